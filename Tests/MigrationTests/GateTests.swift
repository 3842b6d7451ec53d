import Language
import Records
import Testing

@testable import Migration

struct GateTests {
  private let span = TextSpan(file: "m.utsushi", line: 1, column: 1)

  private func condition(_ measure: GateCondition.Measure, _ comparison: ComparisonOperator, _ bound: Int)
    -> GateCondition
  {
    GateCondition(measure: measure, comparison: comparison, bound: bound, span: span)
  }

  @Test func `conditions are measured one by one and the books always are`() {
    var measures = Gate.Measures()
    measures.rejects = 2
    measures.assumedItems = 40
    let results = Gate.results(
      [condition(.rejects, .equal, 0), condition(.assumedItems, .lessOrEqual, 40), condition(.totals, .equal, 0)],
      measures)
    #expect(results.map(\.state) == [.failed, .passed, .passed, .passed])
    #expect(results.map(\.condition) == ["rejects == 0", "assumed items <= 40", "totals all", "ledger closes"])
    #expect(results[0].measured == 2)
  }

  @Test func `a ledger that does not close closes the gate, whatever the project says`() {
    var measures = Gate.Measures()
    measures.unaccounted = 8
    #expect(Gate.results([], measures).map(\.state) == [.failed])
  }
}
