import Language
import Records

/// A project over two lists that belong together and a list of totals, all delimited text.
enum ListProject {
  static let sources = """
    migration "中之条町 第1回リハーサル" {
      kind         rehearsal
      municipality 104213
      standard     "../Standards/2.1"
      as-of        2025-10-01
      dialect      "utf8-crlf-quoted-header"
      gate         { rejects == 0 }
    }

    source 期別 {
      file       "KIBETSU.CSV" parts 1 extracted 2025-09-30
      layout     delimited "layouts/KIBETSU.csv"
      characters CP932
      records    delimited comma newline CRLF header names
      eras       "codes/eras.csv"
      select     detail
      protect    (宛名番号 as ATENA-NO)
    }

    source 台帳 {
      file       "DAICHO.CSV" parts 1 extracted 2025-09-30
      layout     delimited "layouts/DAICHO.csv"
      characters CP932
      records    delimited comma newline CRLF header none
      select     detail
      protect    (宛名番号 as ATENA-NO) when 抑止 == "1"
    }

    source 管理 {
      file       "KANRI.CSV" parts 1 extracted 2025-09-30
      layout     delimited "layouts/KANRI.csv"
      characters CP932
      records    delimited comma newline LF header none
      select     control
    }


    """

  static let map = """
    map 010.期別税額 from 期別.detail as 旧
      join 台帳行 = 台帳.detail by 整理番号 == 旧.整理番号 one
      where 旧.年度 == "2025"
      for each (期, 税額欄) in [("1", 旧.第1期), ("2", 旧.第2期)] where 税額欄 != 0
    {
      宛名番号 = 旧.宛名番号
      期別番号 = 期
      期別税額 = 税額欄
      氏名 = 台帳行.氏名
      開始日 = 旧.開始日 | open-start when blank | wareki "GYY.MM.DD" else reject
      終了日 = 旧.終了日 | open-end when "9999/99/99" | date "YYYY/MM/DD" else reject
    }

    map 001.宛名 from 台帳.detail as 台
    {
      宛名番号 = 台.宛名番号
      氏名 = 台.氏名
      区分 = 台.区分
    }


    """

  static let rest = """
    total "期別の調定額" {
      sum 010.期別税額.期別税額 by (期別番号) ==
        sum 管理.control.金額 by (期別)
    }

    rule "宛名番号は宛名にある" for 010.期別税額 { require 宛名番号 in 001.宛名.宛名番号 }

    """

  static var text: String { sources + map + rest }

  /// What is wrong with the project when one part of it is written in another way.
  static func codes(_ part: String, _ other: String) -> [String] {
    check(text.replacing(part, with: other)).diagnostics.map(\.code)
  }

  static func check(_ text: String) -> (project: TypedProject?, diagnostics: [Diagnostic]) {
    let (document, syntax) = Parser.parse(SourceText(file: "migration.utsushi", bytes: Array(text.utf8)))
    let (declarations, found) = Declarations.read([document])
    guard let declarations else { return (nil, syntax + found) }
    let layouts = [
      layout(["宛名番号", "整理番号", "年度", "第1期:5", "第2期:5", "開始日", "終了日"]),
      layout(["整理番号", "宛名番号", "氏名", "区分", "抑止"]),
      layout(["期別", "金額:9"]),
    ]
    let context = CheckContext(
      layouts: zip(declarations.sources, layouts).map { [$1] }, standard: edition, conversions: [],
      eras: declarations.sources.map { $0.eras == nil ? nil : SampleStandard.eras })
    let (project, checked) = Checker.check([document], declarations: declarations, context: context)
    return (project, syntax + found + checked)
  }

  /// Columns of text, and of numbers with so many digits.
  private static func layout(_ columns: [String]) -> RecordLayout {
    var builder = LayoutBuilder(name: "行")
    for column in columns {
      let parts = column.split(separator: ":")
      let digits = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
      builder.add(
        String(parts[0]), digits > 0 ? "9" : "X",
        digits > 0 ? .delimitedNumber(NumberShape(digits: digits, scale: 0, isSigned: false)) : .delimitedText, 1)
    }
    builder.layout.isDelimited = true
    return builder.layout
  }

  private static let edition = StandardEdition(
    edition: "2.1",
    packs: [
      pack(
        "010", "期別税額",
        [
          ("宛名番号", .halfWidth, 15, .personal, true), ("期別番号", .halfWidth, 2, .open, true),
          ("期別税額", .signedInteger, 9, .personal, false), ("氏名", .fullWidth, 100, .personal, false),
          ("開始日", .date, 10, .personal, false), ("終了日", .date, 10, .personal, false),
        ]),
      pack(
        "001", "宛名",
        [
          ("宛名番号", .halfWidth, 15, .personal, true), ("氏名", .fullWidth, 100, .personal, false),
          ("区分", .halfWidth, 2, .open, false),
        ]),
    ])

  private static func pack(
    _ business: String, _ name: String, _ items: [(String, ItemType, Int, Sensitivity, Bool)]
  ) -> StandardPack {
    StandardPack(
      business: business, name: name, document: "synthetic", documentDate: "2023-09-29",
      groups: [
        StandardGroup(
          business: business, name: name, fileName: "a.csv",
          items: items.enumerated().map { number, item in
            StandardItem(
              id: "\(business)\(number)", name: item.0, romaji: "", type: item.1, length: item.2, fractionLength: 0,
              codeList: nil, repetition: nil, condition: .mandatory, isPrimaryKey: item.4, allowsUnknownDate: false,
              sensitivity: item.3, provenance: .assumed,
              span: TextSpan(file: "items.csv", line: number + 2, column: 1))
          })
      ], codeLists: [], conditions: nil)
  }
}
