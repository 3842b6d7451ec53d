internal import Evaluation
public import Records

// Rows that the filter leaves out are removed once, from the inputs, and not from every item; where all rows pass, which
// is the common case, inputs are shared as they are.
extension CompiledMap {
  /// Maps a batch.
  ///
  /// - Parameters:
  ///   - batch: The records of the map's type in one block, decoded with the shared inputs.
  ///   - windows: One resolved window for each of `windows`, in order.
  /// - Complexity: O(bytes of the inputs × steps).
  public func apply(_ batch: SourceBatch, windows states: [WindowStates]) -> MappedBatch {
    precondition(states.count == windows.count, "every window is resolved before mapping")
    let all = ColumnSet(
      columns: batch.columns.indices.map { reads($0) ? batch.columns[$0] : nil }, count: batch.count,
      windows: states.map { state in (0..<batch.count).map { state.verdict(batch.recordIndex($0)) } })
    let selection = select(all, batch)
    let set = selection.set
    let records = selection.rows.map { batch.recordIndex(Int($0)) }

    var rejections: [MappedBatch.Rejection] = selection.rejections
    var findings: [Finding] = selection.findings
    var asking: [Int: [Bool]] = [:]
    for failure in batch.failures where reads(Int(failure.input)) {
      let row = selection.position(of: failure.row)
      guard row >= 0, asks(Int(failure.input), row: row, set, &asking) else { continue }
      let hasBytes = failure.byteCount > 0
      let finding = Finding(
        failure.code, recordIndex: records[row], field: inputFields[Int(failure.input)],
        byteOffset: hasBytes ? failure.byteOffset : nil, bytes: failure.bytes, byteCount: failure.byteCount)
      rejections.append(MappedBatch.Rejection(row: UInt32(row), finding: finding))
    }

    var columns = [Column?](repeating: nil, count: items.count)
    var handled = [[UInt32]](repeating: [], count: items.count)
    var flagged = handled
    for (index, item) in items.enumerated() {
      guard case .expression(let plan) = item.source else { continue }
      let result = plan.evaluate(set)
      columns[index] = result.column
      handled[index] = result.handled
      flagged[index] = result.flagged
      if let unknown = result.unknown {
        columns[unknown.flagItem] = unknown.flags.bytes.isEmpty ? nil : unknown.flags
        columns[unknown.textItem] = unknown.texts.bytes.isEmpty ? nil : unknown.texts
      }
      for rejection in result.rejections {
        let finding = Finding(
          rejection.code, recordIndex: records[Int(rejection.row)], field: item.field, item: Int32(index))
        rejections.append(MappedBatch.Rejection(row: rejection.row, finding: finding))
      }
      for listed in result.findings {
        findings.append(
          Finding(listed.code, recordIndex: records[Int(listed.row)], field: item.field, item: Int32(index)))
      }
    }
    // Stable by row: within a row, decode failures come first, then items in order.
    rejections = CompiledMap.ordered(rejections) { Int($0.row) }
    findings = CompiledMap.ordered(findings) { $0.recordIndex }
    return MappedBatch(
      standard: StandardBatch(count: set.count, columns: columns, recordIndexes: records), rows: selection.rows,
      filtered: selection.filtered, rejections: rejections, findings: findings,
      kept: kept.map { set.columns[$0] ?? Column(repeating: [], count: set.count) }, handled: handled,
      flagged: flagged,
      inputs: set.columns)
  }

  /// Whether a row rests on an input: a value that only another branch of a `case` would read rejects nothing.
  private func asks(_ input: Int, row: Int, _ set: ColumnSet, _ known: inout [Int: [Bool]]) -> Bool {
    if isCertain[input] { return true }
    if let rows = known[input] { return rows[row] }
    var rows = [Bool](repeating: false, count: set.count)
    for item in items where item.inputs.contains(input) {
      guard case .expression(let plan) = item.source else { continue }
      for (position, asks) in plan.asks(input, set).enumerated() where asks { rows[position] = true }
    }
    known[input] = rows
    return rows[row]
  }

  func reads(_ input: Int) -> Bool { input < isUsed.count && isUsed[input] }

  private static func ordered<Value>(_ values: [Value], by key: (Value) -> Int) -> [Value] {
    guard values.count > 1 else { return values }
    return values.enumerated().sorted { left, right in
      let (one, two) = (key(left.element), key(right.element))
      return one != two ? one < two : left.offset < right.offset
    }.map(\.element)
  }
}

/// The rows of a batch that pass the filter.
private struct Selection {
  var set: ColumnSet
  var rows: [UInt32]
  var filtered: [UInt32] = []
  var rejections: [MappedBatch.Rejection] = []
  var findings: [Finding] = []
  /// For each row of the batch, its row among those that pass, or -1; empty when all pass.
  var positions: [Int32] = []

  func position(of row: UInt32) -> Int { positions.isEmpty ? Int(row) : Int(positions[Int(row)]) }
}

extension CompiledMap {
  private func select(_ all: ColumnSet, _ batch: SourceBatch) -> Selection {
    let filters = [filter, rowFilter].compactMap { $0 }
    guard !filters.isEmpty else { return Selection(set: all, rows: Array(0..<UInt32(batch.count))) }
    var passes = [Bool](repeating: true, count: batch.count)
    var rejections: [RowFinding] = []
    var findings: [RowFinding] = []
    for filter in filters {
      let result = filter.evaluate(all)
      var holds = result.holds
      for rejection in result.rejections { holds[Int(rejection.row)] = true }
      // A filter that cannot be read leaves nothing out: the record is rejected, with the reason.
      for failure in batch.failures where isUndecided(filter, byFailureOf: Int(failure.input)) {
        holds[Int(failure.row)] = true
      }
      for row in passes.indices { passes[row] = passes[row] && holds[row] }
      rejections += result.rejections
      findings += result.findings
    }

    var selection = Selection(set: all, rows: [])
    selection.rows.reserveCapacity(batch.count)
    for row in 0..<batch.count {
      if passes[row] { selection.rows.append(UInt32(row)) } else { selection.filtered.append(UInt32(row)) }
    }
    if !selection.filtered.isEmpty {
      selection.positions = [Int32](repeating: -1, count: batch.count)
      for (position, row) in selection.rows.enumerated() { selection.positions[Int(row)] = Int32(position) }
      let rows = selection.rows
      selection.set = ColumnSet(
        columns: all.columns.map { $0?.gathering(rows) }, count: rows.count,
        windows: all.windows.map { verdicts in rows.map { verdicts[Int($0)] } })
    }
    for rejection in rejections {
      let row = selection.position(of: rejection.row)
      guard row >= 0 else { continue }
      let finding = Finding(rejection.code, recordIndex: batch.recordIndex(Int(rejection.row)))
      selection.rejections.append(MappedBatch.Rejection(row: UInt32(row), finding: finding))
    }
    for listed in findings where selection.position(of: listed.row) >= 0 {
      selection.findings.append(Finding(listed.code, recordIndex: batch.recordIndex(Int(listed.row))))
    }
    return selection
  }
}
