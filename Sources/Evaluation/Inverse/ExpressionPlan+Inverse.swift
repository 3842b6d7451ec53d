public import Records

// The inverse runs the steps backwards over the item's column. Texts that steps keep are shared with the item, so most
// items cost one pass over their ends. What the source held is looked at in two places only, and the states say so:
// which of several texts meant "absent", and which era code a date was given under.
extension ExpressionPlan {
  /// The text each row's field must have held, and how that is known.
  ///
  /// - Parameters:
  ///   - item: What `evaluate` gave.
  ///   - source: The column the pipeline started from.
  ///   - handled: The rows whose value a handler gave, ascending.
  ///   - flagged: The rows whose value went on past a step that failed, ascending: no inverse runs over them, and the
  ///     item holds the field's text or leads back to nothing.
  /// - Returns: As many rows as `source`. An expression that is no pipeline over one field is not invertible; a
  ///   constant is defaulted.
  /// - Complexity: O(bytes) for each step that changes texts.
  public func restore(_ item: Column?, source: Column, handled: [UInt32], flagged: [UInt32] = []) -> Restoration {
    let count = source.count
    let values = item ?? Column(repeating: [], count: count)
    switch base {
    case .constant: return Restoration(texts: values, states: RestorationStates(of: values, present: .defaulted))
    case .condition, .choice, .concatenation:
      return Restoration(texts: values, states: RestorationStates(of: values, present: .notInvertible))
    case .column: break
    }
    var restoration: Restoration
    if values.bytes.isEmpty || steps.allSatisfy(\.keepsText) {
      restoration = Restoration(texts: values, states: RestorationStates(of: values, present: .sameText))
    } else {
      restoration = runBackwards(values, source: source)
    }
    if !openMarks.isEmpty { settleOpen(values, source, &restoration) }
    if absentTexts.count > 1 { settleAbsent(values, source, &restoration, isShared: flagged.isEmpty) }
    if flagged.isEmpty && handled.isEmpty { return restoration }
    var states = restoration.states.all
    if !flagged.isEmpty {
      restoration.texts = restoration.texts.replacing(flagged, by: values.gathering(flagged))
      let given = values.bytes.span
      let held = source.bytes.span
      for row in flagged.map({ Int($0) }) {
        let isSame = ByteOrder.areEqual(given, values.range(row), held, source.range(row))
        states[row] = isSame ? .sameText : .notInvertible
      }
    }
    for row in handled { states[Int(row)] = .defaulted }
    restoration.states = RestorationStates(states)
    return restoration
  }

  /// Gives rows with the date of an open period the text of its mark. A source that writes the date itself is told from
  /// one that writes the mark by looking at it, and the states say so.
  private func settleOpen(_ values: Column, _ source: Column, _ restoration: inout Restoration) {
    let given = values.bytes.span
    let held = source.bytes.span
    var states = restoration.states.all
    var rows: [UInt32] = []
    var texts = Column()
    for row in 0..<values.count {
      let range = values.range(row)
      guard range.count == 10,
        let open = openMarks.first(where: { ByteOrder.areEqual(given, range, $0.mark.date.span, 0..<10) })
      else { continue }
      guard let text = open.text else {
        states[row] = .notInvertible
        continue
      }
      let sourceRange = source.range(row)
      let isMark =
        open.mark.text.isEmpty
        ? open.mark.isMark(held, sourceRange) : ByteOrder.areEqual(held, sourceRange, text.span, 0..<text.count)
      guard isMark else {
        if states[row] != .notInvertible { states[row] = .withComplement }
        continue
      }
      states[row] = .otherNotation
      rows.append(UInt32(row))
      texts.bytes.append(contentsOf: text)
      texts.endValue()
    }
    restoration.texts = restoration.texts.replacing(rows, by: texts)
    restoration.states = RestorationStates(states)
  }

  private func runBackwards(_ values: Column, source: Column) -> Restoration {
    var column = values
    var states = [RestorationState](repeating: .otherNotation, count: values.count)
    for position in steps.indices.reversed() {
      // The text that went into a step is the source's own while all steps before it keep texts.
      let isSource = steps[..<position].allSatisfy(\.keepsText)
      let inverse = steps[position].restore(column, source: isSource ? source : nil)
      column = inverse.column
      for row in inverse.withComplement where states[Int(row)] != .notInvertible {
        states[Int(row)] = .withComplement
      }
      for row in inverse.notInvertible { states[Int(row)] = .notInvertible }
    }
    let before = values.bytes.span
    let after = column.bytes.span
    var start = 0
    var restoredStart = 0
    for row in 0..<values.count {
      let end = Int(values.ends[row])
      let restoredEnd = Int(column.ends[row])
      if start == end {
        states[row] = .absent
      } else if states[row] == .otherNotation,
        ByteOrder.areEqual(before, start..<end, after, restoredStart..<restoredEnd)
      {
        states[row] = .sameText
      }
      start = end
      restoredStart = restoredEnd
    }
    return Restoration(texts: column, states: RestorationStates(states))
  }

  /// Gives absent rows the text that meant "absent": the first declared one, or another as the complement.
  ///
  /// The first is said once for all of them where no other is needed; `isShared` says that it may be.
  private func settleAbsent(
    _ values: Column, _ source: Column, _ restoration: inout Restoration, isShared: Bool
  ) {
    let held = source.bytes.span
    let canonical = absentTexts[0]
    let first = canonical.span
    var others: [(row: UInt32, text: Int)] = []
    for row in 0..<values.count where values.isEmpty(row) {
      var range = source.range(row)
      if let blank, blank.isBlank(held, range) { range = range.lowerBound..<range.lowerBound }
      if !ByteOrder.areEqual(held, range, first, 0..<first.count),
        let other = absentTexts.firstIndex(where: { ByteOrder.areEqual(held, range, $0.span, 0..<$0.count) })
      {
        others.append((UInt32(row), other))
      }
    }
    if others.isEmpty, isShared, restoration.texts.emptyCount == values.emptyCount {
      restoration.absentText = canonical
      return
    }
    var states = restoration.states.all
    var rows: [UInt32] = []
    var texts = Column()
    var next = 0
    for row in 0..<values.count where values.isEmpty(row) {
      var text = canonical
      if next < others.count, others[next].row == row {
        text = absentTexts[others[next].text]
        states[row] = .withComplement
        next += 1
      }
      guard !text.isEmpty else { continue }
      rows.append(UInt32(row))
      texts.bytes.append(contentsOf: text)
      texts.endValue()
    }
    restoration.texts = restoration.texts.replacing(rows, by: texts)
    restoration.states = RestorationStates(states)
  }
}

extension Column {
  /// How many values are absent.
  fileprivate var emptyCount: Int {
    let ends = ends.span
    var start: UInt32 = 0
    var count = 0
    for row in ends.indices {
      count &+= ends[row] == start ? 1 : 0
      start = ends[row]
    }
    return count
  }
}
