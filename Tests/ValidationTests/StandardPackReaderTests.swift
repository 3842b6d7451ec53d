import Records
import Testing
import Validation

@Suite struct StandardPackReaderTests {
  static let pack = PackTables.table(
    "key,value\nbusiness,031\nname,試験\nedition,2.1\ndocument,試験用の表\ndocument_date,2023-09-29\n", file: "pack.csv")
  static let group = PackTables.table("group,file_name,order,note\n宛名,atena.csv,1,\n", file: "group.csv")
  static let codes = PackTables.table(
    """
    コードID,コード名,コード値,コード値_上限,コード値の内容,出典区分,出典
    1,性別,1,,男,official,表
    1,性別,2,,女,official,表
    13,在留期間,000,365,日,vendor,表
    999,自治体固有コード,任意,,任意,official,表
    """, file: "codes.csv")
  static let items = PackTables.table(
    """
    データ項目ID,データ項目,データ項目（ローマ字）,グループ_名称,グループ_主キー,グループ_外部キー,クラス分類_LV1,クラス分類_LV2,クラス分類_LV3,\
    データ型,桁数,コード,繰り返し,データ出力条件,項目定義,項目説明,標準仕様書関連箇所,実装類型,サンプル値,備考,感度,検査数字,別名,出典区分,出典
    03100001,宛名番号,atenabango,宛名,○,,,,,X,15,,,必須,,,,○,,,personal,宛名番号,,official,表
    03100002,性別,seibetsu,宛名,,,,,,X,1,001,,任意,,,,,,,personal,,,official,表
    03100003,生年月日,seinengappi,宛名,,,,,,DATE,10,,,条件付き必須,,・不詳日を許容する,,,,,personal,,,vendor,表
    03100004,率,ritsu,宛名,,,,,,9V,"3,2",,,任意,,,,,,,open,,,assumed,表
    03100005,システムID,id,宛名,,○,,,,X,3,999,999,任意,,,,,,,支援措置,,,municipal,表
    """)

  func read(
    pack: DelimitedTable = pack, group: DelimitedTable = group, items: DelimitedTable = items,
    codes: DelimitedTable = codes
  ) throws -> StandardPack {
    try StandardPackReader.pack(
      business: "031", edition: "2.1", pack: pack, group: group, items: items, codes: codes, conditions: nil)
  }

  @Test func `a pack is read with types, digits, marks and lists`() throws {
    let pack = try read()
    #expect(pack.name == "試験" && pack.document == "試験用の表" && pack.documentDate == "2023-09-29")
    #expect(pack.groups.count == 1 && pack.codeLists.map(\.id) == ["1", "13"])
    let items = pack.groups[0].items
    #expect(items.map(\.type) == [.halfWidth, .halfWidth, .date, .decimal, .halfWidth])
    #expect(items.map(\.length) == [15, 1, 10, 3, 3] && items[3].fractionLength == 2)
    #expect(pack.groups[0].keyItems == [0])
    #expect(items[1].codeList == "1" && items[4].codeList == "999" && items[4].repetition == 999)
    #expect(items.map(\.allowsUnknownDate) == [false, false, true, false, false])
    #expect(items[2].condition == .conditional && items[4].isForeignKey)
    #expect(items.map(\.provenance) == [.official, .official, .vendor, .assumed, .municipal])
    #expect(items[4].sensitivity == .protected && items[0].checkDigit == "宛名番号")
    #expect(items[2].span.file == "items.csv" && items[2].span.start.line == 4)
    #expect(pack.codeLists[1].values == [CodeValue(code: "000", upper: "365", label: "日")])
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: String
    var line: Int
    var pack = StandardPackReaderTests.pack
    var group = StandardPackReaderTests.group
    var items = StandardPackReaderTests.items
    var codes = StandardPackReaderTests.codes
  }

  static let broken: [Broken] = [
    Broken(testDescription: "no column 桁数", code: "S101", line: 1, items: items.removing("桁数")),
    Broken(testDescription: "no column of labels", code: "S101", line: 1, codes: codes.removing("コード値の内容")),
    Broken(
      testDescription: "another edition", code: "S102", line: 4, pack: pack.replacing("value", by: "2.0", inRow: 2)),
    Broken(testDescription: "no name", code: "S102", line: 1, pack: pack.replacing("value", by: "", inRow: 1)),
    Broken(testDescription: "ASCII N", code: "S103", line: 2, items: items.replacing("データ型", by: "N")),
    Broken(testDescription: "unknown condition", code: "S104", line: 2, items: items.replacing("データ出力条件", by: "要")),
    Broken(testDescription: "unknown provenance", code: "S105", line: 2, items: items.replacing("出典区分", by: "噂")),
    Broken(
      testDescription: "code of no provenance", code: "S105", line: 3, codes: codes.replacing("出典区分", by: "", inRow: 1)),
    Broken(testDescription: "unknown sensitivity", code: "S106", line: 2, items: items.replacing("感度", by: "秘")),
    Broken(
      testDescription: "9V without fraction", code: "S107", line: 5, items: items.replacing("桁数", by: "3", inRow: 3)),
    Broken(testDescription: "X with fraction", code: "S107", line: 2, items: items.replacing("桁数", by: "3,2")),
    Broken(testDescription: "no digits", code: "S107", line: 2, items: items.replacing("桁数", by: "0")),
    Broken(
      testDescription: "id twice", code: "S108", line: 3, items: items.replacing("データ項目ID", by: "03100001", inRow: 1)),
    Broken(testDescription: "name twice", code: "S108", line: 3, items: items.replacing("データ項目", by: "宛名番号", inRow: 1)),
    Broken(testDescription: "absent list", code: "S109", line: 3, items: items.replacing("コード", by: "77", inRow: 1)),
    Broken(testDescription: "no key", code: "S110", line: 2, items: items.replacing("グループ_主キー", by: "")),
    Broken(
      testDescription: "unknown group", code: "S111", line: 3, items: items.replacing("グループ_名称", by: "他", inRow: 1)),
    Broken(testDescription: "no order", code: "S112", line: 2, group: group.replacing("order", by: "一")),
    Broken(testDescription: "code twice", code: "S113", line: 3, codes: codes.replacing("コード値", by: "1", inRow: 1)),
    Broken(
      testDescription: "two names of a list", code: "S113", line: 3, codes: codes.replacing("コード名", by: "男女", inRow: 1)),
    Broken(
      testDescription: "range of unlike ends", code: "S113", line: 4, codes: codes.replacing("コード値", by: "00", inRow: 2)
    ),
    Broken(
      testDescription: "range backwards", code: "S113", line: 4, codes: codes.replacing("コード値", by: "366", inRow: 2)),
    Broken(
      testDescription: "id of another business", code: "S114", line: 2,
      items: items.replacing("データ項目ID", by: "00100001")),
    Broken(testDescription: "another circle", code: "S114", line: 2, items: items.replacing("グループ_主キー", by: "◯")),
    Broken(
      testDescription: "repetition of words", code: "S114", line: 6, items: items.replacing("繰り返し", by: "多", inRow: 4)),
    Broken(testDescription: "unknown check digit", code: "S115", line: 2, items: items.replacing("検査数字", by: "電話番号")),
  ]

  @Test(arguments: broken) func `each mistake is one diagnostic at its line`(_ broken: Broken) throws {
    let error = #expect(throws: DiagnosticsError.self) {
      try read(pack: broken.pack, group: broken.group, items: broken.items, codes: broken.codes)
    }
    let first = try #require(error?.diagnostics.first { $0.code == broken.code })
    #expect(first.span?.start.line == broken.line)
    // A missing group or key may follow from the first mistake; nothing else may.
    #expect(error?.diagnostics.count { $0.code != "S110" && $0.code != "S111" } ?? 0 <= 1)
  }

  @Test func `all mistakes of a table are told at once`() throws {
    let items = Self.items.replacing("データ型", by: "N").replacing("感度", by: "秘", inRow: 1).replacing(
      "コード", by: "5", inRow: 2)
    let error = #expect(throws: DiagnosticsError.self) { try read(items: items) }
    #expect(error?.diagnostics.map(\.code) == ["S103", "S106", "S109"])
  }

  @Test func `two spellings of one glyph are two names`() throws {
    // U+795E and U+FA19 are canonically equivalent; as text of a register they are two characters.
    let items = Self.items.replacing("データ項目", by: "\u{795E}", inRow: 1).replacing("データ項目", by: "\u{FA19}", inRow: 2)
    let group = try read(items: items).groups[0]
    #expect(group.itemIndex(named: "\u{FA19}") == 2 && group.itemIndex(named: "\u{795E}") == 1)
  }

  @Test func `items without an official id do not collide`() throws {
    let items = Self.items.replacing("データ項目ID", by: "", inRow: 1).replacing("データ項目ID", by: "", inRow: 2)
    #expect(try read(items: items).groups[0].items.count == 5)
  }

  @Test func `a diagnostic points at its cell where the table knows it`() throws {
    var items = Self.items.replacing("感度", by: "秘", inRow: 1)
    let column = try #require(items.column(named: "感度"))
    items.rows[1].positions = items.header.indices.map { TextPosition(line: 3, column: $0 * 10 + 1) }
    let error = #expect(throws: DiagnosticsError.self) { try read(items: items) }
    #expect(error?.diagnostics.first?.span == TextSpan(file: "items.csv", line: 3, column: column * 10 + 1))
  }
}
