public import Records

/// Compiles COBOL copybooks to record layouts.
///
/// Fixed reference format: columns 1–6 are ignored, 7 is the indicator (`*` and `/` comment, `-` continuation), 8–72
/// hold the text, the rest is ignored; a full-width character takes two columns. Understood: levels 01–49 and 88,
/// `FILLER`, `PIC` of X, A, 9, S, V, G and N, `USAGE` `DISPLAY`, `DISPLAY-1`, `COMP-3`/`PACKED-DECIMAL` and
/// `COMP`/`COMP-4`/`BINARY`, `OCCURS n TIMES`, `OCCURS n TO m TIMES DEPENDING ON` for one table at the record's end,
/// `REDEFINES`, `VALUE`, several 01 levels. Everything else is an error with its place; nothing is skipped. `PIC N`
/// without a `USAGE` is `DISPLAY-1`, as the compiler option NSYMBOL(DBCS) has it.
///
/// Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "Data division: data description entry".
public enum Copybook {
  /// The dialects of this version: `IBM` lays `COMP` out in 2, 4 or 8 bytes, big-endian.
  public static let dialects = ["IBM"]

  /// Compiles a copybook.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its path, for spans.
  ///   - characters: The table of the file itself, `CP932` or `UTF8`.
  ///   - dialect: One of `dialects`.
  /// - Returns: One layout for each level-01 record; none when a diagnostic (K1xx) is an error. Warnings may stand
  ///   beside layouts.
  /// - Complexity: O(length of the file + fields laid out).
  public static func layouts(
    of bytes: [UInt8], file: String, characters: String, dialect: String
  ) -> (layouts: [RecordLayout], diagnostics: [Diagnostic]) {
    var problems: [Diagnostic] = []
    if !dialects.contains(where: { $0.utf8.elementsEqual(dialect.utf8) }) {
      problems.append(Diagnostic(code: "K101", CopybookProblem.unknownDialect(dialect).message))
    }
    guard let encoding = CopybookCharacters(name: characters) else {
      problems.append(Diagnostic(code: "K102", CopybookProblem.unknownCharacters(characters).message))
      return ([], problems)
    }
    var format = ReferenceFormat(file: file, characters: encoding)
    let text = format.text(of: bytes)
    // Lines that could not be read would show again as faults of what is missing; tabs were expanded.
    if format.diagnostics.contains(where: { $0.severity == .error && $0.code != CopybookProblem.tab.code }) {
      return ([], problems + format.diagnostics.inOrder())
    }
    var lexer = CopybookLexer(text, file: file)
    let tokens = lexer.tokens()
    var parser = CopybookParser(tokens, file: file)
    let descriptions = parser.descriptions()
    var pass = LayoutPass(descriptions, file: file)
    let layouts = pass.layouts()
    problems += (format.diagnostics + lexer.diagnostics + parser.diagnostics + pass.diagnostics).inOrder()
    let hasErrors = problems.contains { $0.severity == .error }
    return (hasErrors ? [] : layouts, problems)
  }
}
