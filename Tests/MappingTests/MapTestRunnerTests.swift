import Language
import Records
import Testing

@testable import Mapping

@Suite struct MapTestRunnerTests {
  private static func run(
    _ givens: [(Int, String)], _ expectations: [TypedTest.Expectation], filter: TypedExpression? = SampleMap.isAlive
  ) -> MapTestResult {
    let test = TypedTest(
      name: "t", map: 0, givens: givens.map { TypedTest.Given(field: $0.0, text: $0.1) }, expectations: expectations,
      span: SampleMap.place)
    let runner = MapTestRunner(map: SampleMap.map(filter: filter), layout: SampleMap.layout, padding: .space)
    // The record that a decoder would give, made by hand.
    let record = TestRecord(layout: SampleMap.layout, padding: .space, givens: test.givens)
    let batch = SourceBatch(
      frames: [0], firstRecordIndex: 0, columns: runner.inputs.map(record.column), failures: [],
      identified: runner.inputs.map { _ in [] })
    return runner.run(test, on: batch)
  }

  private static func item(_ item: Int, _ text: String) -> TypedTest.Expectation { .item(item, text, SampleMap.place) }

  @Test func `what comes out as expected passes`() {
    let result = Self.run(
      [(3, "3640107")], [Self.item(2, "1989-01-07"), Self.item(3, "0"), Self.item(4, ""), Self.item(7, "K")])
    #expect(result.isPassed)
  }

  @Test func `a record alone is the last of its window`() {
    #expect(Self.run([(1, "1")], [Self.item(6, "1")]).isPassed)
  }

  @Test func `characters that are not given are spaces and digits are zeros`() {
    #expect(Self.run([(2, "山田")], [Self.item(0, "    "), Self.item(1, "山田"), Self.item(5, "0")]).isPassed)
    // Four of the eight bytes are taken by two kanji; an untrimmed field keeps the rest as spaces.
    #expect(Self.run([(1, "山")], [Self.item(0, "山  ")]).isPassed)
    #expect(Self.run([(4, "7")], [Self.item(5, "7")]).isPassed)
  }

  @Test func `another value fails with both`() {
    let result = Self.run([(3, "3640108")], [Self.item(2, "1989-01-07")])
    #expect(result.failures.count == 1)
    #expect(
      result.failures.first?.message
        == LocalizedText(
          ja: "`生年月日` が\"1989-01-07\"のはずが\"1989-01-08\"",
          en: "expected `生年月日` to be \"1989-01-07\", but it is \"1989-01-08\""))
  }

  @Test func `two glyphs of 神 are not the same value`() {
    #expect(!Self.run([(2, "\u{FA19}")], [Self.item(1, "\u{795E}")]).isPassed)
    #expect(Self.run([(2, "\u{FA19}")], [Self.item(1, "\u{FA19}")]).isPassed)
  }

  @Test func `findings are expected by code`() {
    let listed = TypedTest.Expectation.finding(.pastEraEnd, SampleMap.place)
    #expect(Self.run([(3, "3640108")], [listed]).isPassed)
    #expect(!Self.run([(3, "3640107")], [listed]).isPassed)
  }

  @Test func `a rejection is expected, and otherwise fails every expectation`() {
    let rejected = TypedTest.Expectation.rejected(SampleMap.place)
    #expect(Self.run([(3, "3640230")], [rejected, .finding(.impossibleDate, SampleMap.place)]).isPassed)
    #expect(!Self.run([(3, "3640107")], [rejected]).isPassed)
    #expect(!Self.run([(3, "3640230")], [Self.item(2, "")]).isPassed)
  }

  @Test func `a rejection by fields that are not given is not judged`() {
    // An era table without code 0 and a filter of its own: BIRTH holds zeros, which this map reads as absent.
    let strict = SampleMap.pipe(SampleMap.source(6), (.integer, .reject))
    let filter = TypedExpression.comparison(.equal, strict, SampleMap.text("1"), isNumeric: false, SampleMap.place)
    #expect(Self.run([(2, "山田")], [Self.item(1, "山田")], filter: filter).isPassed)
    #expect(!Self.run([(6, "X")], [Self.item(1, "")], filter: filter).isPassed)
  }

  @Test func `filtered is judged by given fields alone`() {
    let filtered = TypedTest.Expectation.filtered(SampleMap.place)
    #expect(Self.run([(6, "9")], [filtered]).isPassed)
    #expect(!Self.run([(6, "1")], [filtered]).isPassed)
    let onlyAlive = TypedExpression.comparison(
      .equal, SampleMap.source(6), SampleMap.text("1"), isNumeric: false, SampleMap.place)
    #expect(Self.run([(2, "山田")], [Self.item(1, "山田")], filter: onlyAlive).isPassed)
    #expect(!Self.run([(6, "2")], [Self.item(1, "")], filter: onlyAlive).isPassed)
  }
}
