import Records

/// Checks the `codes` declarations: that their lists exist and that their tables give values of them.
struct CodesChecker {
  let standard: StandardNames
  var diagnostics = DiagnosticList()

  init(standard: StandardNames) {
    self.standard = standard
  }

  /// The code list of each declaration, `nil` where the standard has none of that name.
  mutating func lists(_ declarations: [CodesDeclaration], _ tables: [CodeConversion]) -> [CodeListReference?] {
    declarations.indices.map { index in
      let declaration = declarations[index]
      guard let reference = list(of: declaration) else { return nil }
      if index < tables.count { check(tables[index], declaration, standard.list(reference)) }
      return reference
    }
  }

  private mutating func list(of declaration: CodesDeclaration) -> CodeListReference? {
    let name = declaration.list.value
    if let found = standard.codeList(business: declaration.business, name: name) { return found }
    let pack = standard.edition.packs.first { $0.business.isSame(as: declaration.business) }
    let all = standard.edition.packs.flatMap(\.codeLists).map(\.qualifiedName)
    let near = pack.flatMap { Spelling.nearest(to: name, in: $0.codeLists.map(\.name)) }
    diagnostics.report(
      .unknownName, ja: "標準に`\(declaration.business).\(name)`というコード一覧はない",
      en: "the standard has no code list `\(declaration.business).\(name)`", at: declaration.list.span,
      help: near.map {
        LocalizedText(
          ja: "`\(declaration.business).\($0)`ではないか", en: "did you mean `\(declaration.business).\($0)`?")
      } ?? choices(pack?.codeLists.map(\.qualifiedName) ?? all))
    return nil
  }

  private mutating func check(_ table: CodeConversion, _ declaration: CodesDeclaration, _ list: CodeList) {
    let wrong = table.rows.filter { !list.holds($0.target) }
    guard !wrong.isEmpty else { return }
    let shown = wrong.prefix(5).map { "\"\($0.target)\"" }.joined(separator: ", ")
    let more = wrong.count > 5 ? " …" : ""
    let values = list.values.prefix(10).map { "\($0.code)\($0.upper.map { "–" + $0 } ?? "") \($0.label)" }
    let rest = list.values.count > 10 ? " …" : ""
    diagnostics.report(
      .targetNotInCodeList, ja: "変換表`\(table.name)`の変換先\(shown)\(more)がコード一覧`\(list.qualifiedName)`にない",
      en: "the conversion table `\(table.name)` gives \(shown)\(more), which `\(list.qualifiedName)` does not hold",
      at: declaration.list.span,
      notes: wrong.prefix(5).map { row in
        DiagnosticNote(
          LocalizedText(
            ja: "\"\(row.source)\"を\"\(row.target)\"にする行",
            en: "the row that gives \"\(row.target)\" for \"\(row.source)\""),
          at: TextSpan(file: table.file, line: row.line, column: 1))
      },
      help: LocalizedText(
        ja: "`\(list.qualifiedName)`の値は " + values.joined(separator: "、") + rest,
        en: "`\(list.qualifiedName)` holds " + values.joined(separator: ", ") + rest))
  }
}
