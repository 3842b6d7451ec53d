/// The control bytes around a run of double-byte codes in a table of the form `shiftCodes`.
enum ShiftCode {
  /// Shift-out (SO) begins a run.
  static let out: UInt8 = 0x0E
  /// Shift-in (SI) ends it.
  static let back: UInt8 = 0x0F
}
