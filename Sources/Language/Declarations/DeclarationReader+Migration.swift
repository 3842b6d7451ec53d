import Records

extension DeclarationReader {
  /// Reads the `migration` block of the project file.
  mutating func migration(of project: Document) -> MigrationSettings? {
    guard let syntax = project.migrations.first else {
      if !project.hasSyntaxErrors {
        diagnostics.report(
          .missingMigration, ja: "`migration`ブロックがない", en: "there is no `migration` block",
          at: TextSpan(file: project.file, line: 1, column: 1),
          help: LocalizedText(
            ja: "`migration \"題\" { … }`で始める", en: "begin with `migration \"title\" { … }`"))
      }
      return nil
    }
    for other in project.migrations.dropFirst() {
      diagnostics.report(
        .repeatedMigration, ja: "`migration`ブロックが二つある", en: "a second `migration` block", at: other.span,
        notes: [DiagnosticNote(LocalizedText(ja: "最初のブロック", en: "the first one"), at: syntax.span)])
    }
    return settings(syntax)
  }

  private mutating func settings(_ syntax: MigrationSyntax) -> MigrationSettings? {
    var kinds: [(Located<String>, Located<String>)] = []
    var municipalities: [(Located<String>, Located<String>)] = []
    var standards: [(Located<String>, Located<String>)] = []
    var days: [(Located<String>, CivilDate)] = []
    var dialects: [(Located<String>, Located<String>)] = []
    var repertoires: [(Located<String>, [CharacterList])] = []
    var ownCodes: [(Located<String>, Located<String>)] = []
    var approvals: [(Located<String>, [ApprovalRole])] = []
    var gates: [(Located<String>, GateSyntax)] = []
    for setting in syntax.settings {
      switch setting.value {
      case .kind(let value): kinds.append((setting.keyword, value))
      case .municipality(let value): municipalities.append((setting.keyword, value))
      case .standard(let value): standards.append((setting.keyword, value))
      case .asOf(let value): days.append((setting.keyword, value))
      case .dialect(let value): dialects.append((setting.keyword, value))
      case .repertoire(let value): repertoires.append((setting.keyword, value))
      case .municipalCodes(let value): ownCodes.append((setting.keyword, value))
      case .approvals(let value): approvals.append((setting.keyword, value))
      case .gate(let value): gates.append((setting.keyword, value))
      }
    }
    let place = LocalizedText(ja: "`migration`", en: "`migration`")
    func check(_ isEmpty: Bool, _ word: String, _ ja: String, _ example: String) {
      if isEmpty, !syntax.hasErrors { missing(word, ja: ja, of: syntax.span, in: place, example: example) }
    }
    check(kinds.isEmpty, "kind", "`kind`（リハーサルか本番か）", "kind rehearsal")
    check(municipalities.isEmpty, "municipality", "`municipality`（全国地方公共団体コード）", "municipality 104213")
    check(standards.isEmpty, "standard", "`standard`（標準仕様のフォルダ）", "standard \"../Standards/2.1\"")
    check(days.isEmpty, "as-of", "`as-of`（基準日）", "as-of 2025-10-01")
    check(dialects.isEmpty, "dialect", "`dialect`（CSV方言）", "dialect \"utf8-crlf-quoted-header\"")
    check(gates.isEmpty, "gate", "`gate`（先へ進む条件）", "gate { rejects == 0; totals all }")
    let kind = single("kind", kinds).flatMap { choice($0, RunKind.self) }
    let municipality = single("municipality", municipalities)
    if let municipality { checkMunicipality(municipality) }
    let standard = single("standard", standards)
    let day = single("as-of", days)
    let dialect = single("dialect", dialects)
    let gate = single("gate", gates)
    let repertoire = single("repertoire", repertoires) ?? []
    let roles = single("approvals", approvals) ?? []
    for role in roles { checkPlainName(role.name) }
    rejectDuplicates(roles.map(\.name), ja: "役割", en: "role")
    if let gate, gate.conditions.isEmpty, let keyword = gates.first?.0 {
      diagnostics.report(
        .emptyGate, ja: "ゲートに条件がない", en: "the gate has no condition", at: keyword.span,
        help: LocalizedText(
          ja: "`gate { rejects == 0; errors == 0; totals all; rules all }`のように書く",
          en: "write one, as in `gate { rejects == 0; errors == 0; totals all; rules all }`"))
    }
    guard let kind, let municipality, let standard, let day, let dialect, let gate else { return nil }
    return MigrationSettings(
      title: syntax.title, kind: kind.value, municipality: municipality, standard: standard, asOf: day,
      dialect: dialect, repertoire: repertoire, municipalCodes: single("municipal-codes", ownCodes), approvals: roles,
      gate: gate.conditions, accepted: gate.accepted,
      span: syntax.span)
  }

  private mutating func checkMunicipality(_ code: Located<String>) {
    let digits = MunicipalityCode.digits(code.value)
    guard digits.count == 6 else {
      diagnostics.report(
        .malformedMunicipality, ja: "全国地方公共団体コードは6桁だが、`\(code.value)`は\(digits.count)桁",
        en: "a local government code has 6 digits, `\(code.value)` has \(digits.count)", at: code.span,
        help: digits.count == 5
          ? MunicipalityCode.checkDigit(digits).map {
            LocalizedText(ja: "検査数字を付けて`\(code.value)\($0)`と書く", en: "with its check digit: `\(code.value)\($0)`")
          } : nil)
      return
    }
    guard let expected = MunicipalityCode.checkDigit(Array(digits.prefix(5))), expected != digits[5] else { return }
    diagnostics.report(
      .wrongMunicipality, ja: "`\(code.value)`の検査数字が合わない（計算では`\(expected)`）",
      en: "the check digit of `\(code.value)` should be `\(expected)`", at: code.span,
      help: LocalizedText(
        ja: "総務省の全国地方公共団体コードを確かめる", en: "look the code up in the ministry's list"))
  }
}
