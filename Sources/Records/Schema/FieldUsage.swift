/// How a field's bytes hold its value.
public enum FieldUsage: Sendable, Hashable {
  /// Holds other fields.
  case group
  /// `PIC X` or `A`, and edited pictures: characters of the source's table.
  case alphanumeric
  /// `PIC G` or `N`: characters of the table's double-byte codes, without shift codes.
  case doubleByte
  /// `PIC N` with `USAGE NATIONAL`: characters in UTF-16, whatever the source's table is.
  case national(ByteOrder)
  /// `USAGE DISPLAY` numbers: one digit a byte; the sign of a signed one stands where its shape says.
  case zoned(NumberShape)
  /// `COMP-3`: two digits a byte, the sign in the last nibble.
  case packed(NumberShape)
  /// `COMP-6`: two digits a byte and no sign.
  case packedWithoutSign(NumberShape)
  /// `COMP` and `COMP-5`: two's complement.
  case binary(NumberShape, ByteOrder)
  /// `COMP-1` and `COMP-2`.
  case floatingPoint(FloatingPointForm)
  /// A column of characters in delimited text; of any length, without padding.
  case delimitedText
  /// A column of delimited text with a number in decimal digits, a `-` before a negative one.
  case delimitedNumber(NumberShape)

  /// Whether it is a column of delimited text.
  public var isDelimited: Bool {
    switch self {
    case .delimitedText, .delimitedNumber: true
    case .group, .alphanumeric, .doubleByte, .national, .zoned, .packed, .packedWithoutSign, .binary, .floatingPoint:
      false
    }
  }

  /// Whether it holds characters.
  public var isText: Bool {
    switch self {
    case .alphanumeric, .doubleByte, .national, .delimitedText: true
    case .group, .zoned, .packed, .packedWithoutSign, .binary, .floatingPoint, .delimitedNumber: false
    }
  }

  /// Digits, scale and sign of a number of decimal digits; `nil` for everything else.
  public var shape: NumberShape? {
    switch self {
    case .zoned(let shape), .packed(let shape), .packedWithoutSign(let shape), .binary(let shape, _),
      .delimitedNumber(let shape):
      shape
    case .group, .alphanumeric, .doubleByte, .national, .floatingPoint, .delimitedText: nil
    }
  }
}

/// The order of the bytes of a binary number or a UTF-16 code unit; the raw values are those of declarations.
public enum ByteOrder: String, Sendable, Hashable, CaseIterable {
  /// The most significant byte first.
  case bigEndian = "big-endian"
  /// The least significant byte first.
  case littleEndian = "little-endian"
}

/// The form of a floating-point number.
public enum FloatingPointForm: Sendable, Hashable {
  /// IBM's hexadecimal floating point of 4 or 8 bytes, big-endian.
  ///
  /// Source: IBM z/Architecture Principles of Operation, "Hexadecimal-floating-point instructions".
  case hexadecimal(byteCount: Int)
  /// IEEE 754 binary32 or binary64.
  case ieee(byteCount: Int, ByteOrder)

  /// 4 or 8.
  public var byteCount: Int {
    switch self {
    case .hexadecimal(let byteCount), .ieee(let byteCount, _): byteCount
    }
  }
}
