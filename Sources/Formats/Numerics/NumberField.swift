internal import Records

/// A numeric field compiled for reading and writing: how its digits and its sign stand in its bytes.
struct NumberField: Sendable, Hashable {
  /// The form of the bytes.
  enum Storage: Sendable, Hashable {
    /// One digit a byte; a signed one has its sign in the last byte.
    case zoned(SignedDigit)
    /// One digit a byte, with the sign in the first.
    case zonedLeading(SignedDigit)
    /// One digit a byte, and a byte `+` or `-` before or behind them.
    case zonedSeparate(isLeading: Bool)
    /// Two digits a byte, the sign in the last nibble.
    case packed
    /// Two digits a byte, no sign.
    case packedWithoutSign
    /// Two's complement.
    case binary(ByteOrder)
    /// IBM's hexadecimal or IEEE 754.
    case floatingPoint(FloatingPointForm)
  }

  /// The form of the bytes.
  let storage: Storage
  /// Digits, scale and sign of the picture; of a floating-point number the most that an exact decimal has.
  let shape: NumberShape
  /// The length in bytes.
  let byteCount: Int
  /// The byte of the digit 0 in a zoned field: 30, or F0 in EBCDIC.
  let zero: UInt8
  /// Whether zero is all spaces (`BLANK WHEN ZERO`).
  let isBlankWhenZero: Bool
  /// The byte that fills a zoned field without a number: the table's space.
  let blank: UInt8

  /// Compiles a field, or gives `nil` for one that is not numeric.
  ///
  /// A signed `DISPLAY` field without a byte for its sign needs a declared sign convention; reading one without is our
  /// mistake. The table says what the bytes of digits are.
  init?(_ field: LayoutField, signs: ZonedSign?, table: CharacterTable) {
    byteCount = field.byteCount
    zero = table.zero
    blank = table.space
    isBlankWhenZero = field.isBlankWhenZero
    switch field.usage {
    case .group, .alphanumeric, .doubleByte, .national, .delimitedText, .delimitedNumber: return nil
    case .zoned(let shape):
      let isOverpunched = shape.isSigned && !shape.sign.isSeparate
      precondition(!isOverpunched || signs != nil, "a signed DISPLAY field needs a declared sign convention")
      let form = SignedDigit(isOverpunched ? signs : nil, zero: table.zero)
      storage =
        switch shape.isSigned ? shape.sign : .trailing {
        case .trailing: .zoned(form)
        case .leading: .zonedLeading(form)
        case .trailingSeparate: .zonedSeparate(isLeading: false)
        case .leadingSeparate: .zonedSeparate(isLeading: true)
        }
      self.shape = shape
    case .packed(let shape):
      storage = .packed
      self.shape = shape
    case .packedWithoutSign(let shape):
      storage = .packedWithoutSign
      self.shape = shape
    case .binary(let shape, let order):
      storage = .binary(order)
      self.shape = shape
    case .floatingPoint(let form):
      storage = .floatingPoint(form)
      shape = NumberShape(digits: FloatingPointNumber.digits, scale: FloatingPointNumber.digits, isSigned: true)
    }
  }

  /// The most bytes its canonical text can have: its digits with the zeros of a scaling position, of a binary field the 20 of
  /// a 64-bit number, or the zero before the digits of a fraction, with a sign and a point.
  var longestText: Int { max(shape.digits, shape.fractionDigits + 1, byteCount, 20) + max(0, -shape.scale) + 2 }

  /// Whether the digits of the field are its text as they are.
  var isPlainDigits: Bool {
    if case .zoned(.plain) = storage { return shape.scale == 0 && !shape.isSigned && !isBlankWhenZero }
    return false
  }

  /// Whether a field of spaces is no number rather than a fault: only one of characters can hold spaces.
  var canBeBlank: Bool {
    switch storage {
    case .zoned, .zonedLeading, .zonedSeparate: true
    case .packed, .packedWithoutSign, .binary, .floatingPoint: false
    }
  }
}
