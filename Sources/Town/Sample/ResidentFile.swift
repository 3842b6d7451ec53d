/// Writes `JUKI.DAT`: a header, the history records household by household, a trailer that counts them all and sums
/// both amounts as they stand in the file.
struct ResidentFile {
  let plan: TownPlan
  let isFaulty: Bool

  /// One fault in 48 records: about 2 %.
  private static let spacing = 48
  /// And one record about a protected person in 1,200, whose finding must never be listed.
  private static let protectedSpacing = 1200

  /// Writes the file and gives the faults planted in it and the numbers lost by them.
  func write(to writer: inout ChunkWriter) throws -> WrittenFile {
    let lexicon = Lexicon()
    let maker = HouseholdMaker(seed: plan.seed, asOf: plan.asOf, lexicon: lexicon)
    let layout = ResidentRecord(lexicon: lexicon)
    var numbers = NumberIssuer.residents
    var queue = FaultQueue(ResidentFault.allCases.filter { $0 != .protectedPastEnd }, spacing: ResidentFile.spacing)
    var protectedQueue = FaultQueue([ResidentFault.protectedPastEnd], spacing: ResidentFile.protectedSpacing)
    var image = RecordImage(byteCount: ResidentRecord.byteCount)
    var written = WrittenFile()
    var sums = Sums()
    try writer.append(
      ControlRecords.header(
        byteCount: ResidentRecord.byteCount, system: Array("NKJ-JUKI".utf8), extracted: plan.extracted,
        title: lexicon.residentRegister))
    var present = 0
    var index = 0
    while present < plan.residents {
      let household = maker.household(index, numbers: &numbers)
      index += 1
      let presentCount = household.presentCount
      present += presentCount
      for person in household.people {
        var isLost = isFaulty
        for (position, entry) in person.entries.enumerated() {
          layout.write(entry, of: person, in: household, to: &image)
          var bytes = image.bytes
          var copies = 1
          var isKept = true
          if isFaulty {
            let context = context(of: entry, at: position, person: person, presentCount: presentCount)
            let protectedKind = protectedQueue.next { $0.suits(context) }
            if let kind = protectedKind ?? queue.next(suiting: { $0.suits(context) }) {
              let planted = kind.plant(in: image)
              // The header is record 0, so the next record's index is the count so far plus one.
              written.faults += planted.lines(source: TownFile.residents.fileName, record: sums.records + 1)
              bytes = planted.bytes
              copies = planted.copies
              isKept = planted.keeps(person.number, in: ResidentFields.atenaNo)
            }
          }
          if isKept { isLost = false }
          for _ in 0..<copies {
            try writer.append(bytes)
            sums.add(entry)
          }
        }
        if isLost { written.lost.insert(person.number) }
      }
    }
    try writer.append(
      ControlRecords.residentTrailer(count: sums.records, fees: sums.fees, adjustments: sums.adjustments))
    return written
  }

  private func context(of entry: Entry, at position: Int, person: Person, presentCount: Int) -> RecordContext {
    RecordContext(
      isLatest: position == person.entries.count - 1,
      isPresentHead: entry.state == .present && entry.relation == .head,
      isAlone: presentCount == 1, recordCount: person.entries.count,
      isProtected: person.isProtected, carriesProtection: entry.protection != nil,
      hasIndividualNumber: person.individualNumber != nil)
  }

  /// What the trailer holds.
  private struct Sums {
    var records = 0
    var fees = 0
    var adjustments = 0

    mutating func add(_ entry: Entry) {
      records += 1
      fees += entry.fee
      adjustments += entry.adjustment
    }
  }
}
