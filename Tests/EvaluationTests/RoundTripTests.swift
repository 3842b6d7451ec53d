import Language
import Records
import TestSupport
import Testing

@testable import Evaluation

@Suite struct RoundTripTests {
  struct Pipeline: CustomTestStringConvertible {
    var testDescription: String
    var steps: [TypedStep]
    var field: Int = 1
    var alphabet: [String]
    var lengths: ClosedRange<Int>
  }

  private static func step(_ function: StepFunction) -> TypedStep {
    ExpressionPlanTests.step(function, .unknown(flagItem: 0, textItem: 1))
  }

  static let digits = (0...9).map(String.init)
  static let pipelines: [Pipeline] = [
    Pipeline(
      testDescription: "wareki", steps: [step(.absentWhen("0000000")), step(.wareki(Eras.table, nil))],
      alphabet: ["0", "0", "0", "1", "1", "2", "3", "4", "5"], lengths: 7...7),
    Pipeline(
      testDescription: "date", steps: [step(.date(nil))], alphabet: ["0", "0", "0", "1", "2", "9"], lengths: 8...8),
    Pipeline(
      testDescription: "date with an open end", steps: [step(.openWhen(.end, "99999999")), step(.date(nil))],
      alphabet: ["0", "9", "9", "9", "1"], lengths: 8...8),
    Pipeline(
      testDescription: "date with marks", steps: [step(.date(DatePattern("YYYY/MMDD", hasEra: false)))],
      alphabet: ["0", "0", "0", "1", "1", "/"], lengths: 9...9),
    Pipeline(testDescription: "time", steps: [step(.time)], alphabet: ["0", "1", "2", "3", "5"], lengths: 4...6),
    Pipeline(testDescription: "integer", steps: [step(.integer)], field: 2, alphabet: ["0", "0", "7"], lengths: 4...4),
    Pipeline(
      testDescription: "full-width", steps: [step(.absentWhenBlank), step(.fullWidth)],
      alphabet: ["ｱ", "ｶ", "ﾊ", "ｳ", "ﾞ", "ﾟ", "ﾝ", "ｰ", " ", "A", "~", "-"], lengths: 0...8),
    Pipeline(
      testDescription: "code", steps: [step(.code(CodeConversion(name: "C", file: "c", rows: rows)))],
      alphabet: ["1", "2", "\u{FA19}", "\u{795E}"], lengths: 0...1),
  ]
  static let rows = ["1", "2", "\u{FA19}", "\u{795E}"].enumerated().map {
    CodeConversion.Row(source: $0.element, target: "T\($0.offset)", line: $0.offset + 2)
  }

  @Test(arguments: pipelines)
  func `what converts goes back to its text`(_ pipeline: Pipeline) {
    let seed = UInt64.random(in: 1...UInt64.max)
    var generator = SeededGenerator(state: seed)
    let texts = (0..<2000).map { _ in
      (0..<Int.random(in: pipeline.lengths, using: &generator)).map { _ in
        pipeline.alphabet.randomElement(using: &generator) ?? ""
      }.joined()
    }
    let source = Column(texts)
    let (plan, _) = ExpressionPlanTests.plan(pipeline.steps, field: pipeline.field)
    let result = plan.evaluate(ColumnSet(columns: [source], count: source.count))
    let restored = plan.restore(result.column, source: source, handled: result.handled)
    let rejected = Set(result.rejections.map(\.row))
    #expect(rejected.count < source.count, "seed \(seed): nothing converts")
    for row in 0..<source.count where !rejected.contains(UInt32(row)) {
      let expected = source.text(row).utf8.allSatisfy { $0 == 0x20 } ? "" : source.text(row)
      #expect(
        restored.everyText.text(row).utf8.elementsEqual(expected.utf8) && restored.states[row] != .notInvertible,
        "seed \(seed), text \(source.text(row))")
    }
  }
}
