/// The faults of the detail records of `KOJUZEI.DAT`. Each leads to exactly the findings it lists: protected people are left
/// alone but for one kind, and so is everyone whose reference leads nowhere already.
///
/// The amounts that the trailer and the control list sum stay readable in every faulty record.
enum TaxFault: CaseIterable {
  // Characters
  case unassignedCode, openShift, loneShiftIn, undecidedCharacter, heldCharacter
  // Numbers and lengths
  case badPackedDigit, badPackedSign, letterInDueDate, wrongOccurrenceCount
  // Codes and conditions
  case unmappedDeclaration, unmappedTaxation, elsewhereWithoutMunicipality
  // Across records and groups
  case unknownReference, duplicateSuperseded
  // Never to be listed
  case protectedUnmappedDeclaration

  /// Whether the record can take this fault without a second finding.
  func suits(_ assessment: Assessment, of taxpayer: Taxpayer) -> Bool {
    guard !taxpayer.isLost, taxpayer.isProtected == (self == .protectedUnmappedDeclaration) else { return false }
    switch self {
    case .unassignedCode, .openShift, .undecidedCharacter, .heldCharacter, .badPackedDigit, .badPackedSign,
      .unmappedDeclaration, .unmappedTaxation, .unknownReference, .protectedUnmappedDeclaration:
      return true
    case .loneShiftIn: return assessment.employer == nil
    case .letterInDueDate: return !assessment.instalments.isEmpty
    // Whoever pays nothing adds nothing to a sum, whatever the instalments are taken for.
    case .wrongOccurrenceCount: return assessment.rowCount == 0
    case .elsewhereWithoutMunicipality: return assessment.elsewhere != nil
    case .duplicateSuperseded: return assessment.isSuperseded
    }
  }

  /// Plants the fault in a record of `KOJUZEI.DAT`.
  ///
  /// - Parameter nobody: A 宛名番号 that no person of the town has.
  func plant(in original: RecordImage, of assessment: Assessment, nobody: Int) -> PlantedRecord {
    typealias Field = TaxFields
    var image = original
    func planted(
      _ fault: String, _ code: String, _ outcome: FaultLine.Outcome, _ place: String, _ note: String
    ) -> PlantedRecord {
      let bytes = Array(image.bytes.prefix(TaxRecord.byteCount(of: assessment)))
      return PlantedRecord(
        bytes: bytes,
        findings: [PlantedRecord.Expected(fault: fault, code: code, outcome: outcome, place: place, note: note)])
    }
    switch self {
    case .unassignedCode:
      // 4441 is not assigned in IBM939 (glibc `iconv -f IBM939` refuses it).
      image.replace(Field.shimei, with: [0x44, 0x41])
      return planted("文字表に無いバイト", "C201", .rejected, Field.shimei.name, "4441")
    case .openShift:
      // A letter, then shift-out and double-byte spaces to the end of the field.
      image.replace(Field.tokuchoMei, with: [0xC1, 0x0E] + [UInt8](repeating: 0x40, count: 40))
      return planted("対にならないシフトコード", "C205", .rejected, Field.tokuchoMei.name, "SOだけでSIが無い")
    case .loneShiftIn:
      image.replace(Field.tokuchoMei, with: [0x0F])
      return planted("対にならないシフトコード", "C205", .rejected, Field.tokuchoMei.name, "SIだけでSOが無い")
    case .undecidedCharacter:
      image.replace(Field.shimei, with: [0x69, 0x91])
      return planted("同定されていない外字", "C204", .rejected, Field.shimei.name, "6991。同定表に無い")
    case .heldCharacter:
      image.replace(Field.shimei, with: [0x69, 0x49])
      return planted("同定されていない外字", "C204", .rejected, Field.shimei.name, "6949。同定表で保留")
    case .badPackedDigit:
      image.replace(Field.nenzeigaku, with: [0xA0])
      return planted("パック10進数の桁が不正", "N302", .rejected, Field.nenzeigaku.name, "先頭のバイトがA0")
    case .badPackedSign:
      image.replace(Field.nenzeigaku, from: 4, with: [image.bytes[Field.nenzeigaku.offset + 4] & 0xF0 | 0x05])
      return planted("符号が不正", "N303", .rejected, Field.nenzeigaku.name, "符号のニブルが5")
    case .letterInDueDate:
      // The letter O in place of the digit 0.
      image.replace(Field.nokiYmd(1), from: 4, with: [0xD6])
      return planted("数字項目に数字以外", "N301", .rejected, Field.nokiYmd(1).name, "0の代わりに英字のO")
    case .wrongOccurrenceCount:
      image.put(digits: TaxFields.mostInstalments + 1, in: Field.kiwariKaisu)
      return planted("繰り返しの回数の誤り", "F107", .rejected, "", "13回と書いてあるが期割は無く、多くても12回")
    case .unmappedDeclaration:
      image.put(0xE7, in: Field.mishinkokuKbn)
      return planted("変換表に無いコード", "M501", .rejected, "010.納税義務者情報.未申告区分", "X")
    case .protectedUnmappedDeclaration:
      image.put(0xE7, in: Field.mishinkokuKbn)
      return planted(
        "変換表に無いコード（支援措置対象者）", "M501", .rejected, "010.納税義務者情報.未申告区分",
        "X。件数だけに数え、どの報告にも載せない")
    case .unmappedTaxation:
      image.put(0xF9, in: Field.kazeiKbn)
      return planted("変換表に無いコード", "M501", .rejected, "010.個人住民税課税情報.課税非課税区分", "9")
    case .elsewhereWithoutMunicipality:
      image.put(digits: 0, in: Field.tadantaiCd)
      return planted(
        "条件付き必須の欠落", "V607", .written, "010.納税義務者情報.他団体課税対象者の課税先市区町村コード", "課税先の団体が無い")
    case .unknownReference:
      image.put(digits: nobody, in: Field.atenaNo)
      var record = planted("", "", .written, "", "")
      record.findings = TaxFault.missingReferences(of: assessment, note: "だれのものでもない宛名番号")
      return record
    case .duplicateSuperseded:
      var record = planted("主キーの重複", "V608", .written, "", "直前のレコードと同じ。最新ではない履歴")
      record.copies = 2
      record.findings[0].copy = 1
      // One for each record of the standard that the second copy becomes.
      record.findings = Array(repeating: record.findings[0], count: 2 + assessment.rowCount)
      return record
    }
  }

  /// The findings about a record whose 宛名番号 is in neither register: one for each record of the standard that it becomes.
  static func missingReferences(of assessment: Assessment, note: String) -> [PlantedRecord.Expected] {
    let rows = Array(repeating: "個人住民税税額控除情報", count: assessment.rowCount)
    return (["納税義務者情報", "個人住民税課税情報"] + rows).map { group in
      PlantedRecord.Expected(
        fault: "参照先の無い宛名番号", code: "V611", outcome: .written, place: "010.\(group).宛名番号", note: note)
    }
  }
}
