import Testing

@testable import Town

struct CheckDigitsTests {
  // Expected: 共通機能標準仕様書 2.1, footnotes on M11W2-7, worked examples 12345 → 5, 14 → 0 (remainder 0) and 6
  // (remainder 1, on which the text is silent).
  @Test(arguments: [(12345, 5), (14, 0), (6, nil)] as [(Int, Int?)])
  func `an addressee number has the digit of M11W2-7, or none where the text is silent`(serial: Int, digit: Int?) {
    #expect(CheckDigits.addressee(serial) == digit)
  }

  // Expected: 総務省令第85号第5条; 123456789018 and 983205673214 are published examples.
  @Test(arguments: [(12_345_678_901, 8), (98_320_567_321, 4)])
  func `an individual number has the digit of the ordinance`(elevenDigits: Int, digit: Int) {
    #expect(CheckDigits.individual(elevenDigits) == digit)
  }

  @Test func `issued individual numbers share the prefix, keep twelve digits and never meet`() {
    var issuer = NumberIssuer(addresseeFrom: 0, individualFrom: 0)
    var seen: Set<Int> = []
    for _ in 0..<20_000 {
      let number = issuer.nextIndividual()
      #expect(number / 100_000_000 == 9999)
      #expect(CheckDigits.individual(number / 10) == number % 10)
      #expect(seen.insert(number).inserted)
    }
  }

  @Test func `serials whose check digit is open are passed over`() {
    var issuer = NumberIssuer(addresseeFrom: 4, individualFrom: 0)
    // 5 → sum 10 → 1; 6 is open; 7 → sum 14 → remainder 3 → 8.
    #expect(issuer.nextAddressee() == 51)
    #expect(issuer.nextAddressee() == 78)
  }
}
