internal import Records

/// Cuts the text of a copybook into tokens.
///
/// A period, comma or semicolon separates only before a space or the end of a line, so that `9(5).` is a picture and a
/// period while `ZZ9.99` is one word. Quotation marks are `'` or `"`, doubled inside.
struct CopybookLexer {
  private(set) var diagnostics: [Diagnostic] = []
  private let paths: [String]
  private let text: [SourceScalar]
  private var index = 0
  private var found: [CopybookToken] = []
  /// File and line of the last token's end.
  private var lastLine = (file: -1, line: 0)

  /// Takes the text, and the paths of the files that its scalars name by number.
  init(_ text: [SourceScalar], paths: [String]) {
    self.text = text
    self.paths = paths
  }

  /// All tokens in order.
  mutating func tokens() -> [CopybookToken] {
    while index < text.count {
      switch text[index].scalar {
      case " ", "\n":
        index += 1
      case "\u{3000}":
        report(.fullWidthSpace, index, index + 1)
        index += 1
      case "'", "\"":
        literal()
      case ".", ",", ";":
        if isSeparated(after: index) {
          if text[index].scalar == "." { append(.period, index, index + 1) }
          index += 1
        } else {
          word()
        }
      default:
        word()
      }
    }
    return found
  }

  private mutating func word() {
    let start = index
    var name = String.UnicodeScalarView()
    while index < text.count {
      let scalar = text[index].scalar
      if scalar == " " || scalar == "\n" || scalar == "\u{3000}" { break }
      if scalar == "'" || scalar == "\"" {
        if CopybookLexer.doubleBytePrefixes.contains(String(name)) {
          literal()
          return
        }
        if String(name).utf8.elementsEqual("X".utf8) {
          literal(isHexadecimal: true)
          return
        }
        if CopybookLexer.literalPrefixes.contains(String(name)) {
          report(.unsupportedLiteral(String(name)), start, index)
          literal()
          return
        }
        break
      }
      if scalar == "." || scalar == "," || scalar == ";", isSeparated(after: index) { break }
      name.append(CopybookLexer.upperCase(scalar))
      index += 1
    }
    append(.word(String(name)), start, index)
  }

  private mutating func literal(isHexadecimal: Bool = false) {
    // The place of `X'…'` is that of its letter.
    let start = isHexadecimal ? index - 1 : index
    let quote = text[index].scalar
    var value = String.UnicodeScalarView()
    index += 1
    while index < text.count, text[index].scalar != "\n" {
      if text[index].scalar == quote {
        guard index + 1 < text.count, text[index + 1].scalar == quote else {
          index += 1
          append(isHexadecimal ? .hexadecimal(String(value)) : .literal(String(value)), start, index)
          return
        }
        index += 1
      }
      value.append(text[index].scalar)
      index += 1
    }
    report(.openLiteral, start, index)
    append(.literal(String(value)), start, index)
    // The period of the entry was most likely swallowed.
    if value.last == "." { append(.period, index - 1, index) }
  }

  /// The letters before a literal of double-byte characters.
  private static let doubleBytePrefixes: Set<String> = ["N", "G"]
  /// The letters that make a literal another kind when they stand right before its quotation mark.
  private static let literalPrefixes: Set<String> = ["NX", "GX", "Z", "B", "H", "U"]

  private static func upperCase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0x61...0x7A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value) - 0x20) : scalar
  }

  private func isSeparated(after position: Int) -> Bool {
    guard position + 1 < text.count else { return true }
    return text[position + 1].scalar == " " || text[position + 1].scalar == "\n"
  }

  private mutating func append(_ kind: CopybookToken.Kind, _ start: Int, _ end: Int) {
    let span = span(start, end)
    let isFirst = text[start].file != lastLine.file || text[start].line != lastLine.line
    found.append(CopybookToken(kind: kind, span: span, isFirstOnLine: isFirst))
    lastLine = (text[end - 1].file, text[end - 1].line)
  }

  private mutating func report(_ problem: CopybookProblem, _ start: Int, _ end: Int) {
    diagnostics.append(problem.diagnostic(span(start, end)))
  }

  private func span(_ start: Int, _ end: Int) -> TextSpan {
    var last = text[max(start, end - 1)]
    // A replacement may have joined a word from two files; its place is where it begins.
    if last.file != text[start].file { last = text[start] }
    return TextSpan(
      file: paths[text[start].file], start: TextPosition(line: text[start].line, column: text[start].column),
      end: TextPosition(line: last.line, column: last.column + 1))
  }
}
