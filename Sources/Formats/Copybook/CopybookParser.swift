internal import Records

/// Parses tokens to data description entries; reports every fault and goes on at the next entry.
struct CopybookParser {
  private(set) var diagnostics: [Diagnostic] = []
  private let tokens: [CopybookToken]
  private var index = 0
  private var entries: [DataDescription] = []

  init(_ tokens: [CopybookToken]) {
    self.tokens = tokens
  }

  /// All entries in order, level 88 gathered under their fields.
  mutating func descriptions() -> [DataDescription] {
    while index < tokens.count { entry() }
    return entries
  }

  // MARK: tokens, for the clauses

  /// The next token, or `nil` at the end of the entry or file.
  var next: CopybookToken? {
    guard index < tokens.count, tokens[index].kind != .period else { return nil }
    return tokens[index]
  }

  /// Goes past the next token.
  mutating func advance() { index += 1 }

  /// Goes past the next word when it is one of `words`.
  mutating func skip(_ words: String...) {
    if let word = next?.word, words.contains(word) { advance() }
  }

  /// Notes a fault.
  mutating func report(_ problem: CopybookProblem, _ span: TextSpan) {
    diagnostics.append(problem.diagnostic(span))
  }

  /// Goes past the period of the entry, or stops before what looks like the next entry.
  mutating func skipEntry() {
    while index < tokens.count {
      if tokens[index].kind == .period {
        index += 1
        return
      }
      if startsEntry { return }
      index += 1
    }
  }

  // MARK: entries

  private mutating func entry() {
    let token = tokens[index]
    guard let word = token.word else {
      if token.kind == .period {
        advance()
      } else {
        report(.levelExpected(token.text), token.span)
        skipEntry()
      }
      return
    }
    guard word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      let isStatement = CopybookParser.statements.contains(word)
      report(isStatement ? .unsupportedStatement(word) : .levelExpected(word), token.span)
      advance()
      skipEntry()
      return
    }
    advance()
    guard word.utf8.count <= 2, let level = Int(word), level > 0 else {
      report(.badLevel(word), token.span)
      skipEntry()
      return
    }
    switch level {
    case 1...49: field(level, token.span)
    case 88: condition(token.span)
    case 66: renaming(token.span)
    case 77: field(level, token.span)
    default:
      report(.badLevel(word), token.span)
      skipEntry()
    }
  }

  private mutating func field(_ level: Int, _ span: TextSpan) {
    var description = DataDescription(level: level, name: "FILLER", span: span)
    if let token = next, let word = token.word, !CopybookParser.isClauseWord(word) {
      if !CopybookParser.isName(word) {
        report(.badName(word), token.span)
        description.isBroken = true
      }
      description.name = word
      description.span = token.span
      advance()
    }
    clauses(of: &description)
    endEntry()
    entries.append(description)
  }

  /// `66 name RENAMES first [THRU last]`.
  private mutating func renaming(_ span: TextSpan) {
    guard let token = next, let name = token.word, CopybookParser.isName(name), !CopybookParser.isClauseWord(name)
    else {
      report(.badName(next?.text ?? "."), next?.span ?? span)
      skipEntry()
      return
    }
    advance()
    var description = DataDescription(level: 66, name: name, span: token.span)
    guard let clause = next, clause.word == "RENAMES" else {
      report(.operandExpected("66"), next?.span ?? token.span)
      skipEntry()
      return
    }
    advance()
    if let first = operand(clause) {
      var last = first
      if let through = next, through.word == "THRU" || through.word == "THROUGH" {
        advance()
        last = operand(through) ?? first
      }
      description.renames = DataDescription.Renaming(first: first, last: last)
      if let token = next, !startsEntry { report(.unexpected(token.text), token.span) }
    }
    endEntry()
    entries.append(description)
  }

  /// The next word, or `nil` after reporting that it is missing.
  private mutating func operand(_ before: CopybookToken) -> DataDescription.Operand? {
    guard let token = next, let text = token.word else {
      report(.operandExpected(before.text), before.span)
      return nil
    }
    advance()
    return DataDescription.Operand(text: text, span: token.span)
  }

  private mutating func condition(_ span: TextSpan) {
    guard let token = next, let name = token.word, CopybookParser.isName(name),
      !CopybookParser.isClauseWord(name)
    else {
      report(.badName(next?.text ?? "."), next?.span ?? span)
      skipEntry()
      return
    }
    advance()
    var values: (texts: [ClosedText], states: [FieldState]) = ([], [])
    if let word = next?.word, word == "VALUE" || word == "VALUES" {
      advance()
      skip("IS", "ARE")
      guard let literals = conditionValues() else {
        skipEntry()
        return
      }
      values = literals
    }
    if values.texts.isEmpty, values.states.isEmpty { report(.conditionWithoutValue, token.span) }
    endEntry()
    guard !entries.isEmpty else {
      report(.conditionWithoutField, token.span)
      return
    }
    entries[entries.count - 1].conditions.append(
      ConditionName(name: name, values: values.texts, states: values.states, span: token.span))
  }

  private mutating func endEntry() {
    guard index < tokens.count else {
      if let last = tokens.last, last.kind != .period { report(.missingPeriod, last.span) }
      return
    }
    if tokens[index].kind == .period {
      advance()
    } else if startsEntry {
      report(.missingPeriod, tokens[index].span)
    } else {
      skipEntry()
    }
  }

  /// Whether the next token looks like the level number of another entry: a number that begins a line before a name or
  /// a clause, not one of several values.
  var startsEntry: Bool {
    guard index + 1 < tokens.count, tokens[index].isFirstOnLine, isLevel(tokens[index]),
      let following = tokens[index + 1].word
    else { return false }
    if following == "THRU" || following == "THROUGH" || following == "TIMES" { return false }
    return CopybookParser.isName(following)
  }

  private func isLevel(_ token: CopybookToken) -> Bool {
    guard let word = token.word, (1...2).contains(word.utf8.count), let level = Int(word) else { return false }
    return (1...49).contains(level) || level == 66 || level == 77 || level == 88
  }

  /// A data name: letters and digits of any script, hyphens and underscores inside, at least one letter.
  private static func isName(_ word: String) -> Bool {
    let scalars = Array(word.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last, first != "-", last != "-", first != "_" else {
      return false
    }
    let isMade = scalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_" || $0.value >= 0x80
    }
    return isMade && scalars.contains { !(0x30...0x39).contains($0.value) }
  }

  private static let statements: Set<String> = [
    "REPLACE", "EXEC", "EJECT", "SKIP1", "SKIP2", "SKIP3", "TITLE", "BASIS", "INSERT", "DELETE", "FD", "SD",
    "DATA", "FILE", "WORKING-STORAGE", "LINKAGE", "LOCAL-STORAGE", "IDENTIFICATION", "ENVIRONMENT", "PROCEDURE",
  ]
}
