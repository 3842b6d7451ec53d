/// How a signed `DISPLAY` number carries its sign in the last byte; the raw values are those of the declaration `signs`.
public enum ZonedSign: String, Sendable, Hashable, CaseIterable {
  /// ASCII hosts: positive 30–39, negative 70–79.
  ///
  /// Source: GnuCOBOL 3 Programmer's Guide, `-fsign=ASCII`; Micro Focus `SIGN"ASCII"`.
  case ascii = "ASCII"
  /// The EBCDIC overpunch as ASCII characters: `{ABCDEFGHI` positive, `}JKLMNOPQR` negative; the plain digits 30–39
  /// (zone F) are read as positive but never written.
  ///
  /// Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "SIGN clause"; GnuCOBOL `-fsign=EBCDIC`.
  case ebcdic = "EBCDIC"

  /// The digit and sign of a last byte, or `nil` when it is none.
  func read(_ byte: UInt8) -> (digit: UInt8, isNegative: Bool)? {
    if byte >= 0x30 && byte <= 0x39 { return (byte - 0x30, false) }
    switch self {
    case .ascii:
      return byte >= 0x70 && byte <= 0x79 ? (byte - 0x70, true) : nil
    case .ebcdic:
      switch byte {
      case 0x7B: return (0, false)
      case 0x41...0x49: return (byte - 0x40, false)
      case 0x7D: return (0, true)
      case 0x4A...0x52: return (byte - 0x49, true)
      default: return nil
      }
    }
  }

  /// The last byte that is written for a digit 0–9 and a sign.
  func byte(_ digit: UInt8, isNegative: Bool) -> UInt8 {
    switch self {
    case .ascii: (isNegative ? 0x70 : 0x30) + digit
    case .ebcdic:
      isNegative ? (digit == 0 ? 0x7D : 0x49 + digit) : (digit == 0 ? 0x7B : 0x40 + digit)
    }
  }
}
