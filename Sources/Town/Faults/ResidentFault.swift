/// The faults of `JUKI.DAT`. Each leads to exactly the findings it lists, so it is planted only where no other rule
/// looks: a record that will be rejected is never the latest of a present head, and protected people are left alone
/// but for one kind, which shows that findings about them are counted and never listed.
enum ResidentFault: CaseIterable {
  // Dates
  case impossibleBirth, impossibleEvent, showa64AfterItsEnd, showa65, taisho15AfterItsEnd, heisei31May
  case heisei1BeforeItsStart, lunisolarBirth, unknownEra, partialNotice, protectedPastEnd
  // Codes and numbers
  case unmappedReason, unmappedSex, unmappedRelation, addresseeCheckDigit, individualCheckDigit, lettersInPostalCode
  // Characters
  case unassignedBytes, badTrailByte, truncatedCharacter, undecidedCharacter, heldCharacter, halfWidthLot
  // Framing
  case shortRecord, overlongRecord
  // Across records
  case duplicateSuperseded, tiedLatest, householdWithoutHead

  /// Whether the record can take this fault without a second finding.
  func suits(_ context: RecordContext) -> Bool {
    if self == .protectedPastEnd { return context.carriesProtection }
    guard !context.isProtected else { return false }
    switch self {
    case .showa64AfterItsEnd, .showa65, .taisho15AfterItsEnd, .heisei31May, .heisei1BeforeItsStart, .halfWidthLot:
      return true
    case .individualCheckDigit: return context.hasIndividualNumber
    case .addresseeCheckDigit: return context.recordCount == 1
    case .shortRecord, .overlongRecord, .duplicateSuperseded: return !context.isLatest
    case .householdWithoutHead: return context.isLatest && context.isPresentHead && context.isAlone
    case .impossibleBirth, .impossibleEvent, .lunisolarBirth, .unknownEra, .partialNotice, .unmappedReason,
      .unmappedSex, .unmappedRelation, .lettersInPostalCode, .unassignedBytes, .badTrailByte, .truncatedCharacter,
      .undecidedCharacter, .heldCharacter, .protectedPastEnd:
      return !(context.isLatest && context.isPresentHead)
    case .tiedLatest: return context.isLatest && !context.isPresentHead
    }
  }

  /// Plants the fault in a record of `JUKI.DAT`.
  func plant(in original: RecordImage) -> PlantedRecord {
    var image = original
    let finding = change(&image)
    var record = PlantedRecord(bytes: image.bytes, findings: [finding])
    if self == .shortRecord { record.bytes.removeLast(24) }
    if self == .overlongRecord { record.bytes += Array("   ".utf8) }
    if self == .duplicateSuperseded || self == .tiedLatest { record.copies = 2 }
    // Of two equal keys the second is reported; of a tie both records are rejected.
    if self == .duplicateSuperseded { record.findings[0].copy = 1 }
    if self == .tiedLatest {
      var second = finding
      second.copy = 1
      record.findings.append(second)
    }
    return record
  }

  private func change(_ image: inout RecordImage) -> PlantedRecord.Expected {
    typealias Field = ResidentFields
    func item(_ name: String) -> String { "001.住民情報.\(name)" }
    func expected(
      _ fault: String, _ code: String, _ outcome: FaultLine.Outcome, _ place: String, _ note: String
    ) -> PlantedRecord.Expected {
      PlantedRecord.Expected(fault: fault, code: code, outcome: outcome, place: place, note: note)
    }
    switch self {
    case .impossibleBirth:
      image.put(digits: 4_290_230, in: Field.birth)
      return expected("存在しない日付", "E401", .rejected, item("生年月日"), "平成29年2月30日")
    case .impossibleEvent:
      image.put(digits: 5_050_931, in: Field.idoYmd)
      return expected("存在しない日付", "E401", .rejected, item("異動年月日"), "令和5年9月31日")
    case .showa64AfterItsEnd:
      image.put(digits: 3_640_108, in: Field.birth)
      return expected("元号の終わりを過ぎた日付", "E402", .written, item("生年月日"), "昭和64年1月8日")
    case .showa65:
      image.put(digits: 3_650_215, in: Field.birth)
      return expected("元号の終わりを過ぎた日付", "E402", .written, item("生年月日"), "昭和65年2月15日")
    case .taisho15AfterItsEnd:
      image.put(digits: 2_151_225, in: Field.birth)
      return expected("元号の終わりを過ぎた日付", "E402", .written, item("生年月日"), "大正15年12月25日")
    case .heisei31May:
      image.put(digits: 4_310_515, in: Field.idoTodokeYmd)
      return expected("元号の終わりを過ぎた日付", "E402", .written, item("異動届出年月日"), "平成31年5月15日")
    case .heisei1BeforeItsStart:
      image.put(digits: 4_010_107, in: Field.birth)
      return expected("元号の始まりより前の日付", "E403", .written, item("生年月日"), "平成元年1月7日")
    case .lunisolarBirth:
      image.put(digits: 1_051_203, in: Field.birth)
      return expected("旧暦の日付", "E405", .rejected, item("生年月日"), "明治5年12月3日")
    case .unknownEra:
      image.put(digits: 9_500_101, in: Field.birth)
      return expected("元号表に無い元号コード", "E406", .rejected, item("生年月日"), "元号コード9")
    case .partialNotice:
      image.put(digits: 5_060_500, in: Field.idoTodokeYmd)
      return expected("一部が不明の日付", "E404", .rejected, item("異動届出年月日"), "令和6年5月 日不明")
    case .protectedPastEnd:
      image.put(digits: 4_310_601, in: Field.shienKaishiYmd)
      return expected(
        "元号の終わりを過ぎた日付（支援措置対象者）", "E402", .written, "001.支援措置対象者情報.支援措置開始年月日",
        "平成31年6月1日。件数だけに数え、どの報告にも載せない")
    case .unmappedReason:
      image.put(digits: 999, in: Field.idoJiyu)
      return expected("変換表に無いコード", "M501", .rejected, item("異動事由"), "999")
    case .unmappedSex:
      image.put(0x58, in: Field.sex)
      return expected("変換表に無いコード", "M501", .rejected, item("性別"), "X")
    case .unmappedRelation:
      image.put(digits: 88, in: Field.zokugaraCd1)
      return expected("変換表に無いコード", "M501", .rejected, item("続柄コード1"), "88")
    case .addresseeCheckDigit:
      image.breakLastDigit(of: Field.atenaNo)
      return expected("検査数字の誤り", "M506", .written, item("宛名番号"), "末尾の1桁だけが違う。値はそのまま移す")
    case .individualCheckDigit:
      image.breakLastDigit(of: Field.myno)
      return expected("検査数字の誤り", "M506", .written, item("個人番号"), "末尾の1桁だけが違う。値はそのまま移す")
    case .lettersInPostalCode:
      image.replace(Field.yubin, with: Array("377-990".utf8))
      return expected("数字項目に数字以外", "N301", .rejected, Field.yubin.name, "ハイフン 2D")
    case .unassignedBytes:
      // Row 9 of JIS X 0208 is empty in CP932.
      image.replace(Field.shimei, with: [0x85, 0x9F])
      return expected("文字表に無いバイト", "C201", .rejected, Field.shimei.name, "859F")
    case .badTrailByte:
      image.replace(Field.shimei, with: [0x8A, 0x20])
      return expected("2バイト目が不正", "C203", .rejected, Field.shimei.name, "8A20")
    case .truncatedCharacter:
      image.fillWithCutCharacter(Field.katagaki)
      return expected("2バイト文字の途中切れ", "C202", .rejected, Field.katagaki.name, "末尾に1バイト目だけが残る")
    case .undecidedCharacter:
      image.replace(Field.shimei, with: [0xF0, 0x50])
      return expected("同定されていない外字", "C204", .rejected, Field.shimei.name, "F050。同定表に無い")
    case .heldCharacter:
      image.replace(Field.shimei, with: [0xF0, 0x48])
      return expected("同定されていない外字", "C204", .rejected, Field.shimei.name, "F048。同定表で保留")
    case .halfWidthLot:
      image.replace(Field.banchi, with: Array("123-4                   ".utf8))
      return expected("全角項目に半角", "V604", .written, item("住所_番地号表記"), "番地が半角")
    case .shortRecord:
      return expected("短いレコード", "F101", .rejected, "", "末尾の24バイトが無い")
    case .overlongRecord:
      return expected("長いレコード", "F102", .rejected, "", "末尾に3バイト多い")
    case .duplicateSuperseded:
      return expected("主キーの重複", "V608", .written, "", "直前のレコードと同じ。最新ではない履歴")
    case .tiedLatest:
      return expected("最新が同順位", "M502", .rejected, item("最新フラグ"), "最新の履歴が2件。どちらも不採用")
    case .householdWithoutHead:
      image.put(digits: 42, in: Field.zokugaraCd1)
      return expected("世帯主のいない世帯", "V609", .written, "", "ひとりだけの世帯で続柄が同居人")
    }
  }
}

/// What a fault has to know of the record it may be planted in.
struct RecordContext {
  /// Whether no later record of the person follows.
  var isLatest: Bool
  /// Whether the record says head of a household (世帯主) and present.
  var isPresentHead: Bool
  /// Whether the person is the only one present in the household.
  var isAlone: Bool
  /// How many records the person has.
  var recordCount: Int
  /// Whether any record of the person carries a support measure.
  var isProtected: Bool
  /// Whether this one does.
  var carriesProtection: Bool
  /// Whether it holds a 個人番号.
  var hasIndividualNumber: Bool
}
