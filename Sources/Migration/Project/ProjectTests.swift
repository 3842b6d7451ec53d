internal import Evaluation
internal import Formats
internal import Language
public import Mapping
internal import Records

/// Runs the tests of a project; needs no data.
public enum ProjectTests {
  /// One result for each test, in the project's order.
  ///
  /// Each test's record is made as bytes of the source and read back with the source's own declarations.
  /// - Throws: `DiagnosticsError` when the project names a table that is not there.
  public static func run(_ loaded: LoadedProject) throws -> [MapTestResult] {
    let project = loaded.project
    return try project.tests.map { test in
      let map = project.maps[test.map]
      let runner = MapTestRunner(
        map: map, joins: project.joins[map.source][map.recordType],
        layout: project.scope(source: map.source, recordType: map.recordType),
        padding: project.declarations.sources[map.source].blank)
      let bench = try TestBench(loaded, map: map)
      return bench.batch(test, runner.inputs).map { runner.run(test, on: $0) } ?? bench.unwritable(test)
    }
  }

  /// What the tests exercise, for each map in the project's order.
  ///
  /// - Throws: `DiagnosticsError` when the project names a table that is not there.
  /// - Complexity: O(tests × branches of their maps).
  public static func coverage(_ loaded: LoadedProject) throws -> [MapCoverage] {
    let project = loaded.project
    return try project.maps.indices.map { number in
      let map = project.maps[number]
      let branches = MapBranches(
        map: map, layout: project.scope(source: map.source, recordType: map.recordType),
        padding: project.declarations.sources[map.source].blank)
      let bench = try TestBench(loaded, map: map)
      var coverage = branches.untouched
      for test in project.tests where test.map == number {
        if let batch = bench.batch(test, branches.inputs) { branches.observe(test, on: batch, &coverage) }
      }
      return coverage
    }
  }
}

/// Makes the records of tests of one map, and reads them as a run reads them.
struct TestBench {
  private let layout: RecordLayout
  private let decoder: SourceDecoder

  init(_ loaded: LoadedProject, map: TypedMap) throws {
    layout = loaded.project.layouts[map.source][map.recordType]
    decoder = try SourceDecoder(loaded, source: map.source)
  }

  /// The decoded record, a column for each input; a joined record holds what the test gives of it and nothing else. `nil` where
  /// a field cannot hold what it is given.
  func batch(_ test: TypedTest, _ inputs: [FieldInput]) -> SourceBatch? {
    let own = test.givens.filter { $0.field < layout.fields.count }
    guard let record = TestRecord(own, layout: layout, decoder: decoder) else { return nil }
    let ownInputs = inputs.indices.filter { inputs[$0].field < layout.fields.count }
    let read = decoder.reader(layout, ownInputs.map { inputs[$0] }).read(record.block, frames: [0]).batch
    var batch = SourceBatch(frames: [0], firstRecordIndex: 0, columns: [], failures: [], identified: [])
    for (position, input) in inputs.enumerated() {
      if let own = ownInputs.firstIndex(of: position) {
        batch.columns.append(read.columns[own])
        batch.identified.append(read.identified[own])
      } else {
        let text = test.givens.first { $0.field == input.field }?.text ?? ""
        batch.columns.append(Column(repeating: [UInt8](text.utf8), count: 1))
        batch.identified.append([])
      }
    }
    batch.failures = read.failures.map { failure in
      var failure = failure
      failure.input = UInt32(ownInputs[Int(failure.input)])
      return failure
    }
    return batch
  }

  /// A test that gives a field what it cannot hold.
  func unwritable(_ test: TypedTest) -> MapTestResult {
    let fields = test.givens.filter { $0.field < layout.fields.count }.filter {
      decoder.bytes(of: $0.text, in: layout.fields[$0.field]) == nil
    }
    return MapTestResult(
      name: test.name, span: test.span,
      failures: fields.map { given in
        let name = layout.fields[given.field].mappingName
        return MapTestResult.Failure(
          message: LocalizedText(
            ja: "項目`\(name)`は与えられた値を持てない", en: "the field `\(name)` cannot hold the given value"),
          span: test.span)
      })
  }
}

/// The one record of a test, as the bytes a source would hold.
private struct TestRecord {
  let block: SourceBlock

  /// Fields that are not given hold padding, numbers zero; `nil` where a given value does not fit its field.
  init?(_ givens: [TypedTest.Given], layout: RecordLayout, decoder: SourceDecoder) {
    let places = layout.fields.filter { !$0.isGroup && $0.redefines == nil }
    var values: [(field: LayoutField, bytes: [UInt8])] = []
    for (text, field) in places.map({ ($0.usage.isText ? "" : "0", $0) })
      + givens.map({ ($0.text, layout.fields[$0.field]) })
    {
      guard let bytes = decoder.bytes(of: text, in: field) else { return nil }
      values.append((field, bytes))
    }
    if layout.isDelimited {
      block = TestRecord.row(values, columnCount: layout.byteCount)
      return
    }
    var bytes = [UInt8](repeating: decoder.table.space, count: layout.byteCount)
    for value in values { bytes.replaceSubrange(value.field.byteRange, with: value.bytes) }
    block = SourceBlock(
      index: 0, fileOffset: 0, firstRecordIndex: 0, bytes: bytes,
      frames: [Frame(offset: 0, byteCount: UInt32(bytes.count), newlineByteCount: 0, state: .whole)])
  }

  /// A row of delimited text; the last value of a column is what it holds.
  private static func row(_ values: [(field: LayoutField, bytes: [UInt8])], columnCount: Int) -> SourceBlock {
    var cells = [[UInt8]](repeating: [], count: columnCount)
    for value in values { cells[value.field.offset] = value.bytes }
    var bytes: [UInt8] = []
    var places: [Cell] = []
    for cell in cells {
      if !places.isEmpty { bytes.append(0x2C) }
      places.append(Cell(offset: UInt32(bytes.count), byteCount: UInt32(cell.count), hasDoubledQuotes: false))
      bytes += cell
    }
    return SourceBlock(
      index: 0, fileOffset: 0, firstRecordIndex: 0, bytes: bytes,
      frames: [Frame(offset: 0, byteCount: UInt32(bytes.count), newlineByteCount: 0, state: .whole)], cells: places,
      columnCount: columnCount)
  }
}
