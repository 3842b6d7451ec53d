public import Language
public import Records

/// A condition, compiled once and decided for whole batches.
///
/// Texts are compared as bytes, and an absent value is the empty text. Numbers are compared exactly, digit by digit;
/// an absent value is no number: `!=` holds for it, every other comparison does not. Both sides of `and` and `or` are
/// always computed, so that a failing step is found whichever way the other side goes.
public struct CompiledPredicate: Sendable {
  let plan: PredicatePlan
  /// The positions of the inputs it reads; empty for conditions over items.
  public let inputs: [Int]

  /// Compiles a condition over the items of a group (rules, totals over the standard).
  public init(overItems expression: TypedExpression) {
    var compiler = PlanCompiler(inputs: FieldInputs(), fields: [], padding: PaddingCharacter.space.utf8Bytes)
    plan = compiler.predicate(expression)
    inputs = []
  }

  /// Compiles a condition over the fields of a record (`where`, totals over a source).
  ///
  /// - Parameters:
  ///   - expression: The condition.
  ///   - layout: The record's layout.
  ///   - padding: The source's declared padding.
  ///   - inputs: Takes the values it needs.
  public init(
    overFields expression: TypedExpression, layout: RecordLayout, padding: PaddingCharacter,
    inputs: inout FieldInputs
  ) {
    var compiler = PlanCompiler(inputs: inputs, fields: layout.fields, padding: padding.utf8Bytes)
    plan = compiler.predicate(expression)
    inputs = compiler.inputs
    self.inputs = compiler.used
  }

  /// Decides every row of a set. O(bytes).
  public func evaluate(_ set: ColumnSet) -> PredicateResult { plan.evaluate(set) }

  /// Decides every row of a batch of the standard. A row in which a step fails does not meet the condition.
  public func holds(_ batch: StandardBatch) -> [Bool] {
    evaluate(ColumnSet(columns: batch.columns, count: batch.count)).settled
  }

  /// Decides every row of a batch of a source. A row in which a step fails does not meet the condition; whether its
  /// values could be decoded at all is for the caller to see in `SourceBatch.failures`.
  public func holds(_ batch: SourceBatch) -> [Bool] {
    evaluate(ColumnSet(columns: batch.columns.map { $0 }, count: batch.count)).settled
  }
}

/// What a condition is for every row.
public struct PredicateResult: Sendable {
  /// Whether it holds; meaningless for rows of `rejections`.
  public var holds: [Bool]
  /// Rows in which a step failed or a window is tied, and why; not sorted.
  public var rejections: [RowFinding]
  /// What is listed without rejecting; not sorted.
  public var findings: [RowFinding]

  /// Whether it holds, with false for rows in which a step failed.
  var settled: [Bool] {
    var result = holds
    for rejection in rejections { result[Int(rejection.row)] = false }
    return result
  }
}

extension PaddingCharacter {
  /// The character in UTF-8.
  public var utf8Bytes: [UInt8] {
    switch self {
    case .space: [0x20]
    case .ideographicSpace: [0xE3, 0x80, 0x80]
    }
  }
}
