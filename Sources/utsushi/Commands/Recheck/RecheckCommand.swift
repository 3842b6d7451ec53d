internal import Delivery
internal import Migration
internal import Platform
internal import Recheck
internal import Records

extension Verb {
  /// `recheck`: compute a run again by another way and compare.
  static let recheck = Verb(
    name: "recheck",
    summary: LocalizedText(
      ja: "実行の結果を、元のバイトから別の手順で計算し直して比べる",
      en: "compute a run again from its source bytes, by another way, and compare every value"),
    operandNames: "RUN", operands: 1...1,
    options: [
      OptionSpec(
        name: "--sample", valueName: "N",
        summary: LocalizedText(ja: "抜き取るレコードの数（既定は全件）", en: "how many records to draw (default: all)")),
      OptionSpec(
        name: "--seed", valueName: "S",
        summary: LocalizedText(
          ja: "抜き取りの種（既定0）。同じ種なら同じレコード", en: "the seed of the draw (default 0); the same seed draws the same records")),
      OptionSpec(
        name: "--positions", valueName: "CSV",
        summary: LocalizedText(
          ja: "COBOLコンパイラの示す項目の位置（record,field,offset,bytes）。既定はプロジェクトのlayouts/positions.csv（あれば）",
          en:
            "where fields stand as a COBOL compiler says (record,field,offset,bytes); default: layouts/positions.csv of the project, if there is one"
        )),
      .runProject,
      OptionSpec(
        name: "--accept-not-run",
        summary: LocalizedText(
          ja: "読み直せないソースや項目があっても0で終わる", en: "end with 0 though some sources or items have no second reading")),
      OptionSpec(
        name: "--format", valueName: "text|json",
        summary: LocalizedText(ja: "結果の形式（既定text）", en: "form of the result (default text)"), choices: ["text", "json"]),
    ],
    examples: [
      (
        "utsushi recheck out/clean",
        LocalizedText(ja: "すべての値を計算し直して比べる", en: "computes and compares every value")
      ),
      (
        "utsushi recheck out/clean --sample 500 --seed 20251001",
        LocalizedText(ja: "監査人の決めた種で500件を抜き取る", en: "draws 500 records by a seed that the auditor chose")
      ),
    ],
    exitCodes: LocalizedText(
      ja: "0 すべて一致、1 違いがある、または読み直せないものがある、2 できない",
      en: "0 everything agrees, 1 something differs or has no second reading, 2 could not"),
    perform: { arguments, language in
      let sample = try arguments.number("--sample", atLeast: 0)
      let seed = try arguments.number("--seed", atLeast: 0) ?? 0
      let origin = try RunOrigin(arguments.operands[0], project: arguments.value("--project"))
      let beside = origin.path("layouts/positions.csv")
      let table = arguments.value("--positions") ?? (FileSystem.exists(beside) ? beside : nil)
      let progress = ProgressLine(isShown: Terminal.isInteractive)
      let report: RecheckReport
      do throws(RecheckError) {
        let input = SecondReading.Input(
          project: origin.loaded.project, paths: origin.loaded.sourcePaths,
          identifications: origin.loaded.identifications, run: origin.run.path,
          positions: try table.map { path throws(RecheckError) in try PositionTable(path: path) })
        report = try SecondReading.perform(input, sample: sample, seed: UInt64(seed)) { name, count in
          progress.count(name, count)
        }
      } catch {
        progress.clear()
        throw RunError(code: "P253", error.message)
      }
      progress.clear()
      Terminal.output(
        arguments.value("--format") == "json"
          ? RecheckListing.json(report) : Array(RecheckListing.text(report, language).utf8))
      return report.differenceCount == 0 && (report.isWhole || arguments.has("--accept-not-run")) ? .done : .gateClosed
    })
}
