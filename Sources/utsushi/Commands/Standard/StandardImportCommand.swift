internal import Migration
internal import Records
internal import Reporting

/// `standard import`: a pack of official lists.
enum StandardImportCommand {
  static func perform(
    _ files: [String], _ arguments: ParsedArguments, _ language: MessageLanguage
  ) throws -> ExitCode {
    guard !files.isEmpty else {
      throw UsageError(
        LocalizedText(ja: "取り込む項目定義書（.xlsxか.csv）を書く", en: "name the item lists to import (.xlsx or .csv)"))
    }
    guard let edition = arguments.value("--edition"), let output = arguments.value("--output") else {
      throw UsageError(
        LocalizedText(
          ja: "`--edition`に標準の版、`--output`に版のフォルダを書く",
          en: "`--edition` names the edition of the standard, `--output` the edition's folder"))
    }
    let made = try StandardImport(
      files,
      StandardImport.Options(
        edition: edition, earlier: arguments.value("--earlier"), document: arguments.value("--document"),
        documentDate: arguments.value("--document-date")))
    try made.write(to: output)
    let path = "\(output)/\(made.pack.business)"
    Terminal.output(
      arguments.value("--format") == "json" ? json(made, path) : Array(text(made, path, language).utf8))
    return .done
  }

  private static func text(_ made: StandardImport, _ path: String, _ language: MessageLanguage) -> String {
    let items = made.pack.groups.reduce(0) { $0 + $1.items.count }
    let codes = made.pack.codeLists.reduce(0) { $0 + $1.values.count }
    var text = LocalizedText(
      ja:
        "\(path): \(made.pack.name)、グループ\(made.pack.groups.count)、項目\(items)、コード一覧\(made.pack.codeLists.count)（値\(codes)）\n",
      en:
        "\(path): \(made.pack.name), groups \(made.pack.groups.count), items \(items), code lists \(made.pack.codeLists.count) with \(codes) values\n"
    )[language]
    func list(_ title: LocalizedText, _ names: [String]) {
      guard !names.isEmpty else { return }
      text += title[language] + "\n" + names.map { "  \($0)\n" }.joined()
    }
    list(
      LocalizedText(
        ja: "感度・検査数字・別名が決まっていない項目（感度は`personal`とした）: \(made.undecided.count)",
        en:
          "items whose sensitivity, check digit and aliases nobody has decided (they count as `personal`): \(made.undecided.count)"
      ), made.undecided)
    list(
      LocalizedText(
        ja: "前の版にあって今回無い項目: \(made.dropped.count)",
        en: "items of the earlier edition that are no more: \(made.dropped.count)"),
      made.dropped)
    list(
      LocalizedText(
        ja: "規則に書かれていない条件（`conditions.utsushi`に書く）: \(made.openConditions.count)",
        en: "conditions that no rule quotes yet, to be written in `conditions.utsushi`: \(made.openConditions.count)"),
      made.openConditions.map { "\($0.item)  \($0.prose)" })
    return text
  }

  private static func json(_ made: StandardImport, _ path: String) -> [UInt8] {
    var document = JSONLine()
    document.add("pack", path)
    document.add("business", made.pack.business)
    document.add("groups", made.pack.groups.count)
    document.add("items", made.pack.groups.reduce(0) { $0 + $1.items.count })
    document.add("codes", made.pack.codeLists.reduce(0) { $0 + $1.values.count })
    document.add("undecided", made.undecided)
    document.add("dropped", made.dropped)
    document.add(
      "openConditions",
      made.openConditions.map { condition in
        var object = JSONLine()
        object.add("item", condition.item)
        object.add("prose", condition.prose)
        return object
      })
    return document.line
  }
}
