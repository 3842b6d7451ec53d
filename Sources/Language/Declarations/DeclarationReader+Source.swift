import Records

extension DeclarationReader {
  /// The longest record that can be declared, in bytes: 1 MiB is far beyond any legacy record.
  private static let recordLimit = 1 << 20

  /// Reads a `source` block; `nil` when something is missing or wrong.
  mutating func source(_ syntax: SourceSyntax, needsEras: Bool) -> SourceDeclaration? {
    var parts = SourceParts()
    for item in syntax.items { parts.add(item) }
    reportMissing(parts, of: syntax, needsEras: needsEras)
    let file = single("file", parts.files)
    let layout = single("layout", parts.layouts)
    let characters = single("characters", parts.characters)
    let records = single("records", parts.records).flatMap { framing($0.framing, $0.span) }
    let padding = single("padding", parts.paddings).flatMap { choice($0, PaddingCharacter.self) }
    let signsText = single("signs", parts.signs)
    let signs = signsText.flatMap { choice($0, SignConvention.self) }
    let eras = single("eras", parts.eras)
    if let file { checkParts(file.paths, declared: file.parts) }
    var selections = parts.selections
    if let records, case .delimited(let form) = records.value, form.header == .names {
      selections.insert(
        RecordSelection(name: Located("header", at: records.span), record: nil, condition: .top), at: 0)
    }
    rejectDuplicates(selections.map(\.name), ja: "レコード種別", en: "record type")
    guard let file, let layout, let characters, let records, signs != nil || signsText == nil,
      checkForm(layout, records, selections, padding: parts.paddings.first?.0, signs: parts.signs.first?.0),
      padding != nil || isDelimited(records.value)
    else { return nil }
    var declaration = SourceDeclaration(
      name: syntax.name, files: file.paths, extracted: file.extracted, layout: layout,
      characters: characters.table, makerTable: characters.maker, identification: characters.identification,
      records: records, padding: padding,
      signs: signs, eras: eras, selections: selections, protections: parts.protections, span: syntax.span)
    declaration.isPacked = file.isPacked
    declaration.absences = parts.absences
    return declaration
  }

  /// A part that is not named, or named twice, would be people who are not there or there twice.
  private mutating func checkParts(_ paths: [Located<String>], declared: Located<Int>?) {
    rejectDuplicates(paths, ja: "ファイル", en: "file")
    guard (declared?.value ?? 1) != paths.count else { return }
    let names = paths.count
    diagnostics.report(
      .partCount,
      ja: declared.map { "`parts \($0.value)`とあるが、挙げたファイルは\(names)個" } ?? "ファイルを\(names)個挙げているのに`parts`が無い",
      en: declared.map { "`parts \($0.value)`, but \(names) \(names == 1 ? "file is" : "files are") named" }
        ?? "\(names) files are named without `parts`",
      at: declared?.span ?? paths[1].span,
      help: LocalizedText(
        ja: "すべての部分を順に`file \"A.1\", \"A.2\" parts 2`のように書く",
        en: "name every part in order, as in `file \"A.1\", \"A.2\" parts 2`"))
  }

  private func isDelimited(_ framing: RecordFraming) -> Bool {
    if case .delimited = framing { return true }
    return false
  }

  /// Whether layout, framing and record types are of one form: fields at places in the record, or columns of text.
  private mutating func checkForm(
    _ layout: SourceLayout, _ records: Located<RecordFraming>, _ selections: [RecordSelection],
    padding: Located<String>?, signs: Located<String>?
  ) -> Bool {
    let isDelimited = isDelimited(records.value)
    var isGood = true
    if case .delimited(let path) = layout, !isDelimited {
      isGood = false
      diagnostics.report(
        .contradictingForms, ja: "列の表で記述したレコードは区切り文字の行でなければならない",
        en: "records that a table of columns describes must be rows of delimited text", at: path.span,
        notes: [DiagnosticNote(LocalizedText(ja: "レコードの宣言", en: "the declared records"), at: records.span)],
        help: LocalizedText(
          ja: "`records delimited comma newline CRLF header names`と宣言する",
          en: "declare `records delimited comma newline CRLF header names`"))
    }
    if !layout.isDelimited, isDelimited {
      isGood = false
      diagnostics.report(
        .contradictingForms, ja: "区切り文字の行を、位置のある項目では記述できない",
        en: "fields with places cannot describe rows of delimited text", at: layout.path.span,
        notes: [DiagnosticNote(LocalizedText(ja: "レコードの宣言", en: "the declared records"), at: records.span)],
        help: LocalizedText(
          ja: "`layout delimited \"layouts/….csv\"`と宣言する", en: "declare `layout delimited \"layouts/….csv\"`"))
    }
    for word in [padding, signs].compactMap({ $0 }) where isDelimited {
      isGood = false
      diagnostics.report(
        .contradictingForms, ja: "区切り文字の行に`\(word.value)`は無い", en: "rows of delimited text have no `\(word.value)`",
        at: word.span, help: LocalizedText(ja: "この行を取る", en: "remove this line"))
    }
    let own = selections.filter { $0.condition != .top }
    for selection in own {
      if !isDelimited, selection.record == nil {
        isGood = false
        diagnostics.report(
          .contradictingForms, ja: "レコード種別`\(selection.name.value)`に01レベルのレコード名がない",
          en: "the record type `\(selection.name.value)` names no level-01 record", at: selection.name.span,
          help: LocalizedText(
            ja: "`select detail JUKI-DETAIL when REC-KBN == \"2\"`のように書く",
            en: "write it as in `select detail JUKI-DETAIL when REC-KBN == \"2\"`"))
      } else if isDelimited, let record = selection.record {
        isGood = false
        diagnostics.report(
          .contradictingForms, ja: "列の表に01レベルのレコードは無い", en: "a table of columns has no level-01 records",
          at: record.span, help: LocalizedText(ja: "`\(record.value)`を取る", en: "remove `\(record.value)`"))
      }
      if selection.condition == .any, own.count > 1 {
        isGood = false
        diagnostics.report(
          .contradictingForms, ja: "レコード種別が二つ以上あるのに`\(selection.name.value)`に条件がない",
          en: "`\(selection.name.value)` has no condition though there is another record type", at: selection.name.span,
          help: LocalizedText(ja: "`when 項目 == \"値\"`を付ける", en: "add `when FIELD == \"value\"`"))
      }
    }
    return isGood
  }

  private mutating func reportMissing(_ parts: SourceParts, of syntax: SourceSyntax, needsEras: Bool) {
    guard !syntax.hasErrors else { return }
    let place = LocalizedText(ja: "ソース`\(syntax.name.value)`", en: "source `\(syntax.name.value)`")
    let demands: [(isMissing: Bool, word: String, ja: String, example: String)] = [
      (parts.files.isEmpty, "file", "`file`（データファイル）", "file \"JUKI.DAT\" parts 1 extracted 2025-09-30"),
      (
        parts.layouts.isEmpty, "layout", "`layout`（コピー句）",
        "layout copybook \"layouts/JUKI.cpy\" dialect IBM characters CP932"
      ),
      (parts.characters.isEmpty, "characters", "`characters`（データの文字表）", "characters CP932"),
      (parts.records.isEmpty, "records", "`records`（レコード長と改行）", "records fixed 640 newline CRLF"),
      (parts.paddings.isEmpty && !parts.isDelimited, "padding", "`padding`（余白の文字）", "padding space"),
      (
        parts.selections.isEmpty, "select", "`select`（レコード種別）", "select detail JUKI-DETAIL when REC-KBN == \"2\""
      ),
      (needsEras && parts.eras.isEmpty, "eras", "`eras`（元号表。`wareki`が使う）", "eras \"codes/eras.csv\""),
    ]
    for demand in demands where demand.isMissing {
      missing(demand.word, ja: demand.ja, of: syntax.span, in: place, example: demand.example)
    }
  }

  private mutating func framing(_ syntax: FramingSyntax, _ span: TextSpan) -> Located<RecordFraming>? {
    switch syntax {
    case .fixed(let byteCount, let ending, let first, let last):
      let newline = choice(ending, Newline.self)
      for count in [byteCount, first, last].compactMap({ $0 })
      where !(1...DeclarationReader.recordLimit).contains(count.value) {
        diagnostics.report(
          .numberOutOfRange, ja: "レコード長は1から\(DeclarationReader.recordLimit)バイトまで",
          en: "a record has 1 to \(DeclarationReader.recordLimit) bytes", at: count.span)
        return nil
      }
      return newline.map {
        Located(
          .fixed(byteCount: byteCount.value, newline: $0.value, first: first?.value, last: last?.value), at: span)
      }
    case .variable(let word, let block):
      let form = lengthWord(word)
      let blockForm = block.map { lengthWord($0) }
      guard let form, blockForm.map({ $0 != nil }) ?? true else { return nil }
      return Located(.variable(form, block: blockForm ?? nil), at: span)
    case .lines(let ending, let areBlanksRemoved):
      guard let newline = choice(ending, Newline.self), isNewline(newline, ending) else { return nil }
      return Located(.lines(newline: newline.value, areBlanksRemoved: areBlanksRemoved), at: span)
    case .counted(let field, let scope):
      return choice(scope, LengthScope.self).map { Located(.counted(field: field, $0.value), at: span) }
    case .delimited(let syntax): return delimited(syntax).map { Located(.delimited($0), at: span) }
    }
  }

  private mutating func lengthWord(_ syntax: LengthWordSyntax) -> LengthWordForm? {
    let order = choice(syntax.byteOrder, ByteOrder.self)
    let scope = choice(syntax.scope, LengthScope.self)
    guard let order, let scope else { return nil }
    return LengthWordForm(order.value, scope.value)
  }

  /// Whether a newline is one; rows and lines cannot do without.
  mutating func isNewline(_ newline: Located<Newline>, _ ending: Located<String>) -> Bool {
    guard newline.value == .none else { return true }
    diagnostics.report(
      .unknownChoice, ja: "行は改行で終わる", en: "rows of text end in a newline", at: ending.span,
      help: LocalizedText(ja: "`CRLF`または`LF`と書く", en: "write `CRLF` or `LF`"))
    return false
  }
}

/// The items of a `source` block by their words, each with the place of its word.
private struct SourceParts {
  var files:
    [(Located<String>, (paths: [Located<String>], isPacked: Bool, parts: Located<Int>?, extracted: CivilDate?))] =
      []
  var layouts: [(Located<String>, SourceLayout)] = []
  var characters: [(Located<String>, CharactersSyntax)] = []
  var records: [(Located<String>, (framing: FramingSyntax, span: TextSpan))] = []
  var paddings: [(Located<String>, Located<String>)] = []
  var signs: [(Located<String>, Located<String>)] = []
  var eras: [(Located<String>, Located<String>)] = []
  var selections: [RecordSelection] = []
  var protections: [Protection] = []
  var absences: [FieldAbsence] = []

  /// Whether the records are declared as rows of delimited text.
  var isDelimited: Bool {
    if case .delimited? = records.first?.1.framing { return true }
    return false
  }

  mutating func add(_ item: SourceItem) {
    switch item.value {
    case .files(let paths, let isPacked, let parts, let extracted):
      files.append((item.keyword, (paths, isPacked, parts, extracted)))
    case .layout(let layout): layouts.append((item.keyword, layout))
    case .characters(let value): characters.append((item.keyword, value))
    case .records(let framing, let span): records.append((item.keyword, (framing, span)))
    case .padding(let value): paddings.append((item.keyword, value))
    case .signs(let value): signs.append((item.keyword, value))
    case .eras(let value): eras.append((item.keyword, value))
    case .select(let values): selections += values
    case .protect(let value): protections.append(value)
    case .absent(let value): absences.append(value)
    }
  }
}
