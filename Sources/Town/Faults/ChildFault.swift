/// The faults of `JITE-JIDO.CSV`, planted in claims that have no other.
enum ChildFault: CaseIterable {
  case unknownCertificate, groupedAmount, unmappedRelation, impossibleEnd, unknownReference, duplicateSuperseded
  // Never to be listed
  case protectedImpossibleStart

  /// Whether the row can take this fault without a second finding.
  func suits(_ payment: AllowanceClaim.Payment, of claim: AllowanceClaim) -> Bool {
    if self == .protectedImpossibleStart { return claim.isProtected }
    guard claim.isSound else { return false }
    return self != .duplicateSuperseded || payment.isSuperseded
  }

  /// Plants the fault in a row of `JITE-JIDO.CSV`.
  ///
  /// - Parameter nobody: A 宛名番号 that no person of the town has.
  func plant(in original: DelimitedRow, nobody: Int) -> PlantedRecord {
    typealias Column = ChildColumn
    var row = original
    func item(_ name: String) -> String { "027.支給対象児童情報.\(name)" }
    func planted(
      _ fault: String, _ code: String, _ outcome: FaultLine.Outcome, _ place: String, _ note: String
    ) -> PlantedRecord {
      PlantedRecord(
        bytes: row.bytes,
        findings: [PlantedRecord.Expected(fault: fault, code: code, outcome: outcome, place: place, note: note)])
    }
    func text(_ text: String) -> DelimitedRow.Cell { .text(Array(text.utf8)) }
    switch self {
    case .unknownCertificate:
      row[Column.certificate] = text("9999999999")
      return planted("結合する受給者が無い", "M507", .rejected, "", "受給者のファイルに無い認定番号")
    case .groupedAmount:
      row[Column.amount] = text("10,000")
      return planted("数字項目に数字以外", "N301", .rejected, Column.amount.rawValue, "桁区切りのコンマ")
    case .unmappedRelation:
      row[Column.relation] = text("5")
      return planted("変換表に無いコード", "M501", .rejected, item("続柄区分"), "5")
    case .impossibleEnd:
      row[Column.to] = text("20260931")
      return planted("存在しない日付", "E401", .rejected, item("支給終了年月日"), "20260931")
    case .unknownReference:
      row[Column.number] = .text(NumberText.digits(nobody, 10))
      var record = planted("", "", .written, "", "")
      record.findings = [ChildFault.missingReference("児童_宛名番号", note: "だれのものでもない宛名番号")]
      return record
    case .duplicateSuperseded:
      var record = planted("主キーの重複", "V608", .written, "", "直前の行と同じ。最新ではない履歴")
      record.copies = 2
      record.findings[0].copy = 1
      return record
    case .protectedImpossibleStart:
      row[Column.from] = text("20240931")
      return planted(
        "存在しない日付（支援措置対象者）", "E401", .rejected, item("支給開始年月日"),
        "20240931。件数だけに数え、どの報告にも載せない")
    }
  }

  /// The finding about a child's row of which a 宛名番号 is in neither register.
  static func missingReference(_ item: String, note: String) -> PlantedRecord.Expected {
    PlantedRecord.Expected(
      fault: "参照先の無い宛名番号", code: "V611", outcome: .written, place: "027.支給対象児童情報.\(item)", note: note)
  }
}
