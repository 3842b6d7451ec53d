/// Writes `JITE-JUKYUSHA.CSV` and `JITE-JIDO.CSV`. Both are made from the same claims with the same faults, because what is
/// wrong with a recipient shows in the rows of the children.
struct ChildFiles {
  let plan: TownPlan
  let isFaulty: Bool
  /// Numbers under which nobody is migrated.
  let lost: Set<Int>

  /// Which of the two is written.
  enum Part {
    case recipients
    case children
  }

  /// One fault in 60 recipients, and one in 40 rows of children.
  private static let recipientSpacing = 60
  private static let childSpacing = 40
  /// And one row about a protected child, whose finding must never be listed, in 3 such rows or more.
  private static let protectedSpacing = 3
  private static let lostNote = "住民記録がすべて不採用か別の番号"

  /// Writes one file; gives the faults in it and how many rows follow the headings.
  func write(_ part: Part, to writer: inout ChunkWriter) throws -> (file: WrittenFile, rows: Int) {
    let text = LegacyText()
    var recipientQueue = FaultQueue(RecipientFault.allCases, spacing: ChildFiles.recipientSpacing)
    var childQueue = FaultQueue(
      ChildFault.allCases.filter { $0 != .protectedImpossibleStart }, spacing: ChildFiles.childSpacing)
    var protectedQueue = FaultQueue([ChildFault.protectedImpossibleStart], spacing: ChildFiles.protectedSpacing)
    var nobody = NumberIssuer.nobody
    var written = WrittenFile()
    var rows = 0
    func append(_ planted: PlantedRecord, _ source: TownFile) throws {
      written.faults += planted.lines(source: source.fileName, record: rows + 1)
      for _ in 0..<planted.copies {
        try writer.append(planted.bytes)
        rows += 1
      }
    }
    try writer.append(part == .recipients ? RecipientColumn.headings(text) : ChildColumn.headings(text))
    try AllowanceClaims(plan: plan, lexicon: Lexicon(), lost: lost).forEach { claim in
      let fault = isFaulty ? recipientQueue.next { $0.suits(claim) } : nil
      let recipientNobody = nobody.nextAddressee()
      if part == .recipients {
        let row = ChildRows.recipient(of: claim, named: claim.recipient)
        var made = (rows: [row.bytes], findings: [PlantedRecord.Expected]())
        if let fault {
          made = fault.plant(in: claim, nobody: recipientNobody)
        } else if claim.recipient.isLost {
          made.findings = [RecipientFault.missingReference(note: ChildFiles.lostNote)]
        }
        for (position, bytes) in made.rows.enumerated() {
          try append(PlantedRecord(bytes: bytes, findings: position == 0 ? made.findings : []), .allowanceRecipients)
        }
        return
      }
      for payment in claim.payments {
        let row = ChildRows.payment(payment, of: claim)
        var planted = PlantedRecord(bytes: row.bytes, findings: consequences(of: fault, for: payment, in: claim))
        if isFaulty, fault == nil {
          let protectedKind =
            claim.isProtected ? protectedQueue.next { $0.suits(payment, of: claim) } : nil
          if let kind = protectedKind ?? childQueue.next(suiting: { $0.suits(payment, of: claim) }) {
            planted = kind.plant(in: row, nobody: nobody.nextAddressee())
          }
        }
        try append(planted, .allowanceChildren)
      }
    }
    return (written, rows)
  }

  /// What a child's row leads to without a fault of its own.
  private func consequences(
    of fault: RecipientFault?, for payment: AllowanceClaim.Payment, in claim: AllowanceClaim
  ) -> [PlantedRecord.Expected] {
    if let fault { return [fault.finding] }
    var findings: [PlantedRecord.Expected] = []
    if claim.recipient.isLost {
      findings.append(ChildFault.missingReference("受給者_宛名番号", note: ChildFiles.lostNote))
    }
    if payment.child.isLost { findings.append(ChildFault.missingReference("児童_宛名番号", note: ChildFiles.lostNote)) }
    return findings
  }
}
