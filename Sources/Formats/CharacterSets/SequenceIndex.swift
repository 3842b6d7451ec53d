/// Finds the code of a character that is outside the Basic Multilingual Plane or of two scalars.
///
/// Open addressing with linear probing; at most half of the places are taken, so a look-up ends after a few.
struct SequenceIndex: Sendable {
  private var keys: [UInt64] = []
  private var values: [UInt16] = []
  private var used = 0

  /// The key of one or two scalars; 0 is none.
  @inline(__always)
  static func key(_ base: UInt32, _ second: UInt32) -> UInt64 { UInt64(base) << 32 | UInt64(second) }

  /// Whether nothing is in it.
  var isEmpty: Bool { used == 0 }

  /// The index of the code of a key, 0 where there is none. O(1).
  @inline(__always)
  subscript(key: UInt64) -> UInt16 {
    guard !keys.isEmpty else { return 0 }
    let mask = keys.count - 1
    var place = SequenceIndex.place(key) & mask
    while keys[place] != 0 {
      if keys[place] == key { return values[place] }
      place = (place + 1) & mask
    }
    return 0
  }

  /// Sets the code of a key, whatever it was.
  mutating func set(_ key: UInt64, _ code: UInt16) {
    if keys.count < 2 * (used + 1) { grow() }
    let mask = keys.count - 1
    var place = SequenceIndex.place(key) & mask
    while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
    if keys[place] == 0 { used += 1 }
    keys[place] = key
    values[place] = code
  }

  /// The keys with a code.
  var entries: [(key: UInt64, code: UInt16)] {
    keys.indices.filter { keys[$0] != 0 && values[$0] != 0 }.map { (keys[$0], values[$0]) }
  }

  private mutating func grow() {
    let old = (keys, values)
    keys = [UInt64](repeating: 0, count: max(64, 2 * keys.count))
    values = [UInt16](repeating: 0, count: keys.count)
    used = 0
    for (key, value) in zip(old.0, old.1) where key != 0 { set(key, value) }
  }

  @inline(__always)
  private static func place(_ key: UInt64) -> Int {
    // Fibonacci hashing: the product's highest bits depend on all bits of the key.
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
