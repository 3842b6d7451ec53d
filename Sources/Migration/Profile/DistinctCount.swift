/// Counts different values in bounded memory: exactly up to `capacity`, above it by the smallest hashes (k minimum values).
///
/// The estimate's standard error is about 1/√k, 0.8 %. Source: Bar-Yossef et al., "Counting Distinct Elements in a Data
/// Stream" (2002), algorithm 1.
struct DistinctCount {
  /// How many different values are counted exactly.
  static let capacity = 1 << 14

  private var hashes: [UInt64] = []
  /// Hashes from here on are not among the smallest.
  private var bound = UInt64.max
  private(set) var isExact = true

  /// Takes the hash of a value. Amortised O(log capacity).
  mutating func add(_ hash: UInt64) {
    guard hash < bound else { return }
    hashes.append(hash)
    if hashes.count >= 2 * DistinctCount.capacity { compact() }
  }

  /// How many different values there were.
  var count: Int {
    var copy = self
    copy.compact()
    guard !copy.isExact, let largest = copy.hashes.last else { return copy.hashes.count }
    return Int((Double(DistinctCount.capacity - 1) / (Double(largest) / 0x1p64)).rounded())
  }

  private mutating func compact() {
    hashes.sort()
    var kept: [UInt64] = []
    kept.reserveCapacity(2 * DistinctCount.capacity)
    for hash in hashes where kept.last != hash { kept.append(hash) }
    if kept.count > DistinctCount.capacity {
      kept.removeSubrange(DistinctCount.capacity...)
      bound = kept[kept.count - 1]
      isExact = false
    }
    hashes = kept
  }
}
