import Evaluation
import Language
import Platform
import Records
import Testing

@testable import Mapping

@Suite struct CompiledMapTests {
  private static func compiled(
    filter: TypedExpression? = SampleMap.isAlive, windows: [WindowDefinition] = []
  ) -> (map: CompiledMap, inputs: FieldInputs) {
    var inputs = FieldInputs()
    let map = CompiledMap(
      SampleMap.map(filter: filter, windows: windows), layout: SampleMap.layout, padding: .space, inputs: &inputs)
    return (map, inputs)
  }

  private static func isSameStorage(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.span.isIdentical(to: right.span)
  }

  @Test func `items are filled column by column`() {
    var (map, inputs) = Self.compiled()
    let note = inputs.index(of: FieldInput(field: 7, isTrimmed: true))
    #expect(map.inputs.contains(note))
    let batch = SampleMap.batch(
      [.init(name: "山田"), .init(name: "", birth: "3300500", rireki: "012", note: "第3組")],
      inputs: inputs.inputs, firstRecordIndex: 100)
    let mapped = map.apply(batch, windows: [])
    #expect(mapped.standard.count == 2)
    #expect(mapped.standard.recordIndexes == [100, 101])
    #expect(mapped.standard.columns[0] == Column(["0001", "0001"]))
    #expect(mapped.standard.columns[1] == Column(["山田", ""]))
    #expect(mapped.standard.columns[2] == Column(["1989-01-07", "1955-05-00"]))
    #expect(mapped.standard.columns[3] == Column(["0", "1"]))
    #expect(mapped.standard.columns[4] == Column(["", "昭和３０年５月日不詳"]))
    #expect(mapped.standard.columns[5] == Column(["1", "12"]))
    #expect(mapped.standard.columns[7] == Column(["K", "K"]))
    #expect(mapped.standard.columns[8] == nil)
    #expect(mapped.standard.columns[9] == nil)
    #expect(mapped.kept == [Column(["", "第3組"])])
    #expect(mapped.rows == [0, 1])
    #expect(mapped.filtered.isEmpty)
    #expect(mapped.rejections.isEmpty)
    #expect(mapped.findings.isEmpty)
  }

  @Test func `a plain field shares its column with the source`() {
    let (map, inputs) = Self.compiled(filter: nil)
    let batch = SampleMap.batch([.init(), .init()], inputs: inputs.inputs)
    let mapped = map.apply(batch, windows: [])
    // Without a filter, the field of the first item is the first input.
    #expect(inputs.inputs[0] == FieldInput(field: 1, isTrimmed: false))
    let source = batch.columns[0].bytes
    let item = mapped.standard.columns[0]?.bytes ?? []
    #expect(Self.isSameStorage(source, item))
  }

  @Test func `filtered rows leave the batch and keep their numbers`() {
    let (map, inputs) = Self.compiled()
    let batch = SampleMap.batch(
      [
        .init(state: "9"), .init(atena: "B"), .init(state: "9"), .init(atena: "D", birth: "3640108"), .init(state: "9"),
      ],
      inputs: inputs.inputs, firstRecordIndex: 10)
    let mapped = map.apply(batch, windows: [])
    #expect(mapped.rows == [1, 3])
    #expect(mapped.filtered == [0, 2, 4])
    #expect(mapped.standard.recordIndexes == [11, 13])
    #expect(mapped.standard.columns[0] == Column(["B", "D"]))
    #expect(mapped.findings == [Finding(.pastEraEnd, recordIndex: 13, field: 3, item: 2)])
  }

  @Test func `a batch that is filtered altogether gives nothing`() {
    let (map, inputs) = Self.compiled()
    let mapped = map.apply(SampleMap.batch([.init(state: "9")], inputs: inputs.inputs), windows: [])
    #expect(mapped.standard.count == 0)
    #expect(mapped.filtered == [0])
    #expect(map.restore(mapped).allSatisfy { $0.states.count == 0 })
    let empty = map.apply(SampleMap.batch([], inputs: inputs.inputs), windows: [])
    #expect(empty.standard.count == 0)
    #expect(empty.filtered.isEmpty)
  }

  @Test func `a value that was not decoded rejects its record unless the filter left it out`() {
    var (map, inputs) = Self.compiled()
    let name = inputs.index(of: FieldInput(field: 2, isTrimmed: true))
    let state = inputs.index(of: FieldInput(field: 6, isTrimmed: false))
    let other = inputs.index(of: FieldInput(field: 7, isTrimmed: false))
    func failure(_ row: UInt32, _ input: Int) -> DecodeFailure {
      DecodeFailure(
        row: row, input: UInt32(input), code: .badTrailByte, byteOffset: 2, bytes: 0x8820, byteCount: 2)
    }
    let batch = SampleMap.batch(
      [.init(name: ""), .init(name: "", state: "9"), .init(state: ""), .init()], inputs: inputs.inputs,
      failures: [failure(0, name), failure(1, name), failure(2, state), failure(3, other)])
    let mapped = map.apply(batch, windows: [])
    #expect(mapped.filtered == [1])
    #expect(mapped.rows == [0, 2, 3])
    // Row 3 failed in an input that only another map reads.
    #expect(
      mapped.rejections == [
        MappedBatch.Rejection(
          row: 0,
          finding: Finding(.badTrailByte, recordIndex: 0, field: 2, byteOffset: 2, bytes: 0x8820, byteCount: 2)),
        MappedBatch.Rejection(
          row: 1,
          finding: Finding(.badTrailByte, recordIndex: 2, field: 6, byteOffset: 2, bytes: 0x8820, byteCount: 2)),
      ])
  }

  @Test func `failures reject with item and field, in order of row and item`() {
    let (map, inputs) = Self.compiled()
    let batch = SampleMap.batch(
      [.init(), .init(birth: "3640230", rireki: "A"), .init(birth: "9640107")], inputs: inputs.inputs)
    let mapped = map.apply(batch, windows: [])
    #expect(
      mapped.rejections == [
        MappedBatch.Rejection(row: 1, finding: Finding(.impossibleDate, recordIndex: 1, field: 3, item: 2)),
        MappedBatch.Rejection(row: 1, finding: Finding(.notAnInteger, recordIndex: 1, field: 4, item: 5)),
        MappedBatch.Rejection(row: 2, finding: Finding(.unknownEra, recordIndex: 2, field: 3, item: 2)),
      ])
    #expect(mapped.standard.count == 3)
  }

  @Test func `the last of a window is flagged, and a tie rejects all who share it`() throws {
    let (map, inputs) = Self.compiled(windows: [SampleMap.window])
    let batch = SampleMap.batch(
      [.init(rireki: "001"), .init(rireki: "002"), .init(atena: "T"), .init(atena: "T"), .init(state: "9")],
      inputs: inputs.inputs)
    var partitions = KeyPartitions(directory: "/tmp", budget: 1 << 20)
    try partitions.append(map.windowEntries(0, batch: batch))
    let states = try WindowStates.resolve(partitions: &partitions, recordCount: 5)
    let mapped = map.apply(batch, windows: [states])
    #expect(mapped.standard.columns[6] == Column(["0", "1", "", ""]))
    #expect(mapped.rejections.map(\.row) == [2, 3])
    #expect(mapped.rejections.map(\.finding.code) == [.tiedOrder, .tiedOrder])
    #expect(mapped.filtered == [4])
  }

  @Test func `every assigned item and kept field says what its field held`() throws {
    let (map, inputs) = Self.compiled(windows: [SampleMap.window])
    let batch = SampleMap.batch(
      [
        .init(birth: "0000000", note: "A"), .init(birth: "3640108", rireki: "010", state: "9"),
        .init(name: "", birth: "3640108", rireki: "012"),
      ], inputs: inputs.inputs)
    var partitions = KeyPartitions(directory: "/tmp", budget: 1 << 20)
    try partitions.append(map.windowEntries(0, batch: batch))
    let states = try WindowStates.resolve(partitions: &partitions, recordCount: 3)
    let restored = map.restore(map.apply(batch, windows: [states]))
    let targets: [RestoredField.Target] = (0...7).map { .item($0) } + [.kept(0)]
    #expect(restored.map(\.target) == targets)
    func byTarget(_ target: RestoredField.Target) -> RestoredField? { restored.first { $0.target == target } }
    let birth = try #require(byTarget(.item(2)))
    #expect(birth.texts == Column(["", "3640108"]))
    #expect(birth.absentText == Array("0000000".utf8))
    #expect(birth.states.all == [.absent, .withComplement])
    #expect(birth.input.map { inputs.inputs[$0] } == FieldInput(field: 3, isTrimmed: false))
    let history = try #require(byTarget(.item(5)))
    #expect(history.texts == Column(["001", "012"]))
    #expect(history.states.all == [.otherNotation, .otherNotation])
    #expect(byTarget(.item(0))?.states.all == [.sameText, .sameText])
    #expect(byTarget(.item(1))?.states.all == [.sameText, .absent])
    #expect(byTarget(.item(3))?.states.all == [.absent, .defaulted])
    #expect(byTarget(.item(4))?.states.all == [.absent, .absent])
    #expect(byTarget(.item(6))?.states.all == [.notInvertible, .notInvertible])
    #expect(byTarget(.item(7))?.states.all == [.defaulted, .defaulted])
    #expect(byTarget(.item(7))?.input == nil)
    #expect(byTarget(.kept(0))?.texts == Column(["A", ""]))
    #expect(byTarget(.kept(0))?.states.all == [.sameText, .absent])
  }

  @Test func `two maps of one record type share their inputs`() {
    var inputs = FieldInputs()
    _ = CompiledMap(SampleMap.map(), layout: SampleMap.layout, padding: .space, inputs: &inputs)
    let count = inputs.inputs.count
    let second = CompiledMap(SampleMap.map(), layout: SampleMap.layout, padding: .space, inputs: &inputs)
    #expect(inputs.inputs.count == count)
    #expect(second.inputs == Array(0..<count))
  }
}
