internal import Fidelity
internal import Formats
internal import Language
internal import Platform
internal import Records
internal import Validation

/// The books of a run, kept while blocks are consumed in their order: every figure of the report comes from here.
struct RunBooks {
  /// One for each source, in order.
  private(set) var sources: [SourceBook]
  private(set) var amounts: [AmountTally]
  private(set) var totals: TotalsTally
  private(set) var losses: [LossTally]
  private(set) var checks: [[RuleTally]]
  private(set) var findings = FindingTally()
  /// Rows of each output file.
  private(set) var rows: [Int]
  /// The path of each output file below the bag.
  private let paths: [String]
  /// Sums of the numbers that were written.
  private(set) var sums = ColumnSums()
  /// What was written.
  var files: [FileSummary] = []
  private let plan: RunPlan

  /// What is known of one source.
  struct SourceBook: Sendable {
    var byteCount = 0
    var sha256 = ""
    var recordCount = 0
    /// The files of a source that is not one plain file.
    var parts: [InputSummary] = []
    var tally: SourceTally
    var characters = CharacterTally()
    var protectedRecords = RecordSet()
    var uncertainRecords = RecordSet()
    /// Whether the header stood at the top.
    var hasHeader = false
    /// A trailer that is the last record so far.
    var lastTrailer: Trailer?
    /// For each record type, of how many written records which rows were made.
    var takings: [[Taking: TakenRecords]]
    /// Where records begin.
    var places = RecordPlaces()
  }

  /// A trailer with its block: when another record follows, it is out of place, and its bytes are kept as a reject.
  struct Trailer: Sendable {
    var block: SourceBlock
    var control: BlockOutput.Control
  }

  init(plan: RunPlan) {
    self.plan = plan
    sources = plan.sources.map {
      SourceBook(
        tally: SourceTally(recordTypeCount: $0.types.count), takings: Array(repeating: [:], count: $0.types.count))
    }
    amounts = Array(repeating: AmountTally(), count: plan.amounts.count)
    totals = TotalsTally(atomCount: plan.totals.atoms.count)
    losses = Array(repeating: LossTally(targetCount: 0), count: plan.rowCount)
    for row in plan.sources.flatMap(\.types).flatMap(\.rows) {
      losses[row.number] = LossTally(targetCount: row.targets.count)
    }
    checks = plan.groups.map { Array(repeating: RuleTally(), count: $0.validator.checks.count) }
    rows = Array(repeating: 0, count: plan.files.count)
    paths = plan.files.map(\.path)
  }

  /// Takes one block of a source, in order.
  ///
  /// - Parameter offsets: For each output file how many bytes it had before this block.
  mutating func take(
    _ output: BlockOutput, _ source: SourcePlan, offsets: [Int], store: borrowing EvidenceStore,
    rejects: inout RejectsFile
  ) throws {
    // Places and bytes are those of the file.
    let block = output.block.stored
    let name = source.declaration.name.value
    try store.add(
      blockIn: name, block: block.index, firstRecord: block.firstRecordIndex, records: block.frames.count,
      offset: block.fileOffset, byteCount: block.bytes.count)
    var before = rows
    for origins in output.origins where origins.rows > 0 {
      try store.add(
        rowsOf: origins, in: paths[origins.file], from: before[origins.file],
        offset: offsets[origins.file] + origins.byteOffset, source: name, block: block.index)
      before[origins.file] += origins.rows
    }
    sources[source.index].places.append(block)
    for (type, takings) in output.takings.enumerated() {
      for (taking, records) in takings {
        sources[source.index].takings[type][taking, default: TakenRecords()].add(records)
      }
    }
    sources[source.index].recordCount += block.frames.count
    sources[source.index].tally.merge(output.tally)
    sources[source.index].characters.merge(output.characters)
    for record in output.protectedRecords { sources[source.index].protectedRecords.insert(record) }
    for record in output.uncertainRecords { sources[source.index].uncertainRecords.insert(record) }
    for (index, amount) in output.amounts.enumerated() { amounts[index].merge(amount) }
    totals.merge(output.totals)
    sums.merge(output.sums)
    for (index, loss) in output.losses.enumerated() where !loss.counts.isEmpty { losses[index].merge(loss) }
    for (group, tallies) in output.checks.enumerated() {
      for (place, tally) in tallies.enumerated() { checks[group][place].add(tally) }
    }
    for (index, chunk) in output.chunks.enumerated() { rows[index] += chunk.rows }
    for citation in output.citations {
      try store.add(
        identifiedIn: name, record: citation.record,
        field: source.fieldName(CharacterTally.FieldPlace(type: citation.type, field: citation.field)),
        code: IdentificationTable.text(citation.code), byteOffset: citation.byteOffset)
    }
    for complement in output.complements
    where visibility(of: complement.record, source.index) != .protected {
      try store.add(
        complementIn: name, record: complement.record,
        item: itemName(complement, of: source), value: complement.value)
    }
    for reject in output.rejects {
      try keep(reject.frame, reject.code, of: block, source, store: store, rejects: &rejects)
    }
    try place(output.controls, of: block, source, store: store, rejects: &rejects)
    for found in output.findings {
      let frame = block.frames[found.finding.recordIndex - block.firstRecordIndex]
      try take(found, byteOffset: block.fileOffset + Int(frame.offset), store: store)
    }
  }

  private func itemName(_ complement: BlockOutput.Complement, of source: SourcePlan) -> String {
    guard let row = source.types.flatMap(\.rows).first(where: { $0.number == complement.row }) else { return "" }
    let group = plan.groups[row.group].group
    return "\(group.qualifiedName).\(group.items[complement.item].name)"
  }

  /// Takes a finding that all records together gave.
  mutating func take(acrossRecords found: RunFinding, store: borrowing EvidenceStore) throws {
    try take(found, byteOffset: nil, store: store)
  }

  /// Puts a rejected frame into the evidence and its bytes into the rejects.
  private func keep(
    _ index: Int, _ code: FindingCode, of block: SourceBlock, _ source: SourcePlan, store: borrowing EvidenceStore,
    rejects: inout RejectsFile
  ) throws {
    let frame = block.frames[index]
    let record = block.firstRecordIndex + index
    try store.add(
      rejectIn: source.declaration.name.value, record: record, code: code,
      sourceOffset: block.fileOffset + Int(frame.offset) - Int(frame.headByteCount),
      byteCount: Int(frame.byteCount) + frame.framingByteCount,
      rejectsOffset: try rejects.append(index, of: block), visibility: visibility(of: record, source.index))
  }

  // MARK: Headers and trailers

  /// Looks where headers and trailers stand: a header anywhere but at the top of a part and a trailer before another record
  /// of its part are rejects like any other; a resident whose record type was mistyped must not vanish among them.
  private mutating func place(
    _ controls: [BlockOutput.Control], of block: SourceBlock, _ source: SourcePlan, store: borrowing EvidenceStore,
    rejects: inout RejectsFile
  ) throws {
    if let earlier = sources[source.index].lastTrailer {
      sources[source.index].lastTrailer = nil
      // A trailer at the end of a part stands where it should.
      if !block.startsFile { try reject(earlier.control, of: earlier.block, source, store: store, rejects: &rejects) }
    }
    let last = block.firstRecordIndex + block.frames.count - 1
    for control in controls {
      switch source.types[control.type].role {
      case .header where block.startsFile && control.record == block.firstRecordIndex:
        if control.record == 0 { sources[source.index].hasHeader = true }
      case .trailer where control.record == last:
        sources[source.index].lastTrailer = Trailer(block: block, control: control)
      case .header, .trailer: try reject(control, of: block, source, store: store, rejects: &rejects)
      // Lines of a list of counts stand anywhere.
      case .control, .data: break
      }
    }
  }

  private mutating func reject(
    _ control: BlockOutput.Control, of block: SourceBlock, _ source: SourcePlan, store: borrowing EvidenceStore,
    rejects: inout RejectsFile
  ) throws {
    let index = control.record - block.firstRecordIndex
    let byteCount = Int(block.frames[index].byteCount)
    guard let byteClass = ByteClass(source.types[control.type].role) else { return }
    sources[source.index].tally.add(-1, recordType: control.type, outcome: .control)
    sources[source.index].tally.add(1, recordType: control.type, outcome: .rejected)
    sources[source.index].tally.add(bytes: -byteCount, byteClass)
    sources[source.index].tally.add(bytes: byteCount, .rejected)
    sources[source.index].tally.addRejection(.misplacedRecord)
    if source.protectsPeople { sources[source.index].uncertainRecords.insert(control.record) }
    try keep(index, .misplacedRecord, of: block, source, store: store, rejects: &rejects)
    let finding = Finding(.misplacedRecord, recordIndex: control.record)
    try take(
      RunFinding(finding: finding, source: source.index, type: control.type, group: nil),
      byteOffset: block.fileOffset + Int(block.frames[index].offset), store: store)
  }

  /// Closes a source: its size, its digest, its bytes by class, and whether header and trailer are there.
  mutating func close(
    _ source: SourcePlan, parts: [InputSummary], byteCount: Int, sha256: String, store: borrowing EvidenceStore
  ) throws {
    sources[source.index].parts = parts
    sources[source.index].byteCount = byteCount
    sources[source.index].sha256 = sha256
    for (type, takings) in sources[source.index].takings.enumerated() {
      for (taking, records) in takings {
        let map = source.types[type].byteMaps.map(taking: taking.rows)
        if records.columns.isEmpty {
          if taking.occurrences.isEmpty {
            sources[source.index].tally.add(records: records.count, byteCount: taking.byteCount, of: map)
          } else {
            sources[source.index].tally.add(
              records: records.count, occurrences: taking.occurrences, of: map, layout: source.types[type].layout)
          }
        } else {
          sources[source.index].tally.add(columns: records.columns, of: map)
        }
      }
    }
    let book = sources[source.index]
    sources[source.index].lastTrailer = nil
    for (type, typePlan) in source.types.enumerated() where typePlan.role == .header || typePlan.role == .trailer {
      let isTrailer = typePlan.role == .trailer
      let isThere = isTrailer ? book.lastTrailer?.control.type == type : book.hasHeader
      guard !isThere else { continue }
      // What is missing has no record of its own: the one that stands in its place is named.
      let place = isTrailer ? max(0, book.recordCount - 1) : 0
      if source.protectsPeople { sources[source.index].uncertainRecords.insert(place) }
      try take(
        RunFinding(
          finding: Finding(.misplacedRecord, recordIndex: place), source: source.index, type: type, group: nil),
        byteOffset: nil, store: store)
    }
  }

  private func visibility(of record: Int, _ source: Int) -> Visibility {
    if sources[source].protectedRecords.contains(record) { return .protected }
    return sources[source].uncertainRecords.contains(record) ? .uncertain : .open
  }

  private mutating func take(
    _ found: RunFinding, byteOffset: Int?, store: borrowing EvidenceStore
  ) throws {
    let finding = found.finding
    let source = plan.sources[found.source]
    let visibility = visibility(of: finding.recordIndex, found.source)
    let group = found.group.map { plan.groups[$0].group }
    let item = finding.item.flatMap { index in group.map { $0.items[Int(index)].name } } ?? ""
    let field = finding.field.flatMap { index in
      found.type.map { source.types[$0].layout.fields[Int(index)].mappingName }
    }
    let rule = finding.rule.map { plan.rules[Int($0)].name } ?? ""
    let severity = finding.rule.map { plan.rules[Int($0)].severity } ?? finding.code.severity
    let name = source.declaration.name.value
    let other = found.otherSource.map { plan.sources[$0].declaration.name.value } ?? ""
    try store.add(
      finding: finding, otherSource: other, source: name, group: group?.qualifiedName ?? "", item: item,
      field: field ?? "", rule: rule,
      severity: severity, count: found.count, visibility: visibility)
    let places = sources[found.source].places
    findings.add(finding.code, severity: severity, count: found.count, isProtected: visibility != .open) {
      FindingExample(
        source: name, record: finding.recordIndex,
        byteOffset: byteOffset ?? places.offset(of: finding.recordIndex), field: field ?? "",
        item: item.isEmpty ? "" : (group.map { "\($0.qualifiedName).\(item)" } ?? item), rule: rule,
        bytes: finding.bytesInHexadecimal)
    }
  }
}
