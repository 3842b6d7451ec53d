import Records

extension SyntaxReader {
  /// Reads all declarations of the file.
  mutating func declarations() -> [DeclarationSyntax] {
    var declarations: [DeclarationSyntax] = []
    while !isAtEnd {
      statementStart = index
      parentheses = 0
      depth = 0
      do throws(SyntaxAbort) {
        if let declaration = try declaration() { declarations.append(declaration) }
        if !isAtEnd, !token.startsLine {
          let found = describe(token)
          diagnostics.report(
            .statementNotEnded, ja: "宣言の終わりの後に\(found.ja)がある", en: "\(found.en) after the end of the declaration",
            at: span, help: LocalizedText(ja: "改行して次の宣言を書く", en: "begin the next declaration on a new line"))
          throw SyntaxAbort()
        }
      } catch {
        if !isAtDeclaration || index == statementStart { skipDeclaration() }
      }
    }
    return declarations
  }

  private mutating func declaration() throws(SyntaxAbort) -> DeclarationSyntax? {
    guard token.kind == .name, let word = SyntaxReader.declarationWords.first(where: { at($0) }) else {
      var help = LocalizedText(
        ja: "宣言は \(SyntaxReader.declarationWords.joined(separator: "、")) のどれかで始まる",
        en: "a declaration begins with \(SyntaxReader.declarationWords.joined(separator: ", "))")
      if token.kind == .name, let near = Spelling.nearest(to: token.text, in: SyntaxReader.declarationWords) {
        help = LocalizedText(ja: "`\(near)`ではないか", en: "did you mean `\(near)`?")
      }
      let found = describe(token)
      diagnostics.report(
        .unknownDeclaration, ja: "\(found.ja)で始まる宣言はない", en: "no declaration begins with \(found.en)", at: span,
        help: help)
      throw SyntaxAbort()
    }
    let start = span
    advance()
    switch word {
    case "migration": return .migration(try migration(from: start))
    case "import": return .importing(try string(ja: "ファイルのパス", en: "the path of a file"))
    case "source": return .source(try source(from: start))
    case "target": return .target(try target(from: start))
    case "codes": return .codes(try codes())
    case "map": return try map(from: start).map { .map($0) }
    case "total": return .total(try total(from: start))
    case "rule": return .rule(try rule(from: start))
    default: return .test(try test(from: start))
    }
  }

  private mutating func codes() throws(SyntaxAbort) -> CodesDeclaration {
    let name = try name(ja: "変換表の名前", en: "the name of the table")
    try expect(.assign)
    let file = try string(ja: "CSVのパス", en: "the path of a CSV file")
    try expect(keyword: "to")
    let list = try qualified(ja: "コード一覧", en: "a code list")
    return CodesDeclaration(
      name: name, file: file, business: list.business, list: Located(list.name, at: list.span))
  }

  // MARK: - migration

  private mutating func migration(from start: TextSpan) throws(SyntaxAbort) -> MigrationSyntax {
    let title = try string(ja: "題", en: "a title")
    let head = start.extended(to: lastSpan)
    var settings: [MigrationSetting] = []
    let hasErrors = try block { reader throws(SyntaxAbort) in settings.append(try reader.setting()) }
    return MigrationSyntax(title: title, settings: settings, span: head, hasErrors: hasErrors)
  }

  private mutating func setting() throws(SyntaxAbort) -> MigrationSetting {
    let words = [
      "kind", "municipality", "standard", "as-of", "dialect", "repertoire", "municipal-codes", "approvals", "gate",
    ]
    let keyword = try settingName(words, ja: "設定", en: "a setting")
    let value: MigrationSetting.Value
    switch keyword.value {
    case "kind": value = .kind(try name(ja: "`rehearsal`または`production`", en: "`rehearsal` or `production`"))
    case "municipality":
      guard token.kind == .integer else { throw expected(ja: "6桁の団体コード", en: "a code of six digits") }
      value = .municipality(Located(token.text, at: span))
      advance()
    case "standard": value = .standard(try string(ja: "標準仕様のフォルダ", en: "the folder of the standard"))
    case "as-of": value = .asOf(try date())
    case "dialect": value = .dialect(try string(ja: "CSV方言の名前", en: "the name of a CSV dialect"))
    case "repertoire": value = .repertoire(try repertoire())
    case "municipal-codes":
      value = .municipalCodes(try string(ja: "自治体固有コードの表", en: "the table of the municipality's own codes"))
    case "approvals": value = .approvals(try approvals())
    default: value = .gate(try gate())
    }
    return MigrationSetting(keyword: keyword, value: value)
  }

  /// Lists of characters, by the name of one that utsushi knows or the path of a table.
  private mutating func repertoire() throws(SyntaxAbort) -> [CharacterList] {
    var lists: [CharacterList] = []
    repeat {
      if token.kind == .name {
        lists.append(.named(try name(ja: "文字集合の名前", en: "the name of a set of characters")))
      } else {
        lists.append(
          .table(try string(ja: "文字一覧のパスまたは文字集合の名前", en: "the path of a list of characters, or the name of a set")))
      }
    } while accept(.comma)
    return lists
  }

  /// Reads one of these words.
  mutating func settingName(_ words: [String], ja: String, en: String) throws(SyntaxAbort) -> Located<String> {
    guard token.kind == .name else { throw expected(ja: ja, en: en) }
    guard words.contains(where: { at($0) }) else {
      var help = LocalizedText(
        ja: "使えるのは \(words.joined(separator: "、"))", en: "one of \(words.joined(separator: ", "))")
      if let near = Spelling.nearest(to: token.text, in: words) {
        help = LocalizedText(ja: "`\(near)`ではないか", en: "did you mean `\(near)`?")
      }
      diagnostics.report(
        .unknownSetting, ja: "`\(token.text)`という\(ja)はない", en: "`\(token.text)` is not \(en)", at: span, help: help)
      throw SyntaxAbort()
    }
    return try name(ja: ja, en: en)
  }

  private mutating func gate() throws(SyntaxAbort) -> GateSyntax {
    var gate = GateSyntax()
    let hasErrors = try block(separatedBySemicolon: true) { reader throws(SyntaxAbort) in
      if reader.at("accept") {
        gate.accepted.append(try reader.acceptedRule())
      } else {
        gate.conditions.append(try reader.gateCondition())
      }
    }
    if hasErrors { throw SyntaxAbort() }
    return gate
  }

  private mutating func acceptedRule() throws(SyntaxAbort) -> AcceptedRule {
    try expect(keyword: "accept")
    let group = try qualified(ja: "規則のグループ", en: "the group of the rule")
    let rule = try string(ja: "規則の名前", en: "the name of the rule")
    let reason = try string(ja: "該当しなくてよい理由", en: "why the data need not exercise it")
    return AcceptedRule(
      group: Located("\(group.business).\(group.name)", at: group.span), rule: rule, reason: reason)
  }

  private mutating func gateCondition() throws(SyntaxAbort) -> GateCondition {
    let start = span
    let word = try settingName(
      ["rejects", "errors", "undecided", "totals", "assumed", "rules", "accept"], ja: "ゲートの条件",
      en: "a condition of the gate")
    let measure: GateCondition.Measure
    switch word.value {
    case "rejects": measure = .rejects
    case "errors": measure = .errors
    case "undecided":
      try expect(keyword: "characters")
      measure = .undecidedCharacters
    case "assumed":
      try expect(keyword: "items")
      measure = .assumedItems
    default:
      try expect(keyword: "all")
      let isRules = word.value == "rules"
      return GateCondition(
        measure: isRules ? .rules : .totals, comparison: .equal, bound: 0, span: start.extended(to: lastSpan))
    }
    guard case .symbol(let symbol) = token.kind, let comparison = symbol.comparison else {
      throw expected(ja: "比較演算子", en: "a comparison")
    }
    advance()
    let bound = try integer(ja: "整数", en: "a whole number")
    return GateCondition(
      measure: measure, comparison: comparison, bound: bound.value, span: start.extended(to: lastSpan))
  }

  // MARK: - source

  private mutating func source(from start: TextSpan) throws(SyntaxAbort) -> SourceSyntax {
    let name = try name(ja: "ソースの名前", en: "the name of the source")
    let head = start.extended(to: lastSpan)
    var items: [SourceItem] = []
    let hasErrors = try block { reader throws(SyntaxAbort) in items.append(try reader.sourceItem()) }
    return SourceSyntax(name: name, items: items, span: head, hasErrors: hasErrors)
  }

  private mutating func sourceItem() throws(SyntaxAbort) -> SourceItem {
    let words = ["file", "layout", "characters", "records", "padding", "signs", "eras", "select", "absent", "protect"]
    let keyword = try settingName(words, ja: "`source`の宣言", en: "a declaration of `source`")
    let value: SourceItem.Value
    switch keyword.value {
    case "file": value = try fileItem()
    case "layout": value = try layoutItem()
    case "characters":
      let table = try name(ja: "文字表の名前", en: "the name of a character table")
      var maker: Located<String>?
      if next("table") {
        advance()
        maker = try string(ja: "メーカーの文字表のパス", en: "the path of the maker's table")
      }
      var identification: Located<String>?
      if next("with") {
        advance()
        try expect(keyword: "identification")
        identification = try string(ja: "同定表のパス", en: "the path of an identification table")
      }
      value = .characters(CharactersSyntax(table: table, maker: maker, identification: identification))
    case "records":
      let begin = span
      value = .records(try framing(), begin.extended(to: lastSpan))
    case "padding":
      value = .padding(try name(ja: "`space`または`ideographic-space`", en: "`space` or `ideographic-space`"))
    case "signs": value = .signs(try name(ja: "`ASCII`または`EBCDIC`", en: "`ASCII` or `EBCDIC`"))
    case "eras": value = .eras(try string(ja: "元号表のパス", en: "the path of an era table"))
    case "select": value = .select(try list { reader throws(SyntaxAbort) in try reader.selection() })
    case "absent":
      let fields = try list { reader throws(SyntaxAbort) in try reader.name(ja: "項目の名前", en: "the name of a field") }
      try expect(keyword: "when")
      value = .absent(FieldAbsence(fields: fields, state: try choice(FieldState.self)))
    default: value = .protect(try protection())
    }
    return SourceItem(keyword: keyword, value: value)
  }

  private mutating func fileItem() throws(SyntaxAbort) -> SourceItem.Value {
    let paths = try list { reader throws(SyntaxAbort) in
      try reader.string(ja: "ファイルのパス", en: "the path of a file")
    }
    var parts: Located<Int>?
    var extracted: CivilDate?
    let isPacked = next("gzip")
    if isPacked { advance() }
    if next("parts") {
      advance()
      parts = try integer(ja: "分割数", en: "a number of parts")
    }
    if next("extracted") {
      advance()
      extracted = try date()
    }
    return .files(paths, isPacked: isPacked, parts: parts, extracted: extracted)
  }

  private mutating func framing() throws(SyntaxAbort) -> FramingSyntax {
    let newline = (
      ja: "`CRLF`、`LF`、`CR`、`NEL`、`EBCDIC-LF`、`EBCDIC-CRLF`または`none`",
      en: "`CRLF`, `LF`, `CR`, `NEL`, `EBCDIC-LF`, `EBCDIC-CRLF` or `none`"
    )
    if accept(keyword: "fixed") {
      let count = try integer(ja: "バイト数", en: "a number of bytes")
      try expect(keyword: "newline")
      let ending = try name(ja: newline.ja, en: newline.en)
      var first: Located<Int>?
      var last: Located<Int>?
      if continues, accept(keyword: "first") { first = try integer(ja: "バイト数", en: "a number of bytes") }
      if continues, accept(keyword: "last") { last = try integer(ja: "バイト数", en: "a number of bytes") }
      return .fixed(byteCount: count, newline: ending, first: first, last: last)
    }
    if accept(keyword: "variable") {
      try expect(keyword: "RDW")
      let word = try lengthWord()
      guard continues, accept(keyword: "BDW") else { return .variable(word, block: nil) }
      return .variable(word, block: try lengthWord())
    }
    if accept(keyword: "lines") {
      let ending = try name(ja: newline.ja, en: newline.en)
      guard continues, accept(keyword: "blanks") else { return .lines(newline: ending, areBlanksRemoved: false) }
      try expect(keyword: "removed")
      return .lines(newline: ending, areBlanksRemoved: true)
    }
    if accept(keyword: "length") {
      let field = try name(ja: "長さを持つ項目", en: "the field that holds the length")
      return .counted(field: field, scope: try lengthScope())
    }
    guard accept(keyword: "delimited") else {
      throw expected(
        ja: "`fixed`、`variable`、`lines`、`length`または`delimited`",
        en: "`fixed`, `variable`, `lines`, `length` or `delimited`",
        help: LocalizedText(
          ja: "`records fixed 640 newline CRLF`のように書く", en: "write it as in `records fixed 640 newline CRLF`"))
    }
    return .delimited(try delimited())
  }

  private mutating func delimited() throws(SyntaxAbort) -> DelimitedSyntax {
    let delimiter =
      token.isName
      ? try name(ja: "`comma`などの区切り文字", en: "a delimiter such as `comma`")
      : try string(ja: "`comma`などの区切り文字", en: "a delimiter such as `comma`")
    try expect(keyword: "newline")
    let ending = try name(ja: "`CRLF`、`LF`、`CR`または`mixed`", en: "`CRLF`, `LF`, `CR` or `mixed`")
    try expect(keyword: "header")
    var syntax = DelimitedSyntax(
      delimiter: delimiter, newline: ending, header: try name(ja: "`names`または`none`", en: "`names` or `none`"))
    while continues {
      if accept(keyword: "by") {
        try expect(keyword: "name")
        syntax.isByName = true
      } else if accept(keyword: "quotes") {
        syntax.quotes = try name(ja: "`double`、`single`または`none`", en: "`double`, `single` or `none`")
      } else if accept(keyword: "escape") {
        syntax.escape = try name(ja: "`doubled`または`backslash`", en: "`doubled` or `backslash`")
      } else if accept(keyword: "mark") {
        syntax.hasMark = true
      } else if accept(keyword: "formulas") {
        syntax.readsFormulas = true
      } else {
        break
      }
    }
    return syntax
  }

  private mutating func lengthWord() throws(SyntaxAbort) -> LengthWordSyntax {
    let order = try name(ja: "`big-endian`または`little-endian`", en: "`big-endian` or `little-endian`")
    return LengthWordSyntax(byteOrder: order, scope: try lengthScope())
  }

  private mutating func lengthScope() throws(SyntaxAbort) -> Located<String> {
    try name(ja: "`inclusive`または`exclusive`", en: "`inclusive` or `exclusive`")
  }

  private mutating func layoutItem() throws(SyntaxAbort) -> SourceItem.Value {
    if accept(keyword: "delimited") {
      return .layout(.delimited(try string(ja: "列の表のパス", en: "the path of a table of columns")))
    }
    if accept(keyword: "fixed") {
      return .layout(.fixed(try string(ja: "項目の表のパス", en: "the path of a table of fields")))
    }
    guard at("copybook") else {
      throw expected(ja: "`copybook`、`fixed`または`delimited`", en: "`copybook`, `fixed` or `delimited`")
    }
    try expect(keyword: "copybook")
    let path = try string(ja: "コピー句のパス", en: "the path of a copybook")
    try expect(keyword: "dialect")
    let dialect = try name(ja: "COBOL方言の名前", en: "the name of a COBOL dialect")
    // The next line may begin with the source's own `characters`.
    guard continues else { throw expected(ja: "`characters`", en: "`characters`") }
    try expect(keyword: "characters")
    let characters = try name(ja: "コピー句の文字表", en: "the character table of the copybook")
    var copybook = CopybookReference(path: path, dialect: dialect, characters: characters, format: .fixed)
    if accept(keyword: "format") { copybook.format = try choice(ReferenceFormat.self) }
    if accept(keyword: "tables") { copybook.tableStorage = try choice(TableStorage.self) }
    if accept(keyword: "binary") { copybook.binaryOrder = try choice(ByteOrder.self) }
    return .layout(.copybook(copybook))
  }

  /// One of the words that an enumeration has.
  private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ type: Choice.Type
  ) throws(SyntaxAbort) -> Choice {
    let words = type.allCases.map { "`\($0.rawValue)`" }
    let known = LocalizedText(ja: words.joined(separator: "または"), en: words.joined(separator: " or "))
    guard let choice = type.allCases.first(where: { at($0.rawValue) }) else {
      throw expected(ja: known.ja, en: known.en)
    }
    try expect(keyword: choice.rawValue)
    return choice
  }

  private mutating func selection() throws(SyntaxAbort) -> RecordSelection {
    let name = try name(ja: "レコード種別の名前", en: "the name of a record type")
    var record: Located<String>?
    if continues, token.isName, !at("when") {
      record = try self.name(ja: "01レベルのレコード名", en: "the level-01 record of the copybook")
    }
    // `select detail` and `select detail KIROKU`: the file has one record type.
    guard next("when") else { return RecordSelection(name: name, record: record, condition: .any) }
    advance()
    let field = try self.name(ja: "判別する項目", en: "the field that tells the type")
    try expect(.equal)
    var values = [try string(ja: "値の文字列", en: "a value as a string")]
    while next("or") {
      advance()
      values.append(try string(ja: "値の文字列", en: "a value as a string"))
    }
    return RecordSelection(name: name, record: record, condition: .field(field, values))
  }

  private mutating func protection() throws(SyntaxAbort) -> Protection {
    let named = try parenthesized { reader throws(SyntaxAbort) in
      let key = try reader.name(ja: "キーの項目", en: "a key field")
      guard reader.accept(keyword: "as") else { return (key: key, label: key.value) }
      return (key: key, label: try reader.name(ja: "ほかのソースでの名前", en: "its name in other sources").value)
    }
    let (keys, labels) = (named.map(\.key), named.map(\.label))
    guard at("when") else { return Protection(keys: keys, labels: labels, mark: nil) }
    try expect(keyword: "when")
    let field = try name(ja: "判別する項目", en: "the field that tells")
    guard case .symbol(let symbol) = token.kind, symbol == .equal || symbol == .notEqual,
      let comparison = symbol.comparison
    else { throw expected(ja: "`==`または`!=`", en: "`==` or `!=`") }
    advance()
    let value = try string(ja: "値の文字列", en: "a value as a string")
    return Protection(
      keys: keys, labels: labels, mark: Protection.Mark(field: field, comparison: comparison, value: value))
  }
}
