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
      let layout = project.layouts[map.source][map.recordType]
      let runner = MapTestRunner(
        map: map, layout: layout, padding: project.declarations.sources[map.source].padding.value)
      let decoder = try SourceDecoder(loaded, source: map.source)
      guard let record = TestRecord(test.givens, layout: layout, decoder: decoder) else {
        return unwritable(test, layout, decoder)
      }
      let reader = decoder.reader(layout, runner.inputs)
      return runner.run(test, on: reader.read(record.block, frames: [0]).batch)
    }
  }

  /// A test that gives a field what it cannot hold.
  private static func unwritable(
    _ test: TypedTest, _ layout: RecordLayout, _ decoder: SourceDecoder
  ) -> MapTestResult {
    let fields = test.givens.filter { decoder.bytes(of: $0.text, in: layout.fields[$0.field]) == nil }
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
    var bytes = [UInt8](repeating: 0x20, count: layout.byteCount)
    func put(_ text: String, _ field: LayoutField) -> Bool {
      guard let value = decoder.bytes(of: text, in: field) else { return false }
      bytes.replaceSubrange(field.offset..<(field.offset + field.byteCount), with: value)
      return true
    }
    for field in layout.fields where !field.isGroup && field.redefines == nil {
      guard put(field.usage.isText ? "" : "0", field) else { return nil }
    }
    for given in givens {
      guard put(given.text, layout.fields[given.field]) else { return nil }
    }
    block = SourceBlock(
      index: 0, fileOffset: 0, firstRecordIndex: 0, bytes: bytes,
      frames: [Frame(offset: 0, byteCount: UInt32(bytes.count), newlineByteCount: 0, state: .whole)])
  }
}
