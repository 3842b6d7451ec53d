internal import Records

/// Walks a delimited text scalar by scalar and knows line and column.
struct DelimitedScanner {
  private(set) var diagnostics: [Diagnostic] = []
  private let file: String
  private var scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  private var column = 1

  /// Takes a file; invalid UTF-8 is a diagnostic and leaves nothing to read.
  init(_ bytes: [UInt8], file: String) {
    self.file = file
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    guard let text = String(validating: body, as: UTF8.self) else {
      scalars = []
      let place = DelimitedScanner.firstInvalidPlace(body)
      diagnostics.append(TableProblem.notUTF8.diagnostic(file: file, line: place.line, column: place.column))
      return
    }
    scalars = Array(text.unicodeScalars)
  }

  /// All rows, the header first.
  mutating func rows() -> [DelimitedTable.Row] {
    var rows: [DelimitedTable.Row] = []
    while index < scalars.count { rows.append(row()) }
    return rows
  }

  private mutating func row() -> DelimitedTable.Row {
    var row = DelimitedTable.Row(line: line, cells: [])
    while true {
      row.positions.append(TextPosition(line: line, column: column))
      row.cells.append(cell())
      guard index < scalars.count, scalars[index] == "," else { break }
      advance()
    }
    // `cell` stops at a comma, at a newline or at the end.
    if index < scalars.count, scalars[index] == "\r" { advance() }
    if index < scalars.count, scalars[index] == "\n" { advance() }
    return row
  }

  private mutating func cell() -> String {
    guard index < scalars.count, scalars[index] == "\"" else { return plainCell() }
    let start = TextPosition(line: line, column: column)
    advance()
    var text = String.UnicodeScalarView()
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\"" {
        advance()
        guard index < scalars.count, scalars[index] == "\"" else {
          if index < scalars.count, scalars[index] != ",", !isNewline() {
            report(.textAfterQuote)
            skipCell()
          }
          return String(text)
        }
      }
      text.append(scalar)
      advance()
    }
    diagnostics.append(TableProblem.openQuote.diagnostic(file: file, line: start.line, column: start.column))
    return String(text)
  }

  private mutating func plainCell() -> String {
    var text = String.UnicodeScalarView()
    while index < scalars.count, scalars[index] != ",", !isNewline() {
      if scalars[index] == "\"" {
        report(.bareQuote)
        skipCell()
        return String(text)
      }
      if scalars[index] == "\r" { report(.bareReturn) }
      text.append(scalars[index])
      advance()
    }
    return String(text)
  }

  private mutating func skipCell() {
    while index < scalars.count, scalars[index] != ",", !isNewline() { advance() }
  }

  /// Whether LF or CR LF stands here.
  private func isNewline() -> Bool {
    if scalars[index] == "\n" { return true }
    return scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
  }

  private mutating func advance() {
    if scalars[index] == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
    index += 1
  }

  private mutating func report(_ problem: TableProblem) {
    diagnostics.append(problem.diagnostic(file: file, line: line, column: column))
  }

  /// The line and column of the first byte that is no UTF-8.
  private static func firstInvalidPlace(_ bytes: [UInt8]) -> TextPosition {
    var position = TextPosition(line: 1, column: 1)
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" {
        position = TextPosition(line: position.line + 1, column: 1)
      } else {
        position.column += 1
      }
    }
    return position
  }
}
