import Fidelity
import Language
import Records
import Testing

/// Totals that tie for every key on its own.
struct KeyedTotalTests {
  private static let span = TextSpan(file: "t.utsushi", line: 1, column: 1)
  private static let written = TotalTerm.targetSum(business: "010", group: "期別", item: 2, keys: [1], filter: nil)
  private static let listed = TotalTerm.sourceSum(source: 1, recordType: 0, field: 2, keys: [1], filter: nil)

  private static func results(
    _ left: [(String, Int)], _ right: [(String, Int)], unreadable: Int = 0, isControl: Bool = true
  ) -> [TotalResult] {
    let total = TypedTotal(name: "調定額", left: written, right: listed, span: span)
    let plan = TotalsPlan([total]) { source, _ in isControl && source == 1 }
    var tally = TotalsTally(atomCount: 2)
    for (atom, values) in [left, right].enumerated() {
      for (key, value) in values {
        tally.add(ExactDecimal(coefficient: Int128(value), scale: 0), key: TotalKey([Array(key.utf8)]), to: atom)
      }
    }
    tally.addUnreadable(unreadable, to: 1)
    return plan.results(tally)
  }

  @Test func `each key is a result of its own, in the order of the keys`() {
    let results = Self.results([("02", 5), ("01", 10), ("01", 1)], [("01", 11), ("02", 6)])
    #expect(results.map(\.name) == ["調定額 [01]", "調定額 [02]"])
    #expect(results.map(\.state) == [.passed, .failed])
    #expect(results[1].difference == "-1")
  }

  @Test func `differences that cancel out over all keys are found`() {
    #expect(Self.results([("01", 10), ("02", 5)], [("01", 5), ("02", 10)]).map(\.state) == [.failed, .failed])
  }

  @Test func `a key on one side alone is a difference`() {
    let results = Self.results([("01", 10)], [("01", 10), ("03", 7)])
    #expect(results.map(\.name) == ["調定額 [01]", "調定額 [03]"])
    #expect(results.map(\.state) == [.passed, .failed])
    #expect(results[1].left == "0")
  }

  @Test func `keys that only residents' records have are counted and not shown`() {
    let results = Self.results([("01", 10)], [("01", 10), ("0000012345", 0)], isControl: false)
    #expect(results.map(\.name) == ["調定額 [01]", "調定額"])
    // Not even a sum of nothing passes.
    #expect(results.map(\.state) == [.passed, .failed])
    #expect(results[1].reason?.en == "1 keys are on one side alone")
  }

  @Test func `a key or value that cannot be read leaves the total unrun`() {
    #expect(Self.results([("01", 10)], [("01", 10)], unreadable: 1).map(\.state) == [.notRun])
  }

  @Test func `more keys than a person reads are not run`() {
    let many = (0...TotalsTally.mostKeys).map { ("\($0)", 1) }
    #expect(Self.results(many, many).map(\.state) == [.notRun])
  }

  @Test func `without any key nothing was tied`() {
    #expect(Self.results([], []).map(\.state) == [.notRun])
  }

  @Test func `tallies of blocks add up by key`() {
    var one = TotalsTally(atomCount: 1)
    let key = TotalKey([Array("2025".utf8), Array("1".utf8)])
    one.add(ExactDecimal(coefficient: 5, scale: 0), key: key, to: 0)
    var other = TotalsTally(atomCount: 1)
    other.add(ExactDecimal(coefficient: 25, scale: 1), key: key, to: 0)
    one.merge(other)
    #expect(one.keyed[0] == [key: ExactDecimal(coefficient: 75, scale: 1)])
  }
}
