internal import Migration
internal import Platform
internal import Records
internal import Reporting

extension Verb {
  /// `standard`: official lists become packs; packs are shown and compared.
  static let standard = Verb(
    name: "standard",
    summary: LocalizedText(
      ja: "標準の項目定義書を取り込み、表示し、版どうしを比べる", en: "import the standard's official item lists, show them, compare two editions"
    ),
    operandNames: "import FILE … | show EDITION [GROUP …] | compare EDITION EDITION | rules", operands: 1...256,
    options: [
      OptionSpec(
        name: "--edition", valueName: "EDITION",
        summary: LocalizedText(
          ja: "import: 標準の版（例 2.1）。項目定義書には書かれていない", en: "import: the edition, as 2.1; the sheets do not say it")),
      OptionSpec(
        name: "--output", valueName: "DIR",
        summary: LocalizedText(
          ja: "import: 版のフォルダ。中に業務のフォルダを作る。rules: ページのファイル",
          en: "import: the folder of the edition, in which the pack's folder is made; rules: the page's file"
        )),
      OptionSpec(
        name: "--earlier", valueName: "DIR",
        summary: LocalizedText(
          ja: "import: 前の版のフォルダ。感度・検査数字・別名・ファイル名・条件の規則を引き継ぐ",
          en: "import: the folder of an earlier edition, for sensitivities, check digits, aliases, file names and rules"
        )),
      OptionSpec(
        name: "--document", valueName: "TEXT",
        summary: LocalizedText(ja: "import: 文書の名（既定はファイル名）", en: "import: the document's name (default: the file's)")),
      OptionSpec(
        name: "--document-date", valueName: "YYYY-MM-DD",
        summary: LocalizedText(ja: "import: 文書の日付", en: "import: the document's date")),
      OptionSpec(
        name: "--mapping", valueName: "PROJECT",
        summary: LocalizedText(
          ja: "compare: 変更が触れる規則をこのプロジェクトから挙げる", en: "compare: name the rules of this project that a change touches")),
      OptionSpec(
        name: "--format", valueName: "text|json|html",
        summary: LocalizedText(
          ja: "結果の形式（既定text）。htmlはrulesだけ", en: "form of the result (default text); html for rules alone"),
        choices: ["text", "json", "html"]),
    ],
    examples: [
      (
        "utsushi standard import 031.xlsx --edition 2.1 --earlier Mappings/Standards/2.1 --output new/2.1",
        LocalizedText(ja: "公表された項目定義書から業務のパックを作る", en: "makes a pack of the published list")
      ),
      (
        "utsushi standard show Mappings/Standards/2.1 031.住登外者宛名基本情報",
        LocalizedText(ja: "グループの項目を一覧する", en: "lists the items of a group")
      ),
      (
        "utsushi standard compare Mappings/Standards/2.1 new/2.1 --mapping Mappings/nakanojo/migration.utsushi",
        LocalizedText(ja: "版の違いと、それが触れるマッピングの規則", en: "what changed, and the rules of a mapping that it touches")
      ),
      (
        "utsushi standard rules --format html --output rules.html",
        LocalizedText(ja: "規則の手引き。どれにも合う例と合わない例がある", en: "the reference of the rules, each with an example")
      ),
    ],
    exitCodes: LocalizedText(
      ja: "0 終わった・違いが無い、1 違いがある（compare）、2 できない",
      en: "0 done, or no difference; 1 there are differences (compare); 2 could not"),
    perform: { arguments, language in
      let rest = Array(arguments.operands.dropFirst())
      switch arguments.operands[0] {
      case "import": return try StandardImportCommand.perform(rest, arguments, language)
      case "show": return try StandardShowCommand.perform(rest, arguments, language)
      case "rules": return try StandardRulesCommand.perform(rest, arguments, language)
      case "compare": return try StandardCompareCommand.perform(rest, arguments, language)
      default:
        throw UsageError(
          LocalizedText(
            ja: "`\(arguments.operands[0])`という作業は無い。import、show、compare、rulesのどれか",
            en: "there is no action `\(arguments.operands[0])`: import, show, compare or rules"),
          suggestion: Suggestion.nearest(to: arguments.operands[0], among: ["import", "show", "compare", "rules"]))
      }
    })
}
