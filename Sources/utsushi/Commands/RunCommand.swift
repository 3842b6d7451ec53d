internal import Language
internal import Migration
internal import Records
internal import Reporting

extension Verb {
  /// `run`: the whole batch.
  static let run = Verb(
    name: "run",
    summary: LocalizedText(
      ja: "読込・変換・検査・突合・報告を一度に行い、1つのフォルダに残す",
      en: "read, map, validate, reconcile and report in one go, into one folder"),
    operandNames: "PROJECT", operands: 1...1,
    options: [
      OptionSpec(
        name: "--output", valueName: "DIR",
        summary: LocalizedText(ja: "結果のフォルダ（まだ無いもの）", en: "folder for the result (must not exist)"), isRequired: true),
      OptionSpec(
        name: "--jobs", valueName: "N",
        summary: LocalizedText(
          ja: "同時に処理するブロック数（既定はコア数）。結果は変わらない", en: "blocks worked on at once (default: cores); the result is the same")),
      OptionSpec(
        name: "--format", valueName: "text|json",
        summary: LocalizedText(
          ja: "標準出力に出すもの。jsonは報告の全文（既定text）", en: "what standard output holds; json is the whole report (default text)"),
        choices: ["text", "json"]),
      OptionSpec(
        name: "--progress", valueName: "auto|off",
        summary: LocalizedText(ja: "進み具合の表示（既定auto: 端末のときだけ）", en: "progress (default auto: on a terminal only)"),
        choices: ["auto", "off"]),
    ],
    examples: [
      (
        "utsushi run Mappings/nakanojo/migration.utsushi --output out/clean",
        LocalizedText(ja: "例の町を移行する", en: "migrate the sample town")
      ),
      (
        "utsushi run Mappings/nakanojo/faulty.utsushi --output out/faulty",
        LocalizedText(ja: "誤りを仕込んだデータ。ゲートは閉じ、終了コードは1", en: "data with planted faults: the gate stays closed, exit 1")
      ),
      (
        "utsushi run migration.utsushi --output out --format json | jq .isGateOpen",
        LocalizedText(ja: "結果をほかの道具に渡す", en: "hand the result to another tool")
      ),
    ],
    exitCodes: LocalizedText(
      ja: "0 ゲートが開いている、1 完了したがゲートが閉じている、2 完了できない",
      en: "0 the gate is open, 1 done but the gate is closed, 2 could not finish"),
    perform: { arguments, language in
      let jobs = try arguments.number("--jobs", atLeast: 1) ?? Terminal.processorCount
      guard let output = arguments.value("--output"), !output.isEmpty else {
        throw UsageError(LocalizedText(ja: "`--output`の値が空", en: "`--output` is empty"))
      }
      let loaded = ProjectLoader.load(arguments.operands[0])
      Complaint.show(loaded, language)
      guard let project = loaded.project else { return .couldNotFinish }
      let progress = ProgressLine(isShown: Terminal.isInteractive && arguments.value("--progress") != "off")
      let result: RunResult
      do {
        result = try await MigrationRun.perform(
          project, output: output,
          options: RunOptions(jobs: jobs, environment: Terminal.environment) { stage, done, total in
            progress.show(stage.title[language], done: done, of: total)
          })
      } catch let error as DiagnosticsError {
        progress.clear()
        Terminal.error(
          DiagnosticRenderer.render(error.diagnostics, sources: { loaded.text($0) }, language: language))
        return .couldNotFinish
      } catch {
        progress.clear()
        throw error
      }
      progress.clear()
      if arguments.value("--format") == "json" {
        Terminal.output(JSONReport.render(result.report))
      } else {
        Terminal.output(Array(RunSummary.text(result, language).utf8))
      }
      return result.isGateOpen ? .done : .gateClosed
    })
}

/// What a run says on standard output: the verdict, the records, what closed the gate, where the report is.
enum RunSummary {
  static func text(_ result: RunResult, _ language: MessageLanguage) -> String {
    let report = result.report
    let isJapanese = language == .japanese
    var text =
      report.isGateOpen
      ? (isJapanese ? "ゲートは開いている\n" : "the gate is open\n")
      : (isJapanese ? "ゲートは閉じている\n" : "the gate is closed\n")
    for condition in report.gate where condition.state != .passed {
      text += "  ✕ \(condition.condition)" + (isJapanese ? "（実測 " : " (measured ") + "\(condition.measured)"
      text += isJapanese ? "）\n" : ")\n"
    }
    for source in report.sources {
      let counts = RecordOutcome.allCases.compactMap { outcome -> String? in
        let records = source.outcomes.reduce(0) { $0 + ($1.outcome == outcome ? $1.records : 0) }
        return records > 0 ? "\(outcome.title[language]) \(records)" : nil
      }
      text += "\(source.name): " + counts.joined(separator: isJapanese ? "、" : ", ") + "\n"
    }
    for finding in report.findings {
      text += "  \(finding.code) \(finding.title[language]): \(finding.count)\n"
    }
    text += (isJapanese ? "報告: " : "report: ") + result.reportPath + "\n"
    return text
  }
}
