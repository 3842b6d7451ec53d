import Records
import Testing
import Validation

/// Sheets in the form of the official item list: two rows of headings, ids in two cells, an end mark of `e`.
struct OfficialListTests {
  /// A grid of rows written with `|`; the first row has number 1.
  static func grid(_ text: String, name: String = "表.xlsx#項目") -> CellGrid {
    CellGrid(
      name: name,
      rows: text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
        CellGrid.Row(
          number: number + 1,
          cells: line.split(separator: "|", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.element.isEmpty }.map { ($0.offset + 1, String($0.element)) })
      })
  }

  static let headings = """
    ■地方公共団体情報システム-（試験業務）項目定義書
    データ項目ID||データ項目|データ項目（ローマ字）|グループ|||クラス分類|||データ型|桁数|コード|繰り返し|データ出力条件|項目定義|項目説明|標準仕様書関連箇所|実装類型|サンプル値|備考
    ||||名称|主キー|外部キー|LV1|LV2|LV3
    """

  static func rows(_ lines: [String]) -> String { lines.joined(separator: "\n") }

  @Test func `columns are found by their headings and ids are put together`() throws {
    // A class column is missing from `first` in the sheet's order: 21 columns, one each.
    let text = Self.rows([
      Self.headings, "099|1|番号|bango|台帳|○||あ|い|う|X|15|||必須|定義|説明|箇所|○|1|備考",
      "099|00002|区分|kubun|台帳||||||N|4|001||条件付き必須||※※番号があれば出力必須", "e||e|e", "099|3|この後は無い|x|台帳",
    ])
    let codes = Self.grid(
      "コード一覧表|業務名\nコードID|コード名|コード値|コード値の内容|備考\n1|区分|0|無し\n||1|有り\n2|期間|001～365|日数", name: "表.xlsx#コード")
    let list = try OfficialList([Self.grid(text), codes], source: "表")
    #expect(list.business == "099" && list.name == "試験業務" && list.groups == ["台帳"])
    func cells(_ row: Int, _ columns: [String]) -> [String] {
      columns.map { list.items.rows[row].cells[list.items.column(named: $0) ?? 0] }
    }
    #expect(list.items.rows.count == 2)
    let names = ["データ項目ID", "データ項目", "グループ_主キー", "クラス分類_LV3", "データ型", "桁数", "コード", "データ出力条件", "項目説明"]
    #expect(cells(0, names) == ["09900001", "番号", "○", "う", "X", "15", "", "必須", "説明"])
    // A half-width N is the official Ｎ.
    #expect(cells(1, names) == ["09900002", "区分", "", "", "Ｎ", "4", "001", "条件付き必須", "※※番号があれば出力必須"])
    #expect(
      list.codes.rows.map { Array($0.cells[..<5]) } == [
        ["1", "区分", "0", "", "無し"], ["1", "区分", "1", "", "有り"], ["2", "期間", "001", "365", "日数"],
      ])
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var code: String
    var line: Int
  }

  static let good = "099|1|番号|bango|台帳|○||||||X|15|||必須"

  @Test(arguments: [
    Broken(testDescription: "nothing", text: "", code: "S201", line: 1),
    Broken(testDescription: "no headings", text: good, code: "S201", line: 1),
    Broken(testDescription: "headings alone", text: headings, code: "S201", line: 1),
    Broken(
      testDescription: "a missing column", text: rows([headings.replacing("桁数|", with: "|"), good]), code: "S202",
      line: 2),
    Broken(testDescription: "no id", text: rows([headings, "||番号|bango|台帳|○||||X|15"]), code: "S203", line: 4),
    Broken(testDescription: "a long id", text: rows([headings, "099|123456|番号"]), code: "S203", line: 4),
    Broken(testDescription: "letters in an id", text: rows([headings, "099|1a|番号"]), code: "S203", line: 4),
    Broken(testDescription: "two businesses", text: rows([headings, good, "098|2|区分"]), code: "S204", line: 5),
    Broken(
      testDescription: "a code before its list", text: rows([headings, good, "コードID|コード名|コード値|コード値の内容", "||1|有り"]),
      code: "S205", line: 6),
  ])
  func `what is no item list is refused with its place`(_ broken: Broken) throws {
    let error = #expect(throws: DiagnosticsError.self) {
      try OfficialList([Self.grid(broken.text)], source: "表")
    }
    let first = try #require(error?.diagnostics.first)
    #expect(
      error?.diagnostics.contains { $0.code == broken.code && $0.span?.start.line == broken.line } == true, "\(first)")
  }

  @Test func `what an earlier pack added is taken over by id and by name`() throws {
    let text = Self.rows([
      Self.headings, "031|1|宛名番号|atenabango|宛名|○||||X|15|||必須", "031|2|性別表記|seibetsu|宛名||||||X|1|||任意",
      "031|7|新しい項目|atarashii|宛名||||||X|1|||任意",
    ])
    let list = try OfficialList([Self.grid(text)], source: "表")
    let tables = ImportedPack(
      list, edition: "2.2", document: "表", date: "2026-01-01",
      earlier: (items: StandardPackReaderTests.items, group: StandardPackReaderTests.group))
    func cell(_ row: Int, _ name: String) -> String {
      tables.items.rows[row].cells[tables.items.column(named: name) ?? 0]
    }
    #expect(cell(0, "検査数字") == "宛名番号" && cell(0, "感度") == "personal")
    // 性別 of id 03100002 has another name now.
    #expect(cell(1, "別名") == "性別")
    #expect(tables.undecided == ["新しい項目"] && tables.dropped == ["生年月日", "率", "システムID"])
    #expect(tables.group.rows.map(\.cells) == [["宛名", "atena.csv", "1", ""]])
  }
}
