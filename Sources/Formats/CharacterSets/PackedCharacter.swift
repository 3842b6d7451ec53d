/// How an entry of a decoding table is packed in 32 bits.
///
/// An assigned character is its UTF-8 in the low three bytes, first byte lowest, and its length in the highest byte
/// (1 to 3). Every value from `firstSpecial` on leaves the fast path; its three highest bits tell what it is.
enum PackedCharacter {
  /// No character.
  static let unassigned: UInt32 = 0
  /// Values from here on are not a character of one to three bytes.
  static let firstSpecial: UInt32 = 0x8000_0000
  /// A code that nobody has identified: user-defined, or of a vendor's area whose table the project does not name.
  static let undecided: UInt32 = 0x8000_0000
  /// The bits of a longer character: plus its length × 2^16 and its index among the table's sequences.
  static let sequence: UInt32 = 0xA000_0000
  /// The bits of an identified code: plus the same of its target.
  static let identified: UInt32 = 0xC000_0000
  /// A byte, or the first byte of a pair, that can begin a shift code.
  static let shift: UInt32 = 0xE000_0000

  /// Packs a scalar of the Basic Multilingual Plane.
  static func packed(_ scalar: UInt32) -> UInt32 {
    precondition(scalar < 0x1_0000, "a packed character holds three bytes of UTF-8")
    if scalar < 0x80 { return 0x0100_0000 | scalar }
    if scalar < 0x800 {
      return 0x0200_0000 | (0xC0 | scalar >> 6) | (0x80 | scalar & 0x3F) << 8
    }
    return 0x0300_0000 | (0xE0 | scalar >> 12) | (0x80 | scalar >> 6 & 0x3F) << 8 | (0x80 | scalar & 0x3F) << 16
  }

  /// Whether an entry is a longer character of the table or the target of an identified code.
  @inline(__always)
  static func isSequence(_ entry: UInt32) -> Bool { entry &- sequence < 0x4000_0000 }

  /// Whether an entry is an identified code.
  @inline(__always)
  static func isIdentified(_ entry: UInt32) -> Bool { entry &- identified < 0x2000_0000 }

  /// The length in bytes of a longer character.
  @inline(__always)
  static func byteCount(_ entry: UInt32) -> Int { Int(entry >> 16 & 0xF) }

  /// The index of a longer character.
  @inline(__always)
  static func index(_ entry: UInt32) -> Int { Int(entry & 0xFFFF) }
}

/// Characters that take four to eight bytes of UTF-8: outside the Basic Multilingual Plane, or of two scalars.
struct SequenceTexts: Sendable {
  /// The UTF-8 of each, first byte lowest.
  private(set) var words: [UInt64] = []

  /// Adds a character of one or two scalars and gives its entry with the given bits.
  mutating func add(_ scalars: [UInt32], as bits: UInt32) -> UInt32 {
    precondition(words.count < 0x1_0000 && scalars.count <= 2, "a table has fewer codes than an entry can number")
    var word: UInt64 = 0
    var count: UInt32 = 0
    for value in scalars {
      guard let scalar = Unicode.Scalar(value) else { preconditionFailure("a table holds scalars") }
      for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
        word |= UInt64(byte) << UInt64(8 * count)
        count += 1
      }
    }
    words.append(word)
    return bits | count << 16 | UInt32(words.count - 1)
  }

  /// The UTF-8 of the character of an entry.
  func bytes(_ entry: UInt32) -> [UInt8] {
    let word = words[PackedCharacter.index(entry)]
    return (0..<PackedCharacter.byteCount(entry)).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
  }
}
