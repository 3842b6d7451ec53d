import Records

/// Writes `KAIGO.CSV`: a row of headings, then the records person by person. In the faulty sample the last row opens a
/// quotation mark that nothing closes.
struct CareFile {
  let plan: TownPlan
  let isFaulty: Bool
  /// Numbers under which nobody is migrated.
  let lost: Set<Int>

  /// One fault in 20 rows, so that every kind is there at the default size.
  private static let spacing = 20
  /// And one row about a protected person in 3 such rows or more, whose finding must never be listed.
  private static let protectedSpacing = 3

  /// Writes the file; gives the faults in it and how many rows follow the headings.
  func write(to writer: inout ChunkWriter) throws -> (file: WrittenFile, rows: Int) {
    let lexicon = Lexicon()
    let text = LegacyText()
    let layout = CareRow(asOf: plan.asOf, text: text)
    let maker = CertificationMaker(asOf: plan.asOf)
    var queue = FaultQueue(CareFault.allCases.filter { $0 != .protectedFullWidthNumber }, spacing: CareFile.spacing)
    var protectedQueue = FaultQueue([CareFault.protectedFullWidthNumber], spacing: CareFile.protectedSpacing)
    var nobody = NumberIssuer.nobody
    var written = WrittenFile()
    var rows = 0
    let source = TownFile.careInsurance.fileName
    try writer.append(CareColumn.headings(text))
    try InsuredPeople(plan: plan, lexicon: lexicon, lost: lost).forEach { person in
      var random = SplitMix64(seed: plan.seed, stream: .care, index: person.number / 10)
      guard let constants = layout.constants(of: person, random: &random) else { return }
      let age = person.birth.map { plan.asOf.year - $0.year } ?? 85
      let records = maker.certifications(
        age: age, isFirstKind: constants.isFirstKind, until: person.end?.day, random: &random)
      for record in records {
        let row = layout.row(record, of: person, constants)
        var planted = PlantedRecord(bytes: row.bytes, findings: [])
        if isFaulty {
          let protectedKind =
            person.isProtected ? protectedQueue.next { $0.suits(row, record, of: person) } : nil
          if let kind = protectedKind ?? queue.next(suiting: { $0.suits(row, record, of: person) }) {
            planted = kind.plant(in: row, record, nobody: nobody.nextAddressee())
          } else if person.isLost {
            planted.findings = [CareFault.missingReference(note: "住民記録・住登外宛名がすべて不採用か別の番号")]
          }
          written.faults += planted.lines(source: source, record: rows + 1)
        }
        for _ in 0..<planted.copies {
          try writer.append(planted.bytes)
          rows += 1
        }
      }
    }
    if isFaulty {
      // Only where no mark follows it is an open one not a stray one: in the last row.
      try writer.append(Array("\"0000000000\",\"".utf8))
      rows += 1
      written.faults.append(
        FaultLine(
          source: source, record: rows, fault: "閉じていない引用符", code: "F110", outcome: .rejected,
          place: "",
          note: "ファイルの最後の行"))
    }
    return (written, rows)
  }
}
