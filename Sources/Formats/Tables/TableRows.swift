internal import Records

/// The named columns of a table of a known kind, and what is wrong with its cells.
struct TableRows {
  private(set) var diagnostics: [Diagnostic] = []
  let table: DelimitedTable
  private let names: [String]
  private var columns: [Int] = []

  /// Finds the columns; every one of `names` must be there, and no other.
  init(_ table: DelimitedTable, columns names: [String]) {
    self.table = table
    self.names = names
    for name in names {
      if let column = table.column(named: name) {
        columns.append(column)
      } else {
        diagnostics.append(TableProblem.missingColumn(name).diagnostic(file: table.file, line: 1, column: 1))
      }
    }
    for name in table.header where !names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      diagnostics.append(TableProblem.unknownColumn(name).diagnostic(file: table.file, line: 1, column: 1))
    }
  }

  /// Whether every column was found, so that cells can be read.
  var hasColumns: Bool { columns.count == names.count }

  /// The cell of column `index` of `names`.
  func cell(_ row: DelimitedTable.Row, _ index: Int) -> String { row.cells[columns[index]] }

  /// Notes what is wrong with the cell of column `index` of `names`.
  mutating func report(_ problem: TableProblem, _ row: DelimitedTable.Row, _ index: Int) {
    let column = columns[index]
    let position =
      column < row.positions.count ? row.positions[column] : TextPosition(line: row.line, column: 1)
    diagnostics.append(problem.diagnostic(file: table.file, line: position.line, column: position.column))
  }
}

/// Cells seen before, by their bytes.
struct SeenCells {
  private var lines: [[UInt8]: Int] = [:]

  /// The line where the cell stood first, or `nil` for the first time.
  mutating func firstLine(_ cell: String, line: Int) -> Int? {
    let key = Array(cell.utf8)
    if let first = lines[key] { return first }
    lines[key] = line
    return nil
  }
}
