import Records
import Testing

@testable import Evaluation

@Suite struct PlainStepTests {
  struct Case: CustomTestStringConvertible {
    var source: String
    var result: String
    var failure: FindingCode?
    var testDescription: String { source }
  }

  // Data type 9 and S9 of the standard's legend: digits, and `-` before negative ones.
  @Test(arguments: [
    Case(source: "0012", result: "12"), Case(source: "0000", result: "0"), Case(source: "7", result: "7"),
    Case(source: "-007", result: "-7"), Case(source: "-0", result: "0"), Case(source: "", result: ""),
    Case(source: "99999999999999999999999999999999", result: "99999999999999999999999999999999"),
    Case(source: "12.5", result: "", failure: .notAnInteger), Case(source: "1 2", result: "", failure: .notAnInteger),
    Case(source: "+1", result: "", failure: .notAnInteger), Case(source: "１２", result: "", failure: .notAnInteger),
    Case(source: "-", result: "", failure: .notAnInteger), Case(source: " ", result: "", failure: .notAnInteger),
  ])
  func `integer drops leading zeros and refuses what is no integer`(_ testCase: Case) {
    let result = IntegerStep(width: 0).apply(Column([testCase.source]))
    #expect(result.column == Column([testCase.result]))
    #expect(result.failures.map(\.code) == (testCase.failure.map { [$0] } ?? []))
  }

  @Test func `the inverse of integer fills up to the width of the field`() {
    let inverse = IntegerStep(width: 4).restore(Column(["12", "0", "", "-7", "12345"]))
    #expect(inverse.column == Column(["0012", "0000", "", "-7", "12345"]))
  }

  // Data type TIME of the legend: a 24-hour clock, seconds may be dropped.
  @Test(arguments: [
    Case(source: "000000", result: "00:00:00"), Case(source: "235959", result: "23:59:59"),
    Case(source: "0905", result: "09:05"), Case(source: "", result: ""),
    Case(source: "240000", result: "", failure: .wrongFormat),
    Case(source: "126000", result: "", failure: .wrongFormat),
    Case(source: "120060", result: "", failure: .wrongFormat), Case(source: "12345", result: "", failure: .wrongFormat),
    Case(source: "12:3456", result: "", failure: .wrongFormat),
    Case(source: "9A0000", result: "", failure: .wrongFormat),
  ])
  func `time is of the 24-hour clock`(_ testCase: Case) {
    let result = TimeStep.apply(Column([testCase.source]))
    #expect(result.column == Column([testCase.result]))
    #expect(result.failures.map(\.code) == (testCase.failure.map { [$0] } ?? []))
    if testCase.failure == nil { #expect(TimeStep.restore(result.column).column == Column([testCase.source])) }
  }

  // Month lengths: Python `calendar.monthrange`. Unknown parts: DS-441 §6.2, §6.3, §8.4.
  @Test(arguments: [
    Case(source: "20240229", result: "2024-02-29"), Case(source: "20000229", result: "2000-02-29"),
    Case(source: "19000229", result: "", failure: .impossibleDate),
    Case(source: "20230229", result: "", failure: .impossibleDate),
    Case(source: "20230431", result: "", failure: .impossibleDate),
    Case(source: "20231301", result: "", failure: .impossibleDate),
    Case(source: "2023121", result: "", failure: .impossibleDate),
    Case(source: "2023-1-1", result: "", failure: .impossibleDate),
    Case(source: "99999999", result: "", failure: .impossibleDate),
    Case(source: "99991231", result: "9999-12-31"), Case(source: "00000101", result: "0000-01-01"),
    Case(source: "19550500", result: "", failure: .partialDate),
    Case(source: "00000000", result: "", failure: .partialDate),
    Case(source: "00000512", result: "", failure: .partialDate), Case(source: "", result: ""),
  ])
  func `date is a day of the calendar`(_ testCase: Case) {
    let result = DateStep.apply(Column([testCase.source]), acceptingPartial: false)
    #expect(result.column == Column([testCase.result]))
    #expect(result.failures.map(\.code) == (testCase.failure.map { [$0] } ?? []))
    if testCase.failure == nil { #expect(DateStep.restore(result.column).column == Column([testCase.source])) }
  }

  @Test func `a partly unknown date is put into words`() {
    let source = Column(["19550500", "19550000", "00000000", "00000512", "00000500", "19550012", "19550512"])
    let result = DateStep.apply(source, acceptingPartial: true)
    #expect(
      result.column
        == Column([
          "1955-05-00", "1955-00-00", "0000-00-00", "0000-05-12", "0000-05-00", "1955-00-12", "1955-05-12",
        ]))
    let columns = DateStep.unknownColumns(dates: result.column, partialRows: result.partialRows)
    #expect(columns.flags == Column(["1", "1", "1", "1", "1", "1", "0"]))
    #expect(
      columns.texts
        == Column(["１９５５年５月日不詳", "１９５５年月日不詳", "不詳", "年不詳５月１２日", "年不詳５月日不詳", "１９５５年月不詳１２日", ""]))
    #expect(DateStep.restore(result.column).column == source)
  }

  @Test func `trim removes the declared padding alone`() {
    let texts = Column(["山田　太郎   ", "   ", " A", "A\u{3000}", "A \u{3000} ", ""])
    #expect(
      Trim(padding: [0x20]).apply(texts) == Column(["山田　太郎", "", " A", "A\u{3000}", "A \u{3000}", ""]))
    #expect(
      Trim(padding: Array("\u{3000}".utf8)).apply(texts)
        == Column(["山田　太郎   ", "   ", " A", "A", "A \u{3000} ", ""]))
  }

  @Test func `absent when takes exactly the text it names`() {
    let texts = Column(["0000000", "000000", "3640107", "", "00000000"])
    #expect(AbsentWhen(text: Array("0000000".utf8)).apply(texts) == Column(["", "000000", "3640107", "", "00000000"]))
    let glyphs = Column(["\u{FA19}", "\u{795E}"])
    #expect(AbsentWhen(text: Array("\u{795E}".utf8)).apply(glyphs) == Column(["\u{FA19}", ""]))
  }

  @Test func `absent when blank takes padding alone`() {
    let texts = Column(["   ", " 1", "\u{3000}", "", "0"])
    #expect(AbsentWhen(blankOf: [0x20]).apply(texts) == Column(["", " 1", "\u{3000}", "", "0"]))
  }

  @Test func `flag writes one of two texts`() {
    let step = FlagStep(whenTrue: [0x30], whenFalse: [0x31])
    #expect(step.apply([true, false]) == Column(["0", "1"]))
  }
}
