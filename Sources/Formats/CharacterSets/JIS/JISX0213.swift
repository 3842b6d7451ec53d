/// The coded character set JIS X 0213:2004, an extension of JIS X 0208 in two planes (面).
enum JISX0213 {
  /// The rows of plane 2 in the order of their lead bytes in the shifted form, two for each from F0 on.
  ///
  /// - Source: JIS X 0213:2004, annex 1.
  private static let shiftedRows = [1, 8, 3, 4, 5, 12, 13, 14, 15] + Array(78...94)

  /// The two bytes of a cell of plane 2 in the shifted form: lead bytes F0–FC.
  static func shiftedCode(row: Int, cell: Int) -> UInt16? {
    guard let place = shiftedRows.firstIndex(of: row) else { return nil }
    let lead = 0xF0 + place / 2
    let trail = place % 2 == 0 ? (cell <= 63 ? 0x3F + cell : 0x40 + cell) : 0x9E + cell
    return UInt16(lead << 8 | trail)
  }

  /// What the readings of JIS X 0213 disagree about, for codes of plane 1.
  static func choices(plane1: (_ row: Int, _ cell: Int) -> UInt32) -> [TableChoice] {
    [
      TableChoice(plane1(1, 17), 0xFFE3, (0x203E, "Project X0213")),
      TableChoice(plane1(1, 29), 0x2014, (0x2015, "Python"), (0x2015, "JIS X 0208 of Unicode")),
      TableChoice(plane1(1, 33), 0x301C, (0xFF5E, "CP932")),
      TableChoice(plane1(1, 79), 0xFFE5, (0xA5, "Project X0213")),
      TableChoice(plane1(2, 54), 0xFF5F, (0x2985, "Python")),
      TableChoice(plane1(2, 55), 0xFF60, (0x2986, "Python")),
    ]
  }
}

extension TableContent {
  /// Both planes of JIS X 0213.
  mutating func assignJISX0213(
    plane1: (_ row: Int, _ cell: Int) -> UInt16, plane2: (_ row: Int, _ cell: Int) -> UInt16?
  ) {
    // 1-29 is the em dash here, the horizontal bar in JIS X 0208.
    assign(JISX0208.rows, reading: [plane1(1, 29): 0x2014]) { plane1($0, $1) }
    assign(JISX0213.plane1) { plane1($0, $1) }
    assign(JISX0213.plane2, index: plane2)
    for (row, cell, scalars) in JISX0213.sequences { assign(plane1(row, cell), scalars) }
  }

  /// JIS X 0201 Roman: ASCII but for the yen sign at 5C and the overline at 7E.
  mutating func assignRoman() {
    for byte in UInt16(0)..<0x80 {
      assign(byte, byte == 0x5C ? 0xA5 : byte == 0x7E ? 0x203E : UInt32(byte))
    }
  }
}
