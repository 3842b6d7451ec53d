/// The rows of a file that the run wrote, each found by its key: a row that is missing or too many costs no other.
struct MatchedRows {
  /// How far a key is looked for.
  private static let reach = 16

  private var rows: PlainRows
  private var pending: [[[UInt8]]] = []
  private let keys: [Int]

  /// What stands for an expected row.
  enum Match {
    /// Its row, and how many rows before it belong to nothing.
    case row([[UInt8]], extra: Int)
    case missing
  }

  /// - Parameter keys: The columns whose texts tell rows apart; none where rows are taken one after another.
  init(_ rows: PlainRows, keys: [Int]) {
    self.rows = rows
    self.keys = keys
  }

  /// The headings.
  var names: [[UInt8]] { rows.names }

  /// The row with a key.
  ///
  /// - Parameter key: The texts of the key's columns; `nil` where one has no second reading: then the next row is taken.
  mutating func row(_ key: [[UInt8]?]) throws(RecheckError) -> Match {
    try fill(1)
    guard let first = pending.first else { return .missing }
    if keys.isEmpty || matches(first, key) { return .row(pending.removeFirst(), extra: 0) }
    try fill(MatchedRows.reach)
    guard let place = pending.firstIndex(where: { matches($0, key) }) else { return .missing }
    pending.removeFirst(place)
    return .row(pending.removeFirst(), extra: place)
  }

  /// Goes over a row whose record is not looked at.
  mutating func skip() throws(RecheckError) {
    try fill(1)
    if !pending.isEmpty { pending.removeFirst() }
  }

  /// How many rows are left.
  mutating func rest() throws(RecheckError) -> Int {
    var count = pending.count
    while try rows.next() != nil { count += 1 }
    return count
  }

  private mutating func fill(_ count: Int) throws(RecheckError) {
    while pending.count < count, let row = try rows.next() { pending.append(row) }
  }

  private func matches(_ row: [[UInt8]], _ key: [[UInt8]?]) -> Bool {
    zip(keys, key).allSatisfy { column, text in
      guard let text else { return true }
      return row.indices.contains(column) && row[column] == text
    }
  }
}
