// The fixed reference format: from card columns to one stream of scalars that know their places.
//
// Continuation lines (`-` in column 7) are joined here, so that the lexer never sees them: a literal that is open at
// the end of a line is filled up with spaces to column 72 and goes on behind the next line's quotation mark; a word
// goes on with the next line's first character.
//
// Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "Reference format".

internal import Records

/// One scalar of a copybook's text with its place.
struct SourceScalar {
  var scalar: Unicode.Scalar
  /// From 1.
  var line: Int
  /// In scalars, from 1.
  var column: Int
}

/// Reads the text area of a copybook.
struct ReferenceFormat {
  private(set) var diagnostics: [Diagnostic] = []
  private let file: String
  private let characters: CopybookCharacters
  private var text: [SourceScalar] = []
  /// Where the last line of code, with its continuations, begins in `text`.
  private var logicalStart = 0
  /// The card column after the last character of the last line of code; 0 before the first.
  private var endColumn = 0

  init(file: String, characters: CopybookCharacters) {
    self.file = file
    self.characters = characters
  }

  /// One character of a line with its card column.
  private struct Cell {
    var scalar: Unicode.Scalar
    var column: Int
    var card: Int
    var width: Int
  }

  /// The text of columns 8 to 72 of every line of code; a line feed ends each line that is not continued.
  mutating func text(of bytes: [UInt8]) -> [SourceScalar] {
    var body = bytes[...]
    if body.starts(with: [0xEF, 0xBB, 0xBF]), case .utf8 = characters { body = body.dropFirst(3) }
    // The end-of-file mark of DOS editors.
    if body.last == 0x1A { body = body.dropLast() }
    for (index, line) in body.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      read(line.last == 0x0D ? line.dropLast() : line, line: index + 1)
    }
    return text
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>, line: Int) {
    let all = characters.characters(bytes)
    let isComment = indicator(all).map { $0 == "*" || $0 == "/" } ?? false
    guard !isComment else { return }
    var cells: [Cell] = []
    var card = 1
    for (index, character) in all.enumerated() {
      let column = index + 1
      if let scalar = character.scalar {
        if scalar == "\t" {
          if card <= 72 { report(.tab, line, column) }
          let next = (card - 1) / 8 * 8 + 9
          for place in card..<next { cells.append(Cell(scalar: " ", column: column, card: place, width: 1)) }
          card = next
          continue
        }
        cells.append(Cell(scalar: scalar, column: column, card: card, width: character.width))
      } else if card >= 7, card <= 72 {
        report(.undecodable(hexadecimal(character.bytes)), line, column)
      }
      card += character.width
    }
    let code = cells.filter { $0.card >= 8 && $0.card <= 72 }
    let mark = cells.first { $0.card == 7 }
    switch mark?.scalar ?? " " {
    case " ": append(code, line)
    case "-": appendContinuation(code, line, mark?.column ?? 7)
    case "D", "d": report(.debuggingLine, line, mark?.column ?? 7)
    case let other:
      report(.badIndicator(String(other)), line, mark?.column ?? 7)
    }
    if let last = code.last, last.scalar != " ", last.card + last.width >= 73,
      let next = cells.first(where: { $0.card >= 73 }), next.scalar != " ", next.card <= 73 + last.width - 1
    {
      report(.acrossMargin, line, next.column)
    }
  }

  /// The character in card column 7 before tabs are expanded, or `nil`.
  private func indicator(_ characters: [CopybookCharacters.Character]) -> Unicode.Scalar? {
    var card = 1
    for character in characters {
      if card == 7 { return character.scalar }
      if character.scalar == "\t" { return nil }
      card += character.width
    }
    return nil
  }

  private mutating func append(_ cells: [Cell], _ line: Int) {
    let code = withoutTrailingSpaces(withoutComment(cells))
    guard let last = code.last else { return }
    if !text.isEmpty { text.append(SourceScalar(scalar: "\n", line: line, column: 1)) }
    logicalStart = text.count
    for cell in code { text.append(SourceScalar(scalar: cell.scalar, line: line, column: cell.column)) }
    endColumn = last.card + last.width
  }

  private mutating func appendContinuation(_ cells: [Cell], _ line: Int, _ markColumn: Int) {
    guard let start = cells.firstIndex(where: { $0.scalar != " " }) else { return }
    guard endColumn > 0 else {
      report(.continuationOfNothing, line, markColumn)
      return
    }
    var rest = cells[start...]
    if let quote = openQuote() {
      guard rest.first?.scalar == quote else {
        report(.continuationWithoutQuote, line, cells[start].column)
        return
      }
      let lastLine = text.last?.line ?? line
      let lastColumn = text.last?.column ?? 1
      for place in 0..<max(0, 73 - endColumn) {
        text.append(SourceScalar(scalar: " ", line: lastLine, column: lastColumn + 1 + place))
      }
      rest = rest.dropFirst()
    }
    let code = withoutTrailingSpaces(Array(rest))
    for cell in code { text.append(SourceScalar(scalar: cell.scalar, line: line, column: cell.column)) }
    if let last = code.last { endColumn = last.card + last.width }
  }

  /// The quotation mark that is open at the end of the last line of code.
  private func openQuote() -> Unicode.Scalar? {
    var open: Unicode.Scalar?
    for item in text[logicalStart...] {
      if let quote = open {
        if item.scalar == quote { open = nil }
      } else if item.scalar == "'" || item.scalar == "\"" {
        open = item.scalar
      }
    }
    return open
  }

  /// Drops a floating comment (`*>`) outside literals.
  private func withoutComment(_ cells: [Cell]) -> [Cell] {
    var open: Unicode.Scalar?
    for (index, cell) in cells.enumerated() {
      if let quote = open {
        if cell.scalar == quote { open = nil }
      } else if cell.scalar == "'" || cell.scalar == "\"" {
        open = cell.scalar
      } else if cell.scalar == "*", index + 1 < cells.count, cells[index + 1].scalar == ">",
        index == 0 || cells[index - 1].scalar == " "
      {
        return Array(cells[..<index])
      }
    }
    return cells
  }

  private func withoutTrailingSpaces(_ cells: [Cell]) -> [Cell] {
    guard let last = cells.lastIndex(where: { $0.scalar != " " }) else { return [] }
    return Array(cells[...last])
  }

  private mutating func report(_ problem: CopybookProblem, _ line: Int, _ column: Int) {
    diagnostics.append(problem.diagnostic(TextSpan(file: file, line: line, column: column)))
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
  }
}
