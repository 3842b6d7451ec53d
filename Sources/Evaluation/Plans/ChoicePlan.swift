internal import Records

/// `case when … then … otherwise …`, compiled.
///
/// Every condition and every value is computed for whole batches; what a row is given and what is said of it come from
/// the branch that it takes, and from the conditions up to that one. A condition in which a step fails rejects the row
/// unless an earlier branch has taken it.
struct ChoicePlan: Sendable {
  /// The conditions of the branches.
  let conditions: [PredicatePlan]
  /// Their values, then that of `otherwise`; no value rejects the row.
  let values: [ExpressionPlan?]

  /// For each row the branch it takes: one of `conditions`, the next number for `otherwise`, or -1 where a condition rejects it.
  private func taken(_ set: ColumnSet, _ result: inout ExpressionResult) -> [Int] {
    let undecided = values.count
    var taken = [Int](repeating: undecided, count: set.count)
    for (number, plan) in conditions.enumerated() {
      let condition = plan.evaluate(set)
      let isOpen = taken.map { $0 == undecided }
      for rejection in condition.rejections where isOpen[Int(rejection.row)] {
        result.rejections.append(rejection)
        taken[Int(rejection.row)] = -1
      }
      result.findings += condition.findings.filter { isOpen[Int($0.row)] }
      for row in 0..<set.count where taken[row] == undecided && condition.holds[row] { taken[row] = number }
    }
    for row in 0..<set.count where taken[row] == undecided { taken[row] = conditions.count }
    return taken
  }

  /// The rows whose values rest on an input: on a condition up to the branch that is taken, or on that branch's value.
  func asks(_ input: Int, _ set: ColumnSet) -> [Bool] {
    var result = ExpressionResult()
    let taken = taken(set, &result)
    var asks = [Bool](repeating: false, count: set.count)
    for (number, condition) in conditions.enumerated() where condition.columns.contains(input) {
      for row in 0..<set.count where taken[row] >= number || taken[row] == -1 { asks[row] = true }
    }
    for (number, value) in values.enumerated() {
      guard let rows = value?.asks(input, set) else { continue }
      for row in 0..<set.count where taken[row] == number && rows[row] { asks[row] = true }
    }
    return asks
  }

  /// Computes every row. O(branches × bytes).
  func evaluate(_ set: ColumnSet) -> ExpressionResult {
    var result = ExpressionResult()
    let taken = taken(set, &result)
    var columns = [Column?](repeating: nil, count: values.count)
    for (number, value) in values.enumerated() where taken.contains(number) {
      guard let value else {
        for row in 0..<set.count where taken[row] == number {
          result.rejections.append(RowFinding(row: UInt32(row), code: .noBranch))
        }
        continue
      }
      let given = value.evaluate(set)
      columns[number] = given.column
      result.rejections += given.rejections.filter { taken[Int($0.row)] == number }
      result.findings += given.findings.filter { taken[Int($0.row)] == number }
      result.handled += given.handled.filter { taken[Int($0)] == number }
      result.flagged += given.flagged.filter { taken[Int($0)] == number }
    }
    var chosen = Column(reservingValues: set.count, bytes: columns.compactMap { $0?.bytes.count }.max() ?? 0)
    for row in 0..<set.count {
      if taken[row] >= 0, let column = columns[taken[row]] {
        chosen.bytes.append(contentsOf: column.bytes[column.range(row)])
      }
      chosen.endValue()
    }
    result.column = chosen
    return result
  }
}

/// `concat(…)`, compiled.
struct ConcatenationPlan: Sendable {
  let parts: [ExpressionPlan]

  /// Joins the values of every row. A row whose parts are all absent, constants apart, is absent. O(bytes).
  func evaluate(_ set: ColumnSet) -> ExpressionResult {
    var result = ExpressionResult()
    var columns: [(column: Column?, isConstant: Bool)] = []
    for part in parts {
      let given = part.evaluate(set)
      result.rejections += given.rejections
      result.findings += given.findings
      result.handled += given.handled
      result.flagged += given.flagged
      columns.append((given.column, part.isConstant))
    }
    var joined = Column(reservingValues: set.count, bytes: columns.map { $0.column?.bytes.count ?? 0 }.reduce(0, +))
    for row in 0..<set.count {
      if columns.contains(where: { !$0.isConstant && !($0.column?.isEmpty(row) ?? true) }) {
        for (column, _) in columns {
          if let column { joined.bytes.append(contentsOf: column.bytes[column.range(row)]) }
        }
      }
      joined.endValue()
    }
    result.column = joined
    return result
  }
}
