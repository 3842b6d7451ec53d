internal import Formats
public import Language
internal import Records
internal import Validation

/// Reads and checks a project: its files, layouts, tables and the standard; no data.
public struct ProjectLoader {
  private var files: ProjectFiles
  private var diagnostics: [Diagnostic] = []
  private let scope: CheckScope

  private init(scope: CheckScope, open: [String: [UInt8]]) {
    self.scope = scope
    files = ProjectFiles(open: open)
  }

  /// Loads the project file at a path.
  ///
  /// All diagnostics of one stage are gathered before the next is refused: a project whose syntax is broken is not
  /// checked for names, a project whose copybook does not parse is not checked for types.
  ///
  /// - Parameters:
  ///   - file: The path.
  ///   - scope: How much of the project is checked.
  ///   - open: Texts that stand in place of files, by path.
  /// - Complexity: O(size of all its files).
  public static func load(_ file: String, scope: CheckScope = .whole, open: [String: [UInt8]] = [:]) -> LoadResult {
    var loader = ProjectLoader(scope: scope, open: open)
    var project: LoadedProject?
    do throws(DiagnosticsError) {
      project = try loader.load(file)
    } catch {
      loader.diagnostics += error.diagnostics
    }
    let hasErrors = loader.diagnostics.contains { $0.severity == .error }
    return LoadResult(
      project: hasErrors ? nil : project, diagnostics: loader.diagnostics, texts: loader.files.texts)
  }

  private mutating func load(_ file: String) throws(DiagnosticsError) -> LoadedProject {
    let documents = try documents(from: file)
    let (found, problems) = Declarations.read(documents)
    try take(problems)
    guard let declarations = found else { throw refused }
    let layouts = try layouts(of: declarations.sources, in: file)
    let conversions = try conversions(declarations.codes)
    let repertoire = try repertoire(declarations.migration.repertoire)
    var eras: [EraTable?] = []
    var identifications: [IdentificationTable?] = []
    var characterTables: [CharacterTable?] = []
    for source in declarations.sources {
      characterTables.append(try characterTable(source))
      eras.append(try optionalTable(source.eras, EraTable.read))
      identifications.append(
        try optionalTable(source.identification) { IdentificationTable.read($0, repertoire: repertoire) })
    }
    let approvalKeys = try ApprovalKeys.read(declarations.migration.approvals, files: &files)
    let standard = try standard(declarations.migration.standard, in: file)
    let municipalCodes = try municipalCodes(declarations.migration.municipalCodes, of: standard)
    try stopAtErrors()
    let context = CheckContext(layouts: layouts, standard: standard, conversions: conversions, eras: eras)
    let (checked, complaints) = Checker.check(
      documents, declarations: declarations, context: context, scope: scope)
    try take(complaints)
    guard let project = checked else { throw refused }
    let rules = try packRules(standard, for: project) + project.rules.filter { $0.subject != .files }
    try stopAtErrors()
    let loaded = LoadedProject(
      file: file, project: project, standard: standard, rules: rules, identifications: identifications,
      characterTables: characterTables, repertoire: repertoire, municipalCodes: municipalCodes,
      sourcePaths: declarations.sources.map { $0.files.map { ProjectFiles.resolve($0.value, from: file) } },
      inputs: files.inputs.map { input in
        InputSummary(
          path: ProjectFiles.relative(input.path, to: file), byteCount: input.byteCount, sha256: input.sha256)
      },
      approvalKeys: approvalKeys, warnings: diagnostics)
    // What a run would refuse is refused here, before there is any data.
    _ = try RunPlanner.plan(loaded)
    return loaded
  }

  /// The project file and all it imports, each once, in the order of the imports.
  private mutating func documents(from file: String) throws(DiagnosticsError) -> [Document] {
    var documents: [Document] = []
    var pending: [(path: String, span: TextSpan?)] = [(file, nil)]
    var seen: [String] = []
    while !pending.isEmpty {
      let (path, span) = pending.removeFirst()
      if seen.contains(where: { $0.utf8.elementsEqual(path.utf8) }) { continue }
      seen.append(path)
      let (document, problems) = Parser.parse(try files.text(path, namedAt: span))
      diagnostics += problems
      documents.append(document)
      pending += document.imports.map { (ProjectFiles.resolve($0.value, from: path), $0.span) }
    }
    try stopAtErrors()
    return documents
  }

  private mutating func layouts(
    of sources: [SourceDeclaration], in file: String
  ) throws(DiagnosticsError) -> [[RecordLayout]] {
    var all: [[RecordLayout]] = []
    for source in sources {
      let path = ProjectFiles.resolve(source.layout.path.value, from: file)
      switch source.layout {
      case .copybook(let copybook):
        let bytes = try files.bytes(path, namedAt: source.layout.path.span)
        files.keep(path, bytes)
        var copied: [(path: String, bytes: [UInt8])] = []
        let library = CopybookLibrary { name, place in
          let found = ProjectFiles.copied(name, from: place)
          if let found { copied.append(found) }
          return found
        }
        let (layouts, problems) = Copybook.layouts(
          of: bytes, file: path,
          options: .init(
            characters: copybook.characters.value, dialect: copybook.dialect.value, format: copybook.format,
            tableStorage: copybook.tableStorage, binaryOrder: copybook.binaryOrder), library: library)
        for file in copied { files.keep(file.path, try files.bytes(file.path, namedAt: source.layout.path.span)) }
        diagnostics += problems
        all.append(layouts)
      case .fixed:
        let (layouts, problems) = RecordLayout.positioned(try delimited(path, namedAt: source.layout.path.span))
        diagnostics += problems
        all.append(layouts)
      case .delimited:
        let table = try delimited(path, namedAt: source.layout.path.span)
        let (layout, problems) = RecordLayout.delimited(table, name: source.name.value)
        diagnostics += problems
        all.append([layout])
      }
    }
    return all
  }

  private mutating func conversions(_ codes: [CodesDeclaration]) throws(DiagnosticsError) -> [CodeConversion] {
    var conversions: [CodeConversion] = []
    for declaration in codes {
      let path = ProjectFiles.resolve(declaration.file.value, from: declaration.file.span.file)
      let table = try delimited(path, namedAt: declaration.file.span)
      let (conversion, problems) = CodeConversion.read(table, name: declaration.name.value)
      diagnostics += problems
      conversions.append(conversion)
    }
    return conversions
  }

  private mutating func optionalTable<Table>(
    _ named: Located<String>?, _ read: (DelimitedTable) -> (Table, [Diagnostic])
  ) throws(DiagnosticsError) -> Table? {
    guard let named else { return nil }
    let (table, problems) = read(
      try delimited(ProjectFiles.resolve(named.value, from: named.span.file), namedAt: named.span))
    diagnostics += problems
    return table
  }

  /// The character table of a source, with what its maker's own table says; `nil` for a name that no table has.
  private mutating func characterTable(_ source: SourceDeclaration) throws(DiagnosticsError) -> CharacterTable? {
    guard let maker = source.makerTable else { return CharacterTable.named(source.characters.value) }
    guard let host = VendorHost.named(source.characters.value), host.takesTable else {
      diagnostics.append(ProjectProblem.needlessTable(source.characters, at: maker.span))
      return CharacterTable.named(source.characters.value)
    }
    let path = ProjectFiles.resolve(maker.value, from: maker.span.file)
    let bytes = try files.bytes(path, namedAt: maker.span)
    files.keep(path, bytes)
    let (table, problems) = VendorTable.read(bytes, file: path)
    diagnostics += problems
    let (characters, warnings) = host.following(table)
    diagnostics += warnings
    return characters
  }

  /// The lists of characters that may be written, together.
  private mutating func repertoire(_ lists: [CharacterList]) throws(DiagnosticsError) -> Repertoire? {
    guard !lists.isEmpty else { return nil }
    var repertoire = Repertoire()
    for list in lists {
      switch list {
      case .named(let name):
        if !repertoire.add(named: name.value) { diagnostics.append(ProjectProblem.unknownRepertoire(name)) }
      case .table(let named):
        let path = ProjectFiles.resolve(named.value, from: named.span.file)
        diagnostics += repertoire.add(try delimited(path, namedAt: named.span))
      }
    }
    return repertoire
  }

  /// The values of the items whose codes are the municipality's own.
  private mutating func municipalCodes(
    _ named: Located<String>?, of standard: StandardEdition
  ) throws(DiagnosticsError) -> MunicipalCodes {
    guard let named else { return MunicipalCodes() }
    let path = ProjectFiles.resolve(named.value, from: named.span.file)
    return try MunicipalCodes(try delimited(path, namedAt: named.span), standard)
  }

  private mutating func delimited(_ path: String, namedAt span: TextSpan?) throws(DiagnosticsError) -> DelimitedTable {
    let bytes = try files.bytes(path, namedAt: span)
    if path.hasSuffix(".xlsx") { return try workbook(bytes, path, namedAt: span) }
    files.keep(path, bytes)
    let (table, problems) = DelimitedText.table(bytes, file: path)
    diagnostics += problems
    guard let table else { throw refused }
    return table
  }

  /// A table that is kept as a workbook.
  private mutating func workbook(
    _ bytes: [UInt8], _ path: String, namedAt span: TextSpan?
  ) throws(DiagnosticsError) -> DelimitedTable {
    do throws(SpreadsheetError) {
      let (table, problems) = try DelimitedTable.workbook(bytes, file: path)
      diagnostics += problems
      return table ?? DelimitedTable(file: path, header: [], rows: [])
    } catch {
      throw DiagnosticsError(
        Diagnostic(
          code: "T111", error.message, at: span,
          notes: [
            DiagnosticNote(LocalizedText(ja: "このファイル", en: "this file"), at: TextSpan(file: path, line: 1, column: 1))
          ], help: error.help))
    }
  }

  /// The edition in a folder: one pack for each sub-folder, in order of their names.
  private mutating func standard(
    _ named: Located<String>, in file: String
  ) throws(DiagnosticsError) -> StandardEdition {
    let (edition, problems) = try StandardFolder.read(
      ProjectFiles.resolve(named.value, from: file), namedAt: named.span, files: &files)
    diagnostics += problems
    return edition
  }

  /// The rules of the packs whose groups the project writes.
  private mutating func packRules(
    _ standard: StandardEdition, for project: TypedProject
  ) throws(DiagnosticsError) -> [TypedRule] {
    let (rules, problems) = PackRules.read(standard)
    diagnostics += problems
    return rules.filter { rule in
      rule.subject != .files
        && project.maps.contains { $0.group.qualifiedName.utf8.elementsEqual(rule.group.qualifiedName.utf8) }
    }
  }

  private mutating func take(_ problems: [Diagnostic]) throws(DiagnosticsError) {
    diagnostics += problems
    try stopAtErrors()
  }

  private mutating func stopAtErrors() throws(DiagnosticsError) {
    guard diagnostics.contains(where: { $0.severity == .error }) else { return }
    let found = diagnostics
    diagnostics = []
    throw DiagnosticsError(found)
  }

  /// A stage that gave nothing and no error is our mistake.
  private var refused: DiagnosticsError {
    precondition(!diagnostics.isEmpty, "a stage that gives nothing says why")
    return DiagnosticsError(diagnostics)
  }
}
