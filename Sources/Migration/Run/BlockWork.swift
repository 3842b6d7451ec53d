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
  let writer: StandardWriter

  /// Works through a block.
  func output(of block: SourceBlock) -> BlockOutput {
    var output = BlockOutput(
      block: block, chunks: Array(repeating: BlockOutput.Chunk(), count: plan.files.count),
      tally: SourceTally(recordTypeCount: source.types.count),
      takings: Array(repeating: [:], count: source.types.count),
      amounts: Array(repeating: AmountTally(), count: plan.amounts.count),
      totals: TotalsTally(atomCount: plan.totals.atoms.count),
      losses: source.types.flatMap(\.maps).reduce(
        into: Array(repeating: LossTally(targetCount: 0), count: plan.mapCount)
      ) { losses, map in
        losses[map.index] = LossTally(targetCount: map.targets.count)
      },
      keys: Array(repeating: [], count: plan.groups.count),
      ruleEntries: plan.groups.map { Array(repeating: [], count: $0.validator.groupRules.count) },
      checks: plan.groups.map { Array(repeating: RuleTally(), count: $0.validator.checks.count) })
    var frames: [[UInt32]] = Array(repeating: [], count: source.types.count)
    let types = source.classifier.types(of: block)
    let guards = FrameGuards(source)
    for (index, frame) in block.frames.enumerated() {
      let type = Int(types[index]) < guards.protections.count ? Int(types[index]) : nil
      switch guards.visibility(of: block, index, type, protectedKeys) {
      case .open: break
      case .uncertain: output.uncertainRecords.append(block.firstRecordIndex + index)
      case .protected: output.protectedRecords.append(block.firstRecordIndex + index)
      }
      if frame.state == .whole, let type, !guards.isControl[type] {
        // The common case: nothing about the frame itself needs a word.
        output.tally.add(bytes: Int(frame.newlineByteCount), .framing)
        frames[type].append(UInt32(index))
      } else {
        sort(frame, index, type, in: block, into: &frames, &output)
      }
    }
    for type in source.types.indices where !frames[type].isEmpty {
      work(type, frames[type], in: block, &output)
    }
    output.rejects.sort { $0.frame < $1.frame }
    output.findings = BlockWork.distinct(output.findings)
    return output
  }

  // MARK: Frames

  /// Gives a frame its outcome where its shape decides, or hands it to its record type.
  private func sort(
    _ frame: Frame, _ index: Int, _ type: Int?, in block: SourceBlock, into frames: inout [[UInt32]],
    _ output: inout BlockOutput
  ) {
    let record = block.firstRecordIndex + index
    let bytes = block.content(index)
    output.tally.add(bytes: Int(frame.newlineByteCount), .framing)
    if let fault = BlockWork.fault(frame.state, hasType: type != nil) {
      output.findings.append(
        RunFinding(finding: Finding(fault, recordIndex: record), source: source.index, type: type, group: nil))
      reject(index, type, fault, byteCount: bytes.count, &output)
      if let type { countUnread(index, type, in: block, &output) }
      return
    }
    guard let type else { return }
    if source.types[type].isControl {
      output.controls.append(BlockOutput.Control(record: record, type: type))
      output.tally.add(1, recordType: type, outcome: .control)
      output.tally.add(bytes: bytes.count, source.types[type].isTrailer ? .trailer : .header)
    }
    frames[type].append(UInt32(index))
  }

  /// Why a frame cannot be read at all, or `nil`.
  static func fault(_ state: FrameState, hasType: Bool) -> FindingCode? {
    switch state {
    case .short: .shortRecord
    case .overlong: .overlongRecord
    case .partial: .partialLastRecord
    case .whole: hasType ? nil : .unknownRecordType
    }
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

  private func work(_ type: Int, _ frames: [UInt32], in block: SourceBlock, _ output: inout BlockOutput) {
    let typePlan = source.types[type]
    let read = typePlan.reader.read(block, frames: frames)
    let batch = read.batch
    if !typePlan.isControl {
      for use in read.userDefined {
        let record = batch.recordIndex(Int(use.row))
        output.characters.add(
          code: use.code, type: type, field: typePlan.reader.inputs[Int(use.input)].field, record: record,
          isProtected: isProtected(record, output))
      }
    }
    gatherTotals(typePlan, batch, block, &output)
    guard !typePlan.isControl else { return }

    let mapped = typePlan.maps.map { map in
      map.compiled.apply(batch, windows: map.windows.map { windows[$0] })
    }
    let outcomes = unite(mapped, batch, type, block, &output)
    for (map, result) in zip(typePlan.maps, mapped) {
      write(map, result, outcomes, batch, block, typePlan, &output)
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
    for (map, result) in zip(source.types[type].maps, mapped) {
      for rejection in result.rejections {
        let row = Int(result.rows[Int(rejection.row)])
        outcomes[row] = .rejected
        if reasons[row] == nil { reasons[row] = rejection.finding.code }
        output.findings.append(
          RunFinding(finding: rejection.finding, source: source.index, type: type, group: map.group))
      }
      for finding in result.findings {
        output.findings.append(RunFinding(finding: finding, source: source.index, type: type, group: map.group))
      }
    }
    let byteCount = source.types[type].layout.byteCount
    for (row, reason) in reasons.sorted(by: { $0.key < $1.key }) {
      reject(Int(batch.frames[row]), type, reason, byteCount: byteCount, &output)
    }
    let written = outcomes.count { $0 == .written }
    let filtered = outcomes.count { $0 == .filtered }
    output.tally.add(written, recordType: type, outcome: .written)
    var takings = [UInt64](repeating: 0, count: batch.count)
    for (number, result) in mapped.enumerated() {
      for row in result.rows { takings[Int(row)] |= 1 << UInt64(number) }
    }
    var run: (taking: UInt64, count: Int) = (0, 0)
    for row in outcomes.indices where outcomes[row] == .written {
      if takings[row] != run.taking, run.count > 0 {
        output.takings[type][run.taking, default: 0] += run.count
        run.count = 0
      }
      run = (takings[row], run.count + 1)
    }
    if run.count > 0 { output.takings[type][run.taking, default: 0] += run.count }
    output.tally.add(filtered, recordType: type, outcome: .filtered)
    output.tally.add(bytes: filtered * byteCount, .filtered)
    return outcomes
  }

  private func write(
    _ map: MapPlan, _ mapped: MappedBatch, _ outcomes: [RecordOutcome], _ batch: SourceBatch, _ block: SourceBlock,
    _ typePlan: RecordTypePlan, _ output: inout BlockOutput
  ) {
    let group = plan.groups[map.group]
    let isKept = mapped.rows.map { outcomes[Int($0)] == .written }
    var standard = mapped.standard
    standard.recordIndexes = standard.recordIndexes.map { RecordNumber.pack(source: source.index, record: $0) }
    let check = group.validator.check(standard, skipping: isKept.map { !$0 })
    for finding in check.findings {
      var own = finding
      own.recordIndex = RecordNumber.record(finding.recordIndex)
      output.findings.append(RunFinding(finding: own, source: source.index, type: nil, group: map.group))
    }
    output.keys[map.group] += check.keyEntries
    for (place, entries) in check.groupRuleEntries.enumerated() { output.ruleEntries[map.group][place] += entries }
    for (place, tally) in check.tallies.enumerated() { output.checks[map.group][place].add(tally) }
    gatherTargetTotals(group, standard, isKept, &output)

    writer.append(
      columns: standard.columns, rowCount: standard.count, keeping: isKept, into: &output.chunks[group.file].bytes)
    output.chunks[group.file].rows += isKept.count { $0 }
    output.sums.add(standard, of: group.group, at: map.group, keeping: isKept)
    for side in map.sideFiles {
      let keys = group.group.keyItems.map { standard.columns[$0] }
      writer.append(
        columns: keys + side.kept.map { mapped.kept[$0] }, rowCount: standard.count, keeping: isKept,
        into: &output.chunks[side.file].bytes)
      output.chunks[side.file].rows += isKept.count { $0 }
    }
    prove(map, mapped, isKept, batch, block, typePlan, &output)
    for (index, amount) in plan.amounts.enumerated() where amount.map == map.index {
      let column: Column? =
        switch amount.target {
        case .item(let item): mapped.standard.columns[item]
        case .kept(let kept): mapped.kept[kept]
        }
      guard let column else { continue }
      var sum = ExactDecimal.zero
      for row in 0..<mapped.standard.count where isKept[row] {
        if let value = column.decimal(row) { sum = sum + value }
      }
      output.amounts[index].written = output.amounts[index].written + sum
    }
  }
}
