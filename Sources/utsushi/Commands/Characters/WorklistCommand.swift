internal import Formats
internal import Language
internal import Migration
internal import Platform
internal import Records
internal import Reporting

/// `characters worklist` and `characters glyphs`: what nobody has identified yet, as a list and as a sheet.
enum WorklistCommand {
  static func worklist(
    _ operands: [String], _ arguments: ParsedArguments, _ language: MessageLanguage
  ) throws -> ExitCode {
    let output = arguments.value("--output")
    let isWorkbook = output.map { hasEnding($0, ".xlsx") } ?? false
    guard output == nil || isWorkbook || hasEnding(output ?? "", ".csv") else {
      throw UsageError(
        LocalizedText(ja: "`--output`は`.csv`か`.xlsx`で終わる", en: "`--output` ends in `.csv` or `.xlsx`"))
    }
    guard let (_, entries, isWhole) = try entries(operands, arguments, language) else { return .couldNotFinish }
    let sheet = sheet(entries, language)
    let bytes = isWorkbook ? try Workbook(sheets: [sheet]).xlsx() : sheet.csv
    if let output {
      try FileSystem.replace(output, with: bytes)
      Terminal.output(output)
    } else {
      Terminal.output(bytes)
    }
    return isWhole && entries.allSatisfy(\.line.isDecided) ? .done : .gateClosed
  }

  static func glyphs(
    _ operands: [String], _ arguments: ParsedArguments, _ language: MessageLanguage
  ) throws -> ExitCode {
    guard let folder = arguments.value("--output") else {
      throw UsageError(LocalizedText(ja: "`--output DIR`が要る", en: "`--output DIR` is required"))
    }
    guard let (loaded, entries, _) = try entries(operands, arguments, language) else { return .couldNotFinish }
    let shapes = try GlyphShapes(font: arguments.value("--font"), images: arguments.value("--images"), entries)
    let settings = loaded.project.declarations.migration
    let sheet = GlyphSheet(
      title: settings.title.value, municipality: settings.municipality.value, asOf: settings.asOf.description,
      rows: entries.map { entry in
        GlyphRow(
          source: entry.line.source, table: entry.line.table, code: entry.line.code, note: entry.decision?.note ?? "",
          occurrences: entry.line.occurrences, records: entry.line.records, fields: entry.line.fields,
          shape: shapes.shape(of: entry), candidates: entry.candidates, decision: entry.decision?.decision,
          target: entry.decision?.target ?? [])
      }, problems: shapes.problems)
    try FileSystem.createDirectory(folder)
    for page in GlyphSheetReport.render(sheet) {
      try FileSystem.replace(folder + "/" + page.name, with: page.bytes)
    }
    Terminal.output(folder + "/index.html")
    return .done
  }

  /// The entries of the sources that are named, or of all; `nil` where the project does not load.
  private static func entries(
    _ operands: [String], _ arguments: ParsedArguments, _ language: MessageLanguage
  ) throws -> (loaded: LoadedProject, entries: [CharacterWorklist.Entry], isWhole: Bool)? {
    let loaded = ProjectLoader.load(arguments.value("--project") ?? "migration.utsushi")
    Complaint.show(loaded, language)
    guard let project = loaded.project else { return nil }
    var sources: [Int] = []
    for operand in operands { sources.append(try SourceChoice.find(operand, in: project).source) }
    if sources.isEmpty { sources = Array(project.project.declarations.sources.indices) }
    var names: GlyphNames?
    if let path = arguments.value("--mj") {
      names = try glyphNames(path, language)
      if names == nil { return nil }
    }
    let progress = ProgressLine(isShown: Terminal.isInteractive)
    defer { progress.clear() }
    let worklist = try CharacterWorklist(project, sources: sources, names: names) { done, total in
      progress.show(LocalizedText(ja: "読み取り", en: "reading")[language], done: done, of: total)
    }
    progress.clear()
    for unread in worklist.unread {
      let message = LocalizedText(
        ja:
          "警告: \(unread.source): 読めないレコード\(unread.records)件、文字として読めない値\(unread.values)個の中は調べていない。理由は`utsushi run`の報告にある",
        en:
          "warning: \(unread.source): \(unread.records) records and \(unread.values) values could not be read and were "
          + "not looked at; the report of `utsushi run` says why")
      Terminal.error(message[language] + "\n")
    }
    let entries = worklist.entries
    return (
      project, arguments.has("--all") ? entries : entries.filter { !$0.line.isDecided }, worklist.unread.isEmpty
    )
  }

  private static func glyphNames(_ path: String, _ language: MessageLanguage) throws -> GlyphNames? {
    let bytes = try FileSystem.readAll(path)
    let (table, problems) = DelimitedText.table(bytes, file: path)
    let read = table.map(GlyphNames.read)
    let errors = problems + (read?.diagnostics ?? [])
    guard errors.isEmpty, let names = read?.names else {
      let text = SourceText(file: path, bytes: bytes)
      Terminal.error(DiagnosticRenderer.render(Array(errors.prefix(20)), sources: { _ in text }, language: language))
      return nil
    }
    return names
  }

  private static func sheet(_ entries: [CharacterWorklist.Entry], _ language: MessageLanguage) -> WorkbookSheet {
    let header = [
      LocalizedText(ja: "ソース", en: "source"), LocalizedText(ja: "文字表", en: "table"),
      LocalizedText(ja: "コード", en: "code"), LocalizedText(ja: "出現数", en: "occurrences"),
      LocalizedText(ja: "レコード数", en: "records"), LocalizedText(ja: "項目", en: "fields"),
      LocalizedText(ja: "先頭のレコード（0から）", en: "first records (from 0)"),
      LocalizedText(ja: "そのバイト位置（0から）", en: "their byte offsets (from 0)"),
      LocalizedText(ja: "状態", en: "state"), LocalizedText(ja: "字形の覚え", en: "glyph note"),
      LocalizedText(ja: "候補と根拠", en: "candidates and grounds"), LocalizedText(ja: "同定先", en: "target"),
    ]
    let rows = entries.map { entry -> [WorkbookCell] in
      let candidates = entry.candidates.map { candidate in
        let scalars = IdentificationTable.text(candidate.scalars)
        let text = String(String.UnicodeScalarView(candidate.scalars))
        let name = candidate.mjName.map { " \($0)" } ?? ""
        return "\(text) \(scalars)\(name)（\(candidate.ground[language])）"
      }
      return [
        .text(entry.line.source), .text(entry.line.table), .text(entry.line.code), .integer(entry.line.occurrences),
        .integer(entry.line.records), .text(entry.line.fields.joined(separator: ", ")),
        .text(entry.line.firstRecords.map(String.init).joined(separator: " ")),
        .text(entry.line.firstOffsets.map(String.init).joined(separator: " ")), .text(entry.line.state),
        .text(entry.decision?.note ?? ""), .text(candidates.joined(separator: "\n")), .text(entry.line.target),
      ]
    }
    return WorkbookSheet(
      name: LocalizedText(ja: "文字同定", en: "identification")[language], header: header.map { $0[language] }, rows: rows)
  }

  private static func hasEnding(_ path: String, _ ending: String) -> Bool {
    path.utf8.count > ending.utf8.count && path.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}
