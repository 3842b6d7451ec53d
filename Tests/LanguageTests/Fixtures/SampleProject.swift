import Language
import Records

/// A project over the sample layouts and standard that has nothing wrong, to be varied by tests.
enum SampleProject {
  static let file = "migration.utsushi"

  static let head = """
    migration "中之条町 第1回リハーサル" {
      kind         rehearsal
      municipality 104213
      standard     "../Standards/2.1"
      as-of        2025-10-01
      dialect      "utf8-crlf-quoted-header"
      gate         { rejects == 0; undecided characters == 0; totals all; assumed items <= 40 }
    }

    source 住民マスタ {
      file       "JUKI.DAT" parts 1 extracted 2025-09-30
      layout     copybook "layouts/JUKI.cpy" dialect IBM characters CP932
      characters CP932 with identification "characters/juki-gaiji.csv"
      records    fixed 70 newline CRLF
      padding    space
      eras       "codes/eras.csv"
      select     detail JUKI-DETAIL when REC-KBN == "2",
                 trailer JUKI-TRAILER when REC-KBN == "8" or "9"
      protect    (ATENA-NO) when OLD-FLG != " "
    }

    codes 性別変換 = "codes/sex.csv" to 001.性別


    """

  static let assignments = [
    "宛名番号 = 旧.ATENA-NO | check 宛名番号",
    "個人履歴番号 = 旧.RIREKI-NO | integer",
    "氏名 = 旧.SHIMEI | trim",
    "生年月日 = 旧.BIRTH | wareki\n           else unknown 生年月日_不詳フラグ, 生年月日_不詳表記",
    "性別 = 旧.SEX | code 性別変換 else reject",
    "異動年月日 = 旧.IDO-YMD | date else absent",
    "最新フラグ = last within (旧.ATENA-NO) by (旧.RIREKI-NO) | flag \"1\", \"0\"",
    "税額 = 旧.KINGAKU",
    "「転出先住所（予定）_町字」 = 旧.ZOKUGARA-CD(1) | trim",
    "第30条45規定区分 absent \"旧システムにない\"",
    "備考 absent \"旧システムにない\"",
    "keep 旧.ZOKUGARA-CD(2) in 独自施策 \"続柄の2段目\"",
  ]

  static let tail = """

    total "トレーラ件数" { 住民マスタ.trailer.KENSU == count 住民マスタ.detail where REC-KBN == "2" }

    rule "氏名は必須" for 001.住民情報 severity warning { require 氏名 when 性別 == "1" or 性別 == "2" }

    test "昭和64年1月7日は昭和の最終日" for 001.住民情報 {
      given  旧.BIRTH = "3640107"
      expect 生年月日 = "1989-01-07"
      expect 生年月日_不詳フラグ = "0"
    }

    """

  static func map(_ lines: [String], filter: String = "\n    where 旧.OLD-FLG != \"9\"") -> String {
    "map 001.住民情報 from 住民マスタ.detail as 旧\(filter)\n{\n"
      + lines.map { "  \($0)\n" }.joined() + "}\n"
  }

  /// The whole project, with some lines of its map replaced by others: those that begin with a key.
  static func text(replacing changes: [String: String] = [:], adding extra: [String] = []) -> String {
    let lines = assignments.map { line in changes.first { line.hasPrefix($0.key) }?.value ?? line } + extra
    return head + map(lines.filter { !$0.isEmpty }) + tail
  }

  static let conversion = CodeConversion(
    name: "性別変換", file: "codes/sex.csv",
    rows: [.init(source: "1", target: "1", line: 2), .init(source: "2", target: "2", line: 3)])

  /// What parsing, reading and checking one file say.
  static func check(
    _ text: String, layouts: [RecordLayout] = [SampleLayouts.detail, SampleLayouts.trailer],
    conversion: CodeConversion = conversion, eras: EraTable? = SampleStandard.eras
  ) -> (project: TypedProject?, diagnostics: [Diagnostic]) {
    let (document, syntax) = Parser.parse(SourceText(file: file, bytes: Array(text.utf8)))
    let (declarations, found) = Declarations.read([document])
    guard let declarations else { return (nil, syntax + found) }
    let context = CheckContext(
      layouts: declarations.sources.map { _ in layouts }, standard: SampleStandard.edition,
      conversions: declarations.codes.map { _ in conversion }, eras: declarations.sources.map { _ in eras })
    let (project, checked) = Checker.check([document], declarations: declarations, context: context)
    return (project, syntax + found + checked)
  }
}
