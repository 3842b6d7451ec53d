import Records

/// Checks a `test` of a map.
struct TestChecker {
  let names: ProjectNames
  /// The maps that could be resolved, with their aliases.
  let maps: [(alias: Located<String>, map: TypedMap)]
  /// For each source and record type its joins: a test gives fields of joined records, too.
  let joins: [[[TypedJoin]]]
  var diagnostics = DiagnosticList()

  init(names: ProjectNames, maps: [(alias: Located<String>, map: TypedMap)], joins: [[[TypedJoin]]]) {
    self.names = names
    self.maps = maps
    self.joins = joins
  }

  /// The typed test, or `nil` after reporting.
  ///
  /// The map under test is the first of the group whose alias and fields fit all givens; where none fits, what is wrong
  /// is said about the first of the group with that alias, else the first of the group.
  mutating func check(_ syntax: TestSyntax) -> TypedTest? {
    guard let group = names.standard.group(syntax.group, &diagnostics) else { return nil }
    let candidates = maps.indices.filter { maps[$0].map.group.qualifiedName.isSame(as: group.qualifiedName) }
    guard let first = candidates.first else {
      diagnostics.report(
        .unknownName, ja: "`\(group.qualifiedName)`を書く`map`がない", en: "no map writes `\(group.qualifiedName)`",
        at: syntax.group.span, help: choices(maps.map(\.map.group.qualifiedName)))
      return nil
    }
    var chosen = candidates.first { trial($0, syntax.givens).diagnostics.all.isEmpty }
    if chosen == nil, let alias = syntax.givens.first?.field.alias {
      chosen = candidates.first { maps[$0].alias.value.isSame(as: alias.value) }
    }
    let map = chosen ?? first
    let (givens, found) = trial(map, syntax.givens)
    diagnostics.add(found.all)
    let expectations = syntax.expectations.compactMap { expectation($0, group) }
    if syntax.expectations.isEmpty, !syntax.hasErrors {
      diagnostics.report(
        .wrongArguments, ja: "このテストは何も期待していない", en: "this test expects nothing", at: syntax.span,
        help: LocalizedText(ja: "`expect 項目 = \"値\"`を書く", en: "write `expect ITEM = \"value\"`"))
    }
    return TypedTest(
      name: syntax.title.value, map: map, givens: givens, expectations: expectations, span: syntax.span)
  }

  private func trial(
    _ map: Int, _ givens: [(field: FieldReferenceSyntax, text: Located<String>)]
  ) -> (givens: [TypedTest.Given], diagnostics: DiagnosticList) {
    let typed = maps[map].map
    let scope = names.scope(
      maps[map].alias.value, typed.source, typed.recordType, joins[typed.source][typed.recordType], typed.joins)
    guard let scope else { return ([], DiagnosticList()) }
    var checker = ExpressionChecker(scope: .record(scope), names: names.standard)
    var result: [TypedTest.Given] = []
    for given in givens {
      guard let field = checker.field(given.field) else { continue }
      TestChecker.checkText(given.text, field, &checker.diagnostics)
      result.append(TypedTest.Given(field: field.index, text: given.text.value))
    }
    return (result, checker.diagnostics)
  }

  /// A given has to fit its field.
  private static func checkText(_ text: Located<String>, _ field: LayoutField, _ diagnostics: inout DiagnosticList) {
    let bytes = Array(text.value.utf8)
    let isGood: Bool
    switch field.usage {
    case .group: isGood = true
    case .alphanumeric: isGood = text.value.unicodeScalars.count <= field.byteCount
    case .doubleByte: isGood = text.value.unicodeScalars.count * 2 <= field.byteCount
    case .national: isGood = text.value.utf16.count * 2 <= field.byteCount
    case .delimitedText: isGood = true
    case .floatingPoint:
      isGood = bytes.allSatisfy { ItemFormat.isDigit($0) || $0 == 0x2D || $0 == 0x2E }
    case .zoned(let shape), .packed(let shape), .packedWithoutSign(let shape), .binary(let shape, _),
      .delimitedNumber(let shape):
      let digits = bytes.filter(ItemFormat.isDigit).count
      let others = bytes.filter { !ItemFormat.isDigit($0) }
      isGood =
        digits <= shape.digits
        && (others.isEmpty || others.count <= 2 && others.allSatisfy { $0 == 0x2E || $0 == 0x2D && shape.isSigned })
    }
    guard !isGood else { return }
    diagnostics.report(
      .valueTooLong, ja: "\"\(text.value)\"は項目`\(field.mappingName)`に入らない",
      en: "\"\(text.value)\" does not fit the field `\(field.mappingName)`", at: text.span,
      notes: [LayoutNames.note(field)])
  }

  private mutating func expectation(_ syntax: ExpectationSyntax, _ group: StandardGroup) -> TypedTest.Expectation? {
    switch syntax {
    case .rejected(let span): return .rejected(span)
    case .filtered(let span): return .filtered(span)
    case .item(let item, let text):
      guard let index = names.standard.item(item, in: group, &diagnostics) else { return nil }
      return .item(index, text.value, item.span)
    case .finding(let code):
      if let known = FindingCode.allCases.first(where: { $0.text.isSame(as: code.value) }) {
        return .finding(known, code.span)
      }
      diagnostics.report(
        .unknownName, ja: "`\(code.value)`という指摘コードはない", en: "there is no finding `\(code.value)`", at: code.span,
        help: Spelling.nearest(to: code.value, in: FindingCode.allCases.map(\.text)).map {
          LocalizedText(ja: "`\($0)`ではないか", en: "did you mean `\($0)`?")
        })
      return nil
    }
  }
}
