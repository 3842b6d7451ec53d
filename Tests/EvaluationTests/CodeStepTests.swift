import Records
import Testing

@testable import Evaluation

@Suite struct CodeStepTests {
  private static func table(_ rows: [(String, String)]) -> CodeStep {
    CodeStep(
      CodeConversion(
        name: "変換", file: "codes.csv",
        rows: rows.enumerated().map {
          CodeConversion.Row(source: $0.element.0, target: $0.element.1, line: $0.offset + 2)
        }))
  }

  @Test func `a code is looked up, and one that is not listed fails`() {
    let step = Self.table([("1", "男"), ("2", "女"), ("99", "不明")])
    let result = step.apply(Column(["2", "2", "", "3", "99", "9", "1", " 1"]))
    #expect(result.column == Column(["女", "女", "", "", "不明", "", "男", ""]))
    #expect(
      result.failures == [
        RowFinding(row: 3, code: .unmappedCode), RowFinding(row: 5, code: .unmappedCode),
        RowFinding(row: 7, code: .unmappedCode),
      ])
  }

  @Test func `two glyphs of 神 are two codes`() {
    let step = Self.table([("\u{FA19}", "A"), ("\u{795E}", "B")])
    #expect(step.apply(Column(["\u{795E}", "\u{FA19}"])).column == Column(["B", "A"]))
    let alone = Self.table([("\u{FA19}", "A")])
    #expect(alone.apply(Column(["\u{795E}"])).failures.map(\.code) == [.unmappedCode])
    let merged = Self.table([("1", "\u{FA19}"), ("2", "\u{795E}")])
    #expect(merged.witness == nil)
    #expect(merged.restore(Column(["\u{795E}", "\u{FA19}"])).column == Column(["2", "1"]))
  }

  @Test func `texts beyond seven bytes and with zero bytes are told apart`() {
    let step = Self.table([("12345678", "a"), ("123456789", "b"), ("1234567", "c"), ("1\u{0}", "d"), ("1", "e")])
    let result = step.apply(Column(["123456789", "1234567", "12345678", "1", "1\u{0}", "12345670"]))
    #expect(result.column == Column(["b", "c", "a", "e", "d", ""]))
    #expect(result.failures.map(\.row) == [5])
  }

  @Test func `a target of several sources has no inverse, and two of them bear witness`() {
    let step = Self.table([("1", "1"), ("2", "2"), ("8", "0"), ("9", "0")])
    #expect(step.witness == MergedTexts(first: "8", second: "9", result: "0"))
    let inverse = step.restore(Column(["2", "0", "", "1", "7"]))
    #expect(inverse.notInvertible == [1, 4])
    let restored = inverse.column
    #expect(restored.text(0).utf8.elementsEqual("2".utf8))
    #expect(restored.text(3).utf8.elementsEqual("1".utf8))
  }
}
