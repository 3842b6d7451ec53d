public import Records

/// The sheets of a file that people fill in, whether a spreadsheet or the delimited text that one exports.
public enum CellGrids {
  /// Reads a workbook (.xlsx), or a delimited text in UTF-8, as grids of cells.
  ///
  /// A merged range is filled down its first column, so that a name that stands once for several rows is in each; a number is
  /// the whole number that a spreadsheet shows, where it is one.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its path, for messages.
  ///   - limit: The most cells with a value in a sheet.
  /// - Throws: `SpreadsheetError` for a workbook, `DiagnosticsError` for a text that cannot be read.
  public static func read(_ bytes: [UInt8], file: String, limit: Int = 1_000_000) throws -> [CellGrid] {
    // PK: what a zip archive begins with. Old workbooks with a password begin with D0 CF and are told so there.
    guard bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF]) else {
      var scanner = DelimitedScanner(bytes, file: file)
      let rows = scanner.rows()
      guard scanner.diagnostics.isEmpty else { throw DiagnosticsError(scanner.diagnostics) }
      return [
        CellGrid(
          name: file,
          rows: rows.map { row in
            CellGrid.Row(
              number: row.line,
              cells: row.cells.enumerated().filter { !$0.element.isEmpty }.map { ($0.offset + 1, $0.element) })
          })
      ]
    }
    let workbook = try SpreadsheetFile(bytes)
    var grids: [CellGrid] = []
    for (index, sheet) in workbook.sheets.enumerated() {
      do throws(SpreadsheetError) {
        grids.append(try grid(try workbook.cells(ofSheetAt: index, limit: limit), name: "\(file)#\(sheet.name)", limit))
      } catch {
        // A chart has no cells.
        guard error.code == .notAWorksheet else { throw error }
      }
    }
    return grids
  }

  private static func grid(
    _ sheet: SheetCells, name: String, _ limit: Int
  ) throws(SpreadsheetError) -> CellGrid {
    var rows = sheet.rows.map { row in
      CellGrid.Row(
        number: row.number,
        cells: row.cells.filter { !$0.text.isEmpty }.map { ($0.column, $0.kind == .number ? whole($0.text) : $0.text) })
    }
    let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($0.element.number, $0.offset) })
    // Merged ranges do not overlap; where they do in a hostile file, they are not followed without end.
    var room = limit
    for range in sheet.mergedRanges where range.rows.count > 1 {
      guard let first = places[range.rows.lowerBound] else { continue }
      let column = range.columns.lowerBound
      let text = rows[first].text(column)
      guard !text.isEmpty else { continue }
      var place = first + 1
      while place < rows.count, range.rows.contains(rows[place].number) {
        if rows[place].text(column).isEmpty {
          let position = rows[place].cells.firstIndex { $0.column > column } ?? rows[place].cells.count
          rows[place].cells.insert((column, text), at: position)
        }
        place += 1
        room -= 1
        guard room > 0 else { throw SpreadsheetError(.tooManyCells) }
      }
    }
    return CellGrid(name: name, rows: rows)
  }

  /// `15` of `15.0`; any other literal as it is.
  private static func whole(_ literal: String) -> String {
    let parts = literal.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].utf8.allSatisfy({ $0 == 0x30 }) else { return literal }
    return String(parts[0])
  }
}
