/// Writes `JUTOGAI.DAT`: a header, one record a person, a trailer. In the faulty sample the trailer counts one record
/// that is not there.
struct NonResidentFile {
  let plan: TownPlan
  let isFaulty: Bool

  /// One fault in 20 records, so that every kind is there at the default size.
  private static let spacing = 20

  /// Writes the file and gives the faults planted in it and the numbers lost by them.
  func write(to writer: inout ChunkWriter) throws -> WrittenFile {
    let lexicon = Lexicon()
    let layout = NonResidentRecord(seed: plan.seed, asOf: plan.asOf, lexicon: lexicon)
    var numbers = NumberIssuer.nonResidents
    var queue = FaultQueue(NonResidentFault.allCases, spacing: NonResidentFile.spacing)
    var image = RecordImage(byteCount: NonResidentRecord.byteCount)
    var written = WrittenFile()
    var records = 0
    var previous = 0
    let source = TownFile.nonResidents.fileName
    try writer.append(
      ControlRecords.header(
        byteCount: NonResidentRecord.byteCount, system: Array("NKJ-JUTO".utf8), extracted: plan.extracted,
        title: lexicon.nonResidentRegister))
    for index in 0..<plan.nonResidents {
      layout.write(index, numbers: &numbers, previous: &previous, to: &image)
      var bytes = image.bytes
      var copies = 1
      if isFaulty, let kind = queue.next(suiting: { $0.suits(image) }) {
        let planted = kind.plant(in: image)
        written.faults += planted.lines(source: source, record: records + 1)
        bytes = planted.bytes
        copies = planted.copies
        // `previous` is the number of the entry just made.
        if !planted.keeps(previous, in: NonResidentFields.atenaNo) { written.lost.insert(previous) }
      }
      for _ in 0..<copies {
        try writer.append(bytes)
        records += 1
      }
    }
    try writer.append(ControlRecords.nonResidentTrailer(count: isFaulty ? records + 1 : records))
    if isFaulty {
      written.faults.append(
        FaultLine(
          source: source, record: nil, fault: "トレーラの件数違い", code: "R701", outcome: .file, place: "住登外者のトレーラ件数",
          note: "明細より1件多い"))
    }
    return written
  }
}
