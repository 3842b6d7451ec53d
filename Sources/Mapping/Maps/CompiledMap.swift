public import Evaluation
public import Language
public import Platform
public import Records

/// A map compiled for one record type: filter, windows, items and kept fields as plans over columns.
///
/// A map that makes several rows of a record is compiled once for each of them. Maps of the same record type share one
/// `FieldInputs`, so that each value is decoded once.
public struct CompiledMap: Sendable {
  /// The windows, in the order of the typed map.
  public let windows: [WindowPlan]
  /// The positions of the inputs it reads, ascending: a value of these that cannot be decoded rejects its record.
  public let inputs: [Int]
  /// For each of its joins the input that stands for the joined record: where there is none, this value fails.
  public let joinInputs: [JoinInput]

  /// Which records the map takes; windows are made of these.
  private(set) var filter: CompiledPredicate?
  /// Which of them make this row.
  private(set) var rowFilter: CompiledPredicate?
  let items: [ItemPlan]
  let kept: [Int]
  /// For each position of an input up to the last one used, the own field that a finding names and whether this map
  /// reads it.
  let inputFields: [Int32]
  let isUsed: [Bool]
  /// Which of these positions decide every row; of the others, which branches of `case` alone read, the rows that ask count.
  let isCertain: [Bool]
  /// For each of these positions the join whose record the value belongs to, or -1.
  private let inputJoins: [Int32]

  /// The input that stands for a joined record.
  public struct JoinInput: Sendable, Hashable {
    /// The join, among those of the record type.
    public var join: Int
    /// The position of the input.
    public var input: Int
  }

  /// Compiles a map that passed the checker.
  ///
  /// - Parameters:
  ///   - map: The map.
  ///   - variant: Which of its rows.
  ///   - joins: The joins of its record type.
  ///   - layout: The layout of its record type, with the fields of the joined records.
  ///   - padding: The source's declared padding.
  ///   - inputs: Takes the values it needs.
  public init(
    _ map: TypedMap, variant: Int = 0, joins: [TypedJoin] = [], layout: RecordLayout, padding: PaddingCharacter,
    inputs: inout FieldInputs
  ) {
    var registry = inputs
    func predicate(_ expression: TypedExpression?) -> CompiledPredicate? {
      expression.map { CompiledPredicate(overFields: $0, layout: layout, padding: padding, inputs: &registry) }
    }
    filter = predicate(map.filter)
    rowFilter = predicate(map.variants[variant].filter)
    let firstJoined = joins.map(\.firstField).min() ?? layout.fields.count
    items = map.variants[variant].assignments.map { assignment in
      var item = ItemPlan(assignment, layout: layout, padding: padding, inputs: &registry)
      // A finding about a joined value has no bytes in the own record to show.
      if let field = item.field, Int(field) >= firstJoined { item.field = nil }
      return item
    }
    windows = map.windows.map { WindowPlan($0, layout: layout, inputs: &registry) }
    kept = map.kept.map { kept in
      // Padding comes back with the field's length, so characters are kept without it.
      let isText = layout.fields[kept.field].usage.isText
      return registry.index(of: FieldInput(field: kept.field, isTrimmed: isText))
    }
    joinInputs = map.joins.map { join in
      let key = joins[join].firstField + joins[join].keys[0].joined
      return JoinInput(join: join, input: registry.index(of: FieldInput(field: key, isTrimmed: false)))
    }
    // Whoever asks for a partner reads the key: one that cannot be decoded is no reason to go without.
    let keys = map.joins.flatMap { joins[$0].keys }.map { key in
      registry.index(of: FieldInput(field: key.own, isTrimmed: layout.fields[key.own].usage.isText))
    }
    let used = Set(
      (filter?.inputs ?? []) + (rowFilter?.inputs ?? []) + items.flatMap(\.inputs) + windows.flatMap(\.inputs) + kept
        + joinInputs.map(\.input) + keys)
    self.inputs = used.sorted()
    isUsed = registry.inputs.indices.map { used.contains($0) }
    let certain = Set(
      (filter?.inputs ?? []) + (rowFilter?.inputs ?? []) + items.flatMap(\.certainInputs) + windows.flatMap(\.inputs)
        + kept
        + joinInputs.map(\.input) + keys)
    isCertain = registry.inputs.indices.map { certain.contains($0) }
    inputFields = registry.inputs.map { input in
      let join = joins.last { $0.firstField <= input.field }
      return Int32(join?.keys[0].own ?? input.field)
    }
    inputJoins = registry.inputs.map { input in
      Int32(joins.lastIndex { $0.firstField <= input.field } ?? -1)
    }
    inputs = registry
  }

  /// Whether a filter cannot be decided for a record that an input fails in: it reads the value, or another value of the
  /// joined record that the input stands for.
  func isUndecided(_ filter: CompiledPredicate, byFailureOf input: Int) -> Bool {
    if filter.inputs.contains(input) { return true }
    guard let join = joinInputs.first(where: { $0.input == input })?.join else { return false }
    return filter.inputs.contains { $0 < inputJoins.count && Int(inputJoins[$0]) == join }
  }

  /// The same map without those of its filters that `isDropped` says.
  func dropping(_ isDropped: (CompiledPredicate) -> Bool) -> CompiledMap {
    var map = self
    if let filter, isDropped(filter) { map.filter = nil }
    if let rowFilter, isDropped(rowFilter) { map.rowFilter = nil }
    return map
  }

  /// The entries of one window for the rows of a batch that pass the filter and whose window fields were decoded.
  ///
  /// In a filter that itself asks for the last of a window, every row counts as last here: a window is made of the
  /// rows that pass the rest.
  /// - Complexity: O(rows).
  public func windowEntries(_ window: Int, batch: SourceBatch) -> [PartitionEntry] {
    var takesPart = [Bool](repeating: true, count: batch.count)
    if let filter {
      let result = filter.evaluate(ColumnSet(columns: batch.columns.map { $0 }, count: batch.count))
      takesPart = result.holds
      for rejection in result.rejections { takesPart[Int(rejection.row)] = true }
    }
    let plan = windows[window]
    for failure in batch.failures where plan.inputs.contains(Int(failure.input)) {
      takesPart[Int(failure.row)] = false
    }
    return plan.entries(batch, taking: takesPart)
  }
}
