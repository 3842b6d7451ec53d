internal import Records

/// Walks the values of a column that are there, in the records that are not skipped.
struct FilledRows {
  private let ends: [UInt32]
  private let skipping: [Bool]
  private var next = 0
  private var end = 0

  /// A value: its row, and where it stands in the arena of its column.
  struct Value {
    let row: Int
    let start: Int
    let end: Int
  }

  /// `skipping` has a flag for each value of the column.
  init(_ column: Column, skipping: [Bool]) {
    ends = column.ends
    self.skipping = skipping
  }

  /// The next value, or none after the last. O(1) for each value passed over.
  mutating func pop() -> Value? {
    while next < skipping.count {
      let row = next
      let start = end
      next += 1
      end = Int(ends[row])
      if start != end, !skipping[row] { return Value(row: row, start: start, end: end) }
    }
    return nil
  }
}
