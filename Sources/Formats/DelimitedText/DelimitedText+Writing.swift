public import Records

extension DelimitedTable {
  /// The table as delimited text: cells in quotation marks only where they must be.
  ///
  /// - Parameters:
  ///   - newline: What ends each row.
  ///   - mark: Whether a byte order mark stands first, by which spreadsheets know UTF-8.
  /// - Complexity: O(size).
  public func bytes(newline: String, mark: Bool) -> [UInt8] {
    var bytes: [UInt8] = mark ? [0xEF, 0xBB, 0xBF] : []
    for row in [header] + rows.map(\.cells) {
      for (place, cell) in row.enumerated() {
        if place > 0 { bytes.append(0x2C) }
        bytes += Array(cell.utf8).asCell
      }
      bytes += newline.utf8
    }
    return bytes
  }
}

extension [UInt8] {
  /// A text as a cell of RFC 4180: in quotation marks where it holds one, a comma or a newline, or has a space at an end. O(n).
  public var asCell: [UInt8] {
    let needsMarks =
      contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D } || first == 0x20 || last == 0x20
    return needsMarks ? [0x22] + withDoubledQuotes + [0x22] : self
  }
}
