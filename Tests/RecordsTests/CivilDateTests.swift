import Records
import Testing

struct CivilDateTests {
  /// Leap years: the Gregorian rule (bull Inter gravissimas, 1582): centuries only when divisible by 400.
  @Test(arguments: [(1900, 28), (2000, 29), (2024, 29), (2023, 28), (2100, 28), (1600, 29)])
  func `February has the days of the Gregorian rule`(year: Int, days: Int) {
    #expect(CivilDate.dayCount(year: year, month: 2) == days)
    #expect(CivilDate(year: year, month: 2, day: days) != nil)
    #expect(CivilDate(year: year, month: 2, day: days + 1) == nil)
  }

  @Test(arguments: [(2023, 0, 1), (2023, 13, 1), (2023, 4, 31), (2023, 1, 0), (-1, 1, 1), (10_000, 1, 1)])
  func `a day that does not exist is nil`(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  /// Distances from Python: `(date(b) - date(a)).days`.
  @Test(arguments: [
    ("1868-01-25", (1868, 1, 25), "1989-01-08", (1989, 1, 8), 44_178),
    ("1926-12-24", (1926, 12, 24), "1926-12-25", (1926, 12, 25), 1),
    ("1600-02-28", (1600, 2, 28), "2000-03-01", (2000, 3, 1), 146_099),
  ])
  func `ordinals count days`(
    _: String, first: (Int, Int, Int), _: String, second: (Int, Int, Int), days: Int
  ) throws {
    let start = try #require(CivilDate(year: first.0, month: first.1, day: first.2))
    let end = try #require(CivilDate(year: second.0, month: second.1, day: second.2))
    #expect(end.ordinal - start.ordinal == days)
    #expect(start.adding(days: days) == end)
    #expect(end.adding(days: -days) == start)
    #expect(start < end)
  }

  @Test func `every ordinal of four centuries gives back its day`() throws {
    let start = try #require(CivilDate(year: 1800, month: 1, day: 1))
    for offset in 0..<146_097 {
      let day = try #require(start.adding(days: offset))
      #expect(CivilDate(ordinal: day.ordinal) == day)
    }
  }

  @Test func `the text is ISO 8601 with four digits of year`() throws {
    #expect(try #require(CivilDate(year: 645, month: 7, day: 17)).description == "0645-07-17")
  }
}
