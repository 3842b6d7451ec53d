// `COPY name [OF library] [SUPPRESS] [REPLACING a BY b …].` put in place, also inside what is put in.
//
// Everything keeps the place it was written at: a fault in a copied text points into the copied file, and a replaced word
// to where the replacement stands.
//
// Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "COPY statement".

internal import Records

/// Reads a copybook with all that it copies.
struct CopyExpander {
  private(set) var diagnostics: [Diagnostic] = []
  /// The paths of the files that were read, by number.
  private(set) var paths: [String] = []
  private let characters: CopybookCharacters
  private let format: ReferenceFormat
  private let library: CopybookLibrary
  private var length = 0

  /// How deep texts may copy one another.
  private static let deepest = 32
  /// How many characters all texts together may have.
  private static let longest = 16 << 20

  init(characters: CopybookCharacters, format: ReferenceFormat, library: CopybookLibrary) {
    self.characters = characters
    self.format = format
    self.library = library
  }

  /// The text of a file, every `COPY` in it replaced by what it names.
  mutating func text(of bytes: [UInt8], path: String) -> [SourceScalar] {
    text(of: bytes, path: path, within: [])
  }

  private mutating func text(of bytes: [UInt8], path: String, within outer: [String]) -> [SourceScalar] {
    paths.append(path)
    var lines = CopybookLines(
      CopybookFile(number: paths.count - 1, path: path, bytes: bytes), characters: characters, format: format)
    let text = lines.read()
    diagnostics += lines.diagnostics
    length += text.count
    let words = TextWord.words(text)
    var result: [SourceScalar] = []
    var copied = 0
    var index = 0
    while index < words.count {
      guard CopyExpander.isWord(words[index], "COPY", text) else {
        index += 1
        continue
      }
      let start = words[index].range.lowerBound
      var reader = CopyStatement(text, words, index, path: path)
      let statement = reader.read()
      diagnostics += reader.diagnostics
      index = reader.index
      result += text[copied..<start]
      copied = index < words.count ? words[index].range.lowerBound : text.count
      guard let statement else { continue }
      result.append(
        SourceScalar(scalar: "\n", file: text[start].file, line: text[start].line, column: text[start].column))
      result += TextReplacement.apply(statement.replacements, to: copy(statement, path, outer))
      if let last = result.last, last.scalar != "\n" {
        result.append(SourceScalar(scalar: "\n", file: last.file, line: last.line, column: last.column + 1))
      }
    }
    return result + text[copied...]
  }

  private mutating func copy(_ statement: CopyStatement.Statement, _ path: String, _ outer: [String]) -> [SourceScalar]
  {
    let chain = outer + [path]
    guard let found = library.find(statement.name, path) else {
      diagnostics.append(CopybookProblem.copyNotFound(statement.name).diagnostic(statement.span))
      return []
    }
    guard !chain.contains(where: { $0.utf8.elementsEqual(found.path.utf8) }) else {
      diagnostics.append(CopybookProblem.copyOfItself(chain + [found.path]).diagnostic(statement.span))
      return []
    }
    guard chain.count < CopyExpander.deepest, length + found.bytes.count <= CopyExpander.longest else {
      diagnostics.append(CopybookProblem.copyTooLarge(statement.name).diagnostic(statement.span))
      return []
    }
    return text(of: found.bytes, path: found.path, within: chain)
  }

  /// Whether a word is one of COBOL's.
  static func isWord(_ word: TextWord, _ wanted: String, _ text: [SourceScalar]) -> Bool {
    guard case .word = word.kind, word.range.count == wanted.utf8.count else { return false }
    return zip(text[word.range], wanted.unicodeScalars).allSatisfy {
      $0.scalar == $1 || (0x61...0x7A).contains($0.scalar.value) && $0.scalar.value - 0x20 == $1.value
    }
  }
}

/// Reads one `COPY` statement.
struct CopyStatement {
  /// What a statement says.
  struct Statement {
    var name: String
    var span: TextSpan
    var replacements: [TextReplacement]
  }

  private(set) var diagnostics: [Diagnostic] = []
  /// The word behind the statement.
  private(set) var index: Int
  private let text: [SourceScalar]
  private let words: [TextWord]
  private let path: String

  /// Begins at the word `COPY`.
  init(_ text: [SourceScalar], _ words: [TextWord], _ index: Int, path: String) {
    self.text = text
    self.words = words
    self.index = index
    self.path = path
  }

  /// The statement up to its period, or `nil` after reporting what is wrong with it.
  mutating func read() -> Statement? {
    let copy = index
    index += 1
    guard let name = operand(), !name.text.isEmpty else { return fail(.operandExpected("COPY"), copy) }
    if isWord("OF") || isWord("IN") {
      let word = index
      index += 1
      // The file is looked for beside the one that names it, whatever library the old system had it in.
      guard operand() != nil else { return fail(.operandExpected("OF"), word) }
    }
    if isWord("SUPPRESS") { index += 1 }
    var replacements: [TextReplacement] = []
    if isWord("REPLACING") {
      let word = index
      index += 1
      while index < words.count, !isPeriod {
        guard let pair = replacement() else { return fail(.badReplacing, min(index, words.count - 1)) }
        replacements.append(pair)
      }
      if replacements.isEmpty { return fail(.badReplacing, word) }
    }
    guard index < words.count, isPeriod else { return fail(.missingPeriod, min(index, words.count - 1)) }
    index += 1
    return Statement(name: name.text, span: name.span, replacements: replacements)
  }

  private mutating func replacement() -> TextReplacement? {
    var scope = TextReplacement.Scope.whole
    if isWord("LEADING") || isWord("TRAILING") {
      scope = isWord("LEADING") ? .leading : .trailing
      index += 1
    }
    guard let wanted = replaced(), !wanted.isEmpty, isWord("BY") else { return nil }
    index += 1
    guard let replacement = replaced() else { return nil }
    let parts = TextWord.words(wanted).map { word in wanted[word.range].map(\.scalar) }
    guard !parts.isEmpty, scope == .whole || parts.count == 1 else { return nil }
    return TextReplacement(scope: scope, wanted: parts, replacement: replacement)
  }

  /// A pseudo-text without its marks and outer spaces, a word or a literal.
  private mutating func replaced() -> [SourceScalar]? {
    guard index < words.count, !isPeriod else { return nil }
    let word = words[index]
    index += 1
    guard case .pseudoText(let inner) = word.kind else { return Array(text[word.range]) }
    let parts = TextWord.words(Array(text[inner]))
    // A period alone is a part of a pseudo-text like any other.
    guard let first = parts.first, let last = parts.last else { return [] }
    return Array(text[inner.lowerBound + first.range.lowerBound..<inner.lowerBound + last.range.upperBound])
  }

  private mutating func operand() -> (text: String, span: TextSpan)? {
    guard index < words.count, !isPeriod else { return nil }
    let word = words[index]
    index += 1
    var scalars = text[word.range].map(\.scalar)
    if case .literal = word.kind { scalars = Array(scalars.dropFirst().dropLast()) }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars)
    return (String(name), span(word))
  }

  private var isPeriod: Bool {
    if case .period = words[index].kind { return true }
    return false
  }

  private func isWord(_ wanted: String) -> Bool {
    index < words.count && CopyExpander.isWord(words[index], wanted, text)
  }

  private mutating func fail(_ problem: CopybookProblem, _ word: Int) -> Statement? {
    diagnostics.append(problem.diagnostic(span(words[word])))
    while index < words.count, !isPeriod { index += 1 }
    if index < words.count { index += 1 }
    return nil
  }

  private func span(_ word: TextWord) -> TextSpan {
    let first = text[word.range.lowerBound]
    let last = text[word.range.upperBound - 1]
    return TextSpan(
      file: path, start: TextPosition(line: first.line, column: first.column),
      end: TextPosition(line: last.line, column: last.column + 1))
  }
}
