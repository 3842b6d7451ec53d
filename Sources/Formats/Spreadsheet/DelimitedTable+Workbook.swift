public import Records

extension DelimitedTable {
  /// The most cells of a table.
  private static var cellLimit: Int { 1_000_000 }

  /// The first sheet of a workbook as a table: the first row that has cells is the header, each other one a row.
  ///
  /// Only texts are taken. A number has lost the zeros before it and what stood behind its fifteenth digit when it was typed, and
  /// of a formula there is no more than the result that was saved.
  /// - Parameters:
  ///   - bytes: The workbook (.xlsx).
  ///   - file: Its path, for messages.
  /// - Returns: The table, or `nil` where it has no header; diagnostics (T110) name row and column of a cell that is no text.
  /// - Throws: `SpreadsheetError` for what is no workbook.
  /// - Complexity: O(bytes when expanded).
  public static func workbook(
    _ bytes: [UInt8], file: String
  ) throws(SpreadsheetError) -> (table: DelimitedTable?, diagnostics: [Diagnostic]) {
    let cells = try SpreadsheetFile(bytes).cells(ofSheetAt: 0, limit: cellLimit)
    guard let first = cells.rows.first, let width = first.cells.last?.column else { return (nil, []) }
    // A stray heading far to the right would make every row as wide.
    guard width * cells.rows.count <= cellLimit else {
      return (
        nil,
        [
          Diagnostic(
            code: "T110",
            LocalizedText(
              ja: "表が大きすぎる（\(width)列、\(cells.rows.count)行）",
              en: "a table of \(width) columns and \(cells.rows.count) rows is too large"),
            at: TextSpan(file: file, line: first.number, column: width),
            help: LocalizedText(ja: "見出しの行の余分なセルを消す", en: "clear what stands behind the last heading"))
        ]
      )
    }
    var diagnostics: [Diagnostic] = []
    for row in cells.rows {
      for cell in row.cells where cell.isFormula || cell.kind != .text || cell.column > width {
        let message =
          cell.column > width
          ? LocalizedText(ja: "見出しのない列に値がある", en: "a value in a column without a heading")
          : LocalizedText(
            ja: "文字列でないセル（\(cell.kind.rawValue)）。先頭の0が失われている",
            en: "a cell that is no text (\(cell.kind.rawValue)): zeros before it are lost")
        diagnostics.append(
          Diagnostic(
            code: "T110", message, at: TextSpan(file: file, line: row.number, column: cell.column),
            help: LocalizedText(ja: "列の表示形式を「文字列」にして入力し直す", en: "format the column as text and write the value again")))
      }
    }
    func texts(_ row: SheetRow) -> [String] { (1...width).map { row.text(column: $0) ?? "" } }
    let rows = cells.rows.dropFirst().map { row in
      Row(
        line: row.number, cells: texts(row), positions: (1...width).map { TextPosition(line: row.number, column: $0) })
    }
    return (DelimitedTable(file: file, header: texts(first), rows: Array(rows)), diagnostics)
  }
}
