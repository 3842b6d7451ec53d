internal import Language

/// Rows of cells in columns that are as wide as their widest cell; a Japanese character is two columns wide.
enum TextTable {
  /// The lines, each with its newline.
  ///
  /// - Parameters:
  ///   - rows: Rows of one length.
  ///   - numeric: The columns that are set to the right.
  static func text(_ rows: [[String]], numeric: Set<Int>) -> String {
    guard let columns = rows.first?.indices else { return "" }
    let widths = columns.map { column in rows.map { DisplayWidth.columns(of: $0[column].unicodeScalars) }.max() ?? 0 }
    var text = ""
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - DisplayWidth.columns(of: cell.unicodeScalars))
        line += numeric.contains(column) ? padding + cell : cell + padding
        line += "  "
      }
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    return text
  }
}
