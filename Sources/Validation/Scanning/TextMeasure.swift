// One pass over a value gives what three rules ask for: how many characters it has, whether all of them are
// half-width, whether all are full-width. The pass reads leads, not scalars, where the lead alone decides:
// E3 to E9 begin U+3000 to U+9FFF, which are three bytes, one character, full-width. `辻󠄀` (U+8FBB U+E0100) is seven
// bytes, two scalars, one character. If the selector ranges change, LengthRule and the report's counts change.

/// The length of a text in characters and its repertoire.
struct TextMeasure: Equatable {
  /// Characters: a base with its variation selector is one, a half-width dakuten is one, a scalar beyond the basic
  /// plane is one. Source of "characters, not bytes": 凡例（列項目説明） 桁数; counting a selector with its base is ours.
  private(set) var characterCount = 0
  /// Every character is printable ASCII or half-width katakana.
  private(set) var isHalfWidth = true
  /// No character is ASCII, a control or a half-width form.
  private(set) var isFullWidth = true

  /// A measure that is known.
  init(characterCount: Int, isHalfWidth: Bool, isFullWidth: Bool) {
    self.characterCount = characterCount
    self.isHalfWidth = isHalfWidth
    self.isFullWidth = isFullWidth
  }

  /// Measures `bytes[start..<end]`, which are UTF-8: columns hold nothing else. A byte that begins no character counts
  /// as one of neither width.
  @inline(__always)
  init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    var index = start
    while index < end {
      let lead = bytes[index]
      if lead >= 0xE3 && lead <= 0xE9 && index + 2 < end {
        isHalfWidth = false
        characterCount &+= 1
        index &+= 3
      } else if lead < 0x80 {
        if lead < 0x20 || lead == 0x7F { isHalfWidth = false }
        isFullWidth = false
        characterCount &+= 1
        index &+= 1
      } else {
        index = takeRare(bytes, index, end)
      }
    }
  }

  private mutating func takeRare(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
    let (scalar, length) = TextMeasure.scalar(bytes, index, end)
    guard length > 0 else {
      isHalfWidth = false
      isFullWidth = false
      characterCount += 1
      return index + 1
    }
    switch scalar {
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF:
      // A selector without a base is a character of its own, so that a value is never shorter than it looks.
      if characterCount == 0 { characterCount = 1 }
      isHalfWidth = false
    case 0xFF61...0xFF9F:
      isFullWidth = false
      characterCount += 1
    case 0x80...0x9F, 0xA5, 0x203E, 0xFFA0...0xFFDC, 0xFFE8...0xFFEE:
      // Controls, the two half-width marks of JIS X 0201 and half-width forms outside katakana (Unicode, East Asian
      // Width): neither X, whose repertoire is ASCII and half-width katakana, nor Ｎ.
      isHalfWidth = false
      isFullWidth = false
      characterCount += 1
    default:
      isHalfWidth = false
      characterCount += 1
    }
    return index + length
  }

  private static func scalar(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> (scalar: UInt32, length: Int) {
    let lead = bytes[index]
    let length =
      lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 0
    guard length > 0, index + length <= end else { return (0, 0) }
    var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return (0, 0) }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return (scalar, length)
  }
}

extension TextMeasure {
  // Both passes have no exit and no branch, so that the compiler does 16 bytes at a time.

  /// Whether all bytes are printable ASCII: then every value of a column is half-width, and as long as its bytes.
  static func isPrintable(_ bytes: Span<UInt8>) -> Bool {
    var worst: UInt8 = 0
    for index in bytes.indices { worst = max(worst, bytes[index] &- 0x20) }
    return worst <= 0x5E
  }

  /// Whether all bytes are of characters from U+3000 to U+9FFF: then every value of a column is full-width, and has a
  /// third as many characters as bytes. Leads are E3 to E9, all others 80 to BF.
  static func isCommonFullWidth(_ bytes: Span<UInt8>) -> Bool {
    var doubtful: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      let isOther: UInt8 = byte &- 0x80 > 0x3F ? 1 : 0
      let isNoLead: UInt8 = byte &- 0xE3 > 0x06 ? 1 : 0
      doubtful |= isOther & isNoLead
    }
    return doubtful == 0
  }
}
