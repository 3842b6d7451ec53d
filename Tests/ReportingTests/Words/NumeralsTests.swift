import Testing

@testable import Reporting

@Suite struct NumeralsTests {
  struct Case: CustomTestStringConvertible {
    var digits: String
    var grouped: String
    var testDescription: String { digits }
  }

  @Test(arguments: [
    Case(digits: "0", grouped: "0"), Case(digits: "999", grouped: "999"), Case(digits: "1000", grouped: "1,000"),
    Case(digits: "-1234567", grouped: "-1,234,567"), Case(digits: "-999", grouped: "-999"),
    Case(digits: "1234567.8901", grouped: "1,234,567.8901"), Case(digits: "", grouped: ""),
    Case(
      digits: "-170141183460469231731687303715884105728",
      grouped: "-170,141,183,460,469,231,731,687,303,715,884,105,728"),
  ])
  func `thousands are set apart before the point only`(_ item: Case) {
    #expect(Numerals.grouped(item.digits) == item.grouped)
  }

  @Test func `a share is never rounded to nothing nor to the whole`() {
    #expect(Numerals.percent(0, of: 7) == "0.0%")
    #expect(Numerals.percent(1, of: 1_000_000) == "<0.1%")
    #expect(Numerals.percent(999_999, of: 1_000_000) == "99.9%")
    #expect(Numerals.percent(7, of: 7) == "100.0%")
    #expect(Numerals.percent(.max, of: .max) == "100.0%")
    #expect(Numerals.percent(0, of: 0) == "—")
  }

  @Test func `zero has many spellings and nothing else is zero`() {
    for zero in ["0", "0.00", "-0", "-0.0"] { #expect(Numerals.isZero(zero)) }
    for other in ["", "0.01", "-1", "10"] { #expect(!Numerals.isZero(other)) }
  }

  @Test func `the parts of a bar are seen and fill it`() {
    for counts in [[1], [1, 1_000_000_000], [4061, 125, 37, 2], [1, 1, 1], [.max / 4, 1, .max / 4]] {
      let widths = StackedBar.widths(counts)
      #expect(widths.reduce(0, +) == StackedBar.width)
      #expect(widths.allSatisfy { $0 >= StackedBar.leastWidth })
    }
  }
}
