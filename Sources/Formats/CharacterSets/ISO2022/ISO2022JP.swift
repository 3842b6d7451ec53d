/// The seven-bit forms of JIS that ISO/IEC 2022 frames, as exports carry them.
///
/// `ISO2022JP` has ASCII, JIS X 0201 Roman and JIS X 0208 of 1978 and 1983 (RFC 1468); `ISO2022JP1` adds JIS X 0212 (RFC
/// 2237), `ISO2022JP2004` JIS X 0213 (JIS X 0213:2004, annex 2). `CP50221` and `CP50222` are Microsoft's, with NEC row 13 and
/// half-width katakana, behind an escape sequence there, between shift codes here.
///
/// ESC $ @ designates the edition of 1978, whose characters stand elsewhere in 44 cells. glibc, Python and Java read it as
/// they read ESC $ B, and so does this table: systems of all times have written both for the same cells.
enum ISO2022JP {
  static let names = ["ISO2022JP", "ISO2022JP1", "ISO2022JP2004", "CP50221", "CP50222"]

  /// The table with one of the names.
  static func table(_ name: String) -> CharacterTable? { tables.first { $0.name.utf8.elementsEqual(name.utf8) } }

  private static let tables: [CharacterTable] = [
    make("ISO2022JP", [.ascii, .roman, .jisx0208in1978, .jisx0208]),
    make("ISO2022JP1", [.ascii, .roman, .jisx0208in1978, .jisx0208, .jisx0212]),
    make(
      "ISO2022JP2004", [.ascii, .roman, .jisx0208in1978, .jisx0208, .jisx0213in2000, .jisx0213, .jisx0213plane2]),
    make("CP50221", [.ascii, .roman, .katakana, .jisx0208in1978, .jisx0208], isMicrosoft: true),
    make(
      "CP50222", [.ascii, .roman, .katakana, .jisx0208in1978, .jisx0208], isMicrosoft: true,
      shiftsKatakana: true),
  ]

  private static func make(
    _ name: String, _ sets: [Designations.CharacterSet], isMicrosoft: Bool = false,
    shiftsKatakana: Bool = false
  ) -> CharacterTable {
    var content = TableContent()
    content.assignASCII()
    content.assign(0x015C, 0xA5)
    content.assign(0x017E, 0x203E)
    if sets.contains(.katakana) { content.assignKatakana(from: 0xA1) }
    if isMicrosoft {
      content.assign(JISX0208.rows, reading: CP932.readings(index), index: index)
      content.assign([CP932.necRow13], index: index)
    } else {
      content.assign(JISX0208.rows, index: index)
    }
    if sets.contains(.jisx0212) { content.assign(JISX0212.rows) { index($0, $1) | 0x8000 } }
    if sets.contains(.jisx0213) {
      content.assignJISX0213(plane1: { index($0, $1) | 0x80 }, plane2: { index($0, $1) | 0x8080 })
      content.note(JISX0213.choices(plane1: { UInt32(index($0, $1) | 0x80) }))
    }
    let designations = Designations(sets: sets, shiftsKatakana: shiftsKatakana)
    return CharacterTable(name: name, form: .designations(designations), content)
  }

  private static func index(_ row: Int, _ cell: Int) -> UInt16 { UInt16((0x20 + row) << 8 | (0x20 + cell)) }
}
