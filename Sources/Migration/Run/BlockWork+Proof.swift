internal import Evaluation
internal import Fidelity
internal import Formats
internal import Mapping
internal import Records

// The proof by inverse: every value of a map is led back to the text of its field, the text is encoded, and the bytes
// are compared with those that stand in the block. All rows of an item are counted at once; what rejects, identified
// characters and complements change about it is looked at only where there are any.
extension BlockWork {
  /// Runs the inverse of every value and compares with the source's bytes.
  func prove(
    _ plan: RowPlan, _ mapped: MappedBatch, _ isKept: [Bool], _ read: TypeReader.Batch, _ block: SourceBlock,
    _ typePlan: RecordTypePlan, _ output: inout BlockOutput
  ) {
    let batch = read.batch
    let keptStart = self.plan.groups[plan.group].group.items.count
    let places = typePlan.reader.places(rows: mapped.rows, of: read, in: block)
    let dropped = isKept.indices.filter { !isKept[$0] }
    for restored in plan.compiled.restore(mapped) {
      let target: Int
      let item: Int?
      switch restored.target {
      case .item(let index): (target, item) = (index, index)
      case .kept(let index): (target, item) = (keptStart + index, nil)
      }
      // An item without a source field (a constant, a window's flag, what a handler fills) has nothing to restore.
      guard let input = restored.input else {
        let counts = restored.states.counts(matches: nil)
        count(
          restored.states, counts, nil, isKept, dropped, [], mapped.rows, target, keepsComplements: true,
          &output.losses[plan.number])
        continue
      }
      let matches = typePlan.reader.matches(
        input: input, restored: restored.texts, absentText: restored.absentText, places: places, of: read,
        in: block)
      var counts = restored.states.counts(matches: matches)
      if let item, counts[.sameText, isMatch: false] > 0 {
        keepSkeletons(input, item, restored, matches, isKept, mapped, read, block, (plan, typePlan), &counts, &output)
      }
      count(
        restored.states, counts, matches, isKept, dropped, batch.identified[input], mapped.rows, target,
        keepsComplements: !typePlan.reader.isJoined(input),
        &output.losses[plan.number])
      // The first value whose source bytes the inverse did not give says why.
      if counts[.sameText, isMatch: false] > 0,
        let row = BlockWork.unmatched(restored.states, matches, isKept),
        let codes = typePlan.reader.mergedCodes(
          input: input, text: restored.texts.text(row), row: mapped.rows[row], of: read, in: block)
      {
        output.losses[plan.number].note(witness: codes.description, target: target)
      }
      // What a joined record needs beside a value is not kept here: it may be about somebody else.
      if let item, !typePlan.reader.isJoined(input),
        counts[.withComplement, isMatch: true] + counts[.withComplement, isMatch: false] > 0
      {
        let held = batch.columns[input]
        for row in 0..<restored.states.count where restored.states[row] == .withComplement && isKept[row] {
          let source = Int(mapped.rows[row])
          output.complements.append(
            BlockOutput.Complement(
              record: batch.recordIndex(source), row: plan.number, item: item,
              value: plan.compiled.complement(
                item: item, source: held.text(source), value: mapped.standard.columns[item]?.text(row) ?? "")))
        }
      }
    }
  }

  /// Keeps what gives the bytes back of values whose text is the source's and whose bytes are not canonical: they are
  /// exact with a complement then.
  private func keepSkeletons(
    _ input: Int, _ item: Int, _ restored: RestoredField, _ matches: [Bool], _ isKept: [Bool],
    _ mapped: MappedBatch, _ read: TypeReader.Batch, _ block: SourceBlock, _ plans: (RowPlan, RecordTypePlan),
    _ counts: inout RestorationCounts, _ output: inout BlockOutput
  ) {
    var identified = RowCursor(read.batch.identified[input])
    for row in matches.indices where !matches[row] && restored.states[row] == .sameText {
      let isIdentified = identified.contains(mapped.rows[row])
      guard isKept[row], !isIdentified,
        let skeleton = plans.1.reader.skeleton(
          input: input, text: restored.texts.text(row), row: mapped.rows[row], of: read, in: block)
      else { continue }
      counts.add(-1, .sameText, isMatch: false)
      counts.add(1, .withComplement, isMatch: true)
      output.complements.append(
        BlockOutput.Complement(
          record: read.batch.recordIndex(Int(mapped.rows[row])), row: plans.0.number, item: item, value: skeleton))
    }
  }

  /// The first kept row whose text is the source's and whose bytes are not.
  private static func unmatched(_ states: RestorationStates, _ matches: [Bool], _ isKept: [Bool]) -> Int? {
    let matched = matches.span
    for row in matched.indices where !matched[row] && isKept[row] && states[row] == .sameText { return row }
    return nil
  }

  /// Counts the loss classes of one target from the counts of all its rows; `matches` is `nil` for a target without a
  /// field.
  private func count(
    _ states: RestorationStates, _ all: RestorationCounts, _ matches: [Bool]?, _ isKept: [Bool], _ dropped: [Int],
    _ identified: [UInt32], _ rows: [UInt32], _ target: Int, keepsComplements: Bool, _ tally: inout LossTally
  ) {
    var counts = all
    for row in dropped {
      counts.add(-1, states[row], isMatch: matches?[row] ?? true)
      tally.add(1, .rejected, target: target, proved: false)
    }
    if !identified.isEmpty {
      var cursor = RowCursor(identified)
      for row in rows.indices where cursor.contains(rows[row]) && isKept[row] {
        counts.add(-1, states[row], isMatch: matches?[row] ?? true)
        tally.add(1, .identified, target: target, proved: matches?[row] ?? false)
      }
    }
    for state in RestorationState.allCases {
      for isMatch in [false, true] {
        let number = counts[state, isMatch: isMatch]
        guard number > 0 else { continue }
        // What has no field to be restored is no more than a default; a complement that is not kept restores nothing.
        var lossClass = BlockWork.lossClass(state, isMatch: isMatch)
        if matches == nil && state == .notInvertible { lossClass = .defaulted }
        let isLost = state == .withComplement && !keepsComplements
        if isLost { lossClass = .normalised }
        tally.add(number, lossClass, target: target, proved: isMatch && matches != nil && !isLost)
      }
    }
  }

  private static func lossClass(_ state: RestorationState, isMatch: Bool) -> LossClass {
    switch state {
    case .defaulted: .defaulted
    case .notInvertible: .normalised
    case .sameText: isMatch ? .exact : .normalised
    case .otherNotation: isMatch ? .equivalent : .normalised
    case .withComplement: isMatch ? .exactWithComplement : .normalised
    case .absent: isMatch ? .absent : .normalised
    }
  }
}

/// Answers whether ascending row numbers are in an ascending list, walking both once.
private struct RowCursor {
  private let rows: [UInt32]
  private var position = 0

  init(_ rows: [UInt32]) { self.rows = rows }

  mutating func contains(_ row: UInt32) -> Bool {
    while position < rows.count, rows[position] < row { position += 1 }
    return position < rows.count && rows[position] == row
  }
}
