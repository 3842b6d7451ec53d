internal import Formats
internal import Migration
internal import Platform
internal import Records
internal import Reporting

extension Verb {
  /// `document`: the mapping for people to read and sign.
  static let document = Verb(
    name: "document",
    summary: LocalizedText(
      ja: "マッピング定義書を作る（読んで署名するためのHTML、表計算の.xlsx）",
      en: "write the mapping document (マッピング定義書): HTML to read and sign, .xlsx for spreadsheets"),
    operandNames: "PROJECT --output FILE.html|FILE.xlsx", operands: 1...1,
    options: [
      OptionSpec(
        name: "--output", valueName: "FILE",
        summary: LocalizedText(
          ja: "書くファイル。.xlsxなら表計算の形、ほかはHTML", en: "the file to write: .xlsx a workbook, anything else HTML")),
      OptionSpec(
        name: "--run", valueName: "RUN",
        summary: LocalizedText(ja: "この実行で各項目の値がどうなったかも載せる", en: "show what became of each item's values in a run")),
      OptionSpec(
        name: "--tables", valueName: "DIR",
        summary: LocalizedText(
          ja: "コード変換表を.xlsxで書くフォルダ（まだ無いもの）。`codes`はその.xlsxも読める",
          en: "a folder, not there yet, for the conversion tables as .xlsx; `codes` reads those too")),
      OptionSpec(
        name: "--compare", valueName: "FILE.xlsx",
        summary: LocalizedText(
          ja: "書き込まれた定義書と今の規則を比べ、違うセルを挙げる",
          en: "list the cells in which an edited document differs from the rules of now")),
    ],
    examples: [
      (
        "utsushi document Mappings/nakanojo/migration.utsushi --output mapping.html",
        LocalizedText(ja: "印刷して署名する定義書", en: "to be printed and signed")
      ),
      (
        "utsushi document Mappings/nakanojo/migration.utsushi --run out/clean --output mapping.xlsx",
        LocalizedText(ja: "実行の結果も載せた表計算の形", en: "a workbook with what a run made of each item")
      ),
      (
        "utsushi document Mappings/nakanojo/migration.utsushi --compare returned.xlsx",
        LocalizedText(ja: "担当課が書き込んで返した定義書の、変わったところ", en: "what the office changed in the copy that it sent back")
      ),
    ],
    exitCodes: LocalizedText(
      ja: "0 書いた、または同じ、1 `--compare`で違いがある、2 できない",
      en: "0 written, or the same, 1 `--compare` found differences, 2 could not"),
    perform: { arguments, language in
      let loaded = ProjectLoader.load(arguments.operands[0])
      Complaint.show(loaded, language)
      guard let project = loaded.project else { return .couldNotFinish }
      var document = MappingDocument(project)
      if let run = arguments.value("--run") {
        try document.add(Lineage(RunOrigin(run, project: arguments.operands[0], isTrusted: true)))
      }
      if let folder = arguments.value("--tables") {
        let workbooks = try ConversionWorkbooks.all(project)
        try FileSystem.createDirectory(folder)
        for workbook in workbooks { try FileSystem.replace(folder + "/" + workbook.name, with: workbook.bytes) }
        return .done
      }
      if let path = arguments.value("--compare") { return try compare(document, path, language) }
      guard let path = arguments.value("--output") else {
        Terminal.output(MappingDocumentPage.render(document))
        return .done
      }
      let isWorkbook = Array(path.utf8.suffix(5)).map { $0 | 0x20 }.elementsEqual(".xlsx".utf8.map { $0 | 0x20 })
      try FileSystem.replace(path, with: isWorkbook ? document.workbook.xlsx() : MappingDocumentPage.render(document))
      return .done
    })

  private static func unreadable(_ path: String, _ error: SpreadsheetError) -> RunError {
    RunError(
      code: "P271",
      LocalizedText(
        ja: "`\(path)`は表計算のファイル（.xlsx）として読めない: \(error.message.ja)",
        en: "`\(path)` is no workbook (.xlsx) that can be read: \(error.message.en)"))
  }

  /// Lists the cells in which an edited workbook differs.
  private static func compare(
    _ document: MappingDocument, _ path: String, _ language: MessageLanguage
  ) throws -> ExitCode {
    let bytes = try FileSystem.readAll(path, limit: 1 << 28)
    let file: SpreadsheetFile
    do throws(SpreadsheetError) {
      file = try SpreadsheetFile(bytes)
    } catch {
      throw unreadable(path, error)
    }
    var count = 0
    func say(_ sheet: String, _ row: Int, _ column: Int, _ was: String, _ becomes: String) {
      count += 1
      Terminal.output(
        LocalizedText(
          ja: "\(sheet) \(row)行\(column)列: 「\(was)」→「\(becomes)」",
          en: "\(sheet) row \(row) column \(column): “\(was)” → “\(becomes)”")[
            language])
    }
    for sheet in document.workbook.sheets {
      guard let place = file.sheets.firstIndex(where: { $0.name.utf8.elementsEqual(sheet.name.utf8) }) else {
        say(sheet.name, 0, 0, sheet.name, "")
        continue
      }
      let cells: SheetCells
      do throws(SpreadsheetError) {
        cells = try file.cells(ofSheetAt: place)
      } catch {
        throw unreadable(path, error)
      }
      // What a run made of the items is nobody's to change.
      let counted = sheet.header.firstIndex { $0.utf8.elementsEqual(MappingDocument.runColumn.utf8) }.map { $0 + 1 }
      let rows = [sheet.header.map { WorkbookCell.text($0) }] + sheet.rows
      let found = Dictionary(cells.rows.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
      for number in 1...max(rows.count, cells.rows.map(\.number).max() ?? 1) {
        let own = number <= rows.count ? rows[number - 1] : []
        let last = found[number]?.cells.map(\.column).max() ?? 0
        for column in 1...max(1, max(own.count, last)) {
          if column == counted, number > 1 { continue }
          let was = column <= own.count ? own[column - 1].words : ""
          let becomes = found[number]?.text(column: column) ?? ""
          if !was.utf8.elementsEqual(becomes.utf8) { say(sheet.name, number, column, was, becomes) }
        }
      }
    }
    if count == 0 { Terminal.output(LocalizedText(ja: "同じ", en: "the same")[language]) }
    return count == 0 ? .done : .gateClosed
  }
}

extension WorkbookCell {
  /// What a reader sees.
  fileprivate var words: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .integer(let number): String(number)
    }
  }
}
