import Language
import Records
import Testing

@testable import Evaluation

/// Dates written with marks, and marks of open periods. Expected values: 基本データリスト 凡例（データ型）, DATE, for
/// `0000-01-01` and `9999-12-31`; the eras of 政令第1号（平成元年）.
@Suite struct DateMarksTests {
  private static func date(_ pattern: String) -> StepFunction { .date(DatePattern(pattern, hasEra: false)) }
  private static func wareki(_ pattern: String) -> StepFunction {
    .wareki(Eras.table, DatePattern(pattern, hasEra: true))
  }

  @Test func `marks have to stand in their places`() throws {
    let (plan, _) = ExpressionPlanTests.plan([ExpressionPlanTests.step(Self.date("YYYY/MM/DD"), .reject)])
    let source = Column(["2024/02/29", "2024-02-29", "20240229", "2023/02/29", "", "2024/2/29", "/024/02/29"])
    let result = plan.evaluate(ColumnSet(columns: [source], count: 7))
    #expect(result.column == Column(["2024-02-29", "", "", "", "", "", ""]))
    #expect(result.rejections == [1, 2, 3, 5, 6].map { RowFinding(row: $0, code: .impossibleDate) })
    let restored = plan.restore(result.column, source: source, handled: [])
    #expect(restored.everyText.text(0) == "2024/02/29")
    #expect(restored.states[0] == .otherNotation)
  }

  @Test func `marks may be characters of several bytes`() {
    let (plan, _) = ExpressionPlanTests.plan([ExpressionPlanTests.step(Self.date("YYYY年MM月DD日"), .reject)])
    let source = Column(["2024年04月01日", "2024年04日01月"])
    let result = plan.evaluate(ColumnSet(columns: [source], count: 2))
    #expect(result.column == Column(["2024-04-01", ""]))
    #expect(plan.restore(result.column, source: source, handled: []).everyText.text(0) == "2024年04月01日")
  }

  @Test func `an era's code stands before its marks and comes back`() {
    // The sample table's codes are digits: 3 昭和, 4 平成.
    let steps = [ExpressionPlanTests.step(Self.wareki("GYY.MM.DD"), .unknown(flagItem: 0, textItem: 1))]
    let (plan, _) = ExpressionPlanTests.plan(steps)
    let source = Column(["364.01.07", "364.01.08", "330.00.00", "36401.07", "364.01.7"])
    let result = plan.evaluate(ColumnSet(columns: [source], count: 5))
    #expect(result.column == Column(["1989-01-07", "1989-01-08", "1955-00-00", "", ""]))
    #expect(result.unknown?.texts.text(2) == "昭和３０年月日不詳")
    #expect(result.rejections == [3, 4].map { RowFinding(row: $0, code: .impossibleDate) })
    let restored = plan.restore(result.column, source: source, handled: [])
    #expect((0..<3).map { restored.everyText.text($0) } == ["364.01.07", "364.01.08", "330.00.00"])
    #expect(restored.states.all.prefix(3) == [.otherNotation, .withComplement, .otherNotation])
    #expect(plan.eraDigitCount == 8)
  }

  @Test func `a flagged value goes on once`() {
    let (plan, _) = ExpressionPlanTests.plan([ExpressionPlanTests.step(Self.date("YYYY/MM/DD"), .absent)])
    let result = plan.evaluate(ColumnSet(columns: [Column(["2024-01-01"])], count: 1))
    #expect(result.findings == [RowFinding(row: 0, code: .handledFailure)])
    #expect(result.handled == [0])
  }

  @Test func `an open end is the standard's date and leads back to its mark`() {
    let (plan, _) = ExpressionPlanTests.plan([
      ExpressionPlanTests.step(.openWhen(.end, "99999999")),
      ExpressionPlanTests.step(.date(nil), .reject),
    ])
    let source = Column(["99999999", "20240401", "99991231", ""])
    let result = plan.evaluate(ColumnSet(columns: [source], count: 4))
    #expect(result.column == Column(["9999-12-31", "2024-04-01", "9999-12-31", ""]))
    #expect(result.rejections.isEmpty)
    #expect(result.handled.isEmpty)
    let restored = plan.restore(result.column, source: source, handled: [])
    #expect(restored.everyText == source)
    // What wrote the date itself is told from the mark by the text that the source held.
    #expect(restored.states.all == [.otherNotation, .otherNotation, .withComplement, .absent])
    #expect(plan.isOpenPeriod("9999-12-31"))
    #expect(!plan.isOpenPeriod("0000-01-01"))
  }

  @Test func `blank and absent values can mean an open start`() {
    let (plan, _) = ExpressionPlanTests.plan([
      ExpressionPlanTests.step(.openWhenBlank(.start)), ExpressionPlanTests.step(.date(nil), .reject),
    ])
    let source = Column(["        ", "", "20240401"])
    let result = plan.evaluate(ColumnSet(columns: [source], count: 3))
    #expect(result.column == Column(["0000-01-01", "0000-01-01", "2024-04-01"]))
    let restored = plan.restore(result.column, source: source, handled: [])
    // Nothing in the text is all padding: the field's length gives it back.
    #expect(restored.everyText == Column(["", "", "20240401"]))
    #expect(restored.states.all == [.otherNotation, .otherNotation, .otherNotation])
  }

  @Test func `what a handler gave is not taken for an open period`() {
    let (plan, _) = ExpressionPlanTests.plan([
      ExpressionPlanTests.step(.date(nil), .value("2000-01-01")), ExpressionPlanTests.step(.openWhenBlank(.end)),
    ])
    let result = plan.evaluate(ColumnSet(columns: [Column(["x", ""])], count: 2))
    #expect(result.column == Column(["2000-01-01", "9999-12-31"]))
  }

  @Test(arguments: ["YYYY/MM", "YY/MM/DD", "MM/DD/YYYY", "GYYYY/MM/DD", "YYYY/MM/DDD", "YYYY1MM1DD", ""])
  func `a pattern has a year of four digits, a month and a day in this order`(_ text: String) {
    #expect(DatePattern(text, hasEra: false) == nil)
  }
}
