extension WorkbookSheet {
  /// The sheet as CSV (RFC 4180) with a byte order mark, every cell in quotation marks.
  ///
  /// A spreadsheet still takes `0041` for a number and drops its zeros when it opens CSV; a workbook keeps them.
  public var csv: [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    func append(_ cells: [String]) {
      for (place, cell) in cells.enumerated() {
        if place > 0 { bytes.append(0x2C) }
        bytes.append(0x22)
        for byte in cell.utf8 {
          if byte == 0x22 { bytes.append(0x22) }
          bytes.append(byte)
        }
        bytes.append(0x22)
      }
      bytes += [0x0D, 0x0A]
    }
    append(header)
    for row in rows {
      append(
        header.indices.map { column in
          guard column < row.count else { return "" }
          return switch row[column] {
          case .empty: ""
          case .text(let text): text
          case .integer(let number): "\(number)"
          }
        })
    }
    return bytes
  }
}
