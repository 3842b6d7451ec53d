internal import Formats
internal import Language
internal import Migration
internal import Records

extension Verb {
  /// `characters`: tables, the identification worklist, decisions, and the sheet to compare glyphs on.
  static let characters = Verb(
    name: "characters",
    summary: LocalizedText(
      ja: "文字表を表示し、文字同定の作業一覧・判断・字形比較表を作る",
      en: "print character tables; list, decide and compare user-defined characters"),
    operandNames: "table NAME | worklist [SOURCE …] | decide SOURCE CODE | glyphs [SOURCE …]", operands: 1...64,
    options: [
      OptionSpec(
        name: "--project", valueName: "PROJECT",
        summary: LocalizedText(
          ja: "ソースを宣言しているプロジェクト（既定 ./migration.utsushi）",
          en: "project that declares the sources (default ./migration.utsushi)")),
      OptionSpec(
        name: "--table", valueName: "FILE",
        summary: LocalizedText(
          ja: "table: メーカーの文字表（JEF・KEIS・JIPS）", en: "table: the maker's own table (JEF, KEIS, JIPS)")),
      OptionSpec(
        name: "--output", valueName: "PATH",
        summary: LocalizedText(
          ja: "worklist: `.csv`か`.xlsx`のファイル（既定は標準出力にCSV）。glyphs: 作るフォルダ",
          en: "worklist: a `.csv` or `.xlsx` file (default: CSV on stdout); glyphs: the folder to make")),
      OptionSpec(
        name: "--all",
        summary: LocalizedText(
          ja: "worklist・glyphs: 判断の済んだコードも載せる", en: "worklist, glyphs: with the codes that are decided")),
      OptionSpec(
        name: "--mj", valueName: "FILE",
        summary: LocalizedText(
          ja: "worklist・glyphs: MJ文字の一覧（moji.csv）。候補と縮退に使う",
          en: "worklist, glyphs: the MJ character list (moji.csv), for candidates and reductions")),
      OptionSpec(
        name: "--font", valueName: "FILE",
        summary: LocalizedText(ja: "glyphs: 外字フォント（EUDC.tteなど）", en: "glyphs: the font of the old system (EUDC.tte)")),
      OptionSpec(
        name: "--images", valueName: "DIR",
        summary: LocalizedText(
          ja: "glyphs: コードを名前にもつ画像（F040.png）のフォルダ", en: "glyphs: a folder of images by code (F040.png)")),
      OptionSpec(
        name: "--decision", valueName: "同一|デザイン差|類似|保留",
        summary: LocalizedText(ja: "decide: 判断", en: "decide: the decision"),
        choices: IdentificationTable.Decision.allCases.map(\.rawValue)),
      OptionSpec(
        name: "--target", valueName: "U+…",
        summary: LocalizedText(
          ja: "decide: 同定先（`U+9AD9`、`U+8FBB U+E0102`）", en: "decide: the target (`U+9AD9`, `U+8FBB U+E0102`)")),
      OptionSpec(
        name: "--mj-name", valueName: "MJ…",
        summary: LocalizedText(ja: "decide: 同定先のMJ文字図形名", en: "decide: the MJ name of the target")),
      OptionSpec(
        name: "--note", valueName: "TEXT",
        summary: LocalizedText(ja: "decide: 字形の覚え", en: "decide: a note about the shape")),
      OptionSpec(
        name: "--by", valueName: "WHO", summary: LocalizedText(ja: "decide: 判断した人・係", en: "decide: who decided")),
      OptionSpec(
        name: "--date", valueName: "YYYY-MM-DD", summary: LocalizedText(ja: "decide: 判断した日", en: "decide: when")),
      OptionSpec(
        name: "--reason", valueName: "TEXT", summary: LocalizedText(ja: "decide: 理由", en: "decide: why")),
    ],
    examples: [
      (
        "utsushi characters table CP932",
        LocalizedText(
          ja: "表の全コード、ほかの読みとの違い、書き戻らないコード", en: "every code, the differences from other readings, the one-way codes")
      ),
      (
        "utsushi characters worklist --project Mappings/nakanojo/faulty.utsushi --output worklist.xlsx",
        LocalizedText(ja: "未決の外字の一覧を表計算用に", en: "the undecided codes, for a spreadsheet")
      ),
      (
        "utsushi characters decide 住民マスタ F048 --project migration.utsushi --decision 類似 --target U+9AD9 --by 戸籍の係 "
          + "--date 2025-10-01 --reason 戸籍の係の回答",
        LocalizedText(ja: "判断を同定表と、その隣の台帳に記録する", en: "record a decision in the identification table and its ledger")
      ),
      (
        "utsushi characters glyphs --project migration.utsushi --font EUDC.tte --mj moji.csv --output glyphs",
        LocalizedText(ja: "旧システムの字形と候補を並べた印刷用の表", en: "a sheet for printing: the old shapes beside the candidates")
      ),
    ],
    exitCodes: LocalizedText(
      ja: "0 終わった、1 未決の文字か読めないレコードがある（worklist）、2 できない",
      en: "0 done, 1 there are undecided characters or unread records (worklist), 2 could not"),
    perform: { arguments, language in
      let rest = Array(arguments.operands.dropFirst())
      switch arguments.operands[0] {
      case "table": return try CharacterTableListing.show(rest, arguments, language)
      case "worklist": return try WorklistCommand.worklist(rest, arguments, language)
      case "decide": return try DecideCommand.decide(rest, arguments, language)
      case "glyphs": return try WorklistCommand.glyphs(rest, arguments, language)
      default:
        throw UsageError(
          LocalizedText(
            ja: "`\(arguments.operands[0])`という作業は無い。table、worklist、decide、glyphsのどれか",
            en: "there is no action `\(arguments.operands[0])`: table, worklist, decide or glyphs"),
          suggestion: Suggestion.nearest(
            to: arguments.operands[0], among: ["table", "worklist", "decide", "glyphs"]))
      }
    })
}
