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
    let records = single("records", parts.records).flatMap { framing($0) }
    let padding = single("padding", parts.paddings).flatMap { choice($0, PaddingCharacter.self) }
    let signsText = single("signs", parts.signs)
    let signs = signsText.flatMap { choice($0, SignConvention.self) }
    let eras = single("eras", parts.eras)
    if let count = file?.parts, count.value != 1 {
      diagnostics.report(
        .unsupportedParts, ja: "分割数`\(count.value)`は読めない（現在は1だけ）",
        en: "`parts \(count.value)` cannot be read; only 1 can",
        at: count.span, help: LocalizedText(ja: "一つのファイルにまとめる", en: "join the parts into one file"))
    }
    rejectDuplicates(parts.selections.map(\.name), ja: "レコード種別", en: "record type")
    guard let file, let layout, let characters, let records, let padding, signs != nil || signsText == nil else {
      return nil
    }
    return SourceDeclaration(
      name: syntax.name, file: file.path, parts: file.parts?.value ?? 1, extracted: file.extracted,
      copybook: layout.copybook, dialect: layout.dialect, copybookCharacters: layout.characters,
      characters: characters.table, identification: characters.identification, records: records, padding: padding,
      signs: signs, eras: eras, selections: parts.selections, protections: parts.protections, span: syntax.span)
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
      (parts.paddings.isEmpty, "padding", "`padding`（余白の文字）", "padding space"),
      (
        parts.selections.isEmpty, "select", "`select`（レコード種別）", "select detail JUKI-DETAIL when REC-KBN == \"2\""
      ),
      (needsEras && parts.eras.isEmpty, "eras", "`eras`（元号表。`wareki`が使う）", "eras \"codes/eras.csv\""),
    ]
    for demand in demands where demand.isMissing {
      missing(demand.word, ja: demand.ja, of: syntax.span, in: place, example: demand.example)
    }
  }

  private mutating func framing(
    _ records: (byteCount: Located<Int>, newline: Located<String>, span: TextSpan)
  ) -> Located<RecordFraming>? {
    let newline = choice(records.newline, Newline.self)
    guard (1...DeclarationReader.recordLimit).contains(records.byteCount.value) else {
      diagnostics.report(
        .numberOutOfRange, ja: "レコード長は1から\(DeclarationReader.recordLimit)バイトまで",
        en: "a record has 1 to \(DeclarationReader.recordLimit) bytes", at: records.byteCount.span)
      return nil
    }
    return newline.map {
      Located(.fixed(byteCount: records.byteCount.value, newline: $0.value), at: records.span)
    }
  }
}

/// The items of a `source` block by their words, each with the place of its word.
private struct SourceParts {
  var files: [(Located<String>, (path: Located<String>, parts: Located<Int>?, extracted: CivilDate?))] = []
  var layouts: [(Located<String>, (copybook: Located<String>, dialect: Located<String>, characters: Located<String>))] =
    []
  var characters: [(Located<String>, (table: Located<String>, identification: Located<String>?))] = []
  var records: [(Located<String>, (byteCount: Located<Int>, newline: Located<String>, span: TextSpan))] = []
  var paddings: [(Located<String>, Located<String>)] = []
  var signs: [(Located<String>, Located<String>)] = []
  var eras: [(Located<String>, Located<String>)] = []
  var selections: [RecordSelection] = []
  var protections: [Protection] = []

  mutating func add(_ item: SourceItem) {
    switch item.value {
    case .file(let path, let parts, let extracted): files.append((item.keyword, (path, parts, extracted)))
    case .layout(let copybook, let dialect, let table): layouts.append((item.keyword, (copybook, dialect, table)))
    case .characters(let table, let identification): characters.append((item.keyword, (table, identification)))
    case .records(let byteCount, let newline, let span): records.append((item.keyword, (byteCount, newline, span)))
    case .padding(let value): paddings.append((item.keyword, value))
    case .signs(let value): signs.append((item.keyword, value))
    case .eras(let value): eras.append((item.keyword, value))
    case .select(let values): selections += values
    case .protect(let value): protections.append(value)
    }
  }
}
