internal import Evaluation
public import Language
public import Records

/// What the tests of a map exercise: which way each of its branches went, which items they expect, which fields they give.
public struct MapCoverage: Sendable {
  /// A place of a map that has several outcomes.
  public struct Point: Sendable {
    /// The item it belongs to, by index in the group; `nil` for the map's `where`.
    public var item: Int?
    /// Where it stands.
    public var span: TextSpan
    /// What can come out.
    public var outcomes: [LocalizedText]
    /// How many tests saw each outcome.
    public var hits: [Int]
  }

  /// The places, in the order of the items.
  public var points: [Point] = []
  /// The items that a test expects.
  public var expectedItems: Set<Int> = []
  /// The fields that a test gives, by index in the layout with its joined records.
  public var givenFields: Set<Int> = []

  /// How many outcomes there are.
  public var outcomeCount: Int { points.reduce(0) { $0 + $1.outcomes.count } }
  /// How many of them some test saw.
  public var seenCount: Int { points.reduce(0) { $0 + $1.hits.count { $0 > 0 } } }
}

/// The branches of a map, compiled so that each can be asked which way it goes for one record.
///
/// A pipeline branches at every step that can fail, make absent or list: it is compiled up to that step and up to the one before
/// it, and the two results are compared. What is behind a branch of a `case` counts where the branch is taken, and anything
/// only in tests that give a field it reads.
public struct MapBranches: Sendable {
  private enum Question: Sendable {
    /// What a step with a handler, or one that makes absent, does with what comes before it.
    case step(before: ExpressionPlan, after: ExpressionPlan, StepFunction, FailureHandler?)
    /// Whether a condition holds.
    case condition(CompiledPredicate)
    /// Which branch a `case` takes.
    case choice([CompiledPredicate])
  }

  /// A branch of a `case` that has to be taken.
  private struct Gate: Sendable {
    var conditions: [CompiledPredicate]
    var branch: Int
  }

  private struct Branch: Sendable {
    /// Its place among the points; the rows of `for each` share theirs.
    var point: Int
    var question: Question
    var gates: [Gate]
    /// The inputs it reads.
    var inputs: [Int]
  }

  private let map: TypedMap
  private var branches: [Branch] = []
  private var points: [MapCoverage.Point] = []
  private let layout: RecordLayout
  private let padding: PaddingCharacter
  private var registry = FieldInputs()

  /// What has to be decoded for a test, in the order of the batch's columns.
  public var inputs: [FieldInput] { registry.inputs }
  /// No test was run yet.
  public var untouched: MapCoverage { MapCoverage(points: points) }

  /// Compiles the branches of a map.
  ///
  /// - Parameters:
  ///   - map: The map.
  ///   - layout: The layout of its record type, with the fields of the joined records.
  ///   - padding: The source's declared padding.
  public init(map: TypedMap, layout: RecordLayout, padding: PaddingCharacter) {
    self.map = map
    self.layout = layout
    self.padding = padding
    for variant in map.variants {
      for filter in [map.filter, variant.filter].compactMap({ $0 }) {
        add(filter, item: nil, gates: [])
      }
      for (item, assignment) in variant.assignments.enumerated() {
        if case .expression(let expression, _) = assignment { add(expression, item: item, gates: []) }
      }
    }
  }

  // MARK: - Compiling

  private mutating func add(_ expression: TypedExpression, item: Int?, gates: [Gate]) {
    switch expression {
    case .field, .item, .text, .lastWithin: break
    case .pipeline(.pipeline(let base, let first, let span), let next, _):
      add(.pipeline(base, first + next, span), item: item, gates: gates)
    case .pipeline(let base, let steps, let span):
      add(base, item: item, gates: gates)
      for (number, step) in steps.enumerated() {
        let outcomes = MapBranches.outcomes(of: step)
        guard !outcomes.isEmpty else { continue }
        let earlier = Array(steps[..<number])
        let before = plan(earlier.isEmpty ? base : .pipeline(base, earlier, span))
        let after = plan(.pipeline(base, earlier + [step], span))
        add(
          .step(before: before, after: after, step.function, step.handler), outcomes, at: step.span, item: item,
          gates: gates,
          inputs: after.inputs)
      }
    case .comparison, .isPresent:
      for part in expression.parts { add(part, item: item, gates: gates) }
      guard expression.windows.isEmpty else { break }
      let condition = predicate(expression)
      add(
        .condition(condition),
        [LocalizedText(ja: "真", en: "true"), LocalizedText(ja: "偽", en: "false")], at: expression.span, item: item,
        gates: gates, inputs: condition.inputs)
    case .and, .or, .not, .concatenation:
      for part in expression.parts { add(part, item: item, gates: gates) }
    case .choice(let list, let otherwise, let span):
      guard list.allSatisfy({ $0.condition.windows.isEmpty }) else { break }
      let conditions = list.map { predicate($0.condition) }
      let outcomes =
        list.indices.map { LocalizedText(ja: "\($0 + 1)番目の場合", en: "branch \($0 + 1)") }
        + [LocalizedText(ja: "otherwise", en: "otherwise")]
      add(.choice(conditions), outcomes, at: span, item: item, gates: gates, inputs: conditions.flatMap(\.inputs))
      for (number, branch) in list.enumerated() {
        // A condition is asked where none before it held.
        add(branch.condition, item: item, gates: gates)
        if let value = branch.value {
          add(value, item: item, gates: gates + [Gate(conditions: conditions, branch: number)])
        }
      }
      if let otherwise { add(otherwise, item: item, gates: gates + [Gate(conditions: conditions, branch: list.count)]) }
    }
  }

  private mutating func add(
    _ question: Question, _ outcomes: [LocalizedText], at span: TextSpan, item: Int?, gates: [Gate], inputs: [Int]
  ) {
    let known = points.firstIndex { $0.item == item && $0.span == span && $0.outcomes == outcomes }
    if known == nil {
      points.append(
        MapCoverage.Point(item: item, span: span, outcomes: outcomes, hits: outcomes.map { _ in 0 }))
    }
    branches.append(
      Branch(point: known ?? points.count - 1, question: question, gates: gates, inputs: inputs))
  }

  private mutating func plan(_ expression: TypedExpression) -> ExpressionPlan {
    ExpressionPlan(expression, layout: layout, padding: padding, inputs: &registry)
  }

  private mutating func predicate(_ expression: TypedExpression) -> CompiledPredicate {
    CompiledPredicate(overFields: expression, layout: layout, padding: padding, inputs: &registry)
  }

  /// What can come out of a step; nothing for one that has a single outcome.
  private static func outcomes(of step: TypedStep) -> [LocalizedText] {
    let works = LocalizedText(ja: "変換できる", en: "succeeds")
    let fails = LocalizedText(ja: "変換できない", en: "fails")
    switch step.function {
    case .absentWhenBlank, .absentWhen:
      return [LocalizedText(ja: "値あり", en: "is there"), LocalizedText(ja: "値なし", en: "is absent")]
    case .openWhenBlank, .openWhen:
      return [LocalizedText(ja: "端がある", en: "is bounded"), LocalizedText(ja: "端がない", en: "is open")]
    case .check:
      return [LocalizedText(ja: "検査数字が合う", en: "agrees"), LocalizedText(ja: "検査数字が合わない", en: "does not agree")]
    case .trim, .integer, .wareki, .date, .time, .code, .flag, .fullWidth, .before, .after, .characters:
      switch step.handler {
      case nil: return []
      case .unknown: return [works, LocalizedText(ja: "一部不詳", en: "is partly unknown"), fails]
      case .reject, .absent, .value, .flag: return [works, fails]
      }
    }
  }

  // MARK: - Asking

  /// What could make a point go one way or another: the fields that it reads, with those of the branches of `case` around it,
  /// by index in the layout; a set for each row of `for each`.
  public func fields(of point: Int) -> [[Int]] {
    var sets: [[Int]] = []
    for branch in branches where branch.point == point {
      let read = branch.inputs + branch.gates.flatMap { $0.conditions.flatMap(\.inputs) }
      var fields: [Int] = []
      for input in read where !fields.contains(inputs[input].field) { fields.append(inputs[input].field) }
      if !sets.contains(fields) { sets.append(fields) }
    }
    return sets
  }

  /// The outcomes of one point that a test sees.
  public func outcomes(of point: Int, _ test: TypedTest, on batch: SourceBatch) -> Set<Int> {
    let given = Set(test.givens.map(\.field))
    let set = ColumnSet(columns: batch.columns.map { $0 }, count: 1)
    var outcomes: Set<Int> = []
    for branch in branches where branch.point == point {
      if let outcome = outcome(of: branch, given, set) { outcomes.insert(outcome) }
    }
    return outcomes
  }

  /// The outcome of a branch for a record; `nil` where the test is not about it, or the record does not come so far.
  private func outcome(of branch: Branch, _ given: Set<Int>, _ set: ColumnSet) -> Int? {
    guard branch.inputs.contains(where: { given.contains(inputs[$0].field) }),
      branch.gates.allSatisfy({ MapBranches.taken($0.conditions, set) == $0.branch })
    else { return nil }
    return MapBranches.outcome(of: branch.question, set)
  }

  /// Adds what one test exercises.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - batch: The one record made of what it gives, decoded into the columns of `inputs`.
  ///   - coverage: What the tests before it exercised.
  public func observe(_ test: TypedTest, on batch: SourceBatch, _ coverage: inout MapCoverage) {
    let given = Set(test.givens.map(\.field))
    coverage.givenFields.formUnion(given)
    for case .item(let item, _, _) in test.expectations { coverage.expectedItems.insert(item) }
    let set = ColumnSet(columns: batch.columns.map { $0 }, count: 1)
    var seen: Set<[Int]> = []
    for branch in branches {
      guard let outcome = outcome(of: branch, given, set), seen.insert([branch.point, outcome]).inserted else {
        continue
      }
      coverage.points[branch.point].hits[outcome] += 1
    }
  }

  private static func taken(_ conditions: [CompiledPredicate], _ set: ColumnSet) -> Int? {
    for (number, condition) in conditions.enumerated() {
      let result = condition.evaluate(set)
      guard result.rejections.isEmpty else { return nil }
      if result.holds[0] { return number }
    }
    return conditions.count
  }

  /// Which outcome a record has; `nil` where it does not come so far.
  private static func outcome(of question: Question, _ set: ColumnSet) -> Int? {
    switch question {
    case .condition(let condition):
      let result = condition.evaluate(set)
      return result.rejections.isEmpty ? (result.holds[0] ? 0 : 1) : nil
    case .choice(let conditions): return taken(conditions, set)
    case .step(let before, let after, let function, let handler):
      let (one, two) = (before.evaluate(set), after.evaluate(set))
      let isOpening =
        switch function {
        case .openWhenBlank, .openWhen: true
        default: false
        }
      guard !hasFailed(one), !isAbsent(one) || isOpening else { return nil }
      switch function {
      case .absentWhenBlank, .absentWhen: return isAbsent(two) ? 1 : 0
      case .openWhenBlank(let period), .openWhen(let period, _):
        return text(two) == Array(period.date.utf8) && text(one) != text(two) ? 1 : 0
      case .check: return two.findings.count > one.findings.count ? 1 : 0
      case .trim, .integer, .wareki, .date, .time, .code, .flag, .fullWidth, .before, .after, .characters: break
      }
      guard case .unknown = handler else { return hasFailed(two) ? 1 : 0 }
      if hasFailed(two) { return 2 }
      return two.unknown.map { $0.flags.text(0) == "1" } ?? false ? 1 : 0
    }
  }

  private static func hasFailed(_ result: ExpressionResult) -> Bool {
    !result.rejections.isEmpty || !result.handled.isEmpty || !result.flagged.isEmpty
  }

  private static func isAbsent(_ result: ExpressionResult) -> Bool { text(result).isEmpty }

  private static func text(_ result: ExpressionResult) -> [UInt8] {
    guard let column = result.column, !column.isEmpty(0) else { return [] }
    return [UInt8](column.bytes[column.range(0)])
  }
}
