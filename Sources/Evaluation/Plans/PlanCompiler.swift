internal import Language
internal import Records

/// What compiling needs to know beside the typed tree.
struct PlanCompiler {
  /// The values that plans ask of the decoder; unused for expressions over items.
  var inputs: FieldInputs
  /// The fields of the record, for the width of numbers; empty for expressions over items.
  var fields: [LayoutField]
  /// The UTF-8 bytes of the declared padding character.
  var padding: [UInt8]
  /// The inputs that the plan compiled last refers to, each once.
  var used: [Int] = []
  /// The windows it refers to.
  var windows: [Int] = []

  /// Compiles an expression that gives a value.
  mutating func value(_ expression: TypedExpression) -> ExpressionPlan {
    var steps: [TypedStep] = []
    var base = expression
    while case .pipeline(let inner, let innerSteps, _) = base {
      steps = innerSteps + steps
      base = inner
    }
    switch base {
    case .field(let field, _):
      var isTrimmed = false
      if let first = steps.first, first.function == .trim {
        isTrimmed = true
        steps.removeFirst()
      }
      let index = input(FieldInput(field: field, isTrimmed: isTrimmed))
      return ExpressionPlan(base: .column(index), steps: steps.compactMap { step($0, of: field) })
    case .item(let item, _):
      return ExpressionPlan(base: .column(item), steps: steps.compactMap { step($0, of: nil) })
    case .text(let text, _):
      return ExpressionPlan(base: .constant([UInt8](text.utf8)), steps: steps.compactMap { step($0, of: nil) })
    case .choice(let branches, let otherwise, _):
      let plan = ChoicePlan(
        conditions: branches.map { predicate($0.condition) },
        values: (branches.map(\.value) + [otherwise]).map { $0.map { value($0) } })
      return ExpressionPlan(base: .choice(plan), steps: steps.compactMap { step($0, of: nil) })
    case .concatenation(let parts, _):
      let plan = ConcatenationPlan(parts: parts.map { value($0) })
      return ExpressionPlan(base: .concatenation(plan), steps: steps.compactMap { step($0, of: nil) })
    case .comparison, .and, .or, .not, .isPresent, .lastWithin:
      var flag = FlagStep(whenTrue: [0x31], whenFalse: [0x30])
      if case .flag(let whenTrue, let whenFalse) = steps.first?.function {
        flag = FlagStep(whenTrue: [UInt8](whenTrue.utf8), whenFalse: [UInt8](whenFalse.utf8))
        steps.removeFirst()
      }
      return ExpressionPlan(base: .condition(predicate(base), flag), steps: steps.compactMap { step($0, of: nil) })
    case .pipeline:
      preconditionFailure("pipelines were unwrapped above")
    }
  }

  /// Compiles a condition.
  mutating func predicate(_ expression: TypedExpression) -> PredicatePlan {
    switch expression {
    case .comparison(let comparison, let left, let right, let isNumeric, _):
      return .comparison(comparison, operand(left), operand(right), isNumeric: isNumeric)
    case .and(let left, let right): return .and(predicate(left), predicate(right))
    case .or(let left, let right): return .or(predicate(left), predicate(right))
    case .not(let inner): return .not(predicate(inner))
    case .isPresent(let inner, _): return .isPresent(operand(inner))
    case .lastWithin(let window, _):
      if !windows.contains(window) { windows.append(window) }
      return .lastWithin(window)
    case .field, .item, .text, .pipeline, .choice, .concatenation:
      preconditionFailure("a condition compares values; the checker lets nothing else through")
    }
  }

  private mutating func operand(_ expression: TypedExpression) -> PredicateOperand {
    let plan = value(expression)
    if plan.steps.isEmpty {
      switch plan.base {
      case .column(let index): return .column(index)
      case .constant(let text): return .constant(text)
      case .condition, .choice, .concatenation: break
      }
    }
    return .computed(plan)
  }

  private mutating func input(_ input: FieldInput) -> Int {
    let index = inputs.index(of: input)
    if !used.contains(index) { used.append(index) }
    return index
  }

  /// A step, or `nil` for `flag` behind a value: it belongs to conditions and was taken with them.
  private func step(_ step: TypedStep, of field: Int?) -> StepPlan? {
    let action: StepPlan.Action
    switch step.function {
    case .trim: action = .trim(Trim(padding: padding))
    case .integer: action = .integer(IntegerStep(width: field.map(width) ?? 0))
    case .wareki(let eras, let pattern):
      action = .wareki(Wareki(eras), pattern.map { DateMarks($0, hasEra: true) })
    case .date(let pattern): action = .date(pattern.map { DateMarks($0, hasEra: false) })
    case .time: action = .time
    case .code(let conversion): action = .code(CodeStep(conversion))
    case .check(let number): action = .check(number)
    case .absentWhenBlank: action = .absent(AbsentWhen(blankOf: padding))
    case .absentWhen(let text): action = .absent(AbsentWhen(text: [UInt8](text.utf8)))
    case .openWhenBlank(let period): action = .openPeriod(OpenPeriodMark(period, blankOf: padding))
    case .openWhen(let period, let text):
      action = .openPeriod(OpenPeriodMark(period, text: [UInt8](text.utf8)))
    case .fullWidth: action = .fullWidth
    case .before(let mark): action = .cut(TextCut(.before([UInt8](mark.utf8))))
    case .after(let mark): action = .cut(TextCut(.after([UInt8](mark.utf8))))
    case .characters(let first, let last): action = .cut(TextCut(.characters(first...last)))
    case .flag: return nil
    }
    return StepPlan(action: action, handler: step.handler)
  }

  /// How many digits the text of a field always has; 0 where it varies.
  private func width(of field: Int) -> Int {
    guard fields.indices.contains(field) else { return 0 }
    switch fields[field].usage {
    case .alphanumeric: return fields[field].byteCount
    case .zoned(let shape): return shape.isSigned || shape.scale != 0 ? 0 : shape.digits
    case .packed, .packedWithoutSign, .binary, .floatingPoint, .group, .doubleByte, .national, .delimitedText,
      .delimitedNumber:
      return 0
    }
  }
}
