internal import Evaluation
internal import Fidelity
internal import Formats
internal import Language
internal import Mapping
internal import Platform
internal import Records
internal import Validation

/// What happens to one block: tell records apart, decode, map, unite rejects, validate, prove, write. Pure: the same
/// block and plan give the same output on any thread.
struct BlockWork: Sendable {
  let plan: RunPlan
  let source: SourcePlan
  let windows: [WindowStates]
  let protectedKeys: ProtectedKeys
  let joins: JoinBooks
  let writer: StandardWriter

  /// Works through a block.
  ///
  /// - Throws: `FileError` where joined records cannot be read.
  func output(of block: SourceBlock) throws -> BlockOutput {
    var output = BlockOutput(
      block: block, chunks: Array(repeating: BlockOutput.Chunk(), count: plan.files.count),
      tally: SourceTally(recordTypeCount: source.types.count),
      takings: Array(repeating: [:], count: source.types.count),
      amounts: Array(repeating: AmountTally(), count: plan.amounts.count),
      totals: TotalsTally(atomCount: plan.totals.atoms.count),
      losses: source.types.flatMap(\.rows).reduce(
        into: Array(repeating: LossTally(targetCount: 0), count: plan.rowCount)
      ) { losses, row in
        losses[row.number] = LossTally(targetCount: row.targets.count)
      },
      keys: Array(repeating: [], count: plan.groups.count),
      ruleEntries: plan.groups.map { Array(repeating: [], count: $0.validator.groupRules.count) },
      referencedEntries: plan.groups.map { Array(repeating: [], count: $0.validator.referringRules.count) },
      checks: plan.groups.map { Array(repeating: RuleTally(), count: $0.validator.checks.count) })
    var frames: [[UInt32]] = Array(repeating: [], count: source.types.count)
    let types = source.recordTypes(of: block)
    let guards = FrameGuards(source)
    for (index, frame) in block.frames.enumerated() {
      let type = types[index]
      let fault = source.fault(block, index, type: type)
      switch guards.visibility(of: block, index, type, isWhole: fault == nil, protectedKeys) {
      case .open: break
      case .uncertain: output.uncertainRecords.append(block.firstRecordIndex + index)
      case .protected: output.protectedRecords.append(block.firstRecordIndex + index)
      }
      output.tally.add(bytes: frame.framingByteCount, .framing)
      if fault == nil, let type, !guards.isControl[type] {
        // The common case: nothing about the frame itself needs a word.
        frames[type].append(UInt32(index))
      } else {
        sort(index, type, fault, in: block, into: &frames, &output)
      }
    }
    for type in source.types.indices where !frames[type].isEmpty {
      try work(type, frames[type], in: block, &output)
    }
    output.rejects.sort { $0.frame < $1.frame }
    output.findings = BlockWork.distinct(output.findings)
    return output
  }

  // MARK: Frames

  /// Gives a frame its outcome where its shape decides, or hands it to its record type.
  private func sort(
    _ index: Int, _ type: Int?, _ fault: FindingCode?, in block: SourceBlock, into frames: inout [[UInt32]],
    _ output: inout BlockOutput
  ) {
    let record = block.firstRecordIndex + index
    let byteCount = Int(block.stored.frames[index].byteCount)
    if let fault {
      output.findings.append(
        RunFinding(finding: Finding(fault, recordIndex: record), source: source.index, type: type, group: nil))
      reject(index, type, fault, byteCount: byteCount, &output)
      if let type { countUnread(index, type, in: block, &output) }
      return
    }
    guard let type else { return }
    if let byteClass = ByteClass(source.types[type].role) {
      output.controls.append(BlockOutput.Control(record: record, type: type))
      output.tally.add(1, recordType: type, outcome: .control)
      output.tally.add(bytes: byteCount, byteClass)
    }
    frames[type].append(UInt32(index))
  }

  private func reject(
    _ frame: Int, _ type: Int?, _ code: FindingCode, byteCount: Int, _ output: inout BlockOutput
  ) {
    output.rejects.append(BlockOutput.Reject(frame: frame, code: code))
    output.tally.add(1, recordType: type, outcome: .rejected)
    output.tally.add(bytes: byteCount, .rejected)
    output.tally.addRejection(code)
  }

  // MARK: Records of one type

  private func work(_ type: Int, _ frames: [UInt32], in block: SourceBlock, _ output: inout BlockOutput) throws {
    let typePlan = source.types[type]
    let read = try typePlan.reader.read(block, frames: frames, joining: joins)
    let batch = read.batch
    if !typePlan.isControl {
      for use in read.userDefined {
        let record = batch.recordIndex(Int(use.row))
        let field = typePlan.reader.inputs[Int(use.input)].field
        let isProtected = isProtected(record, output)
        let offset = typePlan.place(of: use, field, block, Int(batch.frames[Int(use.row)]))
        output.characters.add(
          code: use.code, type: type, field: field, record: record, byteOffset: offset, isProtected: isProtected)
        if use.isDecided, !isProtected {
          output.citations.append(
            BlockOutput.Citation(record: record, type: type, field: field, code: use.code, byteOffset: offset))
        }
      }
    }
    gatherTotals(typePlan, batch, block, &output)
    guard !typePlan.isControl else { return }

    let mapped = typePlan.rows.map { row in
      row.compiled.apply(batch, windows: row.windows.map { windows[$0] })
    }
    let outcomes = unite(mapped, batch, type, block, &output)
    for (row, result) in zip(typePlan.rows, mapped) {
      write(row, result, outcomes, read, block, typePlan, &output)
    }
    for map in Set(typePlan.rows.filter { !$0.isAlone }.map(\.map)).sorted() {
      let own = typePlan.rows.indices.filter { typePlan.rows[$0].map == map }
      interleave(typePlan.rows[own[0]], own.map { mapped[$0] }, outcomes, &output)
    }
    gatherAmounts(typePlan, mapped, outcomes, batch, block, &output)
  }

  /// One outcome for each record, over all maps that read it: rejected by one is rejected for all.
  private func unite(
    _ mapped: [MappedBatch], _ batch: SourceBatch, _ type: Int, _ block: SourceBlock, _ output: inout BlockOutput
  ) -> [RecordOutcome] {
    var outcomes = [RecordOutcome](repeating: .filtered, count: batch.count)
    for result in mapped {
      for row in result.rows { outcomes[Int(row)] = .written }
    }
    var reasons: [Int: FindingCode] = [:]
    for (plan, result) in zip(source.types[type].rows, mapped) {
      for rejection in result.rejections {
        let row = Int(result.rows[Int(rejection.row)])
        outcomes[row] = .rejected
        if reasons[row] == nil { reasons[row] = rejection.finding.code }
        output.findings.append(
          RunFinding(finding: rejection.finding, source: source.index, type: type, group: plan.group))
      }
      for finding in result.findings {
        output.findings.append(RunFinding(finding: finding, source: source.index, type: type, group: plan.group))
      }
    }
    let stored = block.stored.frames
    func byteCount(_ row: Int) -> Int { Int(stored[Int(batch.frames[row])].byteCount) }
    for (row, reason) in reasons.sorted(by: { $0.key < $1.key }) {
      reject(Int(batch.frames[row]), type, reason, byteCount: byteCount(row), &output)
    }
    let written = outcomes.count { $0 == .written }
    output.tally.add(written, recordType: type, outcome: .written)
    output.tally.add(outcomes.count { $0 == .filtered }, recordType: type, outcome: .filtered)
    for row in outcomes.indices where outcomes[row] == .filtered {
      output.tally.add(bytes: byteCount(row), .filtered)
    }
    gatherTakings(mapped, outcomes, batch, type, block, &output)
    return outcomes
  }

  /// Counts the written records by the rows that were made of them, and by their length or the length of their cells.
  private func gatherTakings(
    _ mapped: [MappedBatch], _ outcomes: [RecordOutcome], _ batch: SourceBatch, _ type: Int, _ block: SourceBlock,
    _ output: inout BlockOutput
  ) {
    var rows = [UInt64](repeating: 0, count: batch.count)
    for (number, result) in mapped.enumerated() {
      for row in result.rows { rows[Int(row)] |= 1 << UInt64(number) }
    }
    let columnCount = block.columnCount
    let stored = block.stored.frames
    let tables = source.types[type].layout.isShifted ? source.types[type].layout.variableTables : []
    var run = TakenRecords()
    var taking = Taking(rows: 0, byteCount: 0)
    func close() { if run.count > 0 { output.takings[type][taking, default: TakenRecords()].add(run) } }
    for row in outcomes.indices where outcomes[row] == .written {
      let frame = Int(batch.frames[row])
      var own = Taking(rows: rows[row], byteCount: columnCount > 0 ? 0 : Int(stored[frame].byteCount))
      if !tables.isEmpty { own.occurrences = source.types[type].length?.occurrences(block, frame) ?? [] }
      if own != taking {
        close()
        run = TakenRecords(columns: Array(repeating: 0, count: columnCount))
        taking = own
      }
      run.count += 1
      guard columnCount > 0 else { continue }
      var cellBytes = 0
      for column in 0..<columnCount {
        let byteCount = Int(block.cells[frame * columnCount + column].byteCount)
        run.columns[column] += byteCount
        cellBytes += byteCount
      }
      output.tally.add(bytes: Int(block.frames[frame].byteCount) - cellBytes, .framing)
    }
    close()
  }

  /// Writes the rows that a map makes of each record one behind another, record by record.
  private func interleave(
    _ row: RowPlan, _ mapped: [MappedBatch], _ outcomes: [RecordOutcome], _ output: inout BlockOutput
  ) {
    var next = [Int](repeating: 0, count: mapped.count)
    var places: [(element: Int, position: Int)] = []
    for record in outcomes.indices {
      for element in mapped.indices {
        let rows = mapped[element].rows
        while next[element] < rows.count, Int(rows[next[element]]) < record { next[element] += 1 }
        guard next[element] < rows.count, Int(rows[next[element]]) == record, outcomes[record] == .written else {
          continue
        }
        places.append((element, next[element]))
      }
    }
    let file = plan.groups[row.group].file
    let columns = mapped[0].standard.columns.indices.map { item -> Column? in
      let columns = mapped.map { $0.standard.columns[item] }
      guard columns.contains(where: { $0 != nil }) else { return nil }
      var merged = Column(reservingValues: places.count, bytes: columns.reduce(0) { $0 + ($1?.bytes.count ?? 0) })
      for place in places {
        if let column = columns[place.element] { merged.append(column, place.position) } else { merged.appendEmpty() }
      }
      return merged
    }
    var origins = RowOrigins(
      file: file, map: row.map, elements: mapped.count, byteOffset: output.chunks[file].bytes.count)
    for place in places {
      origins.add(
        record: mapped[place.element].standard.recordIndexes[place.position] - output.block.firstRecordIndex,
        element: place.element)
    }
    output.origins.append(origins)
    writer.append(
      columns: columns, rowCount: places.count, keeping: Array(repeating: true, count: places.count),
      into: &output.chunks[file].bytes)
    output.chunks[file].rows += places.count
  }

  private func write(
    _ row: RowPlan, _ mapped: MappedBatch, _ outcomes: [RecordOutcome], _ read: TypeReader.Batch,
    _ block: SourceBlock, _ typePlan: RecordTypePlan, _ output: inout BlockOutput
  ) {
    let group = plan.groups[row.group]
    let isKept = mapped.rows.map { outcomes[Int($0)] == .written }
    var standard = mapped.standard
    standard.recordIndexes = standard.recordIndexes.map { RecordNumber.pack(source: source.index, record: $0) }
    let check = group.validator.check(standard, skipping: isKept.map { !$0 })
    for finding in check.findings {
      var own = finding
      own.recordIndex = RecordNumber.record(finding.recordIndex)
      output.findings.append(RunFinding(finding: own, source: source.index, type: nil, group: row.group))
    }
    output.keys[row.group] += check.keyEntries
    for (place, entries) in check.groupRuleEntries.enumerated() { output.ruleEntries[row.group][place] += entries }
    for (place, tally) in check.tallies.enumerated() { output.checks[row.group][place].add(tally) }
    for (place, entries) in check.referencedEntries.enumerated() {
      output.referencedEntries[row.group][place] += entries
    }
    gatherTargetTotals(group, standard, isKept, &output)

    if row.isAlone {
      var origins = RowOrigins(
        file: group.file, map: row.map, elements: 1, byteOffset: output.chunks[group.file].bytes.count)
      for position in 0..<mapped.standard.count where isKept[position] {
        origins.add(record: mapped.standard.recordIndexes[position] - block.firstRecordIndex, element: 0)
      }
      output.origins.append(origins)
      writer.append(
        columns: standard.columns, rowCount: standard.count, keeping: isKept, into: &output.chunks[group.file].bytes)
      output.chunks[group.file].rows += isKept.count { $0 }
    }
    output.sums.add(standard, of: group.group, at: row.group, keeping: isKept)
    for side in row.sideFiles {
      let keys = group.group.keyItems.map { standard.columns[$0] }
      writer.append(
        columns: keys + side.kept.map { mapped.kept[$0] }, rowCount: standard.count, keeping: isKept,
        into: &output.chunks[side.file].bytes)
      output.chunks[side.file].rows += isKept.count { $0 }
    }
    prove(row, mapped, isKept, read, block, typePlan, &output)
    for (index, amount) in plan.amounts.enumerated() where amount.row == row.number {
      let column: Column? =
        switch amount.target {
        case .item(let item): mapped.standard.columns[item]
        case .kept(let kept): mapped.kept[kept]
        }
      guard let column else { continue }
      var sum = ExactDecimal.zero
      for position in 0..<mapped.standard.count where isKept[position] {
        if let value = column.decimal(position) { sum = sum + value }
      }
      output.amounts[index].written = output.amounts[index].written + sum
    }
  }
}

extension ByteClass {
  /// The class of the bytes of records that are no data, or `nil` for data.
  init?(_ role: RecordSelection.Role) {
    switch role {
    case .header: self = .header
    case .trailer: self = .trailer
    case .control: self = .control
    case .data: return nil
    }
  }
}

extension RecordTypePlan {
  /// The offset in the file of a code that nobody's table decides; of a joined record's, where the joining one begins.
  /// Where fields move from record to record, it is the record's own place.
  func place(of use: UserDefinedUse, _ field: Int, _ block: SourceBlock, _ frame: Int) -> Int {
    let stored = block.stored
    let start = Int(stored.frames[frame].offset)
    guard field < layout.fields.count, !layout.isShifted,
      let range = stored.range(
        offset: layout.fields[field].offset,
        byteCount: min(layout.fields[field].byteCount, Int(use.byteOffset) + 1), of: frame)
    else { return block.fileOffset + start }
    return block.fileOffset + range.lowerBound + Int(use.byteOffset)
  }
}
