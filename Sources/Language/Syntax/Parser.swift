public import Records

/// Reads the text of a `.utsushi` file.
public enum Parser {
  /// Reads everything that can be read, and says what cannot.
  ///
  /// A broken statement costs that statement alone: reading goes on at the next line, and a block whose `}` is missing
  /// ends where the next declaration begins. Never fails; nesting is bounded.
  ///
  /// - Complexity: O(scalars).
  public static func parse(_ text: SourceText) -> (document: Document, diagnostics: [Diagnostic]) {
    let (tokens, diagnostics) = Lexer.tokens(of: text)
    var reader = SyntaxReader(text: text, tokens: tokens)
    reader.diagnostics.add(text.diagnostics)
    reader.diagnostics.add(diagnostics)
    let declarations = reader.declarations()
    let document = Document(
      file: text.file, hasSyntaxErrors: reader.diagnostics.hasErrors, declarations: declarations)
    return (document, reader.diagnostics.inOrder())
  }
}

/// A statement could not be read; the reason was reported.
struct SyntaxAbort: Error {}

/// The state of reading: tokens, the place among them, and what was found wrong.
struct SyntaxReader {
  let text: SourceText
  let tokens: [Token]
  var index = 0
  var diagnostics = DiagnosticList()
  /// Open parentheses; inside them a newline ends nothing.
  var parentheses = 0
  /// The first token of the statement that is read.
  var statementStart = 0
  /// The depth of nested expressions.
  var depth = 0

  /// More nesting than any mapping needs; keeps the stack bounded.
  static let depthLimit = 64
  /// More operands or terms in a row than any mapping needs; keeps trees shallow.
  static let chainLimit = 256
  /// The words that continue a statement on the next line.
  static let continuations = ["else", "where", "join", "for", "when", "then", "otherwise", "as"]

  init(text: SourceText, tokens: [Token]) {
    self.text = text
    self.tokens = tokens
  }

  var token: Token { tokens[index] }
  func ahead(_ count: Int) -> Token { tokens[min(index + count, tokens.count - 1)] }
  func span(_ token: Token) -> TextSpan { text.span(token.range) }
  var span: TextSpan { span(token) }
  var isAtEnd: Bool { token.kind == .end }

  /// The span of the last token that was read.
  var lastSpan: TextSpan { span(tokens[max(0, index - 1)]) }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  /// Whether the token still belongs to the statement: on its line, in parentheses, or a word or mark that continues.
  var continues: Bool {
    if token.kind == .end { return false }
    return !token.startsLine || parentheses > 0 || SyntaxReader.isContinuation(token)
  }

  static func isContinuation(_ token: Token) -> Bool {
    token.isSymbol(.pipe) || continuations.contains { token.isKeyword($0) }
  }

  /// Whether the token begins a line on which this statement does not go on. Behind `,`, `+`, `==`, `and`, `or` and `not`
  /// a statement always goes on.
  var breaksLine: Bool {
    guard token.startsLine, index != statementStart, parentheses == 0, index > 0 else { return false }
    let last = tokens[index - 1]
    return !last.isSymbol(.comma) && !last.isSymbol(.plus) && !last.isSymbol(.equal)
      && !["and", "or", "not"].contains { last.isKeyword($0) }
  }

  func at(_ symbol: Symbol) -> Bool { token.isSymbol(symbol) }
  func at(_ keyword: String) -> Bool { token.isKeyword(keyword) }
  /// Whether this mark stands next in the same statement.
  func next(_ symbol: Symbol) -> Bool { continues && at(symbol) }
  /// Whether this keyword stands next in the same statement.
  func next(_ keyword: String) -> Bool { continues && at(keyword) }

  // MARK: - Expectations

  /// Reports what was expected and gives the error to throw.
  mutating func expected(ja: String, en: String, help: LocalizedText? = nil) -> SyntaxAbort {
    let endsEarly = isAtEnd || breaksLine
    let found =
      endsEarly && !isAtEnd ? LocalizedText(ja: "行の終わり", en: "the end of the line") : describe(token)
    diagnostics.report(
      .unexpectedToken, ja: "ここには\(ja)が必要だが、\(found.ja)がある", en: "expected \(en), found \(found.en)",
      at: endsEarly ? endSpan : span, help: help)
    return SyntaxAbort()
  }

  /// The place after the last token, so that what is missing is shown where it should stand.
  private var endSpan: TextSpan {
    guard index > 0 else { return span }
    let end = lastSpan.end
    return TextSpan(file: text.file, line: end.line, column: end.column)
  }

  func describe(_ token: Token) -> LocalizedText {
    switch token.kind {
    case .end: return LocalizedText(ja: "ファイルの終わり", en: "the end of the file")
    case .string: return LocalizedText(ja: "文字列", en: "a string")
    case .quotedName, .name: return LocalizedText(ja: "`\(token.text)`", en: "`\(token.text)`")
    case .qualified(let business):
      return LocalizedText(ja: "`\(business).\(token.text)`", en: "`\(business).\(token.text)`")
    case .integer, .date, .symbol: return LocalizedText(ja: "`\(token.text)`", en: "`\(token.text)`")
    }
  }

  @discardableResult
  mutating func expect(_ symbol: Symbol) throws(SyntaxAbort) -> TextSpan {
    guard at(symbol) else { throw expected(ja: "`\(symbol.rawValue)`", en: "`\(symbol.rawValue)`") }
    let place = span
    advance()
    return place
  }

  @discardableResult
  mutating func expect(keyword: String) throws(SyntaxAbort) -> TextSpan {
    guard at(keyword) else { throw expected(ja: "`\(keyword)`", en: "`\(keyword)`") }
    let place = span
    advance()
    return place
  }

  mutating func accept(_ symbol: Symbol) -> Bool {
    guard at(symbol) else { return false }
    advance()
    return true
  }

  mutating func accept(keyword: String) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  mutating func name(ja: String, en: String) throws(SyntaxAbort) -> Located<String> {
    guard token.isName, !breaksLine else { throw expected(ja: ja, en: en) }
    let located = Located(token.text, at: span)
    advance()
    return located
  }

  mutating func string(ja: String, en: String) throws(SyntaxAbort) -> Located<String> {
    guard token.kind == .string, !breaksLine else { throw expected(ja: ja, en: en) }
    let located = Located(token.text, at: span)
    advance()
    return located
  }

  mutating func integer(ja: String, en: String) throws(SyntaxAbort) -> Located<Int> {
    guard token.kind == .integer, !breaksLine else { throw expected(ja: ja, en: en) }
    guard let number = Int(token.text) else {
      diagnostics.report(.numberTooLarge, ja: "数が大きすぎる", en: "number is too large", at: span)
      throw SyntaxAbort()
    }
    let located = Located(number, at: span)
    advance()
    return located
  }

  mutating func qualified(ja: String, en: String) throws(SyntaxAbort) -> QualifiedName {
    guard case .qualified(let business) = token.kind else {
      throw expected(
        ja: ja, en: en,
        help: LocalizedText(ja: "業務IDの3桁を付けて`001.住民情報`のように書く", en: "write three digits and a name, as in `001.住民情報`"))
    }
    let name = QualifiedName(business: business, name: token.text, span: span)
    advance()
    return name
  }

  mutating func date() throws(SyntaxAbort) -> CivilDate {
    guard token.kind == .date else {
      throw expected(ja: "`2025-10-01`の形の日付", en: "a day such as `2025-10-01`")
    }
    let parts = token.text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2]) else {
      diagnostics.report(
        .impossibleDay, ja: "`\(token.text)`は存在しない日付", en: "`\(token.text)` is no day of the calendar", at: span)
      throw SyntaxAbort()
    }
    advance()
    return date
  }
}
