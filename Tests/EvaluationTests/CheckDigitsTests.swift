import Language
import Records
import Testing

@testable import Evaluation

@Suite struct CheckDigitsTests {
  struct Case: CustomTestStringConvertible {
    var number: CheckedNumber
    var text: String
    var agrees: Bool
    var testDescription: String { number.rawValue + " " + text }
  }

  // Worked examples: `check_digits.csv` (共通機能標準仕様書 2.1 for 宛名番号; 総務省令第85号第5条 and published examples for
  // 個人番号; 全国地方公共団体コード of the towns named there). Serial 6 has remainder 1, where one vendor writes 0.
  static let cases: [Case] = [
    Case(number: .addressee, text: "123455", agrees: true), Case(number: .addressee, text: "140", agrees: true),
    Case(number: .addressee, text: "60", agrees: true), Case(number: .addressee, text: "61", agrees: false),
    Case(number: .addressee, text: "000000000123455", agrees: true),
    Case(number: .addressee, text: "0000000000123455", agrees: false),
    Case(number: .addressee, text: "123456", agrees: false), Case(number: .addressee, text: "5", agrees: false),
    Case(number: .addressee, text: "12A455", agrees: false), Case(number: .addressee, text: "12345 ", agrees: false),
    Case(number: .individual, text: "123456789018", agrees: true),
    Case(number: .individual, text: "983205673214", agrees: true),
    Case(number: .individual, text: "123456789019", agrees: false),
    Case(number: .individual, text: "12345678901", agrees: false),
    Case(number: .localGovernment, text: "104213", agrees: true),
    Case(number: .localGovernment, text: "131016", agrees: true),
    Case(number: .localGovernment, text: "131121", agrees: true),
    Case(number: .localGovernment, text: "011002", agrees: true),
    Case(number: .localGovernment, text: "131041", agrees: true),
    // 千代田区 as a care insurer: the same five digits under another formula.
    Case(number: .localGovernment, text: "131011", agrees: false),
    Case(number: .localGovernment, text: "10421", agrees: false),
    // check_digits.csv: 国税庁; 33120015; 千代田区 as an insurer of health and of care; 法別12.
    Case(number: .corporate, text: "7000012050002", agrees: true),
    Case(number: .corporate, text: "8000012050002", agrees: false),
    Case(number: .corporate, text: "700001205000", agrees: false),
    Case(number: .corporate, text: "70000120500A2", agrees: false),
    Case(number: .insurer, text: "33120015", agrees: true), Case(number: .insurer, text: "33120016", agrees: false),
    Case(number: .insurer, text: "3312001", agrees: false),
    Case(number: .nationalHealthInsurer, text: "138016", agrees: true),
    Case(number: .nationalHealthInsurer, text: "131016", agrees: false),
    Case(number: .careInsurer, text: "131011", agrees: true),
    Case(number: .careInsurer, text: "131016", agrees: false), Case(number: .careInsurer, text: "13101", agrees: false),
    Case(number: .publicPayer, text: "12131017", agrees: true),
    Case(number: .publicPayer, text: "12131018", agrees: false),
  ]

  @Test(arguments: cases)
  func `a check digit agrees or is listed`(_ testCase: Case) {
    let findings = CheckDigits.mismatches(Column(["", testCase.text]), testCase.number)
    #expect(findings == (testCase.agrees ? [] : [RowFinding(row: 1, code: .checkDigitMismatch)]))
  }
}
