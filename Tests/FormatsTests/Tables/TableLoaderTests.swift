import Records
import Testing

@testable import Formats

struct TableLoaderTests {
  private static func table(_ text: String) throws -> DelimitedTable {
    try #require(DelimitedText.table(Array(text.utf8), file: "t.csv").table)
  }

  /// `code line:column` of each diagnostic.
  private static func places(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { "\($0.code) \($0.span?.start.line ?? 0):\($0.span?.start.column ?? 0)" }
  }

  @Test func `a code conversion keeps zeros and tells glyphs apart`() throws {
    let result = CodeConversion.read(
      try TableLoaderTests.table("source,target,note\n01,1,男\n1,2,\n\u{FA19},3,\n\u{795E},4,\n,0,空\n"), name: "性別")
    #expect(result.diagnostics.isEmpty)
    #expect(result.conversion.rows.map(\.target) == ["1", "2", "3", "4", "0"])
    #expect(result.conversion.rows.map(\.line) == [2, 3, 4, 5, 6])
  }

  @Test func `duplicates and empty targets of a code conversion are refused`() throws {
    let result = CodeConversion.read(
      try TableLoaderTests.table("note,source,target\nx,1,2\ny,1,3\nz,2,\n"), name: "c")
    #expect(TableLoaderTests.places(result.diagnostics) == ["T204 3:3", "T203 4:5"])
    #expect(result.conversion.rows.count == 1)
  }

  @Test func `columns must be the ones of the table's kind`() throws {
    let result = CodeConversion.read(try TableLoaderTests.table("source,code,note\n1,2,\n"), name: "c")
    #expect(TableLoaderTests.places(result.diagnostics) == ["T201 1:1", "T202 1:1"])
  }

  @Test func `eras are read and put in order`() throws {
    // Days: 行政基本情報データ連携モデル, 元号西暦対応表 (each era begins the day after the one before it ended).
    let result = EraTable.read(
      try TableLoaderTests.table(
        "code,era,first_day,last_day\n5,令和,2019-05-01,\n3,昭和,1926-12-25,1989-01-07\n4,平成,1989-01-08,2019-04-30\n"))
    #expect(result.diagnostics.isEmpty)
    #expect(result.eras.eras.map(\.code) == ["3", "4", "5"])
    #expect(result.eras.eras.last?.last == nil)
    #expect(result.eras.eras.first?.first == CivilDate(year: 1926, month: 12, day: 25))
  }

  @Test func `eras that cannot be are refused where they stand`() throws {
    let result = EraTable.read(
      try TableLoaderTests.table(
        """
        code,era,first_day,last_day
        ,無,1868-01-25,1912-07-29
        2,大正,1912-7-30,1926-12-24
        3,昭和,1926-12-25,1989-02-29
        3,昭和,1926-12-25,1989-01-07
        4,平成,1989-01-08,1989-01-07
        5,令和,2019-05-01,
        6,次,2030-01-01,2031-01-01
        7,次々,2030-12-31,

        """))
    #expect(
      TableLoaderTests.places(result.diagnostics) == [
        "T203 2:1", "T205 3:6", "T205 4:17", "T204 5:1", "T206 6:17", "T208 7:17", "T207 9:6",
      ])
  }

  private static let header = "table,code,glyph_note,decision,target,mj,decided_by,date,reason\n"

  @Test func `identifications are read with their targets`() throws {
    let result = IdentificationTable.read(
      try TableLoaderTests.table(
        TableLoaderTests.header
          + "CP932,F040,はしご高,同一,U+9AD9,MJ028902,住民課,2025-09-01,字形一致\n"
          + "CP932,F041,一点辻,デザイン差,U+8FBB U+E0102,,住民課,,\nCP932,f9fc,,類似,U+20BB7,,,,\nCP932,F0FC,,保留,,,,,\n"))
    #expect(result.diagnostics.isEmpty)
    #expect(result.identification.rows.map(\.code) == [0xF040, 0xF041, 0xF9FC, 0xF0FC])
    #expect(result.identification.rows.map { $0.target.map(\.value) } == [[0x9AD9], [0x8FBB, 0xE0102], [0x20BB7], []])
    #expect(result.identification.rows.map(\.decision) == [.same, .design, .similar, .held])
  }

  // The user-defined area of CCSID 939 is 6941–7FFE (ICU's ibm-939_P120-1999).
  @Test func `identifications of a host's codes are read`() throws {
    let result = IdentificationTable.read(
      try TableLoaderTests.table(
        TableLoaderTests.header + "IBM939,6941,,同一,U+9AD9,,,,\nIBM939,7FFE,,同一,U+20BB7,,,,\nIBM939,F040,,保留,,,,,\n"))
    #expect(result.identification.rows.map(\.code) == [0x6941, 0x7FFE])
    #expect(TableLoaderTests.places(result.diagnostics) == ["T211 4:8"])
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var row: String
    var places: [String]
    var testDescription: String { row }
  }

  @Test(arguments: [
    Bad(row: "sjis,F040,,同一,U+9AD9,,,,", places: ["T209 2:1"]),
    Bad(row: "CP932,F04,,同一,U+9AD9,,,,", places: ["T210 2:7"]),
    Bad(row: "CP932,+F04,,同一,U+9AD9,,,,", places: ["T210 2:7"]),
    Bad(row: "CP932,F0401,,同一,U+9AD9,,,,", places: ["T210 2:7"]),
    Bad(row: "CP932,88EA,,同一,U+9AD9,,,,", places: ["T211 2:7"]),
    Bad(row: "CP932,F07F,,同一,U+9AD9,,,,", places: ["T211 2:7"]),
    Bad(row: "CP932,F040,,同じ,U+9AD9,,,,", places: ["T212 2:13"]),
    Bad(row: "CP932,F040,,同一,9AD9,,,,", places: ["T213 2:16"]),
    Bad(row: "CP932,F040,,同一,U+D800,,,,", places: ["T213 2:16"]),
    Bad(row: "CP932,F040,,同一,U+FFFD,,,,", places: ["T213 2:16"]),
    Bad(row: "CP932,F040,,同一,U+110000,,,,", places: ["T213 2:16"]),
    Bad(row: "CP932,F040,,同一,U+8FBB U+8FBB,,,,", places: ["T213 2:16"]),
    Bad(row: "CP932,F040,,同一,U+E0102,,,,", places: ["T213 2:16"]),
    Bad(row: "CP932,F040,,同一,U+8FBB  U+E0102,,,,", places: ["T213 2:16"]),
    Bad(row: "CP932,F040,,同一,,,,,", places: ["T214 2:16"]),
    Bad(row: "CP932,F040,,保留,U+9AD9,,,,", places: ["T215 2:16"]),
    Bad(row: "CP932,F040,,同一,U+9AD9,,,2025-02-29,", places: ["T205 2:25"]),
    Bad(row: "CP932,F040,,保留,,,,,\nCP932,f040,,保留,,,,,", places: ["T204 3:7"]),
    Bad(row: "CP932,F040,,保留,,,,,\nMS932,F041,,保留,,,,,", places: ["T209 3:1", "T216 3:1"]),
  ])
  func `a wrong identification is refused with its line and column`(bad: Bad) throws {
    let result = IdentificationTable.read(try TableLoaderTests.table(TableLoaderTests.header + bad.row + "\n"))
    #expect(TableLoaderTests.places(result.diagnostics) == bad.places)
  }
}
