import TestSupport
import Testing

/// Records that are not what the project declares: each is found, counted and kept untouched, and the gate closes.
struct BadRecordTests {
  @Test func `a record cut off at the end of the file is rejected with its bytes`() throws {
    let scratch = try ScratchProject()
    let records = try scratch.records()
    let cut = Array(records[100].prefix(300))
    try scratch.write(records: Array(records[..<100]) + [cut])
    let result = try scratch.run()
    #expect(result.exitCode == 1, "\(result.errorText)")
    #expect(result.text.contains("F103"))
    let rejects = try scratch.evidence("SELECT record, code, source_offset, bytes FROM rejects")
    #expect(rejects == [["100", "F103", "\(100 * ScratchProject.recordByteCount)", "300"]])
    #expect(try scratch.rejects() == cut)
    try expectLedgerCloses(scratch)
  }

  @Test(arguments: [-1, 1]) func `where every record has another length, every record is rejected`(_ more: Int) throws {
    let scratch = try ScratchProject()
    // Not all the same: then the declaration would be wrong, and the file refused (P214).
    let records = try scratch.records().enumerated().map { row, record in
      let count = 1 + row % 2
      return more < 0
        ? Array(record[..<(640 - count)]) + record[640...]
        : Array(record[..<640]) + [UInt8](repeating: 0x20, count: count) + record[640...]
    }
    try scratch.write(records: records)
    let result = try scratch.run()
    #expect(result.exitCode == 1, "\(result.errorText)")
    let outcomes = try scratch.evidence(
      "SELECT DISTINCT outcome FROM outcomes WHERE source = '住民マスタ' AND records > 0")
    #expect(outcomes == [["rejected"]])
    let rejects = try scratch.evidence("SELECT code, count(*) FROM rejects GROUP BY code")
    #expect(rejects == [[more < 0 ? "F101" : "F102", "\(records.count)"]])
    #expect(try scratch.rejects() == Array(records.joined()))
    try expectLedgerCloses(scratch)
  }

  @Test func `a file with LF where CR LF is declared is refused with what it holds instead`() throws {
    let scratch = try ScratchProject()
    try scratch.write(records: try scratch.records().map { Array($0.filter { $0 != 0x0D }) })
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("error[P205]"), "\(result.errorText)")
    #expect(result.errorText.contains("newline LF") && result.errorText.contains("the first at byte 640"))
    #expect(try scratch.names() == ["data", "project"])
  }

  @Test func `a record that ends in LF where CR LF is declared is rejected with its bytes`() throws {
    let scratch = try ScratchProject()
    var records = try scratch.records()
    records[3].remove(at: 640)
    try scratch.write(records: records)
    let result = try scratch.run()
    #expect(result.exitCode == 1, "\(result.errorText)")
    // The record and the next, whose end is the first CR LF after it, cannot be told apart.
    #expect(try scratch.rejects() == records[3] + records[4])
    try expectLedgerCloses(scratch)
  }

  /// A change of the file's order, and what it comes to.
  struct Order: CustomTestStringConvertible {
    var testDescription: String
    var change: @Sendable ([[UInt8]]) -> [[UInt8]]
    /// The record that F105 names.
    var record: @Sendable (Int) -> Int
    /// How many totals cannot be computed: those that take a value of the trailer or the header.
    var notRun: Int

    static let all: [Order] = [
      .init(
        testDescription: "the header stands twice", change: { Array($0[..<1]) + $0 }, record: { _ in 1 }, notRun: 1),
      .init(
        testDescription: "there is no trailer", change: { Array($0.dropLast()) }, record: { $0 - 2 }, notRun: 4),
      .init(
        testDescription: "the trailer stands twice", change: { $0 + $0.suffix(1) }, record: { $0 - 1 }, notRun: 4),
      .init(
        testDescription: "there is no header", change: { Array($0.dropFirst()) }, record: { _ in 0 }, notRun: 1),
      .init(
        testDescription: "the trailer stands before the last detail",
        change: { Array($0.dropLast(2)) + [$0[$0.count - 1], $0[$0.count - 2]] }, record: { $0 - 2 }, notRun: 0),
    ]
  }

  @Test(arguments: Order.all) func `header and trailer stand once each, at their ends`(_ order: Order) throws {
    let scratch = try ScratchProject()
    let records = try scratch.records()
    try scratch.write(records: order.change(records))
    let result = try scratch.run()
    #expect(result.exitCode == 1, "\(result.errorText)")
    #expect(result.text.contains("F105"))
    let found = try scratch.evidence("SELECT DISTINCT record FROM findings WHERE code = 'F105'")
    #expect(found.contains(["\(order.record(records.count))"]), "\(found)")
    let totals = try scratch.evidence("SELECT state, count(*) FROM totals WHERE state <> 'passed' GROUP BY state")
    #expect(totals == (order.notRun == 0 ? [] : [["not run", "\(order.notRun)"]]))
    let gate = try scratch.evidence("SELECT state FROM gate WHERE condition = 'totals all'")
    #expect(gate == [[order.notRun == 0 ? "passed" : "failed"]])
    #expect(try scratch.evidence("SELECT value FROM run WHERE key = 'gate'") == [["closed"]])
    try expectLedgerCloses(scratch)
  }

  @Test func `a record of no declared type is rejected with its bytes`() throws {
    let scratch = try ScratchProject()
    var records = try scratch.records()
    records[7][0] = 0x39
    try scratch.write(records: records)
    let result = try scratch.run()
    #expect(result.exitCode == 1, "\(result.errorText)")
    #expect(try scratch.evidence("SELECT record, code FROM rejects") == [["7", "F104"]])
    #expect(try scratch.rejects() == records[7])
    try expectLedgerCloses(scratch)
  }

  /// Every byte of every source has one class, and the bag and its checksums stand.
  private func expectLedgerCloses(_ scratch: ScratchProject) throws {
    let open = try scratch.evidence(
      "SELECT count(*) FROM sources s WHERE bytes <> (SELECT sum(b.bytes) FROM bytes b WHERE b.source = s.source)")
    #expect(open == [["0"]])
    let bag = try Command.run(
      ["sha256sum", "--check", "--quiet", "manifest-sha256.txt"], in: scratch.folder.path("out/bag"))
    #expect(bag.exitCode == 0)
  }
}
