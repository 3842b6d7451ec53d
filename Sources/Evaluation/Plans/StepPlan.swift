internal import Language
internal import Records

/// One compiled step of a pipeline.
struct StepPlan: Sendable {
  /// What it does, with its tables.
  enum Action: Sendable {
    case trim(Trim)
    case integer(IntegerStep)
    case wareki(Wareki, DateMarks?)
    case date(DateMarks?)
    case time
    case code(CodeStep)
    case check(CheckedNumber)
    case absent(AbsentWhen)
    case openPeriod(OpenPeriodMark)
    case fullWidth
    case cut(TextCut)
  }

  var action: Action
  var handler: FailureHandler?

  /// Whether a value that goes through is the same text afterwards.
  var keepsText: Bool {
    switch action {
    case .trim, .check, .absent: true
    case .integer, .wareki, .date, .time, .code, .openPeriod, .fullWidth, .cut: false
    }
  }

  /// Runs the step over a column.
  func apply(_ column: Column) -> StepResult {
    var acceptsPartial = false
    if case .unknown = handler { acceptsPartial = true }
    switch action {
    case .trim(let step): return StepResult(column: step.apply(column))
    case .integer(let step): return step.apply(column)
    case .wareki(let step, let marks):
      return StepPlan.unmarked(column, marks) { step.apply($0, acceptingPartial: acceptsPartial) }
    case .date(let marks):
      return StepPlan.unmarked(column, marks) { DateStep.apply($0, acceptingPartial: acceptsPartial) }
    case .time: return TimeStep.apply(column)
    case .code(let step): return step.apply(column)
    case .check(let number): return StepResult(column: column, listed: CheckDigits.mismatches(column, number))
    case .absent(let step): return StepResult(column: step.apply(column))
    case .openPeriod(let mark): return StepResult(column: column.clearing(mark.rows(of: column)))
    case .fullWidth: return FullWidth.apply(column)
    case .cut(let step): return step.apply(column)
    }
  }

  /// Runs the inverse; `source` is what went in where it is at hand.
  func restore(_ column: Column, source: Column?) -> StepInverse {
    switch action {
    case .trim, .check, .absent, .openPeriod: StepInverse(column: column)
    case .integer(let step): step.restore(column)
    case .wareki(let step, let marks):
      StepPlan.marked(step.restore(column, source: source.map { marks?.remove(from: $0).column ?? $0 }), marks)
    case .date(let marks): StepPlan.marked(DateStep.restore(column), marks)
    case .time: TimeStep.restore(column)
    case .code(let step): step.restore(column)
    case .fullWidth: FullWidth.restore(column)
    case .cut: StepInverse(column: column, notInvertible: Array(0..<UInt32(column.count)))
    }
  }

  /// Runs a step over dates whose marks are taken out first.
  private static func unmarked(
    _ column: Column, _ marks: DateMarks?, _ step: (Column) -> StepResult
  ) -> StepResult {
    guard let marks else { return step(column) }
    let plain = marks.remove(from: column)
    var result = step(plain.column)
    if !plain.failures.isEmpty {
      result.failures = (plain.failures + result.failures).sorted { $0.row < $1.row }
    }
    return result
  }

  private static func marked(_ inverse: StepInverse, _ marks: DateMarks?) -> StepInverse {
    guard let marks else { return inverse }
    var inverse = inverse
    inverse.column = marks.insert(into: inverse.column)
    return inverse
  }
}
