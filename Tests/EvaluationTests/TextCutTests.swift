import Records
import Testing

@testable import Evaluation

/// Results written out by hand. A character is a base with its variation selector (凡例 桁数; Unicode, Variation Sequences).
struct TextCutTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var part: TextCut.Part
    var source: String
    var result: String?
    var testDescription: String { "\(source) \(part)" }
  }

  static let space = [UInt8]("　".utf8)

  @Test(arguments: [
    Case(part: .before(space), source: "山田　太郎", result: "山田"), Case(part: .after(space), source: "山田　太郎", result: "太郎"),
    Case(part: .before(space), source: "ア　イ　ウ", result: "ア"), Case(part: .after(space), source: "ア　イ　ウ", result: "イ　ウ"),
    Case(part: .before(space), source: "　太郎", result: ""), Case(part: .after(space), source: "山田　", result: ""),
    Case(part: .before(space), source: "山田", result: nil), Case(part: .after(space), source: "山田 太郎", result: nil),
    Case(part: .before(space), source: "", result: ""),
    // U+3000 is E3 80 80: the bytes 80 80 E3 of neighbours are no space.
    Case(part: .before([0x80, 0x80, 0xE3]), source: "あ", result: nil),
    Case(part: .characters(1...7), source: "0011001123", result: "0011001"),
    Case(part: .characters(8...10), source: "0011001123", result: "123"),
    Case(part: .characters(8...20), source: "0011001123", result: "123"),
    Case(part: .characters(11...12), source: "0011001123", result: ""),
    Case(part: .characters(1...1), source: "辻\u{E0100}一", result: "辻\u{E0100}"),
    Case(part: .characters(2...2), source: "辻\u{E0100}一", result: "一"),
    Case(part: .characters(2...2), source: "葛\u{FE00}城\u{E01EF}市", result: "城\u{E01EF}"),
    Case(part: .characters(1...2), source: "\u{20BB7}野家", result: "\u{20BB7}野"),
    // A half-width dakuten is a character, and so is a selector without a base.
    Case(part: .characters(2...2), source: "ｶﾞｸ", result: "ﾞ"),
    Case(part: .characters(1...1), source: "\u{FE00}山", result: "\u{FE00}"),
  ])
  func `a part is cut out by its marks or places`(_ testCase: Case) {
    let result = TextCut(testCase.part).apply(Column(["前", testCase.source, "後"]))
    #expect(result.column.text(1) == testCase.result ?? "")
    #expect(result.failures.contains { $0.row == 1 } == (testCase.result == nil))
    #expect(result.failures.allSatisfy { $0.code == .markMissing })
  }
}
