public import Language
public import Records

/// An expression compiled to run over columns: where the value comes from, and the steps it flows through.
public struct ExpressionPlan: Sendable {
  indirect enum Base: Sendable {
    /// A column of the set.
    case column(Int)
    /// The same text for every row.
    case constant([UInt8])
    /// A condition, written as one of two texts.
    case condition(PredicatePlan, FlagStep)
    /// The value of the first branch whose condition holds.
    case choice(ChoicePlan)
    /// The values one behind the other.
    case concatenation(ConcatenationPlan)
  }

  let base: Base
  let steps: [StepPlan]
  /// What absent values were in the source, in the order of the pipeline; the first is the one the inverse gives.
  let absentTexts: [[UInt8]]
  /// The step `absent when blank`, when there is one.
  let blank: AbsentWhen?
  /// The marks of open periods, each with the text it was in the source; `nil` where that has no single inverse.
  let openMarks: [(mark: OpenPeriodMark, text: [UInt8]?)]
  /// The positions of the inputs it reads; empty for expressions over items.
  public private(set) var inputs: [Int] = []

  /// Compiles an expression over the fields of a record.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - layout: The record's layout.
  ///   - padding: The source's declared padding.
  ///   - inputs: Takes the values it needs.
  public init(
    _ expression: TypedExpression, layout: RecordLayout, padding: PaddingCharacter, inputs: inout FieldInputs
  ) {
    var compiler = PlanCompiler(inputs: inputs, fields: layout.fields, padding: padding.utf8Bytes)
    self = compiler.value(expression)
    inputs = compiler.inputs
    self.inputs = compiler.used
  }

  init(base: Base, steps: [StepPlan]) {
    self.base = base
    self.steps = steps
    absentTexts = ExpressionPlan.absentTexts(steps)
    openMarks = steps.enumerated().compactMap { position, step in
      guard case .openPeriod(let mark) = step.action else { return nil }
      return (mark, ExpressionPlan.origin(of: mark.text, before: position, in: steps))
    }
    blank =
      steps.lazy.compactMap { step -> AbsentWhen? in
        if case .absent(let absent) = step.action, absent.isForBlanks { absent } else { nil }
      }.first
  }

  /// The column it starts from when it is a pipeline over one field or item.
  public var column: Int? {
    if case .column(let index) = base { return index }
    return nil
  }

  /// Whether it is the same text for every row.
  public var isConstant: Bool {
    if case .constant = base { return true }
    return false
  }

  /// Every column it reads.
  var inputsRead: Set<Int> {
    switch base {
    case .column(let index): [index]
    case .constant: []
    case .condition(let predicate, _): predicate.columns
    case .choice(let plan):
      plan.conditions.reduce(into: Set<Int>()) { $0.formUnion($1.columns) }
        .union(plan.values.reduce(into: Set<Int>()) { $0.formUnion($1?.inputsRead ?? []) })
    case .concatenation(let plan): plan.parts.reduce(into: Set<Int>()) { $0.formUnion($1.inputsRead) }
    }
  }

  /// The inputs that the value of every row rests on: all but those that a branch of a `case` alone reads.
  public var certainInputs: Set<Int> {
    switch base {
    case .column(let index): [index]
    case .constant: []
    case .condition(let predicate, _): predicate.columns
    case .choice(let plan): plan.conditions.first?.columns ?? []
    case .concatenation(let plan): plan.parts.reduce(into: Set<Int>()) { $0.formUnion($1.certainInputs) }
    }
  }

  /// The rows whose value rests on an input. O(bytes of the conditions of `case`).
  public func asks(_ input: Int, _ set: ColumnSet) -> [Bool] {
    switch base {
    case .column, .constant, .condition: return [Bool](repeating: certainInputs.contains(input), count: set.count)
    case .choice(let plan): return plan.asks(input, set)
    case .concatenation(let plan):
      return plan.parts.reduce([Bool](repeating: false, count: set.count)) { all, part in
        zip(all, part.asks(input, set)).map { $0 || $1 }
      }
    }
  }

  /// Two source texts that become one on the way, when a code table merges them.
  public var witness: MergedTexts? {
    for step in steps {
      if case .code(let code) = step.action, let witness = code.witness { return witness }
    }
    return nil
  }

  /// Whether a value is one that `open-start` or `open-end` gives.
  public func isOpenPeriod(_ value: String) -> Bool { openMarks.contains { value.utf8.elementsEqual($0.mark.date) } }

  /// How many bytes stand behind the era code of a date: six digits, and the marks of a pattern.
  public var eraDigitCount: Int {
    for step in steps {
      if case .wareki(_, let marks?) = step.action { return marks.byteCount }
    }
    return 6
  }

  /// Computes the value of every row, step by step.
  ///
  /// A row that fails is empty from then on, unless its handler says otherwise, and later steps pass it over.
  /// - Complexity: O(bytes) for each step; a column without steps is shared, not copied.
  public func evaluate(_ set: ColumnSet) -> ExpressionResult {
    var result = ExpressionResult()
    var column: Column
    switch base {
    case .column(let index):
      guard let found = set.columns[index] else { return result }
      column = found
    case .constant(let text):
      column = Column(repeating: text, count: set.count)
    case .condition(let predicate, let flag):
      let condition = predicate.evaluate(set)
      result.rejections = condition.rejections
      result.findings = condition.findings
      column = flag.apply(condition.holds)
      column = column.clearing(condition.rejections.map(\.row).distinctAscending)
    case .choice(let plan):
      result = plan.evaluate(set)
      column = result.column ?? Column(repeating: [], count: set.count)
    case .concatenation(let plan):
      result = plan.evaluate(set)
      column = result.column ?? Column(repeating: [], count: set.count)
    }
    var overrides: [(row: UInt32, text: [UInt8])] = []
    // The rows whose value a handler gave: later steps pass them over.
    var settled: Set<UInt32> = []
    for step in steps {
      let input = column
      let outcome = step.apply(input)
      column = outcome.column
      if case .openPeriod(let mark) = step.action {
        for row in mark.rows(of: input) where !settled.contains(row) {
          overrides.append((row, mark.date))
          settled.insert(row)
        }
      }
      result.findings += outcome.listed
      if case .unknown(let flagItem, let textItem) = step.handler {
        result.unknown = step.unknownColumns(
          source: input, dates: column, partialRows: outcome.partialRows, flagItem: flagItem, textItem: textItem)
      }
      guard !outcome.failures.isEmpty else { continue }
      switch step.handler {
      case .reject, .unknown, nil:
        result.rejections += outcome.failures
      case .absent:
        result.handle(outcome.failures)
        settled.formUnion(outcome.failures.map(\.row))
      case .value(let text):
        result.handle(outcome.failures)
        settled.formUnion(outcome.failures.map(\.row))
        let bytes = [UInt8](text.utf8)
        for failure in outcome.failures { overrides.append((failure.row, bytes)) }
      case .flag:
        result.findings += outcome.failures.map { RowFinding(row: $0.row, code: .handledFailure) }
        let rows = outcome.failures.map(\.row)
        column = column.replacing(rows, by: input.gathering(rows))
        result.flagged += rows
      }
    }
    if !overrides.isEmpty {
      overrides.sort { $0.row < $1.row }
      var texts = Column()
      for override in overrides {
        texts.bytes.append(contentsOf: override.text)
        texts.endValue()
      }
      column = column.replacing(overrides.map(\.row), by: texts)
    }
    result.handled = result.handled.distinctAscending
    result.flagged = result.flagged.distinctAscending
    result.column = column.bytes.isEmpty ? nil : column
    return result
  }

  /// Each text that a step turns into "absent", as it stood in the source; texts without a single inverse are left out.
  private static func absentTexts(_ steps: [StepPlan]) -> [[UInt8]] {
    var texts: [[UInt8]] = []
    for (position, step) in steps.enumerated() {
      guard case .absent(let absent) = step.action,
        let text = origin(of: absent.absentText, before: position, in: steps)
      else { continue }
      if !texts.contains(text) { texts.append(text) }
    }
    // Nothing in the field is always absent; it comes last, after what the mapping declares.
    if !texts.contains([]) { texts.append([]) }
    return texts
  }

  /// The text that the source held for one that stands before a step; `nil` where it has no single inverse.
  private static func origin(of text: [UInt8], before position: Int, in steps: [StepPlan]) -> [UInt8]? {
    var column = Column()
    column.bytes = text
    column.endValue()
    for earlier in steps[..<position].reversed() where !column.bytes.isEmpty {
      let inverse = earlier.restore(column, source: nil)
      guard inverse.notInvertible.isEmpty else { return nil }
      column = inverse.column
    }
    return column.bytes
  }
}

extension StepPlan {
  fileprivate func unknownColumns(
    source: Column, dates: Column, partialRows: [UInt32], flagItem: Int, textItem: Int
  ) -> UnknownItems? {
    let columns: UnknownDateColumns
    switch action {
    case .wareki(let step, let marks):
      columns = step.unknownColumns(
        source: marks?.remove(from: source).column ?? source, dates: dates, partialRows: partialRows)
    case .date:
      columns = DateStep.unknownColumns(dates: dates, partialRows: partialRows)
    case .trim, .integer, .time, .code, .check, .absent, .openPeriod, .fullWidth, .cut:
      return nil
    }
    return UnknownItems(flagItem: flagItem, flags: columns.flags, textItem: textItem, texts: columns.texts)
  }
}

extension [UInt32] {
  /// The rows in ascending order, each once.
  var distinctAscending: [UInt32] {
    guard count > 1 else { return self }
    var result: [UInt32] = []
    for row in sorted() where result.last != row { result.append(row) }
    return result
  }
}
