/// The characters that may be written: base characters, and sequences of a base and its variation selector or sound mark.
///
/// Nothing is compared after normalisation: U+FA19 and U+795E are two characters, a base alone is not the base with a
/// selector.
public struct Repertoire: Sendable {
  /// The names of its lists, in the order of the declaration.
  public private(set) var names: [String] = []
  /// A bit for each scalar of the Basic Multilingual Plane.
  private var bits = [UInt64](repeating: 0, count: 1024)
  /// Other scalars, and sequences as base × 2^32 + second scalar.
  private var others: Set<UInt64> = []

  /// An empty repertoire.
  public init() {}

  /// Adds the name of a list.
  public mutating func name(_ name: String) { names.append(name) }

  /// Adds a character: a scalar, or two that make one.
  public mutating func insert(_ base: UInt32, _ second: UInt32 = 0) {
    if second == 0, base < 0x1_0000 {
      bits[Int(base) >> 6] |= 1 << UInt64(base & 63)
    } else {
      others.insert(UInt64(base) << 32 | UInt64(second))
    }
  }

  /// Whether a character is in it. O(1).
  public func contains(_ base: UInt32, _ second: UInt32 = 0) -> Bool {
    if second == 0, base < 0x1_0000 { return bits[Int(base) >> 6] >> UInt64(base & 63) & 1 == 1 }
    return others.contains(UInt64(base) << 32 | UInt64(second))
  }

  /// The first character of a text that is not in it, or `nil`; a base and a following selector are one, and a base with a
  /// sound mark behind it where the repertoire has the two as one.
  ///
  /// - Complexity: O(`range`); allocates nothing.
  public func firstOutside(_ bytes: Span<UInt8>, _ range: Range<Int>) -> (base: UInt32, second: UInt32)? {
    var position = range.lowerBound
    while position < range.upperBound {
      let lead = bytes[position]
      if lead < 0x80 {
        if !contains(UInt32(lead)) { return (UInt32(lead), 0) }
        position += 1
        continue
      }
      let (base, length) = Repertoire.scalar(bytes, position, range.upperBound)
      position += length
      var second: UInt32 = 0
      if position < range.upperBound, bytes[position] >= 0xCC {
        let (next, count) = Repertoire.scalar(bytes, position, range.upperBound)
        if Repertoire.isSelector(next) || (next < 0x3100 && contains(base, next)) {
          second = next
          position += count
        }
      }
      if !contains(base, second) { return (base, second) }
    }
    return nil
  }

  private static func isSelector(_ scalar: UInt32) -> Bool {
    (0xFE00...0xFE0F).contains(scalar) || (0xE0100...0xE01EF).contains(scalar)
  }

  /// One scalar of well-formed UTF-8; what is not well-formed counts as U+FFFD, which no repertoire has.
  private static func scalar(_ bytes: Span<UInt8>, _ position: Int, _ end: Int) -> (value: UInt32, length: Int) {
    let lead = bytes[position]
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, position + length <= end else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[position + offset] & 0x3F) }
    return (value, length)
  }
}
