import Records

extension SyntaxReader {
  /// The words that begin a declaration.
  static let declarationWords = [
    "migration", "import", "source", "target", "codes", "map", "total", "rule", "test",
  ]

  /// Whether a declaration begins here: its word and what must follow, first on a line.
  var isAtDeclaration: Bool {
    guard token.startsLine, token.kind == .name else { return false }
    let next = ahead(1)
    switch token.text {
    case "migration", "import", "total", "rule", "test": return next.kind == .string
    case "source", "target": return next.isName && ahead(2).isSymbol(.leftBrace)
    case "codes": return next.isName && ahead(2).isSymbol(.assign)
    case "map":
      if case .qualified = next.kind { return true }
      return false
    default: return false
    }
  }

  /// Reads `{ statement* }`; gives whether one of them, or the closing brace, could not be read.
  ///
  /// - Parameter statement: Reads one statement without its end.
  mutating func block(
    separatedBySemicolon: Bool = false, _ statement: (inout SyntaxReader) throws(SyntaxAbort) -> Void
  ) throws(SyntaxAbort) -> Bool {
    parentheses = 0
    let open = try expect(.leftBrace)
    var hasErrors = false
    while !accept(.rightBrace) {
      if isAtEnd || isAtDeclaration {
        diagnostics.report(
          .unclosedBlock, ja: "この`{`に対応する`}`がない", en: "this `{` has no `}`", at: open,
          help: LocalizedText(ja: "ブロックの終わりに`}`を書く", en: "close the block with `}`"))
        return true
      }
      let start = index
      statementStart = start
      do throws(SyntaxAbort) {
        try statement(&self)
        if separatedBySemicolon, accept(.semicolon) { continue }
        if !token.startsLine, !at(.rightBrace), !isAtEnd {
          let found = describe(token)
          diagnostics.report(
            .statementNotEnded, ja: "文の終わりの後に\(found.ja)がある", en: "\(found.en) after the end of the statement",
            at: span, help: LocalizedText(ja: "改行して次の文を書く", en: "begin the next statement on a new line"))
          throw SyntaxAbort()
        }
      } catch {
        hasErrors = true
        skipStatement(from: start)
      }
      parentheses = 0
      depth = 0
      if index == start { advance() }
    }
    return hasErrors
  }

  /// Goes on from a statement that began at `start` to the first token of the next one, or to the block's `}`.
  mutating func skipStatement(from start: Int) {
    var braces = 0
    var isFirst = index == start
    while !isAtEnd {
      if isAtDeclaration && !isFirst { return }
      if braces == 0, at(.rightBrace) { return }
      if braces == 0, token.startsLine, !isFirst, !SyntaxReader.isContinuation(token) { return }
      if at(.leftBrace) { braces += 1 }
      if at(.rightBrace) { braces -= 1 }
      isFirst = false
      advance()
    }
  }

  /// Goes on to the next declaration.
  mutating func skipDeclaration() {
    parentheses = 0
    depth = 0
    if !isAtEnd { advance() }
    while !isAtEnd, !isAtDeclaration { advance() }
  }

  /// After a broken header: reads the block behind it for its own errors, or goes on to the next declaration.
  mutating func skipHeader(_ body: (inout SyntaxReader) throws(SyntaxAbort) -> Void) {
    parentheses = 0
    depth = 0
    while !isAtEnd, !isAtDeclaration, !at(.leftBrace) { advance() }
    guard at(.leftBrace) else { return }
    do throws(SyntaxAbort) { _ = try block(body) } catch {}
  }

  /// Reads a list of one or more, separated by commas.
  mutating func list<Element>(
    _ element: (inout SyntaxReader) throws(SyntaxAbort) -> Element
  ) throws(SyntaxAbort) -> [Element] {
    var elements = [try element(&self)]
    while accept(.comma) { elements.append(try element(&self)) }
    return elements
  }

  /// Reads `( element, … )`.
  mutating func parenthesized<Element>(
    _ element: (inout SyntaxReader) throws(SyntaxAbort) -> Element
  ) throws(SyntaxAbort) -> [Element] {
    try expect(.leftParenthesis)
    parentheses += 1
    let elements = try list(element)
    try expect(.rightParenthesis)
    parentheses -= 1
    return elements
  }
}
