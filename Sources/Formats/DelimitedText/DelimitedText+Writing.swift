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
        let needsMarks =
          cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D } || cell.utf8.first == 0x20
          || cell.utf8.last == 0x20
        bytes += needsMarks ? [0x22] + Array(cell.utf8).withDoubledQuotes + [0x22] : Array(cell.utf8)
      }
      bytes += newline.utf8
    }
    return bytes
  }
}
