internal import Language
internal import Records

/// One compiled step of a pipeline.
struct StepPlan: Sendable {
  /// What it does, with its tables.
  enum Action: Sendable {
    case trim(Trim)
    case integer(IntegerStep)
    case wareki(Wareki)
    case date
    case time
    case code(CodeStep)
    case check(CheckedNumber)
    case absent(AbsentWhen)
    case fullWidth
  }

  var action: Action
  var handler: FailureHandler?

  /// Whether a value that goes through is the same text afterwards.
  var keepsText: Bool {
    switch action {
    case .trim, .check, .absent: true
    case .integer, .wareki, .date, .time, .code, .fullWidth: false
    }
  }

  /// Runs the step over a column.
  func apply(_ column: Column) -> StepResult {
    var acceptsPartial = false
    if case .unknown = handler { acceptsPartial = true }
    switch action {
    case .trim(let step): return StepResult(column: step.apply(column))
    case .integer(let step): return step.apply(column)
    case .wareki(let step): return step.apply(column, acceptingPartial: acceptsPartial)
    case .date: return DateStep.apply(column, acceptingPartial: acceptsPartial)
    case .time: return TimeStep.apply(column)
    case .code(let step): return step.apply(column)
    case .check(let number): return StepResult(column: column, listed: CheckDigits.mismatches(column, number))
    case .absent(let step): return StepResult(column: step.apply(column))
    case .fullWidth: return FullWidth.apply(column)
    }
  }

  /// Runs the inverse; `source` is what went in where it is at hand.
  func restore(_ column: Column, source: Column?) -> StepInverse {
    switch action {
    case .trim, .check, .absent: StepInverse(column: column)
    case .integer(let step): step.restore(column)
    case .wareki(let step): step.restore(column, source: source)
    case .date: DateStep.restore(column)
    case .time: TimeStep.restore(column)
    case .code(let step): step.restore(column)
    case .fullWidth: FullWidth.restore(column)
    }
  }
}
