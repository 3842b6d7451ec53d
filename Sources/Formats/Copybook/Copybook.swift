public import Records

/// Compiles COBOL copybooks to record layouts.
///
/// Understood: levels 01–49, 66, 77 and 88; `COPY … REPLACING`; `FILLER`, `REDEFINES`, `RENAMES`, `VALUE`; `PIC` of X, A, 9, S,
/// V, P, G, N and edited pictures; `USAGE` `DISPLAY`, `DISPLAY-1`, `NATIONAL`, `COMP` to `COMP-6` and `COMP-X`,
/// `PACKED-DECIMAL`, `BINARY`, `BINARY-CHAR` to `BINARY-DOUBLE`; `SIGN`, `SYNCHRONIZED`, `JUSTIFIED`, `BLANK WHEN ZERO`;
/// `OCCURS` with and without `DEPENDING ON`; several records. Everything else is an error with its place; nothing is skipped
/// that changes a layout.
///
/// Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "Data division: data description entry".
public enum Copybook {
  /// What a copybook does not say of itself.
  public struct Options: Sendable, Hashable {
    /// The table of the file itself, `CP932` or `UTF8`.
    public var characters: String
    /// One of `CopybookDialect.names`.
    public var dialect: String
    /// How lines use their columns.
    public var format: ReferenceFormat
    /// How tables of `OCCURS DEPENDING ON` are stored that do not end their record; `nil` where there is none.
    public var tableStorage: TableStorage?
    /// The order of the bytes of binary numbers, where the dialect leaves it to the machine; it overrules the dialect's.
    public var binaryOrder: ByteOrder?

    /// Makes options; the fixed format is COBOL's own.
    public init(
      characters: String, dialect: String, format: ReferenceFormat = .fixed, tableStorage: TableStorage? = nil,
      binaryOrder: ByteOrder? = nil
    ) {
      self.binaryOrder = binaryOrder
      self.characters = characters
      self.dialect = dialect
      self.format = format
      self.tableStorage = tableStorage
    }
  }

  /// Compiles a copybook.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its path, for spans.
  ///   - options: What the file does not say.
  ///   - library: The files that `COPY` names.
  /// - Returns: One layout for each level-01 record and each level 77; none when a diagnostic (K1xx) is an error. Warnings
  ///   may stand beside layouts.
  /// - Complexity: O(length of the files + fields and bytes laid out).
  public static func layouts(
    of bytes: [UInt8], file: String, options: Options, library: CopybookLibrary = .none
  ) -> (layouts: [RecordLayout], diagnostics: [Diagnostic]) {
    var problems: [Diagnostic] = []
    var dialect = CopybookDialect.named(options.dialect)
    if let order = options.binaryOrder { dialect = dialect?.declaring(order) }
    if dialect == nil {
      problems.append(Diagnostic(code: "K101", CopybookProblem.unknownDialect(options.dialect).message))
    }
    guard let characters = CopybookCharacters(name: options.characters) else {
      problems.append(Diagnostic(code: "K102", CopybookProblem.unknownCharacters(options.characters).message))
      return ([], problems)
    }
    var expander = CopyExpander(characters: characters, format: options.format, library: library)
    let text = expander.text(of: bytes, path: file)
    // Lines that could not be read would show again as faults of what is missing.
    if expander.diagnostics.contains(where: { $0.severity == .error }) {
      return ([], problems + expander.diagnostics.inOrder())
    }
    var lexer = CopybookLexer(text, paths: expander.paths)
    let tokens = lexer.tokens()
    var parser = CopybookParser(tokens)
    let descriptions = parser.descriptions()
    var pass = LayoutPass(
      descriptions, file: file, dialect: dialect ?? .ibm, tableStorage: options.tableStorage)
    let layouts = pass.layouts()
    problems += (expander.diagnostics + lexer.diagnostics + parser.diagnostics + pass.diagnostics).inOrder()
    let hasErrors = problems.contains { $0.severity == .error }
    return (hasErrors ? [] : layouts, problems)
  }
}
