import Records
import Testing

@testable import Town

struct WrittenDateTests {
  struct Case: CustomTestStringConvertible {
    var day: (Int, Int, Int)
    var slashes: String
    var digits: String
    var letter: String
    var testDescription: String { digits }
  }

  // Expected: written by hand; the eras change on 2019-05-01 and 1989-01-08 (元号を改める政令).
  @Test(arguments: [
    Case(day: (2024, 4, 1), slashes: "2024/04/01", digits: "20240401", letter: "R06.04.01"),
    Case(day: (2019, 4, 30), slashes: "2019/04/30", digits: "20190430", letter: "H31.04.30"),
    Case(day: (2019, 5, 1), slashes: "2019/05/01", digits: "20190501", letter: "R01.05.01"),
    Case(day: (1989, 1, 7), slashes: "1989/01/07", digits: "19890107", letter: "S64.01.07"),
  ])
  func `a day is written in three notations`(test: Case) throws {
    let day = try #require(CivilDate(year: test.day.0, month: test.day.1, day: test.day.2))
    #expect(WrittenDate.slashes(day) == Array(test.slashes.utf8))
    #expect(WrittenDate.digits(day) == Array(test.digits.utf8))
    #expect(WrittenDate.letter(day) == Array(test.letter.utf8))
  }
}
