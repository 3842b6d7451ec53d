internal import Language
internal import Records

/// A condition compiled to run over columns.
indirect enum PredicatePlan: Sendable {
  case comparison(ComparisonOperator, PredicateOperand, PredicateOperand, isNumeric: Bool)
  case and(PredicatePlan, PredicatePlan)
  case or(PredicatePlan, PredicatePlan)
  case not(PredicatePlan)
  case isPresent(PredicateOperand)
  case lastWithin(Int)

  /// The columns it reads.
  var columns: Set<Int> {
    switch self {
    case .comparison(_, let left, let right, _): left.columns.union(right.columns)
    case .and(let left, let right), .or(let left, let right): left.columns.union(right.columns)
    case .not(let inner): inner.columns
    case .isPresent(let operand): operand.columns
    case .lastWithin: []
    }
  }

  /// Decides every row. O(bytes) for each comparison.
  func evaluate(_ set: ColumnSet) -> PredicateResult {
    var rejections: [RowFinding] = []
    var findings: [RowFinding] = []
    let holds = holds(set, &rejections, &findings)
    return PredicateResult(holds: holds, rejections: rejections, findings: findings)
  }

  private func holds(
    _ set: ColumnSet, _ rejections: inout [RowFinding], _ findings: inout [RowFinding]
  ) -> [Bool] {
    switch self {
    case .comparison(let comparison, let left, let right, let isNumeric):
      let one = left.column(set, &rejections, &findings)
      let two = right.column(set, &rejections, &findings)
      return PredicatePlan.compare(one, comparison, two, isNumeric: isNumeric, count: set.count)
    case .and(let left, let right):
      var result = left.holds(set, &rejections, &findings)
      let other = right.holds(set, &rejections, &findings)
      for row in result.indices { result[row] = result[row] && other[row] }
      return result
    case .or(let left, let right):
      var result = left.holds(set, &rejections, &findings)
      let other = right.holds(set, &rejections, &findings)
      for row in result.indices { result[row] = result[row] || other[row] }
      return result
    case .not(let inner):
      return inner.holds(set, &rejections, &findings).map { !$0 }
    case .isPresent(let operand):
      switch operand.column(set, &rejections, &findings) {
      case .texts(let column): return (0..<set.count).map { !column.isEmpty($0) }
      case .constant(let text): return [Bool](repeating: !text.isEmpty, count: set.count)
      }
    case .lastWithin(let window):
      guard set.windows.indices.contains(window) else { return [Bool](repeating: true, count: set.count) }
      let verdicts = set.windows[window]
      for row in 0..<set.count where verdicts[row] == .tied {
        rejections.append(RowFinding(row: UInt32(row), code: .tiedOrder))
      }
      return verdicts.map { $0 == .last }
    }
  }

  private static func compare(
    _ left: OperandColumn, _ comparison: ComparisonOperator, _ right: OperandColumn, isNumeric: Bool, count: Int
  ) -> [Bool] {
    let leftText = left.bytes.span
    let rightText = right.bytes.span
    var result = [Bool](repeating: false, count: count)
    for row in 0..<count {
      let one = left.range(row)
      let two = right.range(row)
      if isNumeric {
        guard let order = NumberOrder.compare(leftText, one, rightText, two) else {
          result[row] = comparison == .notEqual
          continue
        }
        result[row] = comparison.holds(order)
      } else if comparison == .equal || comparison == .notEqual {
        result[row] = ByteOrder.areEqual(leftText, one, rightText, two) == (comparison == .equal)
      } else {
        result[row] = comparison.holds(ByteOrder.compare(leftText, one, rightText, two))
      }
    }
    return result
  }
}

/// One side of a comparison.
enum PredicateOperand: Sendable {
  case column(Int)
  case constant([UInt8])
  case computed(ExpressionPlan)

  /// The columns it reads; those of a `case` inside a condition all count.
  var columns: Set<Int> {
    switch self {
    case .column(let index): [index]
    case .constant: []
    case .computed(let plan): plan.inputsRead
    }
  }

  fileprivate func column(
    _ set: ColumnSet, _ rejections: inout [RowFinding], _ findings: inout [RowFinding]
  ) -> OperandColumn {
    switch self {
    case .column(let index): return set.columns[index].map { .texts($0) } ?? .constant([])
    case .constant(let text): return .constant(text)
    case .computed(let plan):
      let result = plan.evaluate(set)
      rejections += result.rejections
      findings += result.findings
      return result.column.map { .texts($0) } ?? .constant([])
    }
  }
}

/// The values of one side: one for each row, or one for all.
private enum OperandColumn {
  case texts(Column)
  case constant([UInt8])

  var bytes: [UInt8] {
    switch self {
    case .texts(let column): column.bytes
    case .constant(let text): text
    }
  }

  func range(_ row: Int) -> Range<Int> {
    switch self {
    case .texts(let column): column.range(row)
    case .constant(let text): 0..<text.count
    }
  }
}

extension ComparisonOperator {
  /// Whether it holds for an order: negative, zero or positive.
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}
