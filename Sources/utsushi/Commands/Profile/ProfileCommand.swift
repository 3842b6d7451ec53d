internal import Language
internal import Migration
internal import Platform
internal import Records
internal import Reporting

extension Verb {
  /// `profile`: what is in a legacy file.
  static let profile = Verb(
    name: "profile",
    summary: LocalizedText(
      ja: "ファイルの中身を項目ごとに数え、宣言の裏づけと食い違いを示す",
      en: "count what is in a legacy file, field by field, with what speaks for and against each declaration"),
    operandNames: "SOURCE", operands: 1...1,
    options: [
      .sourceProject,
      OptionSpec(
        name: "--format", valueName: "text|json|html",
        summary: LocalizedText(ja: "結果の形式（既定text）", en: "form of the result (default text)"),
        choices: ["text", "json", "html"]),
      OptionSpec(
        name: "--output", valueName: "FILE",
        summary: LocalizedText(ja: "結果を書くファイル（既定は標準出力）", en: "file to write (default standard output)")),
      OptionSpec(
        name: "--reveal",
        summary: LocalizedText(
          ja: "値をそのまま示す。付けなければ文字種の形だけを示す（漢漢　漢漢、9999）",
          en: "show values as they are; without it their shapes, a sign for each kind of character")),
    ],
    examples: [
      (
        "utsushi profile 住民マスタ --project Mappings/nakanojo/migration.utsushi",
        LocalizedText(ja: "例の町の住民マスタ", en: "the sample town's resident master")
      ),
      (
        "utsushi profile 介護 --project Mappings/nakanojo/migration.utsushi --format html --output kaigo.html",
        LocalizedText(ja: "ブラウザで見るページ", en: "a page for the browser")
      ),
    ],
    exitCodes: LocalizedText(
      ja: "0 宣言と食い違うものは無い、1 食い違うものがある、2 読めない",
      en: "0 nothing contradicts the declarations, 1 something does, 2 could not read"),
    perform: { arguments, language in
      let loaded = ProjectLoader.load(arguments.value("--project") ?? "migration.utsushi", scope: .sources)
      Complaint.show(loaded, language)
      guard let project = loaded.project else { return .couldNotFinish }
      let (source, path) = try SourceChoice.find(arguments.operands[0], in: project)
      let progress = ProgressLine(isShown: Terminal.isInteractive)
      defer { progress.clear() }
      let profile = try SourceProfiler.profile(
        project, source: source, path: path, isRevealed: arguments.has("--reveal")
      ) { done, total in
        progress.show(LocalizedText(ja: "読み取り", en: "reading")[language], done: done, of: total)
      }
      progress.clear()
      let bytes =
        switch arguments.value("--format") {
        case "json": JSONProfile.render(profile)
        case "html": ProfileReport.render(profile)
        default: ProfileListing.text(profile, language)
        }
      if let output = arguments.value("--output") {
        try FileSystem.replace(output, with: bytes)
        Terminal.output(output)
      } else {
        Terminal.output(bytes)
      }
      return profile.evidence.allSatisfy { $0.contradicting == 0 } ? .done : .gateClosed
    })
}
