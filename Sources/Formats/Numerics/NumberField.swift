internal import Records

/// A numeric field compiled for reading and writing: how its digits and its sign stand in its bytes.
struct NumberField: Sendable, Hashable {
  /// The form of the bytes.
  enum Storage: Sendable, Hashable {
    /// One digit a byte; a signed one has its sign in the last byte.
    case zoned(LastDigit)
    /// Two digits a byte, the sign in the last nibble.
    case packed
    /// Big-endian two's complement.
    case binary
  }

  /// The form of the bytes.
  let storage: Storage
  /// Digits, scale and sign of the picture.
  let shape: NumberShape
  /// The length in bytes.
  let byteCount: Int
  /// The byte of the digit 0 in a zoned field: 30, or F0 in EBCDIC.
  let zero: UInt8
  /// The byte that fills a zoned field without a number: the table's space.
  let blank: UInt8

  /// Compiles a field, or gives `nil` for one that is not numeric.
  ///
  /// A signed `DISPLAY` field needs a declared sign convention; reading one without is our mistake. The table says what
  /// the bytes of digits are.
  init?(_ field: LayoutField, signs: ZonedSign?, table: CharacterTable) {
    byteCount = field.byteCount
    zero = table.zero
    blank = table.space
    switch field.usage {
    case .group, .alphanumeric, .doubleByte, .delimitedText, .delimitedNumber: return nil
    case .zoned(let shape):
      precondition(!shape.isSigned || signs != nil, "a signed DISPLAY field needs a declared sign convention")
      storage = .zoned(LastDigit(shape.isSigned ? signs : nil, zero: table.zero))
      self.shape = shape
    case .packed(let shape):
      storage = .packed
      self.shape = shape
    case .binary(let shape):
      storage = .binary
      self.shape = shape
    }
  }

  /// The most bytes its canonical text can have: its digits, of a binary field the 20 of a 64-bit number, or the zero
  /// before the digits of a fraction, with a sign and a point.
  var longestText: Int { max(shape.digits, shape.scale + 1, byteCount, 20) + 2 }

  /// Whether the digits of the field are its text as they are.
  var isPlainDigits: Bool {
    if case .zoned(.plain) = storage { return shape.scale == 0 && !shape.isSigned }
    return false
  }
}

/// Up to 40 decimal digits with a sign, without allocation; the most a field has are 31 (20 in a binary one).
struct DecimalDigits {
  /// The digits 0–9, most significant first; `count` of them count.
  var digits: [40 of UInt8] = InlineArray(repeating: 0)
  /// How many digits there are.
  var count = 0
  /// Whether there is a minus.
  var isNegative = false

  /// Adds a digit at the end.
  mutating func append(_ digit: UInt8) {
    digits[count] = digit
    count += 1
  }

  /// Whether every digit is zero.
  var isZero: Bool {
    for index in 0..<count where digits[index] != 0 { return false }
    return true
  }

  /// The digits as an integer.
  var coefficient: Int128 {
    var high: Int128 = 0
    var index = 0
    // Eighteen digits fit a 64-bit integer, whose arithmetic is much cheaper.
    while index < count {
      let upper = min(index + 18, count)
      var part: UInt64 = 0
      var factor: UInt64 = 1
      while index < upper {
        part = part &* 10 &+ UInt64(digits[index])
        factor &*= 10
        index += 1
      }
      high = high * Int128(factor) + Int128(part)
    }
    return isNegative ? -high : high
  }

  /// The digit `place` places left of the last one, 0 beyond the first.
  func digit(fromRight place: Int) -> UInt8 {
    place < count ? digits[count - 1 - place] : 0
  }

  /// Appends the canonical text: `-` when negative and not zero, no leading zeros, a point when `scale` is above 0.
  func appendText(scale: Int, to bytes: inout OutputSpan<UInt8>) {
    if isNegative && !isZero { bytes.append(0x2D) }
    var place = max(count, scale + 1) - 1
    while place > scale, digit(fromRight: place) == 0 { place -= 1 }
    while place >= 0 {
      if scale > 0, place == scale - 1 { bytes.append(0x2E) }
      bytes.append(0x30 + digit(fromRight: place))
      place -= 1
    }
  }
}
