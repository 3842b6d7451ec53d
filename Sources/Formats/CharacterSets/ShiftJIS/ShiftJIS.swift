/// The shifted form of JIS X 0208 (Shift_JIS) as the standard has it: JIS X 0201 for one byte, JIS X 0208 for two, nothing
/// else. 5C is the yen sign and 7E the overline; there are no extensions and no user-defined area.
///
/// Source: JIS X 0208:1997, annex 1. Checked against glibc 2.36 `iconv -f SHIFT_JIS` (no difference) and Python 3.11's
/// `shift_jis` (5C and 7E).
enum ShiftJIS {
  /// The table, made once.
  static let table: CharacterTable = {
    var content = TableContent()
    content.assignRoman()
    content.assignKatakana(from: 0xA1)
    content.assign(JISX0208.rows) { JISX0208.shiftedCode(row: $0, cell: $1) }
    content.note([
      TableChoice(0x5C, 0xA5, (0x5C, "Python shift_jis"), (0x5C, "CP932")),
      TableChoice(0x7E, 0x203E, (0x7E, "Python shift_jis"), (0x7E, "CP932")),
      TableChoice(0x8160, 0x301C, (0xFF5E, "CP932")),
      TableChoice(0x8161, 0x2016, (0x2225, "CP932")),
      TableChoice(0x817C, 0x2212, (0xFF0D, "CP932")),
      TableChoice(0x8191, 0xA2, (0xFFE0, "CP932")),
      TableChoice(0x8192, 0xA3, (0xFFE1, "CP932")),
      TableChoice(0x81CA, 0xAC, (0xFFE2, "CP932")),
    ])
    return CharacterTable(name: "ShiftJIS", form: .leadBytes, content)
  }()
}

/// The shifted form of JIS X 0213:2004 (Shift_JIS-2004): both planes, 11,233 characters of two bytes.
///
/// Source: JIS X 0213:2004, annex 1. Checked against glibc 2.36 `iconv -f SHIFT_JISX0213`, no difference, and Python 3.11's
/// `shift_jis_2004`.
enum ShiftJIS2004 {
  /// The table, made once.
  static let table: CharacterTable = {
    var content = TableContent()
    content.assignRoman()
    content.assignKatakana(from: 0xA1)
    content.assignJISX0213(plane1: { JISX0208.shiftedCode(row: $0, cell: $1) }, plane2: JISX0213.shiftedCode)
    content.note(JISX0213.choices(plane1: { UInt32(JISX0208.shiftedCode(row: $0, cell: $1)) }))
    return CharacterTable(name: "ShiftJIS2004", form: .leadBytes, content)
  }()
}
