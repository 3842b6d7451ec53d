internal import Language
internal import Migration
internal import Platform
internal import Records
internal import Reporting

extension Verb {
  /// `where`: where a value comes from, and what became of bytes.
  static let `where` = Verb(
    name: "where",
    summary: LocalizedText(
      ja: "値がどのバイトから来たか、あるバイトがどの値になったかを示す",
      en: "say which bytes a value comes from, or what became of a record's bytes"),
    operandNames: "RUN", operands: 1...1,
    options: [
      OptionSpec(
        name: "--item", valueName: "ITEM",
        summary: LocalizedText(ja: "標準の項目。例: 001.住民情報.氏名", en: "an item of the standard, such as 001.住民情報.氏名")),
      OptionSpec(
        name: "--key", valueName: "K[,K…]",
        summary: LocalizedText(
          ja: "グループのキーの値。後ろを省けば、そう始まる行すべて（\(Lineage.limit)行まで）",
          en: "values of the group's key items; without the last ones all rows that begin so (at most \(Lineage.limit))"
        )),
      OptionSpec(
        name: "--source", valueName: "NAME|FILE",
        summary: LocalizedText(ja: "ソースの名かファイル", en: "a source by its name or file")),
      OptionSpec(
        name: "--record", valueName: "N", summary: LocalizedText(ja: "レコードの番号（0から）", en: "the record, from 0")),
      OptionSpec(
        name: "--field", valueName: "FIELD", summary: LocalizedText(ja: "その項目だけ", en: "this field only")),
      OptionSpec(
        name: "--reveal", valueName: "REASON",
        summary: LocalizedText(
          ja: "値と元のバイトも示す。理由は実行のapprovals/access.jsonlに残る（支援措置のある人のものは示さない）",
          en:
            "show values and source bytes too; the reason goes into approvals/access.jsonl of the run (never for protected people)"
        )),
      OptionSpec(
        name: "--by", valueName: "PERSON",
        summary: LocalizedText(ja: "誰が見るか（`--reveal`に要る）", en: "who looks (needed by `--reveal`)")),
      .runProject,
      OptionSpec(
        name: "--format", valueName: "text|json",
        summary: LocalizedText(ja: "結果の形式（既定text）", en: "form of the result (default text)"), choices: ["text", "json"]),
    ],
    examples: [
      (
        "utsushi where out/clean --item 001.住民情報.氏名 --key 0000100153",
        LocalizedText(ja: "この人の氏名は、どのファイルのどのバイトから来たか", en: "which bytes of which file this person's name comes from")
      ),
      (
        "utsushi where out/clean --source 住民マスタ --record 25 --field SHIMEI",
        LocalizedText(ja: "このレコードのこの項目は、どの値になったか", en: "which values this field of this record became")
      ),
      (
        "utsushi where out/clean --source 住民マスタ --record 25 --by 監査係 --reveal 窓口からの照会",
        LocalizedText(ja: "バイトと値も示し、見たことを残す", en: "shows bytes and values, and keeps a note of it")
      ),
    ],
    exitCodes: LocalizedText(ja: "0 示した、1 そのキーの行は無い、2 できない", en: "0 shown, 1 no row has that key, 2 could not"),
    perform: { arguments, language in
      let question = try Question(arguments)
      let origin = try RunOrigin(arguments.operands[0], project: arguments.value("--project"), isTrusted: true)
      let lineage = try Lineage(origin)
      let isJSON = arguments.value("--format") == "json"
      switch question {
      case .item(let item, let key):
        let origins = try lineage.origins(of: item, key: key)
        if origins.isEmpty {
          let given = key.joined(separator: ",")
          Terminal.error(
            LocalizedText(ja: "キー`\(given)`の行は無い\n", en: "no row has the key `\(given)`\n")[language])
          return .gateClosed
        }
        let sources = origin.loaded.project.declarations.sources
        let isOpen = try reveal(
          arguments, origin, lineage,
          records: origins.map { one in
            (sources.firstIndex { $0.name.value.utf8.elementsEqual(one.source.utf8) } ?? 0, one.record)
          }, language)
        Terminal.output(
          isJSON
            ? WhereListing.json(origins, isOpen: isOpen)
            : Array(WhereListing.text(origins, isOpen: isOpen, language).utf8))
      case .record(let word, let number, let field):
        let (source, _) = try SourceChoice.find(word, in: origin.loaded)
        let fate = try lineage.fate(source: source, record: number, field: field)
        let isOpen = try reveal(arguments, origin, lineage, records: [(source, number)], language)
        Terminal.output(
          isJSON
            ? WhereListing.json(fate, isOpen: isOpen) : Array(WhereListing.text(fate, isOpen: isOpen, language).utf8))
      }
      return .done
    })

  /// What is asked.
  private enum Question {
    case item(String, key: [String])
    case record(String, Int, field: String?)

    init(_ arguments: ParsedArguments) throws(UsageError) {
      if let item = arguments.value("--item"), let key = arguments.value("--key"), arguments.value("--source") == nil {
        self = .item(item, key: key.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
      } else if let source = arguments.value("--source"), let number = try arguments.number("--record", atLeast: 0),
        arguments.value("--item") == nil
      {
        self = .record(source, number, field: arguments.value("--field"))
      } else {
        throw UsageError(
          LocalizedText(
            ja: "`--item`と`--key`、または`--source`と`--record`のどちらかの組を渡す",
            en: "give either `--item` with `--key`, or `--source` with `--record`"))
      }
    }
  }

  /// Whether values may be shown; whoever asks for it is written down first.
  private static func reveal(
    _ arguments: ParsedArguments, _ origin: RunOrigin, _ lineage: borrowing Lineage,
    records: [(source: Int, record: Int)],
    _ language: MessageLanguage
  ) throws -> Bool {
    guard let reason = arguments.value("--reveal") else { return false }
    guard let person = arguments.value("--by"), !person.isEmpty, !reason.isEmpty else {
      throw UsageError(
        LocalizedText(ja: "`--reveal`には理由と`--by PERSON`が要る", en: "`--reveal` needs a reason and `--by PERSON`"))
    }
    for (source, record) in records where try lineage.isProtected(record: record, of: source) {
      throw RunError(
        code: "P256",
        LocalizedText(
          ja: "支援措置のある人（またはそうかもしれない人）の記録なので、値は示さない",
          en: "the record is a protected person's, or may be one's; values are not shown"),
        help: LocalizedText(ja: "`--reveal`を除けば、位置だけを示す", en: "without `--reveal` places alone are shown"))
    }
    var shown = JSONLine()
    if let item = arguments.value("--item") { shown.add("item", item) }
    if let key = arguments.value("--key") { shown.add("key", key) }
    shown.add("source", origin.loaded.project.declarations.sources[records[0].source].name.value)
    shown.add("records", records.map { String($0.record) }.joined(separator: ","))
    if let field = arguments.value("--field") { shown.add("field", field) }
    try AccessLog.add(to: origin.run, by: person, reason: reason, at: Terminal.environment.now(), shown)
    return true
  }
}
