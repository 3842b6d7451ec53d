import Records
import Testing

@testable import Evaluation

/// The five eras as most systems number them; bounds from the published era table
/// (`eras.csv`: code4fukui/BaseRegistry 元号西暦対応表, Memuro-Town/MADO-packages).
enum Eras {
  static let table = EraTable(
    file: "eras.csv",
    eras: [
      era("1", "明治", (1868, 1, 25), (1912, 7, 29)), era("2", "大正", (1912, 7, 30), (1926, 12, 24)),
      era("3", "昭和", (1926, 12, 25), (1989, 1, 7)), era("4", "平成", (1989, 1, 8), (2019, 4, 30)),
      era("5", "令和", (2019, 5, 1), nil),
    ].compactMap { $0 })

  static func era(
    _ code: String, _ name: String, _ first: (Int, Int, Int), _ last: (Int, Int, Int)?
  ) -> EraTable.Era? {
    CivilDate(year: first.0, month: first.1, day: first.2).map { day in
      EraTable.Era(
        code: code, name: name, first: day,
        last: last.flatMap { CivilDate(year: $0.0, month: $0.1, day: $0.2) })
    }
  }
}

@Suite struct WarekiTests {
  struct Case: CustomTestStringConvertible {
    var source: String
    var date: String
    var listed: FindingCode?
    var failure: FindingCode?
    var isPartial = false
    var testDescription: String { source }
  }

  // Expected days: the era table above; the calendar of Python's datetime for month lengths.
  static let cases: [Case] = [
    // Both sides of every boundary.
    Case(source: "1060101", date: "1873-01-01"),
    Case(source: "1051202", date: "", failure: .lunisolarDate),
    Case(source: "1010125", date: "", failure: .lunisolarDate),
    Case(source: "1450729", date: "1912-07-29"),
    Case(source: "1450730", date: "1912-07-30", listed: .pastEraEnd),
    Case(source: "2010729", date: "1912-07-29", listed: .beforeEraStart),
    Case(source: "2010730", date: "1912-07-30"),
    Case(source: "2151224", date: "1926-12-24"),
    Case(source: "2151225", date: "1926-12-25", listed: .pastEraEnd),
    Case(source: "3011224", date: "1926-12-24", listed: .beforeEraStart),
    Case(source: "3011225", date: "1926-12-25"),
    Case(source: "3640107", date: "1989-01-07"),
    Case(source: "3640108", date: "1989-01-08", listed: .pastEraEnd),
    Case(source: "3650401", date: "1990-04-01", listed: .pastEraEnd),
    Case(source: "4010107", date: "1989-01-07", listed: .beforeEraStart),
    Case(source: "4010108", date: "1989-01-08"),
    Case(source: "4310430", date: "2019-04-30"),
    Case(source: "4310501", date: "2019-05-01", listed: .pastEraEnd),
    Case(source: "4320101", date: "2020-01-01", listed: .pastEraEnd),
    Case(source: "5010430", date: "2019-04-30", listed: .beforeEraStart),
    Case(source: "5010501", date: "2019-05-01"),
    // As vendors' documents convert them.
    Case(source: "3350606", date: "1960-06-06"), Case(source: "4160119", date: "2004-01-19"),
    Case(source: "5070313", date: "2025-03-13"),
    // Leap days and short months.
    Case(source: "4120229", date: "2000-02-29"), Case(source: "1330229", date: "", failure: .impossibleDate),
    Case(source: "3350229", date: "1960-02-29"), Case(source: "3340229", date: "", failure: .impossibleDate),
    Case(source: "3300431", date: "", failure: .impossibleDate),
    Case(source: "3301301", date: "", failure: .impossibleDate),
    Case(source: "3300132", date: "", failure: .impossibleDate),
    Case(source: "3999999", date: "", failure: .impossibleDate),
    Case(source: "1051301", date: "", failure: .impossibleDate),
    // Partly unknown.
    Case(source: "3300000", date: "1955-00-00", isPartial: true),
    Case(source: "3300500", date: "1955-05-00", isPartial: true),
    Case(source: "3300012", date: "1955-00-12", isPartial: true),
    Case(source: "3640000", date: "1989-00-00", isPartial: true),
    Case(source: "3640200", date: "1989-02-00", listed: .pastEraEnd, isPartial: true),
    Case(source: "3650000", date: "1990-00-00", listed: .pastEraEnd, isPartial: true),
    Case(source: "3000000", date: "0000-00-00", isPartial: true),
    Case(source: "0000000", date: "0000-00-00", isPartial: true),
    Case(source: "3000512", date: "", failure: .impossibleDate),
    Case(source: "3300230", date: "", failure: .impossibleDate),
    Case(source: "1050000", date: "", failure: .lunisolarDate),
    // Forms.
    Case(source: "9010101", date: "", failure: .unknownEra), Case(source: "9000000", date: "", failure: .unknownEra),
    Case(source: "0010101", date: "", failure: .unknownEra), Case(source: "S640107", date: "", failure: .unknownEra),
    Case(source: "364010", date: "", failure: .impossibleDate),
    Case(source: "36401077", date: "", failure: .impossibleDate),
    Case(source: "364 107", date: "", failure: .impossibleDate),
    Case(source: "3", date: "", failure: .impossibleDate), Case(source: "", date: ""),
  ]

  @Test(arguments: cases)
  func `a date is converted, listed or refused as its era says`(_ testCase: Case) {
    let result = Wareki(Eras.table).apply(Column([testCase.source]), acceptingPartial: true)
    #expect(result.column == Column([testCase.date]))
    #expect(result.failures.map(\.code) == (testCase.failure.map { [$0] } ?? []))
    #expect(result.listed.map(\.code) == (testCase.listed.map { [$0] } ?? []))
    #expect(result.partialRows == (testCase.isPartial ? [0] : []))
  }

  @Test(arguments: cases.filter(\.isPartial))
  func `a partly unknown date fails where none is accepted`(_ testCase: Case) {
    let result = Wareki(Eras.table).apply(Column([testCase.source]), acceptingPartial: false)
    #expect(result.column == Column([""]))
    #expect(result.failures == [RowFinding(row: 0, code: .partialDate)])
    #expect(result.listed.isEmpty)
  }

  @Test(arguments: cases.filter { $0.failure == nil })
  func `the inverse gives the source`(_ testCase: Case) {
    let wareki = Wareki(Eras.table)
    let source = Column([testCase.source])
    let inverse = wareki.restore(wareki.apply(source, acceptingPartial: true).column, source: source)
    #expect(inverse.column == source)
    #expect(inverse.notInvertible.isEmpty)
  }

  struct Complement: CustomTestStringConvertible {
    var source: String
    var needsEra: Bool
    var testDescription: String { source }
  }

  // A day or year inside one era names it; days listed, shared years and unknown dates under an era do not.
  static let complements: [Complement] = [
    Complement(source: "3640107", needsEra: false), Complement(source: "3640108", needsEra: true),
    Complement(source: "3650401", needsEra: true), Complement(source: "4010107", needsEra: true),
    Complement(source: "3300000", needsEra: false), Complement(source: "3640000", needsEra: true),
    Complement(source: "4010000", needsEra: true), Complement(source: "4010200", needsEra: false),
    Complement(source: "3640200", needsEra: true), Complement(source: "3000000", needsEra: true),
    Complement(source: "0000000", needsEra: false), Complement(source: "2151225", needsEra: true),
  ]

  @Test(arguments: complements)
  func `the era code is a complement only where the date does not name its era`(_ testCase: Complement) {
    let wareki = Wareki(Eras.table)
    let source = Column([testCase.source])
    let dates = wareki.apply(source, acceptingPartial: true).column
    #expect(wareki.restore(dates, source: source).withComplement == (testCase.needsEra ? [0] : []))
    let alone = wareki.restore(dates, source: nil)
    #expect((alone.notInvertible.isEmpty && alone.column == source) == !testCase.needsEra)
  }

  struct Words: CustomTestStringConvertible {
    var source: String
    var flag: String
    var words: String
    var testDescription: String { source }
  }

  static let words: [Words] = [
    Words(source: "3300000", flag: "1", words: "昭和３０年月日不詳"),
    Words(source: "3300500", flag: "1", words: "昭和３０年５月日不詳"),
    Words(source: "3300012", flag: "1", words: "昭和３０年月不詳１２日"),
    Words(source: "4010000", flag: "1", words: "平成元年月日不詳"),
    Words(source: "5011200", flag: "1", words: "令和元年１２月日不詳"),
    Words(source: "0000000", flag: "1", words: "不詳"), Words(source: "3000000", flag: "1", words: "不詳"),
    Words(source: "3300512", flag: "0", words: ""), Words(source: "", flag: "", words: ""),
    Words(source: "3300230", flag: "", words: ""),
  ]

  @Test func `unknown parts are flagged and put into words`() {
    let wareki = Wareki(Eras.table)
    let source = Column(Self.words.map(\.source))
    let result = wareki.apply(source, acceptingPartial: true)
    let columns = wareki.unknownColumns(source: source, dates: result.column, partialRows: result.partialRows)
    #expect(columns.flags == Column(Self.words.map(\.flag)))
    #expect(columns.texts == Column(Self.words.map(\.words)))
  }

  @Test func `letters and codes of two bytes are eras like any other`() {
    let table = EraTable(
      file: "eras.csv",
      eras: [
        Eras.era("S", "昭和", (1926, 12, 25), (1989, 1, 7)), Eras.era("04", "平成", (1989, 1, 8), (2019, 4, 30)),
      ].compactMap { $0 })
    let source = Column(["S640107", "04010108", "00000000", "S010108X", "4010108"])
    let wareki = Wareki(table)
    let result = wareki.apply(source, acceptingPartial: true)
    #expect(result.column == Column(["1989-01-07", "1989-01-08", "0000-00-00", "", ""]))
    #expect(result.failures.map(\.code) == [.impossibleDate, .unknownEra])
    let inverse = wareki.restore(result.column, source: source)
    #expect(inverse.column == Column(["S640107", "04010108", "00000000", "", ""]))
  }

  @Test func `a text that is no date has no origin`() {
    let inverse = Wareki(Eras.table).restore(Column(["不明", "1989-01-XX"]), source: nil)
    #expect(inverse.notInvertible == [0, 1])
  }

  @Test func `every day of 1873 to 2030 goes there and back`() throws {
    let wareki = Wareki(Eras.table)
    let first = try #require(CivilDate(year: 1873, month: 1, day: 1))
    let days = (0..<57_000).compactMap { first.adding(days: $0) }
    let dates = Column(days.map(\.description))
    let texts = wareki.restore(dates, source: nil)
    #expect(texts.notInvertible.isEmpty)
    let back = wareki.apply(texts.column, acceptingPartial: false)
    #expect(back.column == dates)
    #expect(back.failures.isEmpty)
    #expect(back.listed.isEmpty)
  }
}
