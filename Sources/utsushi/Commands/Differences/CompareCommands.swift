internal import Delivery
internal import Fidelity
internal import Language
internal import Migration
internal import Platform
internal import Records
internal import Reporting

extension Verb {
  /// `compare-runs`: a rehearsal and the one before.
  static let compareRuns = Verb(
    name: "compare-runs",
    summary: LocalizedText(
      ja: "二つの実行の記録を比べる: 行き先、指摘、規則、突合、文字同定、ゲート",
      en: "compare what two runs say: outcomes, findings, rules, totals, identifications, gate"),
    operandNames: "OLD NEW", operands: 2...2,
    options: [
      OptionSpec(
        name: "--format", valueName: "text|json",
        summary: LocalizedText(ja: "結果の形式（既定text）", en: "form of the result (default text)"), choices: ["text", "json"])
    ],
    examples: [
      (
        "utsushi compare-runs out/1 out/2",
        LocalizedText(ja: "前回のリハーサルから何が直り、何が増えたか", en: "what this rehearsal mended, and what it brought")
      )
    ],
    exitCodes: LocalizedText(ja: "0 同じ、1 違う、2 比べられない", en: "0 the same, 1 different, 2 could not compare"),
    perform: { arguments, language in
      let comparison = try RunDifference.compare(RunFolder(arguments.operands[0]), RunFolder(arguments.operands[1]))
      if arguments.value("--format") == "json" {
        Terminal.output(RunComparisonListing.object(comparison).line)
      } else {
        let verdict =
          comparison.isDifferent ? LocalizedText(ja: "違う", en: "different") : LocalizedText(ja: "同じ", en: "the same")
        Terminal.output(Array((RunComparisonListing.text(comparison, language) + verdict[language] + "\n").utf8))
      }
      return comparison.isDifferent ? .gateClosed : .done
    })

  /// `compare-mappings`: what a change of rules does.
  static let compareMappings = Verb(
    name: "compare-mappings",
    summary: LocalizedText(
      ja: "二つの規則を同じデータで実行し、どの行のどの項目が変わるかを示す",
      en: "run two rule sets over the same data and show which rows and items change"),
    operandNames: "OLD NEW", operands: 2...2,
    options: [
      OptionSpec(
        name: "--source", valueName: "NAME=FILE[,FILE…]",
        summary: LocalizedText(
          ja: "両方に読ませるファイル。ソースごとに繰り返せる（既定は宣言のとおり）",
          en: "the files that both read; once for each source (default: as declared)")),
      OptionSpec(
        name: "--output", valueName: "FILE",
        summary: LocalizedText(ja: "違いをすべて書くCSVファイル（値を含む）", en: "a CSV file for every difference, with values")),
      OptionSpec(
        name: "--jobs", valueName: "N",
        summary: LocalizedText(ja: "同時に処理するブロック数（既定はコア数）", en: "blocks worked on at once (default: cores)")),
      OptionSpec(
        name: "--format", valueName: "text|json",
        summary: LocalizedText(ja: "結果の形式（既定text）", en: "form of the result (default text)"), choices: ["text", "json"]),
    ],
    examples: [
      (
        "utsushi compare-mappings main/migration.utsushi branch/migration.utsushi",
        LocalizedText(ja: "取り込む前に、規則の変更が何を変えるかを見る", en: "what a change of rules does, before it is merged")
      ),
      (
        "utsushi compare-mappings a.utsushi b.utsushi --source 住民マスタ=JUKI.DAT --output changes.csv",
        LocalizedText(ja: "同じ出力ファイルで比べ、違いをすべて書き出す", en: "over one export; every difference is written out")
      ),
    ],
    exitCodes: LocalizedText(ja: "0 同じ、1 違う、2 比べられない", en: "0 the same, 1 different, 2 could not compare"),
    perform: { arguments, language in
      let jobs = try arguments.number("--jobs", atLeast: 1) ?? Terminal.processorCount
      let files = try arguments.all("--source").map { word throws(UsageError) in
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
          throw UsageError(
            LocalizedText(ja: "`--source`は`名前=ファイル`と書く（`\(word)`）", en: "`--source` takes NAME=FILE, not `\(word)`"))
        }
        return (source: parts[0], paths: parts[1].split(separator: ",").map(String.init))
      }
      var projects: [LoadedProject] = []
      for file in arguments.operands {
        let loaded = ProjectLoader.load(file)
        Complaint.show(loaded, language)
        guard let project = loaded.project else { return .couldNotFinish }
        projects.append(try project.reading(files))
      }
      let work = try TemporaryFolder()
      var options = DifferenceOptions(scratch: work.path)
      options.result = arguments.value("--output")
      options.width = max(1, Terminal.processorCount * 2)
      let progress = ProgressLine(isShown: Terminal.isInteractive)
      defer { progress.clear() }
      let result = try await MappingComparison.compare(
        projects[0], projects[1], options,
        options: RunOptions(jobs: jobs, environment: Terminal.environment) { stage, done, total in
          progress.show(stage.title[language], done: done, of: total)
        }
      )
      progress.clear()
      if arguments.value("--format") == "json" {
        var document = JSONLine()
        document.add("isDifferent", result.isDifferent)
        document.add("data", DifferenceListing.object(result.data))
        document.add("runs", RunComparisonListing.object(result.runs))
        Terminal.output(document.line)
      } else {
        Terminal.output(
          Array(
            (RunComparisonListing.text(result.runs, language) + "\n" + DifferenceListing.text(result.data, language))
              .utf8))
      }
      return result.isDifferent ? .gateClosed : .done
    })
}
