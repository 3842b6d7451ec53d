public import Records

/// `code T`: a code of the old system through a conversion table to a code of the standard.
///
/// Meaning: the value, byte for byte, is looked up among the table's sources.
/// Examples, with the rows `1→1`, `2→2`, `9→0`, ` →0`: `2` → `2`; `9` → `0`; `3` fails; absent stays absent.
/// Failure reasons: M501, where the table does not list the value.
/// Loss class: equivalent where one source gives the target; normalised where several do, with two of them as witness.
/// Inverse: the only source of the target.
/// Source: the project's table.
public struct CodeStep: Sendable {
  private let sources: [[UInt8]]
  private let targets: [[UInt8]]
  private let sourceLookup: ByteLookup
  private let targetLookup: ByteLookup
  /// For each row, whether another row has the same target.
  private let isShared: [Bool]
  /// Two sources that become one target, the first such pair of the table, or `nil`.
  public let witness: MergedTexts?

  /// Compiles a table; of two rows with the same source the first counts.
  public init(_ conversion: CodeConversion) {
    let sources = conversion.rows.map { [UInt8]($0.source.utf8) }
    let targets = conversion.rows.map { [UInt8]($0.target.utf8) }
    let targetLookup = ByteLookup(targets)
    var shared = [Bool](repeating: false, count: targets.count)
    var witness: MergedTexts?
    for (row, target) in targets.enumerated() {
      let first = targetLookup.index(of: target.span, 0..<target.count)
      guard first != row, sources[first] != sources[row] else { continue }
      shared[row] = true
      shared[first] = true
      if witness == nil {
        witness = MergedTexts(
          first: conversion.rows[first].source, second: conversion.rows[row].source,
          result: conversion.rows[row].target)
      }
    }
    self.sources = sources
    self.targets = targets
    self.sourceLookup = ByteLookup(sources)
    self.targetLookup = targetLookup
    self.isShared = shared
    self.witness = witness
  }

  /// Converts every value. O(bytes × log rows of the table).
  public func apply(_ column: Column) -> StepResult {
    var failures: [RowFinding] = []
    let result = translate(column, sourceLookup, targets) { row, index in
      if index < 0 { failures.append(RowFinding(row: row, code: .unmappedCode)) }
    }
    return StepResult(column: result, failures: failures)
  }

  /// The source codes; a target of several sources, or of none, is not invertible.
  public func restore(_ column: Column) -> StepInverse {
    var lost: [UInt32] = []
    let result = translate(column, targetLookup, sources) { row, index in
      if index < 0 || isShared[index] { lost.append(row) }
    }
    return StepInverse(column: result, notInvertible: lost)
  }

  /// `note` is called once for each value that is there, with the position of its row in the table or -1.
  private func translate(
    _ column: Column, _ lookup: ByteLookup, _ results: [[UInt8]], note: (UInt32, Int) -> Void
  ) -> Column {
    let source = column.bytes.span
    var ends: [UInt32] = []
    ends.reserveCapacity(column.count)
    var lastRange = 0..<0
    var lastIndex = -1
    let longest = results.reduce(0) { max($0, $1.count) }
    let bytes = [UInt8](capacity: column.bytes.isEmpty ? 0 : column.count * longest) { out in
      for row in 0..<column.count {
        let range = column.range(row)
        if !range.isEmpty {
          // Codes repeat: most values are the one before.
          if lastRange.isEmpty || !ByteOrder.areEqual(source, range, source, lastRange) {
            lastIndex = lookup.index(of: source, range)
            lastRange = range
          }
          note(UInt32(row), lastIndex)
          if lastIndex >= 0 {
            for byte in results[lastIndex] { out.append(byte) }
          }
        }
        ends.append(UInt32(truncatingIfNeeded: out.count))
      }
    }
    return Column(bytes: bytes, ends: ends)
  }
}
