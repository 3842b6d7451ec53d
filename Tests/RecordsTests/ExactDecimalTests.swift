import Records
import Testing

struct ExactDecimalTests {
  @Test(arguments: [
    ("0", 0, 0), ("-0", 0, 0), ("12", 12, 0), ("-12.50", -1250, 2), ("0.005", 5, 3),
    ("9999999999999999999999999999999", 9_999_999_999_999_999_999_999_999_999_999 as Int128, 0),
  ])
  func `canonical digits are read exactly`(text: String, coefficient: Int128, scale: Int) {
    let bytes = Array(text.utf8)
    #expect(ExactDecimal(bytes.span) == ExactDecimal(coefficient: coefficient, scale: scale))
  }

  @Test(arguments: ["", "-", ".", ".5", "5.", "1 ", "+1", "1e3", "12345678901234567890123456789012", "1.2.3", "１"])
  func `anything else is nil`(text: String) {
    let bytes = Array(text.utf8)
    #expect(ExactDecimal(bytes.span) == nil)
  }

  @Test func `sums take the larger scale and are exact`() {
    let cents = ExactDecimal(coefficient: 10, scale: 2)
    var sum = ExactDecimal.zero
    for _ in 0..<3 { sum = sum + cents }
    #expect(sum.description == "0.30")
    #expect((sum - ExactDecimal(coefficient: 3, scale: 1)).isZero)
    #expect(ExactDecimal(coefficient: -5, scale: 3).description == "-0.005")
  }
}
