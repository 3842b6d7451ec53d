internal import Language
internal import Migration
internal import Platform
internal import Records
internal import Reporting

extension Verb {
  /// `validate`: standard files of any origin against an edition of the standard.
  static let validate = Verb(
    name: "validate",
    summary: LocalizedText(
      ja: "標準仕様のCSVファイル（どのシステムのものでも）を標準の版に照らして検査する",
      en: "check standard CSV files of any origin against an edition of the standard"),
    operandNames: "DIR|FILE …", operands: 1...4096,
    options: [
      OptionSpec(
        name: "--standard", valueName: "EDITION",
        summary: LocalizedText(
          ja: "版のフォルダ、または`Mappings/Standards`の中の版の名（例 2.1）",
          en: "the edition's folder, or its name in Mappings/Standards, as 2.1"), isRequired: true),
      OptionSpec(
        name: "--group", valueName: "GROUP",
        summary: LocalizedText(
          ja: "全ファイルのグループ（例 001.住民情報）。既定はファイル名と見出しによる",
          en: "the group of every file, as 031.NAME (default: by file name and headings)")),
      .characterTable, .delimiter, .newline,
      OptionSpec(
        name: "--header", valueName: "names|none",
        summary: LocalizedText(
          ja: "見出しの行（既定names: 列を見出しで見分ける。none: 標準の順）",
          en: "the row of headings (default names: they tell the columns; none: the standard's order)"),
        choices: HeaderRow.allCases.map(\.rawValue)),
      .byteOrderMark,
      OptionSpec(
        name: "--repertoire", valueName: "LIST[,LIST]",
        summary: LocalizedText(
          ja: "書いてよい文字（JISX0213、JISX0208、またはcharacterとnameの列を持つCSV）",
          en: "the characters that may be written: JISX0213, JISX0208, or a CSV with the columns character and name")),
      OptionSpec(
        name: "--codes", valueName: "FILE",
        summary: LocalizedText(
          ja: "自治体固有コード（999）の値のCSV（group、item、code、label）",
          en: "a CSV with the values of the municipality's own codes (999): group, item, code, label")),
      OptionSpec(
        name: "--findings", valueName: "FILE",
        summary: LocalizedText(ja: "すべての指摘を書くCSVファイル", en: "a CSV file for every single finding")),
      OptionSpec(
        name: "--waivers", valueName: "FILE",
        summary: LocalizedText(
          ja: "承認した指摘のCSV（group、code、item、rule、version、digest、reason、approver、expires）",
          en: "a CSV of accepted findings: group, code, item, rule, version, digest, reason, approver, expires")),
      OptionSpec(
        name: "--waiver-key", valueName: "FILE",
        summary: LocalizedText(
          ja: "値の要約（digest）の鍵。16バイト以上で、町が保管する", en: "the key of digests of values, 16 bytes or more; the town keeps it")
      ),
      OptionSpec(
        name: "--as-of", valueName: "YYYY-MM-DD",
        summary: LocalizedText(ja: "承認の期限を見る日", en: "the day on which waivers must not have ended")),
      OptionSpec(
        name: "--accept-not-run",
        summary: LocalizedText(
          ja: "実施できない規則（参照先のファイルが無いなど）があっても0で終わる",
          en: "exit 0 also where a rule could not run, as without the file it refers to")),
      OptionSpec(
        name: "--format", valueName: "text|json|sarif|html",
        summary: LocalizedText(ja: "結果の形式（既定text）", en: "form of the result (default text)"),
        choices: ["text", "json", "sarif", "html"]),
    ],
    examples: [
      (
        "utsushi validate --standard 2.1 out/clean/bag/data",
        LocalizedText(ja: "移行した標準データ一式を検査する", en: "checks the data set that a run wrote")
      ),
      (
        "utsushi validate --standard 2.1 --characters CP932 --newline LF --accept-not-run --findings all.csv export.csv",
        LocalizedText(
          ja: "他社の出力を1ファイルだけ検査し、指摘をすべて書き出す", en: "one file of another system, with every finding written out")
      ),
      (
        "utsushi validate --standard 2.1 --format html data > result.html",
        LocalizedText(ja: "見て回るためのページ", en: "a page to look through")
      ),
      (
        "utsushi validate --standard 2.1 --format sarif data > result.sarif",
        LocalizedText(ja: "継続的インテグレーション用のSARIF", en: "SARIF for continuous integration")
      ),
    ],
    exitCodes: LocalizedText(
      ja: "0 誤りが無い（警告はあってよい）、1 誤りがあるか、実施できない規則がある、2 読めないファイルがある",
      en: "0 no error, though there may be warnings, 1 errors or a rule that could not run, 2 a file could not be read"),
    perform: { arguments, language in
      let work = try TemporaryFolder()
      var options = DataSetValidation.Options(scratch: work.path)
      options.characters = arguments.value("--characters") ?? options.characters
      options.group = arguments.value("--group")
      options.form = DataForm.form(arguments, isByName: true)
      options.municipalCodes = arguments.value("--codes")
      options.repertoire = (arguments.value("--repertoire") ?? "").split(separator: ",").map(String.init)
      try readWaivers(arguments, &options)
      let standard = try DataForm.edition(arguments.value("--standard") ?? "")
      let findings = try arguments.value("--findings").map { path throws(FileError) in
        try FindingsFile(creating: path)
      }
      let progress = ProgressLine(isShown: Terminal.isInteractive)
      let report = try DataSetValidation.perform(
        arguments.operands, standard: standard, options: options,
        progress: { file, done, total in progress.show(file, done: done, of: total) },
        found: { batch, report in try findings?.add(batch, of: report) })
      progress.clear()
      try findings?.finish()
      switch arguments.value("--format") {
      case "json": Terminal.output(JSONValidation.document(report))
      case "html": Terminal.output(ValidationPage.render(report))
      case "sarif": Terminal.output(SARIFLog.document(report, language))
      default: Terminal.output(Array(ValidationListing.text(report, language).utf8))
      }
      if report.files.contains(where: { $0.problem != nil }) { return .couldNotFinish }
      let isOpen = !report.hasErrors && (report.count(.notRun) == 0 || arguments.has("--accept-not-run"))
      return isOpen ? .done : .gateClosed
    })

  private static func readWaivers(_ arguments: ParsedArguments, _ options: inout DataSetValidation.Options) throws {
    if let day = arguments.value("--as-of") {
      guard let asOf = CivilDate(iso: day) else {
        throw UsageError(
          LocalizedText(ja: "`--as-of`の`\(day)`は日付（YYYY-MM-DD）でない", en: "`--as-of \(day)` is no day (YYYY-MM-DD)"))
      }
      options.asOf = asOf
    }
    guard let key = arguments.value("--waiver-key") else {
      guard arguments.value("--waivers") == nil else {
        throw UsageError(
          LocalizedText(
            ja: "`--waivers`には`--waiver-key`と`--as-of`が要る", en: "`--waivers` needs `--waiver-key` and `--as-of`"))
      }
      return
    }
    if arguments.value("--waivers") != nil, options.asOf == nil {
      throw UsageError(LocalizedText(ja: "`--waivers`には`--as-of`が要る", en: "`--waivers` needs `--as-of`"))
    }
    options.waivers = try Waivers(arguments.value("--waivers"), keyFile: key)
  }
}
