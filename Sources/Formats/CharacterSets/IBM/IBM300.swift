/// CCSID 300, the double-byte Japanese of IBM hosts: the space 4040, lead bytes 41–68, trail bytes 41–FE, and the user-defined
/// area 69–7F. No two codes have one character.
///
/// The readings differ in five codes. This table follows IBM's own (ICU's `ibm-939_P120-1999`), with which glibc 2.36's
/// `IBM939` and `IBM930` agree in every code; Java 17's `x-IBM939` has Microsoft's choices, which are CP932's too. The
/// converters also write 45 scalars (FF0D and 剝 among them) whose code reads as another one, as 4260 does. This table refuses
/// to write them.
enum IBM300 {
  /// One row of cells: the codes of one lead byte with the trail bytes from 41 on, 190 at most.
  struct Row {
    /// The lead byte.
    let lead: UInt16
    /// The cells in order; a space is an unassigned cell.
    let cells: String

    init(_ lead: UInt16, _ cells: String...) {
      self.lead = lead
      self.cells = cells.joined()
    }
  }

  /// What independent readings disagree about.
  static let choices = [
    TableChoice(0x4260, 0x2212, (0xFF0D, "Java x-IBM939")),
    TableChoice(0x426A, 0xA6, (0xFFE4, "Java x-IBM939")),
    TableChoice(0x43A1, 0x301C, (0xFF5E, "Java x-IBM939")),
    TableChoice(0x444A, 0x2014, (0x2015, "Java x-IBM939")),
    TableChoice(0x447C, 0x2016, (0x2225, "Java x-IBM939")),
  ]
}

/// CCSID 16684, the double-byte Japanese of CCSID 1390 and 1399: CCSID 300 with the characters of JIS X 0213 and others, and
/// a user-defined area up to 89BD.
enum IBM16684 {}

extension TableContent {
  /// CCSID 300 and its user-defined codes, U+E000–U+F111.
  mutating func assignIBM300() {
    isEBCDIC = true
    assign(0x4040, 0x3000)
    for row in IBM300.rows { assign(row.cells, from: row.lead << 8 | 0x41) }
    defineByUser((0x69...0x7F).flatMap { lead in (0x41...0xFE).map { lead << 8 | $0 } }, from: 0xE000)
    note(IBM300.choices)
  }

  /// CCSID 16684 and its user-defined codes, U+E000–U+F83C.
  mutating func assignIBM16684() {
    assignIBM300()
    for row in IBM16684.rows { assign(row.cells, from: row.lead << 8 | 0x41) }
    for (code, scalars) in IBM16684.sequences { assign(code, scalars) }
    defineByUser(
      (0x80...0x89).flatMap { lead in (0x41...0xFE).map { lead << 8 | $0 } }.filter { $0 <= 0x89BD }, from: 0xF112)
  }
}
