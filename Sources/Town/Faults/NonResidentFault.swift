/// The faults of the detail records of `JUTOGAI.DAT`; its trailer counts one record too many besides.
enum NonResidentFault: CaseIterable {
  case addresseeCheckDigit, individualCheckDigit, unmappedSex, impossibleBirth, mergedWithoutTarget, duplicate
  case undecidedCharacter

  /// Whether the record can take this fault without a second finding.
  func suits(_ image: RecordImage) -> Bool {
    switch self {
    case .individualCheckDigit: image.bytes[NonResidentFields.myno.offset] != 0x20
    case .mergedWithoutTarget: image.bytes[NonResidentFields.daihyoKbn.offset] == 0x31
    case .addresseeCheckDigit, .unmappedSex, .impossibleBirth, .duplicate, .undecidedCharacter: true
    }
  }

  /// Plants the fault in a record of `JUTOGAI.DAT`.
  func plant(in original: RecordImage) -> PlantedRecord {
    typealias Field = NonResidentFields
    var image = original
    func item(_ name: String) -> String { "031.住登外者宛名基本情報.\(name)" }
    func planted(
      _ fault: String, _ code: String, _ outcome: FaultLine.Outcome, _ place: String, _ note: String
    ) -> PlantedRecord {
      PlantedRecord(
        bytes: image.bytes,
        findings: [
          PlantedRecord.Expected(fault: fault, code: code, outcome: outcome, place: place, note: note)
        ])
    }
    switch self {
    case .addresseeCheckDigit:
      image.breakLastDigit(of: Field.atenaNo)
      return planted("検査数字の誤り", "M506", .written, item("宛名番号"), "末尾の1桁だけが違う。値はそのまま移す")
    case .individualCheckDigit:
      image.breakLastDigit(of: Field.myno)
      return planted("検査数字の誤り", "M506", .written, item("個人番号"), "末尾の1桁だけが違う。値はそのまま移す")
    case .unmappedSex:
      image.put(0x33, in: Field.sex)
      return planted("変換表に無いコード", "M501", .rejected, item("性別"), "3")
    case .impossibleBirth:
      image.put(digits: 3_320_431, in: Field.birth)
      return planted("存在しない日付", "E401", .rejected, item("生年月日"), "昭和32年4月31日")
    case .mergedWithoutTarget:
      image.put(0x30, in: Field.daihyoKbn)
      return planted("条件付き必須の欠落", "V607", .written, item("名寄せ先宛名番号"), "代表でないのに名寄せ先が無い")
    case .duplicate:
      var record = planted("主キーの重複", "V608", .written, "", "直前のレコードと同じ")
      record.copies = 2
      record.findings[0].copy = 1
      return record
    case .undecidedCharacter:
      image.replace(Field.shimei, with: [0xF0, 0x51])
      return planted("同定されていない外字", "C204", .rejected, Field.shimei.name, "F051。同定表に無い")
    }
  }
}
