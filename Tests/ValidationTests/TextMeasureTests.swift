import Testing

@testable import Validation

@Suite struct TextMeasureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var count: Int
    var isHalfWidth: Bool
    var isFullWidth: Bool
  }

  // Widths: Unicode East Asian Width (Halfwidth and Narrow against Fullwidth and Wide); selectors: UTS #37 and the
  // Standardized Variation Sequences block.
  static let cases: [Case] = [
    Case(testDescription: "nothing", text: "", count: 0, isHalfWidth: true, isFullWidth: true),
    Case(testDescription: "ASCII", text: "AZ 09~", count: 6, isHalfWidth: true, isFullWidth: false),
    Case(testDescription: "control", text: "\u{1F}", count: 1, isHalfWidth: false, isFullWidth: false),
    Case(testDescription: "delete", text: "\u{7F}", count: 1, isHalfWidth: false, isFullWidth: false),
    Case(testDescription: "half-width dakuten is one", text: "ｶﾞ", count: 2, isHalfWidth: true, isFullWidth: false),
    Case(testDescription: "first and last half-width kana", text: "｡ﾟ", count: 2, isHalfWidth: true, isFullWidth: false),
    Case(testDescription: "half-width hangul", text: "\u{FFA1}", count: 1, isHalfWidth: false, isFullWidth: false),
    Case(testDescription: "half-width arrow", text: "\u{FFE9}", count: 1, isHalfWidth: false, isFullWidth: false),
    Case(testDescription: "yen of JIS X 0201", text: "\u{A5}", count: 1, isHalfWidth: false, isFullWidth: false),
    Case(testDescription: "full-width yen", text: "\u{FFE5}", count: 1, isHalfWidth: false, isFullWidth: true),
    Case(testDescription: "sign of JIS X 0208", text: "×", count: 1, isHalfWidth: false, isFullWidth: true),
    Case(testDescription: "kanji and space", text: "佐藤　一郎", count: 5, isHalfWidth: false, isFullWidth: true),
    Case(testDescription: "full-width letters", text: "ＡＢ１", count: 3, isHalfWidth: false, isFullWidth: true),
    Case(testDescription: "mixed", text: "１番a", count: 3, isHalfWidth: false, isFullWidth: false),
    Case(testDescription: "base and IVS is one", text: "辻\u{E0100}", count: 1, isHalfWidth: false, isFullWidth: true),
    Case(testDescription: "last IVS", text: "辻\u{E01EF}市", count: 2, isHalfWidth: false, isFullWidth: true),
    Case(testDescription: "past the last IVS", text: "辻\u{E01F0}", count: 2, isHalfWidth: false, isFullWidth: true),
    Case(testDescription: "standard selector", text: "神\u{FE00}", count: 1, isHalfWidth: false, isFullWidth: true),
    Case(testDescription: "selector without base", text: "\u{E0100}", count: 1, isHalfWidth: false, isFullWidth: true),
    Case(testDescription: "beyond the basic plane", text: "𠮷野", count: 2, isHalfWidth: false, isFullWidth: true),
    Case(testDescription: "compatibility 神", text: "\u{FA19}", count: 1, isHalfWidth: false, isFullWidth: true),
    Case(
      testDescription: "kana and combining mark", text: "か\u{309A}", count: 2, isHalfWidth: false, isFullWidth: true),
  ]

  @Test(arguments: cases) func `characters and widths are told in one pass`(_ example: Case) {
    let bytes = [0x41] + Array(example.text.utf8) + [0x41]
    let measure = TextMeasure(bytes.span, 1, bytes.count - 1)
    #expect(measure.characterCount == example.count)
    #expect(measure.isHalfWidth == example.isHalfWidth && measure.isFullWidth == example.isFullWidth)
  }

  @Test(
    arguments: [[0xE3, 0x81], [0xFF], [0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF3, 0xA0]] as [[UInt8]])
  func `bytes that are no character are of neither width`(_ bytes: [UInt8]) {
    let measure = TextMeasure(bytes.span, 0, bytes.count)
    #expect(measure == TextMeasure(characterCount: bytes.count, isHalfWidth: false, isFullWidth: false))
  }

  @Test func `a printable arena has no byte outside 20 to 7E`() {
    let all = (0...255).map { UInt8($0) }
    for byte in all {
      let bytes = [0x41, byte, 0x41]
      let isPrintable = TextMeasure.isPrintable(bytes.span)
      #expect(isPrintable == (byte >= 0x20 && byte <= 0x7E))
    }
    let none: [UInt8] = []
    let isPrintable = TextMeasure.isPrintable(none.span)
    #expect(isPrintable)
  }

  @Test func `an arena of common full-width characters holds U+3000 to U+9FFF alone`() {
    // One scalar from each side of the bounds, and one of each length.
    let inside = ["\u{3000}", "\u{9FFF}", "あ漢", ""]
    let outside = ["\u{2FFF}", "\u{A000}", "～", "a", "\u{E9}", "𠮷", "辻\u{E0100}", "ｱ", "漢a字", "\u{FA19}"]
    for (texts, expected) in [(inside, true), (outside, false)] {
      for text in texts {
        let bytes = Array(text.utf8)
        let isCommon = TextMeasure.isCommonFullWidth(bytes.span)
        #expect(isCommon == expected, "\(text)")
      }
    }
  }
}
