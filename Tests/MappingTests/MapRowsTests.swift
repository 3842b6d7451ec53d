import Evaluation
import Language
import Records
import Testing

@testable import Mapping

/// Maps that make several rows of a record, and maps that join another one.
@Suite struct MapRowsTests {
  private static let note = TypedExpression.comparison(
    .notEqual, SampleMap.source(7), SampleMap.text("-"), isNumeric: false, SampleMap.place)

  /// Two rows of a record: its name, and its note where there is one.
  private static var map: TypedMap {
    var map = SampleMap.map(windows: [])
    var second = map.variants[0]
    second.assignments[1] = SampleMap.assign(SampleMap.pipe(SampleMap.source(7), (.trim, nil)))
    second.filter = note
    map.variants.append(second)
    map.kept = []
    return map
  }

  @Test func `each row has its own filter behind the map's`() {
    var inputs = FieldInputs()
    let rows = [0, 1].map {
      CompiledMap(Self.map, variant: $0, layout: SampleMap.layout, padding: .space, inputs: &inputs)
    }
    let batch = SampleMap.batch(
      [
        .init(name: "山田", note: "第3組"), .init(name: "川口", note: "-"), .init(name: "森", state: "9", note: "第1組"),
      ], inputs: inputs.inputs)
    let mapped = rows.map { $0.apply(batch, windows: []) }
    #expect(mapped[0].rows == [0, 1])
    #expect(mapped[0].standard.columns[1] == Column(["山田", "川口"]))
    #expect(mapped[1].rows == [0])
    #expect(mapped[1].filtered == [1, 2])
    #expect(mapped[1].standard.columns[1] == Column(["第3組"]))
    // Both rows ask for the same values; each is decoded once.
    #expect(inputs.inputs.count == Set(inputs.inputs).count)
  }

  @Test func `a row's filter that cannot be read rejects`() {
    var inputs = FieldInputs()
    let row = CompiledMap(Self.map, variant: 1, layout: SampleMap.layout, padding: .space, inputs: &inputs)
    let position = UInt32(inputs.index(of: FieldInput(field: 7, isTrimmed: false)))
    let batch = SampleMap.batch(
      [.init(note: "-")], inputs: inputs.inputs,
      failures: [
        DecodeFailure(row: 0, input: position, code: .unassignedCode, byteOffset: 2, bytes: 0xFD, byteCount: 1)
      ])
    let mapped = row.apply(batch, windows: [])
    #expect(mapped.filtered.isEmpty)
    #expect(mapped.rejections.map(\.finding.code) == [.unassignedCode])
  }

  private static let join = TypedJoin(
    alias: "相手", source: 1, recordType: 0, keys: [.init(joined: 1, own: 1)], isOptional: false, firstField: 8)

  /// The own layout with a joined record of two fields behind it.
  private static var scope: RecordLayout {
    var scope = SampleMap.layout
    scope.fields.append(SampleMap.field(8, "相手", 0, 9, .alphanumeric))
    scope.fields.append(SampleMap.field(9, "相手.ATENA", 0, 4, .alphanumeric))
    scope.fields.append(SampleMap.field(10, "相手.BIRTH", 4, 8, .alphanumeric))
    return scope
  }

  private static var joining: TypedMap {
    var map = SampleMap.map(filter: nil, windows: [])
    map.joins = [0]
    map.variants[0].assignments[2] = SampleMap.assign(
      SampleMap.pipe(SampleMap.source(10), (.date(nil), .reject)))
    map.variants[0].assignments[3] = .unassigned
    map.variants[0].assignments[4] = .unassigned
    return map
  }

  @Test func `a join that finds nothing rejects the record once, at its key`() throws {
    var inputs = FieldInputs()
    let map = CompiledMap(Self.joining, joins: [Self.join], layout: Self.scope, padding: .space, inputs: &inputs)
    let other = CompiledMap(
      SampleMap.map(filter: nil, windows: []), joins: [Self.join], layout: Self.scope, padding: .space,
      inputs: &inputs)
    #expect(map.joinInputs.map(\.join) == [0])
    #expect(other.joinInputs.isEmpty)
    let input = try #require(map.joinInputs.first).input
    #expect(inputs.inputs[input] == FieldInput(field: 9, isTrimmed: false))
    let batch = SampleMap.batch(
      [.init(), .init()], inputs: inputs.inputs,
      failures: [
        DecodeFailure(row: 1, input: UInt32(input), code: .joinMissing, byteOffset: 0, bytes: 0, byteCount: 0)
      ])
    let found = map.apply(batch, windows: []).rejections.filter { $0.row == 1 }.map(\.finding)
      .filter { $0.code == .joinMissing }
    // The finding names the own key, and no bytes: those of the key are right.
    #expect(found == [Finding(.joinMissing, recordIndex: 1, field: 1)])
    // A map of the same records that does not join is not concerned.
    #expect(!other.apply(batch, windows: []).rejections.contains { $0.finding.code == .joinMissing })
  }

  @Test func `a filter on a joined value leaves out no record that has no partner`() throws {
    var joining = Self.joining
    joining.filter = .comparison(
      .equal, SampleMap.source(10), SampleMap.text("20250101"), isNumeric: false, SampleMap.place)
    var inputs = FieldInputs()
    let map = CompiledMap(joining, joins: [Self.join], layout: Self.scope, padding: .space, inputs: &inputs)
    let input = try #require(map.joinInputs.first).input
    let batch = SampleMap.batch(
      [.init(note: "20250101"), .init(note: "20240101"), .init(note: "")], inputs: inputs.inputs,
      failures: [
        DecodeFailure(row: 2, input: UInt32(input), code: .joinAmbiguous, byteOffset: 0, bytes: 0, byteCount: 0)
      ])
    let mapped = map.apply(batch, windows: [])
    #expect(mapped.filtered == [1])
    #expect(mapped.rejections.contains { mapped.rows[Int($0.row)] == 2 && $0.finding.code == .joinAmbiguous })
  }

  @Test func `a key that cannot be decoded rejects, though only the join reads it`() throws {
    var joining = Self.joining
    joining.variants[0].assignments[0] = .unassigned
    var inputs = FieldInputs()
    let map = CompiledMap(joining, joins: [Self.join], layout: Self.scope, padding: .space, inputs: &inputs)
    let key = try #require(inputs.inputs.firstIndex { $0.field == 1 })
    #expect(map.inputs.contains(key))
  }

  @Test func `a finding about a joined value names its item alone`() {
    var inputs = FieldInputs()
    let map = CompiledMap(Self.joining, joins: [Self.join], layout: Self.scope, padding: .space, inputs: &inputs)
    // The sample gives every field that it does not know the note.
    let batch = SampleMap.batch([.init(note: "20250229")], inputs: inputs.inputs)
    let found = map.apply(batch, windows: []).rejections.map(\.finding)
    #expect(found == [Finding(.impossibleDate, recordIndex: 0, item: 2)])
  }
}
