/// A set of record indexes of one file, a bit each.
struct RecordSet: Sendable {
  private var words: [UInt64] = []

  /// Puts a record in.
  mutating func insert(_ record: Int) {
    let word = record >> 6
    if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
    words[word] |= 1 << UInt64(record & 63)
  }

  /// Whether a record is in.
  func contains(_ record: Int) -> Bool {
    let word = record >> 6
    return word < words.count && words[word] & (1 << UInt64(record & 63)) != 0
  }

  /// How many records are in. O(words).
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether nothing is in.
  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
}
