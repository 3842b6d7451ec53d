/// The faults of `KAIGO.CSV`. Each leads to exactly the findings it lists: protected people are left alone but for one
/// kind, and so is everyone whose reference leads nowhere already.
enum CareFault: CaseIterable {
  // Rows
  case surplusColumn, strayQuote
  // Codes, numbers and characters
  case unmappedLevel, groupedPremium, unassignedBytes, fullWidthNumber
  // Dates in their three notations
  case impossibleSlashes, impossibleLetters, impossibleDigits, heiseiAfterItsEnd, unknownEra
  // Rules and references
  case endBeforeStart, unknownReference, duplicateSuperseded
  // Never to be listed
  case protectedFullWidthNumber

  /// Whether the record can take this fault without a second finding.
  func suits(_ row: DelimitedRow, _ record: Certification, of person: Insured) -> Bool {
    guard !person.isLost, person.isProtected == (self == .protectedFullWidthNumber) else { return false }
    switch self {
    // The broken row is one physical line.
    case .surplusColumn, .strayQuote: return !row.hasNewline
    case .unmappedLevel: return record.level != nil
    case .groupedPremium, .unassignedBytes, .fullWidthNumber, .impossibleSlashes, .unknownReference,
      .protectedFullWidthNumber:
      return true
    case .impossibleLetters, .heiseiAfterItsEnd, .unknownEra: return record.certified != nil
    case .impossibleDigits: return record.from != nil
    case .endBeforeStart: return record.to != nil
    case .duplicateSuperseded: return record.isSuperseded
    }
  }

  /// Plants the fault in a row of `KAIGO.CSV`.
  ///
  /// - Parameter nobody: A 宛名番号 that no person of the town has.
  func plant(in original: DelimitedRow, _ record: Certification, nobody: Int) -> PlantedRecord {
    typealias Column = CareColumn
    var row = original
    func item(_ name: String) -> String { "023.被保険者情報（介護）.\(name)" }
    func planted(
      _ fault: String, _ code: String, _ outcome: FaultLine.Outcome, _ place: String, _ note: String
    ) -> PlantedRecord {
      PlantedRecord(
        bytes: row.bytes,
        findings: [PlantedRecord.Expected(fault: fault, code: code, outcome: outcome, place: place, note: note)])
    }
    func text(_ text: String) -> DelimitedRow.Cell { .text(Array(text.utf8)) }
    switch self {
    case .surplusColumn:
      row.cells.append(.text([]))
      return planted("列の数の誤り", "F108", .rejected, "", "26列。宣言は25列")
    case .strayQuote:
      row[Column.remarks] = .raw(Array("\"ABC\"DEF\"".utf8))
      return planted(
        "書けない位置の引用符", "F109", .rejected, "", "二重にしていない引用符。次の行から読み直す")
    case .unmappedLevel:
      row[Column.level] = text("77")
      return planted("変換表に無いコード", "M501", .rejected, item("要介護状態区分コード"), "77")
    case .groupedPremium:
      row[Column.premium] = text("72,000")
      return planted("数字項目に数字以外", "N301", .rejected, Column.premium.rawValue, "桁区切りのコンマ")
    case .unassignedBytes:
      // Row 9 of JIS X 0208 is empty in CP932.
      row[Column.remarks] = .text([0x85, 0x9F])
      return planted("文字表に無いバイト", "C201", .rejected, Column.remarks.rawValue, "859F")
    case .fullWidthNumber:
      row[Column.publicAssistance] = .text(LegacyText.fullWidth(9_123_456))
      return planted("半角項目に全角", "V603", .written, item("公費受給者番号"), "全角の数字")
    case .impossibleSlashes:
      row[Column.qualified] = text("2015/02/30")
      return planted("存在しない日付", "E401", .rejected, item("資格取得日"), "2015/02/30")
    case .impossibleLetters:
      row[Column.certified] = text("R06.02.31")
      return planted("存在しない日付", "E401", .rejected, item("要介護認定日"), "R06.02.31")
    case .impossibleDigits:
      row[Column.from] = text("20240231")
      return planted("存在しない日付", "E401", .rejected, item("要介護認定有効期間開始日"), "20240231")
    case .heiseiAfterItsEnd:
      row[Column.certified] = text("H31.05.15")
      return planted("元号の終わりを過ぎた日付", "E402", .written, item("要介護認定日"), "H31.05.15")
    case .unknownEra:
      row[Column.certified] = text("X06.04.01")
      return planted("元号表に無い元号コード", "E406", .rejected, item("要介護認定日"), "元号の文字X")
    case .endBeforeStart:
      row[Column.to] = text("20001231")
      row[Column.from] = text("20010101")
      return planted("終わりが始まりより前", "V607", .written, "", "有効期間が20010101から20001231")
    case .unknownReference:
      row[Column.number] = .text(NumberText.digits(nobody, 10))
      var record = planted("", "", .written, "", "")
      record.findings = [CareFault.missingReference(note: "だれのものでもない宛名番号")]
      return record
    case .duplicateSuperseded:
      var record = planted("主キーの重複", "V608", .written, "", "直前の行と同じ。最新ではない履歴")
      record.copies = 2
      record.findings[0].copy = 1
      return record
    case .protectedFullWidthNumber:
      row[Column.publicAssistance] = .text(LegacyText.fullWidth(9_123_457))
      return planted(
        "半角項目に全角（支援措置対象者）", "V603", .written, item("公費受給者番号"),
        "全角の数字。件数だけに数え、どの報告にも載せない")
    }
  }

  /// The finding about a record whose 宛名番号 is in neither register.
  static func missingReference(note: String) -> PlantedRecord.Expected {
    PlantedRecord.Expected(
      fault: "参照先の無い宛名番号", code: "V611", outcome: .written, place: "023.被保険者情報（介護）.宛名番号", note: note)
  }
}
