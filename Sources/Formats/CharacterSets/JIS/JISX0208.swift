/// The coded character set JIS X 0208 by rows (区) and cells (点); the base of every "Shift_JIS".
enum JISX0208 {
  /// One row of 94 cells.
  struct Row {
    /// 区, from 1.
    let number: Int
    /// The cells in order; a space is an unassigned cell.
    let cells: String

    init(_ number: Int, _ cells: String...) {
      self.number = number
      self.cells = cells.joined()
    }
  }

  /// The two bytes of a cell in the shifted form of Shift_JIS, lead byte high.
  ///
  /// Two rows share a lead byte: 81–9F for rows 1–62, E0–EF for 63–94; odd rows have the trail bytes 40–7E and 80–9E,
  /// even rows 9F–FC.
  ///
  /// - Source: JIS X 0208:1997, annex 1 (シフト符号化表現).
  static func shiftedCode(row: Int, cell: Int) -> UInt16 {
    let pair = (row - 1) / 2
    let lead = row <= 62 ? 0x81 + pair : 0xC1 + pair
    let trail: Int
    if row % 2 == 1 {
      trail = cell <= 63 ? 0x3F + cell : 0x40 + cell
    } else {
      trail = 0x9E + cell
    }
    return UInt16(lead << 8 | trail)
  }
}
