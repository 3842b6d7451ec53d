// The reference formats: from lines to one stream of scalars that know their places.
//
// In the fixed format continuation lines (`-` in column 7) are joined here, so that the lexer never sees them: a literal
// that is open at the end of a line is filled up with spaces to column 72 and goes on behind the next line's quotation
// mark; a word goes on with the next line's first character. In the free format a line is text from its first column on,
// and nothing goes on in the next one.
//
// Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "Reference format"; GnuCOBOL 3 Programmer's Guide, "Free
// format". A tab moves to the next multiple of eight columns, GnuCOBOL's and Micro Focus's own setting.

internal import Records

/// One scalar of a copybook's text with its place.
struct SourceScalar {
  var scalar: Unicode.Scalar
  /// The file, by its number among those that were read.
  var file: Int
  /// From 1.
  var line: Int
  /// In scalars, from 1.
  var column: Int
}

/// Reads the text area of a copybook.
struct CopybookLines {
  private(set) var diagnostics: [Diagnostic] = []
  private let file: CopybookFile
  private let characters: CopybookCharacters
  private let format: ReferenceFormat
  private var text: [SourceScalar] = []
  /// Where the last line of code, with its continuations, begins in `text`.
  private var logicalStart = 0
  /// The card column after the last character of the last line of code; 0 before the first.
  private var endColumn = 0

  init(_ file: CopybookFile, characters: CopybookCharacters, format: ReferenceFormat) {
    self.file = file
    self.characters = characters
    self.format = format
  }

  /// One character of a line with its card column.
  private struct Cell {
    var scalar: Unicode.Scalar
    var column: Int
    var card: Int
    var width: Int
  }

  /// The text of every line of code; a line feed ends each line that is not continued.
  mutating func read() -> [SourceScalar] {
    var body = file.bytes[...]
    if body.starts(with: [0xEF, 0xBB, 0xBF]), case .utf8 = characters { body = body.dropFirst(3) }
    // The end-of-file mark of DOS editors.
    if body.last == 0x1A { body = body.dropLast() }
    for (index, line) in body.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let content = line.last == 0x0D ? line.dropLast() : line
      switch format {
      case .fixed: read(content, line: index + 1)
      case .free: readFree(content, line: index + 1)
      }
    }
    return text
  }

  private mutating func readFree(_ bytes: ArraySlice<UInt8>, line: Int) {
    var cells: [Cell] = []
    for (index, character) in characters.characters(bytes).enumerated() {
      guard let scalar = character.scalar else {
        report(.undecodable(hexadecimal(character.bytes)), line, index + 1)
        continue
      }
      cells.append(Cell(scalar: scalar == "\t" ? " " : scalar, column: index + 1, card: index + 1, width: 1))
    }
    append(cells, line)
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
    if !text.isEmpty { text.append(scalar("\n", line, 1)) }
    logicalStart = text.count
    for cell in code { text.append(scalar(cell.scalar, line, cell.column)) }
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
        text.append(scalar(" ", lastLine, lastColumn + 1 + place))
      }
      rest = rest.dropFirst()
    }
    let code = withoutTrailingSpaces(Array(rest))
    for cell in code { text.append(scalar(cell.scalar, line, cell.column)) }
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

  private func scalar(_ scalar: Unicode.Scalar, _ line: Int, _ column: Int) -> SourceScalar {
    SourceScalar(scalar: scalar, file: file.number, line: line, column: column)
  }

  private mutating func report(_ problem: CopybookProblem, _ line: Int, _ column: Int) {
    diagnostics.append(problem.diagnostic(TextSpan(file: file.path, line: line, column: column)))
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
  }
}
