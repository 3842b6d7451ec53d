/// How the one- and two-byte codes of a character table are told apart.
public enum CodeForm: Sendable, Hashable {
  /// A byte 81–9F or E0–FC begins a code of two bytes: the "Shift_JIS" family.
  case leadBytes
  /// Codes of two bytes stand between shift-out (0E) and shift-in (0F): the mixed EBCDIC of IBM hosts.
  case shiftCodes
}
