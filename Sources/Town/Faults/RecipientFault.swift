/// The faults of `JITE-JUKYUSHA.CSV`. A child's row takes its recipient from there, so each shows in `JITE-JIDO.CSV`, too.
enum RecipientFault: CaseIterable {
  case surplusColumn, secondRecipient, unknownReference

  /// Whether the claim can take this fault without a finding beside those that follow from it.
  func suits(_ claim: AllowanceClaim) -> Bool {
    claim.isSound && (self != .secondRecipient || claim.otherAdult != nil)
  }

  /// The rows of the recipient and the findings about them.
  ///
  /// - Parameter nobody: A 宛名番号 that no person of the town has.
  func plant(in claim: AllowanceClaim, nobody: Int) -> (rows: [[UInt8]], findings: [PlantedRecord.Expected]) {
    var row = ChildRows.recipient(of: claim, named: claim.recipient)
    switch self {
    case .surplusColumn:
      row.cells.append(.text([]))
      return (
        [row.bytes],
        [
          PlantedRecord.Expected(
            fault: "列の数の誤り", code: "F108", outcome: .rejected, place: "", note: "10列。宣言は9列")
        ]
      )
    case .secondRecipient:
      guard let other = claim.otherAdult else { return ([row.bytes], []) }
      return ([row.bytes, ChildRows.recipient(of: claim, named: other).bytes], [])
    case .unknownReference:
      row[RecipientColumn.number] = .text(NumberText.digits(nobody, 10))
      return ([row.bytes], [RecipientFault.missingReference(note: "だれのものでもない宛名番号")])
    }
  }

  /// What follows for the row of a child of the claim; each child's row has exactly this one finding.
  var finding: PlantedRecord.Expected {
    switch self {
    case .surplusColumn:
      PlantedRecord.Expected(
        fault: "結合する受給者が無い", code: "M507", outcome: .rejected, place: "", note: "受給者の行が読めない")
    case .secondRecipient:
      PlantedRecord.Expected(
        fault: "結合する受給者が複数", code: "M508", outcome: .rejected, place: "", note: "同じ認定番号の受給者が2人")
    case .unknownReference:
      ChildFault.missingReference("受給者_宛名番号", note: "受給者の行の宛名番号がだれのものでもない")
    }
  }

  /// The finding about a recipient whose 宛名番号 is in neither register.
  static func missingReference(note: String) -> PlantedRecord.Expected {
    PlantedRecord.Expected(
      fault: "参照先の無い宛名番号", code: "V611", outcome: .written, place: "027.受給者情報.宛名番号", note: note)
  }
}
