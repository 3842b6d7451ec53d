public import Records

extension CodeConversion {
  /// Reads a code conversion from a table with the columns `source`, `target` and `note`.
  ///
  /// A source may stand once, compared byte by byte, and may be empty (for an old system that leaves the code out);
  /// a target may not be empty.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - name: The name the project gives the conversion.
  /// - Returns: The conversion with the rows that are right, and diagnostics (T201–T204) for the others.
  /// - Complexity: O(rows).
  public static func read(
    _ table: DelimitedTable, name: String
  ) -> (conversion: CodeConversion, diagnostics: [Diagnostic]) {
    var rows = TableRows(table, columns: ["source", "target", "note"])
    var conversion = CodeConversion(name: name, file: table.file, rows: [])
    guard rows.hasColumns else { return (conversion, rows.diagnostics) }
    var seen = SeenCells()
    for row in table.rows {
      let source = rows.cell(row, 0)
      let target = rows.cell(row, 1)
      if let first = seen.firstLine(source, line: row.line) {
        rows.report(.duplicate(source, firstLine: first), row, 0)
      } else if target.isEmpty {
        rows.report(.emptyCell("target"), row, 1)
      } else {
        conversion.rows.append(Row(source: source, target: target, line: row.line))
      }
    }
    return (conversion, rows.diagnostics)
  }
}
