public import Records

/// Checks a project against its layouts and the standard, before any data is read.
public enum Checker {
  /// Resolves names, agrees types and demands completeness.
  ///
  /// - Parameters:
  ///   - documents: The documents given to `Declarations.read`, the project file first. Declarations that could not be
  ///     read are left out, and nothing is said of what their block may have held.
  ///   - declarations: What `Declarations.read` gave for them.
  ///   - context: Layouts, standard, conversion tables and era tables, in the order of the declarations.
  ///   - scope: How much is checked.
  /// - Returns: The project, or `nil` when a diagnostic is an error or a document has syntax errors; and everything that
  ///   is wrong, in order of documents and places, warnings included.
  public static func check(
    _ documents: [Document], declarations: ProjectDeclarations, context: CheckContext, scope: CheckScope = .whole
  ) -> (TypedProject?, [Diagnostic]) {
    var checker = ProjectChecker(documents: documents, declarations: declarations, context: context)
    let project = checker.check(scope)
    let isGood = !checker.diagnostics.hasErrors && !documents.contains(where: \.hasSyntaxErrors)
    return (isGood ? project : nil, checker.diagnostics.inOrder(of: documents.map(\.file)))
  }
}

/// How much of a project is checked.
public enum CheckScope: Sendable, Hashable {
  /// All of it.
  case whole
  /// The sources alone, for verbs that look at files before there are maps.
  case sources
}

/// Checking in progress.
struct ProjectChecker {
  let documents: [Document]
  let declarations: ProjectDeclarations
  let context: CheckContext
  var diagnostics = DiagnosticList()
  private var usedConversions: Set<Int> = []
  /// Whether a join is wrong, so that nobody knows which fields it would have read.
  private var hasWrongJoins = false

  init(documents: [Document], declarations: ProjectDeclarations, context: CheckContext) {
    precondition(
      context.layouts.count == declarations.sources.count && context.eras.count == declarations.sources.count,
      "a context has layouts and an era table entry for each source")
    precondition(
      context.conversions.count == declarations.codes.count, "a context has a conversion table for each declaration")
    self.documents = documents
    self.declarations = declarations
    self.context = context
  }

  /// Whether everything could be read, so that what is missing is known to be missing.
  private var isWhole: Bool { !documents.contains(where: \.hasSyntaxErrors) }

  mutating func check(_ scope: CheckScope) -> TypedProject? {
    let standard = StandardNames(edition: context.standard)
    var sources = SourceChecker(declarations: declarations, records: context.layouts)
    let layouts = sources.layouts()
    diagnostics.add(sources.diagnostics.all)
    let known = layouts.map { $0.compactMap { $0 } }
    let areKnown = zip(known, layouts).allSatisfy { $0.count == $1.count }
    guard scope == .whole else {
      guard areKnown else { return nil }
      return TypedProject(
        declarations: declarations, layouts: known, joins: known.map { $0.map { _ in [] } }, maps: [], totals: [],
        rules: [], tests: [])
    }
    var codes = CodesChecker(standard: standard)
    let lists = codes.lists(declarations.codes, context.conversions)
    diagnostics.add(codes.diagnostics.all)
    let names = ProjectNames(
      declarations: declarations, standard: standard,
      conversions: ConversionNames(declarations: declarations.codes, tables: context.conversions, lists: lists),
      eras: context.eras, layouts: layouts)

    let (maps, accounts, joins) = checkMaps(names)
    if isWhole, !hasWrongJoins, maps.count == documents.flatMap(\.maps).count {
      RecordAccount.check(accounts, names: names, selected: sources.usedFields, &diagnostics)
    }
    reportUnusedCodes()
    let totals = checkTotals(names)
    let rules = checkRules(standard)
    let tests = checkTests(names, maps, joins)
    rejectRepeatedTitles()
    guard areKnown else { return nil }
    return TypedProject(
      declarations: declarations, layouts: known, joins: joins, maps: maps.map(\.map), totals: totals, rules: rules,
      tests: tests)
  }

  private mutating func checkMaps(
    _ names: ProjectNames
  ) -> (maps: [(alias: Located<String>, map: TypedMap)], accounts: [RecordAccount], joins: [[[TypedJoin]]]) {
    var maps: [(alias: Located<String>, map: TypedMap)] = []
    var accounts: [RecordAccount] = []
    let all = documents.flatMap(\.maps)
    if all.isEmpty, isWhole {
      diagnostics.report(
        .noMaps, ja: "`map`が一つもない", en: "there is no `map`", at: declarations.migration.span,
        help: LocalizedText(
          ja: "`map 001.住民情報 from ソース.detail as 旧 { … }`を書く",
          en: "write `map 001.住民情報 from SOURCE.detail as 旧 { … }`"))
    }
    var joins = JoinChecker(names: names)
    var found: [(syntax: MapSyntax, group: StandardGroup, source: Int, type: Int, joins: [Int])] = []
    for syntax in all {
      let group = names.standard.group(syntax.group, &diagnostics)
      let place = names.recordType(syntax.source, syntax.recordType, &diagnostics)
      guard let group, let place else { continue }
      let own = joins.check(syntax, source: place.source, recordType: place.type)
      found.append((syntax, group, place.source, place.type, own))
    }
    diagnostics.add(joins.diagnostics.all)
    hasWrongJoins = joins.diagnostics.hasErrors
    checkRowCounts(found.map { ($0.syntax, $0.source, $0.type) })
    for (syntax, group, source, type, own) in found {
      guard var scope = names.scope(syntax.alias.value, source, type, joins.joins[source][type], own) else { continue }
      scope.unresolved = syntax.joins.map(\.alias.value).filter { scope.record(named: $0) == nil }
      var checker = MapChecker(
        names: names, syntax: syntax, group: group, source: source, recordType: type, scope: scope, joins: own)
      let map = checker.check()
      diagnostics.add(checker.checker.diagnostics.all)
      usedConversions.formUnion(checker.checker.usedConversions)
      maps.append((syntax.alias, map))
      accounts.append(
        RecordAccount(
          map: map, alias: syntax.alias.value, usedFields: checker.checker.usedFields,
          assignedFields: checker.assignedFields, joins: own.map { joins.joins[source][type][$0] }))
    }
    return (maps, accounts, joins.joins)
  }

  /// The maps of a record type make at most 64 rows of a record together.
  private mutating func checkRowCounts(_ maps: [(syntax: MapSyntax, source: Int, type: Int)]) {
    var counts: [[Int]: Int] = [:]
    for (syntax, source, type) in maps {
      let before = counts[[source, type], default: 0]
      let after = before + max(1, syntax.iteration?.elements.count ?? 1)
      counts[[source, type]] = after
      guard before <= 64, after > 64 else { continue }
      diagnostics.report(
        .unsuitableElement, ja: "一つのレコード種別から作る行が\(after)になる（64まで）",
        en: "the maps of one record type make \(after) rows of a record; at most 64 are possible", at: syntax.span,
        help: LocalizedText(ja: "`for each`の要素を減らす", en: "let `for each` have fewer elements"))
    }
  }

  private mutating func reportUnusedCodes() {
    guard isWhole else { return }
    for (index, declaration) in declarations.codes.enumerated() where !usedConversions.contains(index) {
      diagnostics.report(
        .unusedCodes, ja: "変換表`\(declaration.name.value)`はどこでも使われていない",
        en: "the conversion table `\(declaration.name.value)` is not used", at: declaration.name.span,
        help: LocalizedText(
          ja: "`| code \(declaration.name.value) else …`で使うか、宣言を取る",
          en: "use it with `| code \(declaration.name.value) else …`, or remove it"))
    }
  }

  private mutating func checkTotals(_ names: ProjectNames) -> [TypedTotal] {
    var checker = TotalChecker(names: names)
    let totals = documents.flatMap(\.totals).compactMap { checker.check($0) }
    diagnostics.add(checker.diagnostics.all)
    return totals
  }

  private mutating func checkRules(_ names: StandardNames) -> [TypedRule] {
    var checker = RuleChecker(names: names)
    let rules = documents.flatMap(\.rules).compactMap { checker.check($0) }
    diagnostics.add(checker.diagnostics.all)
    return rules
  }

  private mutating func checkTests(
    _ names: ProjectNames, _ maps: [(alias: Located<String>, map: TypedMap)], _ joins: [[[TypedJoin]]]
  ) -> [TypedTest] {
    let syntax = documents.flatMap(\.tests)
    // A test of a map that could not be resolved would only repeat what was said of the map.
    guard isWhole, maps.count == documents.flatMap(\.maps).count, !maps.isEmpty else { return [] }
    var checker = TestChecker(names: names, maps: maps, joins: joins)
    let tests = syntax.compactMap { checker.check($0) }
    diagnostics.add(checker.diagnostics.all)
    return tests
  }

  private mutating func rejectRepeatedTitles() {
    let titles = [
      ("突合", "total", documents.flatMap(\.totals).map(\.title)),
      ("規則", "rule", documents.flatMap(\.rules).map(\.title)),
      ("テスト", "test", documents.flatMap(\.tests).map(\.title)),
    ]
    for (ja, en, all) in titles {
      var seen: [NameKey: TextSpan] = [:]
      for title in all {
        guard let first = seen.updateValue(title.span, forKey: NameKey(title.value)) else { continue }
        diagnostics.report(
          .repeatedTitle, ja: "\(ja)の題`\(title.value)`が二度使われている", en: "two \(en)s are named `\(title.value)`",
          at: title.span, notes: [DiagnosticNote(LocalizedText(ja: "最初のもの", en: "the first one"), at: first)],
          help: LocalizedText(ja: "報告書で区別できる題にする", en: "give each a name that tells it in reports"))
      }
    }
  }
}
