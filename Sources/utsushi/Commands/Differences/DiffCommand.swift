internal import Language
internal import Migration
internal import Platform
internal import Records

extension Verb {
  /// `diff`: two data sets by key.
  static let diff = Verb(
    name: "diff",
    summary: LocalizedText(
      ja: "二つのデータ（ファイル、フォルダ、実行）を、キーで行を対応させて比べる",
      en: "compare two data sets (files, folders or runs) by the keys of their rows"),
    operandNames: "OLD NEW", operands: 2...2,
    options: [
      OptionSpec(
        name: "--key", valueName: "COLUMN[,COLUMN…]",
        summary: LocalizedText(ja: "行を見分ける列", en: "the columns that tell rows apart")),
      OptionSpec(
        name: "--standard", valueName: "EDITION",
        summary: LocalizedText(
          ja: "標準の版のキーを使う（フォルダか、Mappings/Standardsの中の名）。`--key`も無ければ行全体がキー",
          en:
            "take the keys of an edition (its folder, or its name in Mappings/Standards); without it and `--key` the whole row is its key"
        )),
      OptionSpec(
        name: "--output", valueName: "FILE",
        summary: LocalizedText(ja: "違いをすべて書くCSVファイル（値を含む）", en: "a CSV file for every difference, with values")),
      OptionSpec(
        name: "--patch", valueName: "FILE",
        summary: LocalizedText(
          ja: "`utsushi patch OLD FILE`でNEWになる差分", en: "a patch of which `utsushi patch OLD FILE` makes NEW")),
      OptionSpec(
        name: "--ignoring", valueName: "STEP[,STEP…]",
        summary: LocalizedText(
          ja: "これらの手順の後で等しければ違いとしない: \(TextStep.allCases.map(\.rawValue).joined(separator: "、"))",
          en:
            "what is equal after these steps is no difference: \(TextStep.allCases.map(\.rawValue).joined(separator: ", "))"
        )),
      OptionSpec(
        name: "--expect", valueName: "FILE",
        summary: LocalizedText(
          ja: "予定された変更のCSV（item、old、new、reason。*は任意の値）",
          en: "a CSV of expected changes: item, old, new, reason; * is any text")),
      .characterTable, .delimiter, .newline,
      OptionSpec(
        name: "--header", valueName: "names|none",
        summary: LocalizedText(
          ja: "見出しの行（既定names。noneでは列を1からの番号で呼ぶ）",
          en: "the row of headings (default names; with none columns are called by numbers from 1)"),
        choices: HeaderRow.allCases.map(\.rawValue)),
      .byteOrderMark,
      OptionSpec(
        name: "--format", valueName: "text|json",
        summary: LocalizedText(ja: "結果の形式（既定text）", en: "form of the result (default text)"), choices: ["text", "json"]),
    ],
    examples: [
      (
        "utsushi diff out/1 out/2 --standard 2.1",
        LocalizedText(ja: "前回と今回のリハーサルを比べる", en: "compares this rehearsal with the one before")
      ),
      (
        "utsushi diff ours.csv theirs.csv --key 宛名番号,履歴番号 --ignoring trailing-blanks,width --output all.csv",
        LocalizedText(ja: "移行先の出力と比べ、違いをすべて書き出す", en: "with what the target exports; every difference is written out")
      ),
      (
        "utsushi diff out/1 out/2 --standard 2.1 --patch 1-to-2.patch",
        LocalizedText(ja: "差分も作る", en: "makes a patch too")
      ),
    ],
    exitCodes: LocalizedText(ja: "0 同じ、1 違う、2 比べられない", en: "0 the same, 1 different, 2 could not compare"),
    perform: { arguments, language in
      let work = try TemporaryFolder()
      var options = DifferenceOptions(scratch: work.path)
      options.characters = arguments.value("--characters") ?? options.characters
      options.form = DataForm.form(arguments, isByName: false)
      options.keys = (arguments.value("--key") ?? "").split(separator: ",").map(String.init)
      options.standard = try arguments.value("--standard").map { word throws(UsageError) in try DataForm.edition(word) }
      options.expectedTable = arguments.value("--expect")
      options.result = arguments.value("--output")
      options.patch = arguments.value("--patch")
      options.width = max(1, Terminal.processorCount * 2)
      for word in (arguments.value("--ignoring") ?? "").split(separator: ",") {
        guard let step = TextStep(rawValue: String(word)) else {
          let known = TextStep.allCases.map(\.rawValue).joined(separator: ", ")
          throw UsageError(
            LocalizedText(
              ja: "`--ignoring`に`\(word)`は無い。あるもの: \(known)", en: "`--ignoring` knows no `\(word)`; there are: \(known)"
            ))
        }
        options.ignoring.append(step)
      }
      let progress = ProgressLine(isShown: Terminal.isInteractive)
      var done = 0
      let report = try await DataSetDifference.compare(arguments.operands[0], arguments.operands[1], options) { path in
        done += 1
        progress.count(path, done)
      }
      progress.clear()
      Terminal.output(
        arguments.value("--format") == "json"
          ? DifferenceListing.json(report) : Array(DifferenceListing.text(report, language).utf8))
      return report.isDifferent ? .gateClosed : .done
    })

  /// `patch`: the newer of two data sets from the older.
  static let patch = Verb(
    name: "patch",
    summary: LocalizedText(
      ja: "`diff --patch`の差分で、古いデータから新しいデータを1バイトも違わずに作る",
      en: "make the newer data set of the older one, byte for byte, by a patch of `diff --patch`"),
    operandNames: "OLD PATCH --output NEW", operands: 2...2,
    options: [
      OptionSpec(
        name: "--output", valueName: "NEW",
        summary: LocalizedText(ja: "作るファイルかフォルダ（まだ無いもの）", en: "the file or folder to make; not there yet"),
        isRequired: true)
    ],
    examples: [
      (
        "utsushi patch out/1/bag/data 1-to-2.patch --output data-2",
        LocalizedText(ja: "前回のデータから今回のデータを作る", en: "makes this rehearsal's data of the one's before")
      )
    ],
    exitCodes: LocalizedText(ja: "0 できた、2 できない", en: "0 made, 2 could not"),
    perform: { arguments, language in
      let count = try PatchReader.apply(
        arguments.operands[1], to: arguments.operands[0], output: arguments.value("--output") ?? "")
      Terminal.output(
        LocalizedText(ja: "\(count)ファイルを作り、要約値を確かめた", en: "\(count) files made, their digests checked")[language])
      return .done
    })
}
