public import Records

/// One canonical form of `.utsushi` files: two blanks for every open brace, four more for a statement that goes on, one blank
/// between words, and the second column of neighbouring lines below one another.
///
/// Tokens, comments and line breaks stay as they are; blanks alone are written anew. Formatting twice is formatting once.
public enum Formatter {
  /// The canonical form of a file.
  ///
  /// - Returns: The bytes, or `nil` with what is wrong for a text that cannot be read.
  /// - Complexity: O(scalars).
  public static func format(_ text: SourceText) -> (bytes: [UInt8]?, diagnostics: [Diagnostic]) {
    let problems = Parser.parse(text).diagnostics.filter { $0.severity == .error }
    guard problems.isEmpty else { return (nil, problems) }
    let (tokens, _) = Lexer.tokens(of: text)
    var layout = FormattedLayout(FormattedLine.lines(of: text, tokens), tokens)
    let bytes = Array(layout.written().utf8)
    let again = Lexer.tokens(of: SourceText(file: text.file, bytes: bytes)).tokens
    precondition(
      again.count == tokens.count
        && zip(again, tokens).allSatisfy {
          $0.kind == $1.kind && $0.text.isSame(as: $1.text) && ($0.startsLine == $1.startsLine || $0.kind == .end)
        }, "formatting changes blanks alone")
    return (bytes, [])
  }
}

/// A line as written, without its blanks.
struct FormattedLine {
  /// Its tokens, by index; none for a comment alone.
  var tokens: Range<Int>
  /// The comment at its end, or the line that is one; empty where there is none.
  var comment = ""
  /// The texts of its tokens.
  var texts: [String] = []
  /// Whether a blank line stands before it.
  var followsBlank = false

  /// The lines of a text.
  static func lines(of text: SourceText, _ tokens: [Token]) -> [FormattedLine] {
    var lines: [FormattedLine] = []
    var current: FormattedLine?
    var isBlank = false
    var end = 0
    func content(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text.scalars[range])
      return String(view)
    }
    func finish(_ line: FormattedLine) {
      var line = line
      line.followsBlank = isBlank
      isBlank = false
      lines.append(line)
    }
    for (number, token) in tokens.enumerated() {
      let gap = text.scalars[end..<token.range.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
      for (position, part) in gap.enumerated() {
        let comment = trimmed(part)
        if position == 0 {
          if !comment.isEmpty {
            if current == nil { current = FormattedLine(tokens: number..<number) }
            current?.comment = comment
          }
        } else {
          if let line = current { finish(line) }
          current = nil
          if position < gap.count - 1 {
            if comment.isEmpty {
              isBlank = true
            } else {
              finish(FormattedLine(tokens: number..<number, comment: comment))
            }
          } else if !comment.isEmpty {
            // A comment at the very end, without a newline behind it.
            finish(FormattedLine(tokens: number..<number, comment: comment))
          }
        }
      }
      end = token.range.upperBound
      guard token.kind != .end else { break }
      var line = current ?? FormattedLine(tokens: number..<number)
      line.tokens = line.tokens.lowerBound..<number + 1
      line.texts.append(content(token.range))
      current = line
    }
    if let line = current { finish(line) }
    return lines
  }

  /// Without blanks at either end.
  private static func trimmed(_ part: ArraySlice<Unicode.Scalar>) -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\r" }
    var part = part.drop(while: isBlank)
    while let last = part.last, isBlank(last) { part.removeLast() }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: part)
    return String(view)
  }
}

/// Writes lines with their blanks.
struct FormattedLayout {
  /// A line with its indent, and where its second column begins.
  private struct Placed {
    var line: FormattedLine
    var indent: Int
    /// Which lines share a column with it; empty for none.
    var column = ""
    /// The token, among the line's, that begins the second column.
    var second = 0
    /// The display width that the first column is filled up to.
    var width = 0
  }

  /// The widest first column that others are aligned with.
  private static let widest = 32

  private let tokens: [Token]
  private var placed: [Placed] = []

  init(_ lines: [FormattedLine], _ tokens: [Token]) {
    self.tokens = tokens
    place(lines)
    align()
  }

  // MARK: - Places

  private mutating func place(_ lines: [FormattedLine]) {
    /// The first word of each open block.
    var blocks: [String] = []
    var parentheses = 0
    /// The first word of the statement that is read.
    var word = ""
    for line in lines {
      guard let first = line.tokens.first else {
        placed.append(Placed(line: line, indent: 2 * blocks.count))
        continue
      }
      let goesOn = parentheses > 0 || continues(first)
      var indent = 2 * blocks.count
      if tokens[first].isSymbol(.rightBrace) {
        indent -= 2
      } else if goesOn, !tokens[first].isSymbol(.leftBrace) {
        indent += 4
      }
      var entry = Placed(line: line, indent: max(0, indent))
      if !goesOn {
        word = tokens[first].text
        if let block = blocks.last { (entry.column, entry.second) = column(line, in: block) }
      }
      placed.append(entry)
      for index in line.tokens {
        guard case .symbol(let symbol) = tokens[index].kind else { continue }
        switch symbol {
        case .leftParenthesis, .leftBracket: parentheses += 1
        case .rightParenthesis, .rightBracket: parentheses -= 1
        case .leftBrace: blocks.append(word)
        case .rightBrace: _ = blocks.popLast()
        default: break
        }
      }
    }
    // A comment alone stands with what follows it in the same block.
    for index in placed.indices.reversed().dropFirst() where placed[index].line.tokens.isEmpty {
      placed[index].indent = max(placed[index].indent, placed[index + 1].indent)
    }
  }

  /// Whether a token that begins a line goes on with the statement above.
  private func continues(_ index: Int) -> Bool {
    if SyntaxReader.isContinuation(tokens[index]) || tokens[index].isSymbol(.leftBrace) { return true }
    guard index > 0 else { return false }
    let last = tokens[index - 1]
    return last.isSymbol(.comma) || last.isSymbol(.plus) || last.isSymbol(.equal)
      || ["and", "or", "not"].contains { last.isKeyword($0) }
  }

  /// The column that a statement shares with its neighbours, and the token that begins it.
  private func column(_ line: FormattedLine, in block: String) -> (name: String, second: Int) {
    let words = line.tokens.map { tokens[$0] }
    guard words.count > 1 else { return ("", 0) }
    switch block {
    case "migration", "source", "target", "test": return ("setting", 1)
    case "map":
      if words[0].isKeyword("ignore"), words[1].isName {
        return words.firstIndex { $0.kind == .string }.map { ("ignore", $0) } ?? ("", 0)
      }
      if words[0].isKeyword("keep"), words[1].isName {
        return words.firstIndex { $0.isKeyword("in") }.map { ("keep", $0) } ?? ("", 0)
      }
      if words[0].isKeyword("let"), words[1].isName { return ("assign", 2) }
      return words[1].isSymbol(.assign) || words[1].isKeyword("absent") ? ("assign", 1) : ("", 0)
    default: return ("", 0)
    }
  }

  private mutating func align() {
    var start = 0
    while start < placed.count {
      guard !placed[start].column.isEmpty else {
        start += 1
        continue
      }
      // A paragraph: statements of one kind, with the lines that they go on in, without a blank line or a comment.
      var members = [start]
      var end = start + 1
      while end < placed.count, !placed[end].line.followsBlank, !placed[end].line.tokens.isEmpty {
        if placed[end].column == placed[start].column {
          members.append(end)
        } else if !placed[end].column.isEmpty || placed[end].indent <= placed[start].indent {
          break
        }
        end += 1
      }
      let widths = members.map { member in
        DisplayWidth.columns(of: text(placed[member].line, 0..<placed[member].second).unicodeScalars)
      }
      let width = widths.filter { $0 <= FormattedLayout.widest }.max() ?? 0
      for member in members { placed[member].width = width }
      start = max(end, start + 1)
    }
  }

  // MARK: - Writing

  mutating func written() -> String {
    var result = ""
    for (index, entry) in placed.enumerated() {
      let line = entry.line
      let opens = index > 0 && placed[index - 1].line.texts.last == "{" && placed[index - 1].line.comment.isEmpty
      let closes = line.texts.first == "}"
      if line.followsBlank, index > 0, !opens, !closes { result += "\n" }
      result += String(repeating: " ", count: entry.indent)
      let first = text(line, 0..<entry.second)
      let second = text(line, entry.second..<line.texts.count)
      if entry.second > 0 {
        let filling = entry.width - DisplayWidth.columns(of: first.unicodeScalars)
        result += first + String(repeating: " ", count: max(0, filling) + 1)
      }
      result += second
      if !line.comment.isEmpty { result += (line.texts.isEmpty ? "" : "  ") + line.comment }
      result += "\n"
    }
    return result
  }

  /// Some tokens of a line with the blanks between them.
  private func text(_ line: FormattedLine, _ range: Range<Int>) -> String {
    var text = ""
    for position in range {
      if position > range.lowerBound, needsBlank(line.tokens.lowerBound + position) { text += " " }
      text += line.texts[position]
    }
    return text
  }

  /// Whether a blank stands before a token on its line.
  private func needsBlank(_ index: Int) -> Bool {
    let (last, token) = (tokens[index - 1], tokens[index])
    if case .symbol(let symbol) = token.kind {
      switch symbol {
      case .comma, .rightParenthesis, .rightBracket, .semicolon, .dot, .at: return false
      case .leftParenthesis:
        // A subscript, and what `concat` joins, stand at the name.
        if last.isKeyword("concat") { return false }
        let isField = index > 1 && tokens[index - 2].isSymbol(.dot)
        if last.isName, isField, tokens[index + 1].kind == .integer { return false }
        return !last.isSymbol(.leftParenthesis) && !last.isSymbol(.leftBracket)
      case .leftBracket: return !last.isSymbol(.leftParenthesis) && !last.isSymbol(.leftBracket)
      default: break
      }
    }
    return !last.isSymbol(.leftParenthesis) && !last.isSymbol(.leftBracket) && !last.isSymbol(.dot)
      && !last.isSymbol(.at)
  }
}
