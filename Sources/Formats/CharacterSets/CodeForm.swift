/// How the codes of a character table are told apart.
public enum CodeForm: Sendable, Hashable {
  /// Every byte is a character: EBCDIC without kanji.
  case singleBytes
  /// Every two bytes are a character: the kanji code of a host alone.
  case doubleBytes
  /// A byte 81–9F or E0–FC begins a code of two bytes: the "Shift_JIS" family.
  case leadBytes
  /// Codes of two bytes stand between shift codes: the mixed code of a host.
  case shiftCodes(ShiftCodes)
  /// Bytes A1–FE come in pairs, 8E stands before one byte, 8F before two: EUC.
  case extendedUnix
  /// Escape sequences designate what the bytes that follow mean: ISO/IEC 2022.
  case designations(Designations)
  /// UTF-8.
  case utf8
  /// UTF-16 in one byte order.
  case utf16(isBigEndian: Bool)

  /// Whether it is a form of Unicode, which has no table.
  var isUnicode: Bool {
    switch self {
    case .utf8, .utf16: true
    case .singleBytes, .doubleBytes, .leadBytes, .shiftCodes, .extendedUnix, .designations: false
    }
  }

  /// The index in the table of a code as its bytes are written, first byte highest; `nil` where no code can have it.
  ///
  /// Codes of one and two bytes are their own index. EUC's codes of three bytes (8F and two from A1 on) have the index of
  /// their last two with the lowest byte's highest bit cleared, where no other code of EUC is.
  func index(of code: UInt32) -> UInt16? {
    if code < 0x1_0000 { return UInt16(code) }
    guard self == .extendedUnix, code >> 16 == 0x8F, code & 0x8080 == 0x8080 else { return nil }
    return UInt16(code & 0xFF7F)
  }

  /// The code with an index, first byte highest.
  func code(at index: UInt16) -> UInt32 {
    self == .extendedUnix && index & 0x8080 == 0x8000 ? 0x8F_0080 | UInt32(index) : UInt32(index)
  }
}
