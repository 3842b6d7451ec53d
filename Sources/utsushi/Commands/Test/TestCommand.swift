internal import Language
internal import Mapping
internal import Migration
internal import Records

extension Verb {
  /// `test`: the tests that stand beside the rules.
  static let test = Verb(
    name: "test",
    summary: LocalizedText(ja: "規則に添えたテストを実行する（データ不要）", en: "run the tests that stand beside the rules; needs no data"),
    operandNames: "PROJECT", operands: 1...1,
    options: [
      OptionSpec(
        name: "--coverage", valueName: "summary|all",
        summary: LocalizedText(
          ja: "テストが通した分岐・項目・元項目。allは通していないものをすべて挙げる",
          en: "which branches, items and fields the tests exercise; all lists those that none does"),
        choices: ["summary", "all"]),
      OptionSpec(
        name: "--generate",
        summary: LocalizedText(
          ja: "通していない分岐のテスト案を書き出す。期待値は今の規則の結果なので、人が読んで確かめる",
          en: "print tests for branches that none takes; they expect what the rules do now, for somebody to read")),
      OptionSpec(
        name: "--format", valueName: "text|json",
        summary: LocalizedText(ja: "結果の形式（既定text）", en: "form of the result (default text)"), choices: ["text", "json"]),
    ],
    examples: [
      (
        "utsushi test Mappings/nakanojo/migration.utsushi",
        LocalizedText(ja: "例の町の規則のテスト", en: "the tests of the sample town's rules")
      ),
      (
        "utsushi test migration.utsushi --coverage all",
        LocalizedText(ja: "どのテストも通していない分岐を場所とともに挙げる", en: "lists the branches that no test takes, with their places")
      ),
      (
        "utsushi test migration.utsushi --generate > proposed.utsushi",
        LocalizedText(
          ja: "そのテスト案。`import`する前に期待値を読む", en: "tests for them; read what they expect before they are imported")
      ),
    ],
    exitCodes: LocalizedText(
      ja: "0 すべて合格、1 不合格がある、2 プロジェクトに誤りがある", en: "0 all passed, 1 some failed, 2 the project has errors"),
    perform: { arguments, language in
      let loaded = ProjectLoader.load(arguments.operands[0])
      Complaint.show(loaded, language)
      guard let project = loaded.project else { return .couldNotFinish }
      if arguments.has("--generate") {
        let proposals = try TestProposals.all(project)
        Terminal.output(Array(TestListing.proposals(proposals, project.project, language).utf8))
        return .done
      }
      let results = try ProjectTests.run(project)
      for result in results where !result.isPassed {
        let diagnostics = result.failures.map { failure in
          Diagnostic(
            code: "M901", failure.message, at: failure.span,
            notes: [
              DiagnosticNote(LocalizedText(ja: "テスト「\(result.name)」", en: "test “\(result.name)”"), at: result.span)
            ])
        }
        Terminal.error(
          DiagnosticRenderer.render(diagnostics, sources: { loaded.text($0) }, language: language))
      }
      let failed = results.count { !$0.isPassed }
      let coverage =
        try arguments.has("--coverage") || arguments.value("--format") == "json" ? ProjectTests.coverage(project) : []
      if arguments.value("--format") == "json" {
        Terminal.output(TestListing.json(results, coverage, project.project))
        return failed == 0 ? .done : .gateClosed
      }
      if let wanted = arguments.value("--coverage") {
        Terminal.output(Array(TestListing.text(coverage, project.project, listsAll: wanted == "all", language).utf8))
      }
      Terminal.output(
        LocalizedText(
          ja: "テスト\(results.count)件: 合格\(results.count - failed)、不合格\(failed)",
          en: "\(results.count) tests: \(results.count - failed) passed, \(failed) failed")[language])
      return failed == 0 ? .done : .gateClosed
    })
}
