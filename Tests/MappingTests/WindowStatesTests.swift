import Evaluation
import Language
import Platform
import Records
import Testing

@testable import Mapping

@Suite struct WindowStatesTests {
  private static func resolve(
    _ rows: [SampleMap.Row], budget: Int = 1 << 20, blocks: Int = 1, filter: TypedExpression? = nil
  ) throws -> (verdicts: [WindowVerdict], spilled: Int) {
    var inputs = FieldInputs()
    let map = CompiledMap(
      SampleMap.map(filter: filter), layout: SampleMap.layout, padding: .space, inputs: &inputs)
    var partitions = KeyPartitions(directory: "/tmp", budget: budget)
    let size = (rows.count + blocks - 1) / blocks
    for start in stride(from: 0, to: rows.count, by: size) {
      let block = Array(rows[start..<min(start + size, rows.count)])
      let batch = SampleMap.batch(block, inputs: inputs.inputs, firstRecordIndex: start)
      try partitions.append(map.windowEntries(0, batch: batch))
    }
    let states = try WindowStates.resolve(partitions: &partitions, recordCount: rows.count)
    return (rows.indices.map(states.verdict), partitions.spilledCount)
  }

  @Test func `the greatest order is the last, by the first order and then the second`() throws {
    let rows: [SampleMap.Row] = [
      .init(rireki: "002", edaban: "1"), .init(rireki: "010", edaban: "-5"), .init(rireki: "010", edaban: "-12"),
      .init(rireki: "009", edaban: "99"), .init(atena: "0002", rireki: "000"),
    ]
    #expect(try Self.resolve(rows).verdicts == [.notLast, .last, .notLast, .notLast, .last])
  }

  @Test func `records that share the greatest order are tied, whatever their order in the file`() throws {
    let rows: [SampleMap.Row] = [
      .init(rireki: "003"), .init(rireki: "001"), .init(rireki: "003"), .init(rireki: "001"),
      .init(atena: "0002", rireki: "001"), .init(atena: "0002", rireki: "001"),
    ]
    #expect(try Self.resolve(rows).verdicts == [.tied, .notLast, .tied, .notLast, .tied, .tied])
  }

  @Test func `an absent order comes before zero and negative numbers`() throws {
    let rows: [SampleMap.Row] = [.init(edaban: ""), .init(edaban: "-99"), .init(atena: "0002", edaban: "")]
    #expect(try Self.resolve(rows).verdicts == [.notLast, .last, .last])
  }

  @Test func `two glyphs of 神 are two keys`() throws {
    let rows: [SampleMap.Row] = [.init(atena: "\u{FA19}"), .init(atena: "\u{795E}")]
    #expect(try Self.resolve(rows).verdicts == [.last, .last])
  }

  @Test func `filtered rows take no part`() throws {
    let rows: [SampleMap.Row] = [.init(rireki: "001"), .init(rireki: "002", state: "9")]
    #expect(try Self.resolve(rows, filter: SampleMap.isAlive).verdicts == [.last, .outside])
  }

  @Test func `rows whose window fields were not decoded take no part`() {
    var inputs = FieldInputs()
    let map = CompiledMap(SampleMap.map(filter: nil), layout: SampleMap.layout, padding: .space, inputs: &inputs)
    let key = inputs.index(of: FieldInput(field: 1, isTrimmed: false))
    let name = inputs.index(of: FieldInput(field: 2, isTrimmed: true))
    let failures = [key, name].enumerated().map { row, input in
      DecodeFailure(
        row: UInt32(row), input: UInt32(input), code: .unassignedCode, byteOffset: 0, bytes: 0x80, byteCount: 1)
    }
    let batch = SampleMap.batch([.init(), .init(), .init()], inputs: inputs.inputs, failures: failures)
    #expect(map.windowEntries(0, batch: batch).map(\.record) == [1, 2])
  }

  @Test func `spilled windows give what windows in memory give`() throws {
    // 30,000 records of 5,000 people, six each; the last of person p is the one with the greatest (history, branch).
    let rows = (0..<30_000).map { (index: Int) -> SampleMap.Row in
      let history = (index / 5000 * 7 + index) % 6
      return SampleMap.Row(atena: String(index % 5000), rireki: String(history), edaban: "0")
    }
    let spilled = try Self.resolve(rows, budget: 64 * 1024, blocks: 40)
    let held = try Self.resolve(rows, budget: 1 << 30, blocks: 7)
    #expect(spilled.spilled > 0)
    #expect(held.spilled == 0)
    #expect(spilled.verdicts == held.verdicts)
    // Counted the plain way.
    var greatest = [Int](repeating: -1, count: 5000)
    for (index, row) in rows.enumerated() { greatest[index % 5000] = max(greatest[index % 5000], Int(row.rireki) ?? 0) }
    for (index, row) in rows.enumerated() {
      let isGreatest = Int(row.rireki) == greatest[index % 5000]
      #expect((spilled.verdicts[index] == .notLast) == !isGreatest)
    }
  }
}
