import Records
import Testing

@testable import Town

struct EraDateTests {
  struct Case: CustomTestStringConvertible {
    var day: (Int, Int, Int)
    var digits: Int
    var testDescription: String { "\(digits)" }
  }

  // Expected: first and last days of the eras (元号西暦対応表; 元号を改める政令), written by hand as GYYMMDD.
  static let cases = [
    Case(day: (1873, 1, 1), digits: 1_060_101), Case(day: (1912, 7, 29), digits: 1_450_729),
    Case(day: (1912, 7, 30), digits: 2_010_730), Case(day: (1926, 12, 24), digits: 2_151_224),
    Case(day: (1926, 12, 25), digits: 3_011_225), Case(day: (1989, 1, 7), digits: 3_640_107),
    Case(day: (1989, 1, 8), digits: 4_010_108), Case(day: (2019, 4, 30), digits: 4_310_430),
    Case(day: (2019, 5, 1), digits: 5_010_501), Case(day: (2024, 2, 29), digits: 5_060_229),
  ]

  @Test(arguments: cases)
  func `a day is written in its own era`(test: Case) throws {
    let day = try #require(CivilDate(year: test.day.0, month: test.day.1, day: test.day.2))
    #expect(EraDate(day).digits == test.digits)
  }

  @Test(arguments: cases)
  func `a whole day is read back, a part of one is not`(test: Case) {
    let day = EraDate(digits: test.digits)
    #expect(day.date == CivilDate(year: test.day.0, month: test.day.1, day: test.day.2))
    #expect(day.forgetting(month: false).date == nil && day.forgetting(month: true).year == test.day.0)
    #expect(day.forgettingAll().year == nil && EraDate.none.date == nil)
  }

  @Test func `forgotten parts are zeros`() {
    let day = EraDate(digits: 3_300_515)
    #expect(day.forgetting(month: false).digits == 3_300_500)
    #expect(day.forgetting(month: true).digits == 3_300_000)
    #expect(day.forgettingAll().digits == 3_000_000)
  }

  @Test func `the boundary births are the ends of the five eras`() {
    #expect(EraDate.boundaryDays.map(\.digits) == EraDateTests.cases.dropLast().map(\.digits))
  }
}
