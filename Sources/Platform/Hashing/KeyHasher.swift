/// Makes 128 bits of a key of one or several parts; the same parts give the same bits on every machine.
///
/// Each part is taken as whole little-endian words, the last one filled with zeros, followed by a word with the part's
/// byte count. Read from its end, such a message can be taken apart in only one way, so ("a", "b") and ("ab", "") are
/// different messages. The key of the SipHash is fixed, because results are compared across runs; whoever can choose
/// keys could therefore search for collisions, but at 128 bits not find one.
public struct KeyHasher: Sendable {
  private var state: SipHash128
  private var wordCount: UInt64 = 0

  /// Starts with no parts.
  @inline(__always)
  public init() {
    // The ASCII text `utsushi key hash`, as two little-endian words.
    state = SipHash128(key0: 0x2069_6873_7573_7475, key1: 0x6873_6168_2079_656b)
  }

  /// Takes one part; an empty part counts as one. O(n).
  public mutating func combine(_ part: Span<UInt8>) {
    // Holds: the pointer is used within the closure, with the span's own count.
    unsafe part.withUnsafeBufferPointer { unsafe take(UnsafeRawBufferPointer($0)) }
  }

  /// Takes `bytes[range]` as one part. O(n); does not allocate.
  public mutating func combine(_ bytes: [UInt8], _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "a part must lie within the bytes")
    // Holds: the range was checked against the array, and the pointer is used within the closure.
    unsafe bytes.withUnsafeBytes { unsafe take(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Takes a slice as one part. O(n); does not allocate.
  public mutating func combine(_ part: ArraySlice<UInt8>) {
    // Holds: the pointer is used within the closure, with the slice's own count.
    unsafe part.withUnsafeBytes { unsafe take($0) }
  }

  /// Takes eight bytes as they are, without a length: a number beside the parts, such as a rule's index.
  @inline(__always)
  public mutating func combine(_ word: UInt64) {
    state.compress(word)
    wordCount &+= 1
  }

  /// The 128 bits of the parts taken so far; more may follow.
  public func finish() -> (high: UInt64, low: UInt64) {
    var copy = state
    // As in SipHash, the last word holds the message's byte count modulo 256 in its highest byte.
    let halves = copy.finish(wordCount << 59)
    return (halves.first, halves.second)
  }

  @inline(__always)
  private mutating func take(_ bytes: UnsafeRawBufferPointer) {
    let count = bytes.count
    let whole = count & ~7
    var offset = 0
    while offset < whole {
      // Holds: offset + 8 <= count.
      state.compress(UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    if offset < count {
      var word: UInt64 = 0
      var shift: UInt64 = 0
      while offset < count {
        // Holds: offset < count.
        word |= UInt64(unsafe bytes[offset]) << shift
        shift &+= 8
        offset += 1
      }
      state.compress(word)
    }
    state.compress(UInt64(truncatingIfNeeded: count))
    wordCount &+= UInt64(truncatingIfNeeded: (count + 7) >> 3 + 1)
  }
}
