import Fidelity
import Language
import Records
import Testing

struct TallyTests {
  private let span = TextSpan(file: "t.utsushi", line: 1, column: 1)

  @Test func `an amount closes when source is written, filtered and rejected together`() {
    var tally = AmountTally()
    tally.source = ExactDecimal(coefficient: 100, scale: 0)
    tally.written = ExactDecimal(coefficient: 70, scale: 0)
    tally.rejected = ExactDecimal(coefficient: 30, scale: 0)
    #expect(tally.difference.isZero)
    tally.written = ExactDecimal(coefficient: 71, scale: 0)
    #expect(tally.difference.description == "-1")
  }

  @Test func `a total that ties is passed, one that differs is failed with the difference`() {
    let count = TotalTerm.sourceCount(source: 0, recordType: 1, keys: [], filter: nil)
    let trailer = TotalTerm.field(source: 0, recordType: 2, field: 3)
    let plan = TotalsPlan([
      TypedTotal(name: "件数", left: trailer, right: count, span: span),
      TypedTotal(name: "件数と1", left: trailer, right: .plus(count, .number(1)), span: span),
    ])
    #expect(plan.atoms == [trailer, count])
    var tally = TotalsTally(atomCount: 2)
    tally.add(ExactDecimal(coefficient: 5, scale: 0), to: 0)
    tally.add(ExactDecimal(coefficient: 5, scale: 0), records: 5, to: 1)
    let results = plan.results(tally)
    #expect(results.map(\.state) == [.passed, .failed])
    #expect(results[1].difference == "-1")
  }

  @Test(arguments: [0, 2])
  func `a total over a record that is missing or repeated is not run, never passed`(records: Int) {
    let trailer = TotalTerm.field(source: 0, recordType: 2, field: 3)
    let plan = TotalsPlan([TypedTotal(name: "件数", left: trailer, right: .number(0), span: span)])
    var tally = TotalsTally(atomCount: 1)
    for _ in 0..<records { tally.add(.zero, to: 0) }
    let result = plan.results(tally)[0]
    #expect(result.state == .notRun)
    #expect(result.reason?.en.contains("\(records) records") == true)
  }

  @Test func `a total with unreadable values is not run`() {
    let sum = TotalTerm.sourceSum(source: 0, recordType: 1, field: 2, keys: [], filter: nil)
    let plan = TotalsPlan([TypedTotal(name: "金額", left: sum, right: .number(0), span: span)])
    var tally = TotalsTally(atomCount: 1)
    tally.addUnreadable(1, to: 0)
    #expect(plan.results(tally)[0].state == .notRun)
  }

  @Test func `tallies of blocks add up in any grouping`() {
    func part(_ written: Int) -> SourceTally {
      var tally = SourceTally(recordTypeCount: 2)
      tally.add(written, recordType: 1, outcome: .written)
      tally.add(1, recordType: nil, outcome: .rejected)
      tally.add(bytes: written * 10, .mapped)
      tally.addRejection(.shortRecord)
      return tally
    }
    var left = part(3)
    left.merge(part(4))
    left.merge(part(5))
    var tail = part(4)
    tail.merge(part(5))
    var right = part(3)
    right.merge(tail)
    #expect(left.records == right.records)
    #expect(left.bytes == right.bytes)
    #expect(left.count(outcome: .written) == 12)
    #expect(left.count(outcome: .rejected) == 3)
    #expect(left.recordCount == 15)
    #expect(left.rejections == [FindingCode.shortRecord.rawValue: 3])
  }

  @Test func `all findings are counted, the listed ones are bounded, protected ones never listed`() {
    var tally = FindingTally()
    for record in 0..<100 {
      tally.add(.unmappedCode, severity: .error, isProtected: record % 2 == 0) {
        FindingExample(source: "s", record: record, byteOffset: 0, field: "", item: "", rule: "", bytes: "")
      }
    }
    let summary = tally.summaries[0]
    #expect(summary.count == 100)
    #expect(summary.protectedCount == 50)
    #expect(summary.examples.count == FindingTally.listed)
    #expect(summary.examples.allSatisfy { $0.record % 2 == 1 })
    #expect(tally.count(.error) == 100)
  }

  @Test func `the worklist counts uses, records and fields of each code, and never lists protected records`() {
    var tally = CharacterTally()
    tally.add(code: 0xF040, type: 0, field: 3, record: 7, byteOffset: 7, isProtected: false)
    tally.add(code: 0xF040, type: 0, field: 4, record: 7, byteOffset: 7, isProtected: false)
    tally.add(code: 0xF040, type: 0, field: 3, record: 9, byteOffset: 7, isProtected: true)
    tally.add(code: 0xF041, type: 1, field: 3, record: 9, byteOffset: 7, isProtected: true)
    let table = IdentificationTable(
      file: "g.csv",
      rows: [.init(code: 0xF040, decision: .same, target: ["\u{8FBB}", "\u{E0102}"], line: 2)])
    let lines = tally.lines(source: "住民", table: "CP932", identification: table) { "F\($0.field)" }
    #expect(lines.map(\.code) == ["F040", "F041"])
    #expect(lines[0].occurrences == 3 && lines[0].records == 2)
    #expect(lines[0].fields == ["F3", "F4"])
    #expect(lines[0].firstRecords == [7])
    #expect(lines[0].target == "U+8FBB U+E0102")
    #expect(lines[0].isDecided)
    #expect(!lines[1].isDecided && lines[1].firstRecords.isEmpty)
  }

  @Test func `a target is proved only when every value came back, and nothing was normalised or a default`() {
    func tally(_ parts: [(LossClass, Int, Int)]) -> LossTally {
      var tally = LossTally(targetCount: 1)
      for (lossClass, count, proved) in parts {
        tally.add(proved, lossClass, target: 0, proved: true)
        tally.add(count - proved, lossClass, target: 0, proved: false)
      }
      return tally
    }
    #expect(tally([(.exact, 5, 5), (.absent, 2, 2), (.rejected, 1, 0)]).isProved(target: 0))
    #expect(!tally([(.exact, 5, 5), (.normalised, 1, 0)]).isProved(target: 0))
    #expect(!tally([(.defaulted, 5, 0)]).isProved(target: 0))
    #expect(!tally([(.identified, 3, 2)]).isProved(target: 0))
    #expect(!tally([(.rejected, 3, 0)]).isProved(target: 0))
  }
}
