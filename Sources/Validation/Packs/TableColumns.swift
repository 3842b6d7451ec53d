import Records

/// Where the columns of one kind of pack table stand; every column must be there, others may be.
struct TableColumns<Name: CaseIterable & Hashable & RawRepresentable> where Name.RawValue == String {
  private let table: DelimitedTable
  private var positions: [Name: Int] = [:]

  /// Finds the columns; a missing one is an `S101` for each name.
  init(_ table: DelimitedTable, diagnostics: inout [Diagnostic]) {
    self.table = table
    for name in Name.allCases {
      guard let position = table.column(named: name.rawValue) else {
        diagnostics.append(
          Diagnostic(
            code: "S101",
            LocalizedText(ja: "列 `\(name.rawValue)` がありません", en: "column `\(name.rawValue)` is missing"),
            at: TextSpan(file: table.file, line: 1, column: 1),
            help: LocalizedText(
              ja: "値が無くても見出しは書いてください", en: "write the heading even where no row has a value")))
        continue
      }
      positions[name] = position
    }
  }

  /// Whether every column was found; rows are read only then.
  var isComplete: Bool { positions.count == Name.allCases.count }

  /// One cell; only where `isComplete`.
  func cell(_ row: DelimitedTable.Row, _ name: Name) -> String {
    guard let position = positions[name] else { preconditionFailure("a cell is read before its column was found") }
    return row.cells[position]
  }

  /// Where a row begins.
  func span(_ row: DelimitedTable.Row) -> TextSpan {
    TextSpan(file: table.file, line: row.line, column: 1)
  }

  /// Where a cell begins; the row in a table whose reader keeps no positions.
  func span(_ row: DelimitedTable.Row, _ name: Name) -> TextSpan {
    guard let column = positions[name], row.positions.indices.contains(column) else { return span(row) }
    return TextSpan(file: table.file, line: row.positions[column].line, column: row.positions[column].column)
  }
}

/// Text that people wrote, as bytes: two spellings of one glyph (U+795E and U+FA19) stay two.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The case whose raw value has these bytes.
func value<Value: CaseIterable & RawRepresentable>(_ text: String) -> Value? where Value.RawValue == String {
  Value.allCases.first { $0.rawValue.utf8.elementsEqual(text.utf8) }
}

/// Whether a text is digits 0 to 9 alone, and at least one.
func isDigits(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
}

/// A code list id as the pack's reader keeps it: the official sheet prints `1` in one row and `002` in another.
func codeListID(_ text: String) -> String {
  guard isDigits(text) else { return text }
  return String(text.drop { $0 == "0" })
}
