public import Evaluation
public import Language
public import Platform
public import Records

/// A map compiled for one record type: filter, windows, items and kept fields as plans over columns.
///
/// Maps of the same record type share one `FieldInputs`, so that each value is decoded once.
public struct CompiledMap: Sendable {
  /// The windows, in the order of the typed map.
  public let windows: [WindowPlan]
  /// The positions of the inputs it reads, ascending: a value of these that cannot be decoded rejects its record.
  public let inputs: [Int]

  private(set) var filter: CompiledPredicate?
  let items: [ItemPlan]
  let kept: [Int]
  /// For each position of an input up to the last one used, its field and whether this map reads it.
  let inputFields: [Int32]
  let isUsed: [Bool]

  /// Compiles a map that passed the checker.
  ///
  /// - Parameters:
  ///   - map: The map.
  ///   - layout: The layout of its record type.
  ///   - padding: The source's declared padding.
  ///   - inputs: Takes the values it needs.
  public init(_ map: TypedMap, layout: RecordLayout, padding: PaddingCharacter, inputs: inout FieldInputs) {
    var registry = inputs
    filter = map.filter.map {
      CompiledPredicate(overFields: $0, layout: layout, padding: padding, inputs: &registry)
    }
    items = map.assignments.map { ItemPlan($0, layout: layout, padding: padding, inputs: &registry) }
    windows = map.windows.map { WindowPlan($0, layout: layout, inputs: &registry) }
    kept = map.kept.map { kept in
      // Padding comes back with the field's length, so characters are kept without it.
      let isText = layout.fields[kept.field].usage.isText
      return registry.index(of: FieldInput(field: kept.field, isTrimmed: isText))
    }
    let used = Set((filter?.inputs ?? []) + items.flatMap(\.inputs) + windows.flatMap(\.inputs) + kept)
    self.inputs = used.sorted()
    isUsed = registry.inputs.indices.map { used.contains($0) }
    inputFields = registry.inputs.map { Int32($0.field) }
    inputs = registry
  }

  /// The same map that takes every record.
  var withoutFilter: CompiledMap {
    var map = self
    map.filter = nil
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
