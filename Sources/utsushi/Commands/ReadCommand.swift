internal import Language
internal import Migration
internal import Platform
internal import Records
internal import Reporting

extension Verb {
  /// `read`: records of a legacy file as JSON Lines.
  static let read = Verb(
    name: "read",
    summary: LocalizedText(
      ja: "旧システムのファイルのレコードをJSON Linesで表示する", en: "print the records of a legacy file as JSON Lines"),
    operandNames: "SOURCE", operands: 1...1,
    options: [
      .sourceProject,
      OptionSpec(
        name: "--first", valueName: "N", summary: LocalizedText(ja: "先頭のN件だけ", en: "the first N records only")),
      OptionSpec(
        name: "--record", valueName: "N",
        summary: LocalizedText(ja: "N番目（0から）の1件だけ", en: "record number N (from 0) only")),
      OptionSpec(
        name: "--where", valueName: "CONDITION",
        summary: LocalizedText(
          ja: "条件に合うレコードだけ。`項目 == 値`（`!=`も可）を`and`でつなぐ",
          en: "only records of which it holds: `FIELD == VALUE` or `!=`, joined by `and`")),
      OptionSpec(
        name: "--hex",
        summary: LocalizedText(ja: "値の隣に元のバイトを16進で", en: "the source bytes in hexadecimal beside each value")),
    ],
    examples: [
      (
        "utsushi read 住民マスタ --project Mappings/nakanojo/migration.utsushi --first 3",
        LocalizedText(ja: "プロジェクトの宣言するソースの名で", en: "by the name the project gives the source")
      ),
      (
        "utsushi read 介護 --project Mappings/nakanojo/migration.utsushi --where '性別 == 1 and 保険料段階 != 11' --first 5",
        LocalizedText(ja: "条件に合うものだけ", en: "those that meet a condition")
      ),
      (
        "utsushi read SampleData/nakanojo/faulty/JUKI.DAT --project Mappings/nakanojo/faulty.utsushi --record 100 --hex",
        LocalizedText(ja: "報告にあったレコードを、バイトとともに", en: "the record a report names, with its bytes")
      ),
    ],
    exitCodes: LocalizedText(ja: "0 表示した、2 読めない", en: "0 printed, 2 could not read"),
    perform: { arguments, language in
      let loaded = ProjectLoader.load(arguments.value("--project") ?? "migration.utsushi", scope: .sources)
      Complaint.show(loaded, language)
      guard let project = loaded.project else { return .couldNotFinish }
      let (source, path) = try SourceChoice.find(arguments.operands[0], in: project)
      let single = try arguments.number("--record", atLeast: 0)
      let limit = try single.map { _ in 1 } ?? arguments.number("--first", atLeast: 0) ?? Int.max
      if single != nil, arguments.has("--first") {
        throw UsageError(
          LocalizedText(ja: "`--first`と`--record`は一緒に使えない", en: "`--first` and `--record` exclude each other"))
      }
      let withHex = arguments.has("--hex")
      let filter = try arguments.value("--where").map { text throws(UsageError) in try RecordFilter(text) }
      var count = 0
      guard limit > 0 else { return .done }
      try SourceRecords.read(project, source: source, path: path, from: single ?? 0) { record in
        if let filter, !filter.holds(record) { return single == nil && !Terminal.isOutputClosed }
        Terminal.output(record.line(withHex: withHex).line)
        count += 1
        return count < limit && !Terminal.isOutputClosed
      }
      if let single, count == 0 {
        throw RunError(
          code: "P203",
          LocalizedText(
            ja: "レコード\(single)は無い（ファイルの終わりより後）", en: "there is no record \(single): it lies past the end of the file"))
      }
      return .done
    })
}

/// Finds the source that a person means: by its name, or by its file.
enum SourceChoice {
  static func find(_ word: String, in loaded: LoadedProject) throws(UsageError) -> (source: Int, path: String?) {
    let sources = loaded.project.declarations.sources
    if let index = sources.firstIndex(where: { $0.name.value.utf8.elementsEqual(word.utf8) }) { return (index, nil) }
    func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
    if FileSystem.exists(word),
      let index = sources.firstIndex(where: { source in
        source.files.contains { lastPart($0.value).utf8.elementsEqual(lastPart(word).utf8) }
      })
    {
      return (index, word)
    }
    let known = sources.map { source in
      "\(source.name.value) (\(source.files.map { lastPart($0.value) }.joined(separator: ", ")))"
    }.joined(separator: ", ")
    throw UsageError(
      LocalizedText(
        ja: "`\(word)`という名のソースも、その名のファイルも無い。あるもの: \(known)",
        en: "no source and no file of a source is called `\(word)`; there are: \(known)"))
  }
}
