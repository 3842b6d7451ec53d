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

  /// Where it reads a cell of JIS X 0208 otherwise, by the shifted code.
  static let readings: [UInt16: UInt32] = {
    var readings: [UInt16: UInt32] = [:]
    for choice in choices { readings[UInt16(choice.code)] = choice.scalar }
    return readings
  }()

  /// The same by the code that another form has for a row and cell.
  static func readings(_ index: (_ row: Int, _ cell: Int) -> UInt16) -> [UInt16: UInt32] {
    var others: [UInt16: UInt32] = [:]
    for row in 1...2 {
      for cell in 1...94 { others[index(row, cell)] = readings[JISX0208.shiftedCode(row: row, cell: cell)] }
    }
    return others
  }

  private static func makeTable() -> CharacterTable {
    var content = TableContent()
    content.assignASCII()
    content.assignKatakana(from: 0xA1)
    content.assign(JISX0208.rows, reading: readings) { JISX0208.shiftedCode(row: $0, cell: $1) }
    content.assign([necRow13]) { JISX0208.shiftedCode(row: $0, cell: $1) }
    var code: UInt16 = 0xFA40
    var extensions: [UInt32] = []
    for scalar in ibmExtensions.joined().unicodeScalars {
      content.assign(code, scalar.value)
      extensions.append(scalar.value)
      code = self.code(after: code)
    }
    // NEC-selected: the 360 kanji in the order of the IBM extensions, two free cells, ⅰ–ⅹ and four signs.
    code = 0xED40
    for scalar in extensions[28...] {
      content.assign(code, scalar)
      code = self.code(after: code)
    }
    code = 0xEEEF
    for scalar in extensions[..<10] + [0xFFE2, 0xFFE4, 0xFF07, 0xFF02] {
      content.assign(code, scalar)
      code = self.code(after: code)
    }
    content.defineByUser(
      sequence(first: firstUserDefined) { $0 < lastUserDefined ? self.code(after: $0) : nil }, from: 0xE000)
    content.note(choices)
    content.note(bytesOfOthers)
    return CharacterTable(name: "CP932", form: .leadBytes, content)
  }
}
