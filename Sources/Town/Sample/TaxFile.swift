/// Writes `KOJUZEI.DAT`: a header, the assessments person by person, a trailer that counts them and sums every amount as it
/// stands in the file. In the faulty sample one sum of the trailer is one yen off.
struct TaxFile {
  let plan: TownPlan
  let isFaulty: Bool
  /// Numbers under which nobody is migrated.
  let lost: Set<Int>

  /// One fault in 48 records: about 2 %.
  private static let spacing = 48
  /// And one record about a protected person in 1,000, whose finding must never be listed.
  private static let protectedSpacing = 1000
  /// The sum that the faulty trailer has wrong, and the total that says so.
  private static let wrongSum = TaxAmount.cityPerCapita
  private static let wrongSumTotal = "トレーラ 市町村民税均等割額"

  /// Writes the file; gives the faults in it and what its control list has to say.
  func write(to writer: inout ChunkWriter) throws -> (file: WrittenFile, sums: TaxSums) {
    var host = HostText()
    let layout = TaxRecord(host: host)
    let maker = AssessmentMaker(seed: plan.seed)
    var queue = FaultQueue(
      TaxFault.allCases.filter { $0 != .protectedUnmappedDeclaration }, spacing: TaxFile.spacing)
    var protectedQueue = FaultQueue([TaxFault.protectedUnmappedDeclaration], spacing: TaxFile.protectedSpacing)
    var nobody = NumberIssuer.nobody
    var image = RecordImage(byteCount: TaxRecord.mostBytes, in: .ebcdic)
    var written = WrittenFile()
    var sums = TaxSums()
    let source = TownFile.inhabitantTax.fileName
    try writer.append(variable: layout.header(extracted: plan.extracted))
    try Taxpayers(plan: plan, lost: lost).forEach(&host) { taxpayer in
      for assessment in maker.assessments(of: taxpayer.number, isResident: taxpayer.isResident) {
        layout.write(assessment, of: taxpayer, to: &image)
        var planted = PlantedRecord(
          bytes: Array(image.bytes.prefix(TaxRecord.byteCount(of: assessment))), findings: [])
        if isFaulty {
          let protectedKind = protectedQueue.next { $0.suits(assessment, of: taxpayer) }
          if let kind = protectedKind ?? queue.next(suiting: { $0.suits(assessment, of: taxpayer) }) {
            planted = kind.plant(in: image, of: assessment, nobody: nobody.nextAddressee())
          } else if taxpayer.isLost {
            planted.findings = TaxFault.missingReferences(of: assessment, note: "住民記録・住登外宛名がすべて不採用か別の番号")
          }
          // The header is record 0, so the next record's index is the count so far plus one.
          written.faults += planted.lines(source: source, record: sums.records + 1)
        }
        for _ in 0..<planted.copies {
          try writer.append(variable: planted.bytes)
          sums.add(assessment)
        }
      }
    }
    try writer.append(variable: layout.trailer(sums, oneOff: isFaulty ? TaxFile.wrongSum : nil))
    if isFaulty {
      written.faults.append(
        FaultLine(
          source: source, record: nil, fault: "トレーラの金額違い", code: "R701", outcome: .file,
          place: TaxFile.wrongSumTotal, note: "明細の合計より1円多い"))
    }
    return (written, sums)
  }
}
