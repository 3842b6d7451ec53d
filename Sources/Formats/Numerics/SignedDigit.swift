/// How one byte of a zoned number holds its digit and, in a signed number, the sign; decided once for a field.
enum SignedDigit: Sendable, Hashable {
  /// A digit without a sign, in the zone of all digits (30–39, or F0–F9 in EBCDIC).
  case plain
  /// ASCII hosts: positive 30–39, negative 70–79.
  case signedASCII
  /// The EBCDIC overpunch as ASCII characters; 30–39 are read as positive and never written.
  case overpunchedASCII
  /// The overpunch of IBM hosts: positive C0–C9, negative D0–D9; F0–F9 are read as positive and never written.
  ///
  /// Source: IBM Enterprise COBOL for z/OS 6.4 Programming Guide, "Examples: numeric data and internal representation".
  case overpunchedEBCDIC

  /// The form for a declared sign convention; none of an unsigned field.
  ///
  /// The convention of ASCII hosts has no negative digits in EBCDIC: there F0–F9 are read and written as positive.
  init(_ signs: ZonedSign?, zero: UInt8) {
    switch signs {
    case nil: self = .plain
    case .ascii: self = zero == 0x30 ? .signedASCII : .plain
    case .ebcdic: self = zero == 0x30 ? .overpunchedASCII : .overpunchedEBCDIC
    }
  }

  /// The digit and sign of a byte, or `nil` when it is none.
  @inline(__always)
  func read(_ byte: UInt8, zero: UInt8) -> (digit: UInt8, isNegative: Bool)? {
    if byte &- zero <= 9 { return (byte &- zero, false) }
    switch self {
    case .plain: return nil
    case .signedASCII: return byte &- 0x70 <= 9 ? (byte &- 0x70, true) : nil
    case .overpunchedASCII:
      switch byte {
      case 0x7B: return (0, false)
      case 0x41...0x49: return (byte - 0x40, false)
      case 0x7D: return (0, true)
      case 0x4A...0x52: return (byte - 0x49, true)
      default: return nil
      }
    case .overpunchedEBCDIC:
      guard byte & 0x0F <= 9, byte & 0xE0 == 0xC0 else { return nil }
      return (byte & 0x0F, byte >= 0xD0)
    }
  }

  /// The byte that is written for a digit 0–9 and a sign, or `nil` where the form has none for it.
  @inline(__always)
  func byte(_ digit: UInt8, _ sign: NumberSign, zero: UInt8) -> UInt8? {
    switch sign {
    case .plain: return zero + digit
    case .plus:
      switch self {
      case .plain, .signedASCII: return zero + digit
      case .overpunchedASCII: return digit == 0 ? 0x7B : 0x40 + digit
      case .overpunchedEBCDIC: return 0xC0 + digit
      }
    case .minus:
      switch self {
      case .plain: return nil
      case .signedASCII: return 0x70 + digit
      case .overpunchedASCII: return digit == 0 ? 0x7D : 0x49 + digit
      case .overpunchedEBCDIC: return 0xD0 + digit
      }
    }
  }
}

/// How a number says its sign. The names are what is kept beside a number whose text does not tell it.
enum NumberSign: String, Sendable, CaseIterable {
  /// No sign: F in a packed number, the zone of all digits in a zoned one.
  case plain
  /// C in a packed number, the overpunch of positive digits, or `+`.
  case plus
  /// D in a packed number, the overpunch of negative digits, or `-`.
  case minus
}
