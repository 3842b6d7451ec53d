import Records

/// Cuts a text into tokens; what is wrong is reported, mended where the meaning is plain, and reading goes on.
///
/// The one idea that is not obvious: full-width parentheses belong to a name when they are balanced within it, as in
/// 転出先住所（予定）_町字, and are otherwise half-width parentheses typed by mistake. The look-ahead for the closing one
/// is bounded, so that cutting stays linear.
struct Lexer {
  let text: SourceText
  let scalars: [Unicode.Scalar]
  var offset = 0
  var tokens: [Token] = []
  var diagnostics = DiagnosticList()
  private var startsLine = true

  /// The longest part of a name in full-width parentheses, in scalars.
  private static let parenthesesLimit = 256

  init(_ text: SourceText) {
    self.text = text
    scalars = text.scalars
  }

  /// All tokens of a text, closed by one `.end`. O(scalars).
  static func tokens(of text: SourceText) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(text)
    lexer.run()
    return (lexer.tokens, lexer.diagnostics.all)
  }

  private mutating func run() {
    while let scalar = peek() {
      if scalar == "\n" {
        startsLine = true
        offset += 1
      } else if scalar == " " || scalar == "\t" || scalar == "\r" {
        offset += 1
      } else if isComment() {
        skipLine()
      } else if ScalarClass.isName(scalar) {
        readWord()
      } else if scalar == "「" {
        let start = offset
        readBracketed { name in .init(kind: .quotedName, text: name, range: start..<start, startsLine: false) }
      } else if ScalarClass.halfWidth(scalar) ?? scalar == "\"" {
        readString()
      } else {
        readMark()
      }
    }
    append(.end, "", from: offset)
  }

  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    offset + ahead < scalars.count ? scalars[offset + ahead] : nil
  }

  mutating func append(_ kind: Token.Kind, _ content: String, from start: Int) {
    tokens.append(Token(kind: kind, text: content, range: start..<offset, startsLine: startsLine))
    startsLine = false
  }

  func content(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  mutating func reportFullWidth(_ start: Int, _ fix: String) {
    let written = content(start..<offset)
    diagnostics.report(
      .fullWidthSyntax,
      ja: "全角の`\(written)`が構文の位置にある", en: "full-width `\(written)` where syntax is expected",
      at: text.span(start..<offset),
      help: LocalizedText(ja: "半角で`\(fix)`と書く", en: "write `\(fix)` in half-width"))
  }

  // MARK: - Blanks

  private func isComment() -> Bool {
    guard let first = peek(), let second = peek(1) else { return false }
    return first == "/" && second == "/"
  }

  private mutating func skipLine() {
    while let scalar = peek(), scalar != "\n" { offset += 1 }
  }

  // MARK: - Words

  private mutating func readWord() {
    let start = offset
    skipName()
    let word = scalars[start..<offset]
    if word.count == 3, word.allSatisfy(ScalarClass.isASCIIDigit), peek() == ".", let next = peek(1),
      ScalarClass.isName(next) || next == "「"
    {
      readQualified(from: start)
    } else if word.allSatisfy(ScalarClass.isASCIIDigit) {
      append(.integer, content(start..<offset), from: start)
    } else if word.allSatisfy({ ScalarClass.isASCIIDigit(ScalarClass.halfWidth($0) ?? $0) }) {
      var digits = String.UnicodeScalarView()
      digits.append(contentsOf: word.map { ScalarClass.halfWidth($0) ?? $0 })
      reportFullWidth(start, String(digits))
      append(.integer, String(digits), from: start)
    } else if isDate(word) {
      append(.date, content(start..<offset), from: start)
    } else {
      append(.name, content(start..<offset), from: start)
    }
  }

  private mutating func readQualified(from start: Int) {
    let business = content(start..<offset)
    offset += 1
    if peek() == "「" {
      readBracketed { name in
        Token(kind: .qualified(business: business), text: name, range: start..<start, startsLine: false)
      }
      if var last = tokens.popLast() {
        last.range = start..<offset
        tokens.append(last)
      }
    } else {
      let nameStart = offset
      skipName()
      append(.qualified(business: business), content(nameStart..<offset), from: start)
    }
  }

  private mutating func skipName() {
    while let scalar = peek() {
      if ScalarClass.isName(scalar) {
        offset += 1
      } else if scalar == "-" || scalar == "・", let next = peek(1), ScalarClass.isName(next) {
        offset += 1
      } else if scalar == "（", let length = balancedLength() {
        offset += length
      } else {
        return
      }
    }
  }

  /// The number of scalars from a `（` to its `）` when only name scalars stand between, or `nil`.
  private func balancedLength() -> Int? {
    var depth = 0
    for length in 0..<Lexer.parenthesesLimit {
      guard let scalar = peek(length) else { return nil }
      if scalar == "（" {
        depth += 1
      } else if scalar == "）" {
        depth -= 1
        if depth == 0 { return length > 1 ? length + 1 : nil }
      } else if !ScalarClass.isName(scalar), scalar != "・", scalar != "-" {
        return nil
      }
    }
    return nil
  }

  private func isDate(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard word.count == 10 else { return false }
    return word.indices.allSatisfy { index in
      let place = index - word.startIndex
      return place == 4 || place == 7 ? word[index] == "-" : ScalarClass.isASCIIDigit(word[index])
    }
  }

  /// Reads `「…」`; `make` gives the token for its content.
  private mutating func readBracketed(_ make: (String) -> Token) {
    let start = offset
    offset += 1
    while let scalar = peek(), scalar != "」", scalar != "\n" { offset += 1 }
    let name = content(start + 1..<offset)
    if peek() == "」" {
      offset += 1
      if name.unicodeScalars.isEmpty {
        diagnostics.report(
          .emptyName, ja: "「」の中に名前がない", en: "no name between `「` and `」`", at: text.span(start..<offset))
      }
    } else {
      diagnostics.report(
        .unterminatedName, ja: "「が」で閉じられていない", en: "`「` is not closed by `」` on its line",
        at: text.span(start..<offset))
    }
    var token = make(name)
    token.range = start..<offset
    token.startsLine = startsLine
    startsLine = false
    tokens.append(token)
  }
}
