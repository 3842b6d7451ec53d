internal import Formats
internal import Language
internal import Migration
internal import Platform
internal import Records

extension Verb {
  /// `scaffold`: a first mapping to decide.
  static let scaffold = Verb(
    name: "scaffold",
    summary: LocalizedText(
      ja: "レイアウトと標準から最初の変換規則の案を書き出す（候補の確からしさと、未定の項目を示す）",
      en: "propose a first mapping from a layout and the standard, with its confidence and all that is undecided"),
    operandNames: "LAYOUT --standard EDITION --group GROUP", operands: 1...1,
    options: [
      OptionSpec(
        name: "--standard", valueName: "EDITION",
        summary: LocalizedText(
          ja: "標準の版（フォルダか、Mappings/Standardsの中の名）",
          en: "an edition of the standard: its folder, or its name in Mappings/Standards"),
        isRequired: true),
      OptionSpec(
        name: "--group", valueName: "GROUP",
        summary: LocalizedText(ja: "移す先のグループ、001.住民情報など", en: "the group, such as 001.住民情報"), isRequired: true),
      OptionSpec(
        name: "--record", valueName: "NAME",
        summary: LocalizedText(
          ja: "コピー句のレコード（既定は最も項目の多いもの）", en: "the copybook's record (default: the one with most fields)")),
      OptionSpec(
        name: "--source", valueName: "SOURCE.TYPE",
        summary: LocalizedText(
          ja: "ソースとレコード種別の名前（既定`ソース.detail`）",
          en: "source and record type as the project names them (default `ソース.detail`)")),
      OptionSpec(
        name: "--characters", valueName: "UTF8|CP932",
        summary: LocalizedText(ja: "レイアウトの文字コード（既定UTF8）", en: "character table of the layout (default UTF8)"),
        choices: ["UTF8", "CP932"]),
      OptionSpec(
        name: "--dialect", valueName: "NAME",
        summary: LocalizedText(ja: "COBOLの方言（既定IBM）", en: "COBOL dialect (default IBM)")),
    ],
    examples: [
      (
        "utsushi scaffold layouts/JUKI.cpy --standard 2.1 --group 001.住民情報 > rules/juki.utsushi",
        LocalizedText(ja: "住民マスタから住民情報への案", en: "a proposal from the resident master")
      ),
      (
        "utsushi scaffold layouts/KAIGO.csv --standard 2.1 --group 023.被保険者情報（介護）",
        LocalizedText(ja: "列の表からの案", en: "from a table of columns")
      ),
    ],
    exitCodes: LocalizedText(ja: "0 書き出した、2 読めない", en: "0 printed, 2 could not read"),
    perform: { arguments, language in
      let path = arguments.operands[0]
      let standard = try StandardFolder.edition(DataForm.edition(arguments.value("--standard") ?? ""))
      let name = arguments.value("--group") ?? ""
      guard
        let group = standard.packs.flatMap(\.groups).first(where: { $0.qualifiedName.utf8.elementsEqual(name.utf8) })
      else {
        throw RunError(
          code: "P241", LocalizedText(ja: "グループ`\(name)`は版に無い", en: "the edition has no group `\(name)`"),
          help: LocalizedText(ja: "`utsushi standard show`で一覧できる", en: "`utsushi standard show` lists them"))
      }
      let characters = arguments.value("--characters") ?? "UTF8"
      let bytes = try FileSystem.readAll(path, limit: 16 << 20)
      let layouts: [RecordLayout]
      let diagnostics: [Diagnostic]
      if path.hasSuffix(".csv") {
        let (table, problems) = DelimitedText.table(bytes, file: path)
        // A table of columns has their headings, one of places has their starts.
        let isOfColumns = bytes.prefix { $0 != 0x0A }.split(separator: 0x2C).contains {
          $0.elementsEqual("header".utf8)
        }
        if let table, isOfColumns {
          let (layout, more) = RecordLayout.delimited(table, name: path)
          (layouts, diagnostics) = ([layout], problems + more)
        } else if let table {
          let (all, more) = RecordLayout.positioned(table)
          (layouts, diagnostics) = (all, problems + more)
        } else {
          (layouts, diagnostics) = ([], problems)
        }
      } else {
        (layouts, diagnostics) = Copybook.layouts(
          of: bytes, file: path, options: .init(characters: characters, dialect: arguments.value("--dialect") ?? "IBM"),
          library: CopybookLibrary { name, place in ProjectFiles.copied(name, from: place) })
      }
      if !diagnostics.isEmpty {
        let text = SourceText(file: path, bytes: bytes)
        Terminal.error(DiagnosticRenderer.render(diagnostics, sources: { _ in text }, language: language))
      }
      guard !diagnostics.contains(where: { $0.severity == .error }) else { return .couldNotFinish }
      let chosen =
        arguments.value("--record").map { record in layouts.filter { $0.name.utf8.elementsEqual(record.utf8) } }
        ?? layouts
      guard let layout = chosen.max(by: { $0.fields.count < $1.fields.count }) else {
        let known = layouts.map(\.name).joined(separator: ", ")
        throw UsageError(
          LocalizedText(ja: "`--record`のレコードは無い。あるもの: \(known)", en: "there is no such record; there are: \(known)"))
      }
      let scaffold = MappingScaffold(layout, to: group)
      Terminal.output(
        Array(scaffold.text(source: arguments.value("--source") ?? "ソース.detail", language).utf8))
      return .done
    })
}
