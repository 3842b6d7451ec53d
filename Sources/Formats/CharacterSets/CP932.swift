/// Microsoft code page 932: JIS X 0201, JIS X 0208, NEC row 13, the IBM extensions twice, and a user-defined area.
///
/// One byte: 00–7F (as ASCII, control bytes as themselves) and A1–DF (half-width katakana). Two bytes: a lead byte
/// 81–9F or E0–FC and a trail byte 40–7E or 80–FC. The bytes 80, A0, FD, FE and FF are unassigned. When several codes
/// have the same character, Windows writes the one of JIS X 0208, then NEC row 13, then the IBM extensions; the
/// NEC-selected copies (ED40–EEFC) are never written.
///
/// Source: Microsoft, "cp932 to Unicode table" (bestfit932.txt, 2.00). Python maps 80, A0 and FD–FF too; Windows'
/// round-trip table, glibc and this table do not.
enum CP932 {
  /// The first code of the user-defined area; it has 1,880 codes up to F9FC, U+E000–U+E757.
  static let firstUserDefined: UInt16 = 0xF040
  /// The last code of the user-defined area.
  static let lastUserDefined: UInt16 = 0xF9FC

  /// The table, made once.
  static let table = makeTable()

  /// The codes of two bytes from `first` on, skipping 7F and the trail bytes past FC.
  static func code(after code: UInt16) -> UInt16 {
    switch code & 0xFF {
    case 0x7E: code + 2
    case 0xFC: (code & 0xFF00) + 0x140
    default: code + 1
    }
  }

  private static func makeTable() -> CharacterTable {
    var assignments: [CharacterTable.Assignment] = []
    assignments.reserveCapacity(10_000)
    for byte in 0..<UInt16(0x80) { assignments.append((byte, UInt32(byte))) }
    for byte in UInt16(0xA1)...0xDF { assignments.append((byte, 0xFF61 + UInt32(byte) - 0xA1)) }
    for row in JISX0208.rows { append(row, to: &assignments) }
    append(necRow13, to: &assignments)
    var code: UInt16 = 0xFA40
    var extensions: [UInt32] = []
    for scalar in ibmExtensions.joined().unicodeScalars {
      assignments.append((code, scalar.value))
      extensions.append(scalar.value)
      code = self.code(after: code)
    }
    // NEC-selected: the 360 kanji in the order of the IBM extensions, two free cells, ⅰ–ⅹ and four signs.
    code = 0xED40
    for scalar in extensions[28...] {
      assignments.append((code, scalar))
      code = self.code(after: code)
    }
    code = 0xEEEF
    for scalar in extensions[..<10] + [0xFFE2, 0xFFE4, 0xFF07, 0xFF02] {
      assignments.append((code, scalar))
      code = self.code(after: code)
    }
    var userDefined: [UInt16] = []
    code = firstUserDefined
    while code <= lastUserDefined {
      userDefined.append(code)
      code = self.code(after: code)
    }
    return CharacterTable(
      name: "CP932", form: .leadBytes, assignments: assignments, userDefined: userDefined,
      firstUserDefinedScalar: 0xE000)
  }

  private static func append(_ row: JISX0208.Row, to assignments: inout [CharacterTable.Assignment]) {
    var cell = 1
    for scalar in row.cells.unicodeScalars {
      if scalar != " " {
        let code = JISX0208.shiftedCode(row: row.number, cell: cell)
        let choice = choices.first { $0.code == code }
        assignments.append((code, choice.map { UInt32($0.scalar) } ?? scalar.value))
      }
      cell += 1
    }
  }
}
