public import Records

/// Reads small tables that people keep in a spreadsheet.
public enum DelimitedText {
  /// Reads a table with a header: UTF-8 with or without a byte order mark, commas, lines ending in LF or CR LF.
  ///
  /// Strict RFC 4180: a cell is either free of quotation marks, or stands in quotation marks with inner ones doubled;
  /// a quoted cell may hold commas and newlines. Cells are taken as they are: spaces and leading zeros stay. The last
  /// line may lack its newline; an empty file, an empty or repeated header name and a row with another number of
  /// cells than the header are errors.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its path, for diagnostics.
  /// - Returns: The table, or `nil` with at least one diagnostic (T101–T109) when anything is wrong.
  /// - Complexity: O(`bytes.count`).
  /// - Source: RFC 4180, section 2.
  public static func table(_ bytes: [UInt8], file: String) -> (table: DelimitedTable?, diagnostics: [Diagnostic]) {
    var scanner = DelimitedScanner(bytes, file: file)
    let rows = scanner.rows()
    var diagnostics = scanner.diagnostics
    guard let header = rows.first else {
      if diagnostics.isEmpty { diagnostics.append(TableProblem.emptyFile.diagnostic(file: file, line: 1, column: 1)) }
      return (nil, diagnostics)
    }
    for (index, name) in header.cells.enumerated() {
      let position = header.positions[index]
      if name.isEmpty {
        diagnostics.append(TableProblem.emptyName.diagnostic(file: file, line: position.line, column: position.column))
      } else if header.cells[..<index].contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
        diagnostics.append(
          TableProblem.repeatedName(name).diagnostic(file: file, line: position.line, column: position.column))
      }
    }
    for row in rows.dropFirst() where row.cells.count != header.cells.count {
      diagnostics.append(
        TableProblem.cellCount(found: row.cells.count, expected: header.cells.count).diagnostic(
          file: file, line: row.line, column: 1))
    }
    guard diagnostics.isEmpty else { return (nil, diagnostics.inOrder()) }
    return (DelimitedTable(file: file, header: header.cells, rows: Array(rows.dropFirst())), [])
  }
}

extension [Diagnostic] {
  /// In the order of their places; those without a place first, equal places in the order they were found.
  func inOrder() -> [Diagnostic] {
    enumerated().sorted { left, right in
      guard let first = left.element.span?.start, let second = right.element.span?.start else {
        return left.element.span == nil && right.element.span != nil
      }
      return (first.line, first.column, left.offset) < (second.line, second.column, right.offset)
    }.map(\.element)
  }
}
