/// Finds the most frequent values in bounded memory.
///
/// Counts are exact while there are no more than `capacity` different values. Above that, each value that stands more than once in
/// `capacity` values is found, and its count is too low by at most `error`. Source: Misra and Gries, "Finding Repeated
/// Elements" (1982).
struct FrequentValues {
  /// How many different values are kept.
  static let capacity = 2048

  private var counts: [UInt64: (count: Int, value: [UInt8])] = [:]
  /// By how much a count may be too low.
  private(set) var error = 0

  /// Takes a value and its hash; gives whether it was not among those kept. Amortised O(value).
  mutating func add(_ hash: UInt64, _ value: ArraySlice<UInt8>) -> Bool {
    if counts[hash]?.count != nil {
      counts[hash]?.count += 1
      return false
    }
    if counts.count == FrequentValues.capacity {
      error += 1
      for (hash, kept) in counts {
        if kept.count == 1 { counts[hash] = nil } else { counts[hash] = (kept.count - 1, kept.value) }
      }
      return true
    }
    counts[hash] = (1, Array(value))
    return true
  }

  /// The most frequent values, most frequent first, then in the order of their bytes.
  func top(_ count: Int) -> [(value: [UInt8], count: Int)] {
    let sorted = counts.values.sorted { left, right in
      left.count != right.count ? left.count > right.count : left.value.lexicographicallyPrecedes(right.value)
    }
    return sorted.prefix(count).map { ($0.value, $0.count) }
  }
}
