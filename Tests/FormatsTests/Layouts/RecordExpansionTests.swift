import Records
import Testing

@testable import Formats

struct RecordExpansionTests {
  private static func layout(_ text: String, _ tables: TableStorage? = nil) throws -> RecordLayout {
    let result = Copybook.layouts(
      of: Array(text.utf8), file: "t",
      options: .init(characters: "UTF8", dialect: "IBM", format: .free, tableStorage: tables))
    return try #require(result.layouts.first, "\(result.diagnostics.map(\.message.en))")
  }

  private static func block(_ records: [String]) -> SourceBlock {
    var bytes: [UInt8] = []
    var frames: [Frame] = []
    for record in records {
      frames.append(
        Frame(
          offset: UInt32(bytes.count), byteCount: UInt32(record.utf8.count), newlineByteCount: 1, state: .whole))
      bytes += Array(record.utf8) + [0x0A]
    }
    return SourceBlock(index: 0, fileOffset: 0, firstRecordIndex: 0, bytes: bytes, frames: frames)
  }

  /// The values of all fields of all records, and whether they prove the bytes.
  private static func read(_ layout: RecordLayout, _ block: SourceBlock) -> (values: [[String]], isProved: Bool) {
    let reader = RecordReader(
      layout: layout,
      inputs: layout.fields.filter { !$0.isGroup }.map { FieldInput(field: $0.index, isTrimmed: true) },
      table: CP932.table, identification: nil, padding: .space, signs: nil)
    let frames = Array(0..<UInt32(block.frames.count))
    let batch = reader.read(block, frames: frames).batch
    let places = reader.places(rows: frames, batch: batch, block: block)
    let isProved = reader.inputs.indices.allSatisfy { input in
      reader.matches(input: input, restored: batch.columns[input], places: places, block: block).allSatisfy { $0 }
    }
    return (block.frames.indices.map { row in batch.columns.map { $0.text(row) } }, isProved && batch.failures.isEmpty)
  }

  private static let tables = """
    01 R. 05 N PIC 9. 05 M PIC 9. 05 A OCCURS 0 TO 3 DEPENDING ON N. 10 B PIC X. 10 C OCCURS 1 TO 2 DEPENDING ON M PIC 9(2).
    05 D PIC X(2).
    """

  // Expected: the rule of OCCURS DEPENDING ON in IBM's compiler, applied by hand.
  @Test func `fields behind tables are read from where they have moved to`() throws {
    let layout = try RecordExpansionTests.layout(RecordExpansionTests.tables, .shifted)
    #expect(layout.byteCount == 2 + 3 * 5 + 2 && layout.leastByteCount == 4)
    let expansion = try #require(RecordExpansion(layout, areBlanksRemoved: false, signs: nil, table: CP932.table))
    let stored = RecordExpansionTests.block(["21a01b02ZZ", "01YY", "32a0102b0304c0506XX"])
    let block = stored.expanded([expansion], types: [0, 0, 0])
    #expect(block.stored == stored && (0..<3).allSatisfy { block.isExpanded($0) })
    let (values, isProved) = RecordExpansionTests.read(layout, block)
    #expect(isProved)
    #expect(values[0] == ["2", "1", "a", "01", "", "b", "02", "", "", "", "", "ZZ"])
    #expect(values[1] == ["0", "1", "", "", "", "", "", "", "", "", "", "YY"])
    #expect(values[2] == ["3", "2", "a", "01", "02", "b", "03", "04", "c", "05", "06", "XX"])
  }

  @Test(arguments: ["41ZZ", "21a01b02Z", "21a01b02ZZZ", "01", "", "x1ZZ", "23a010203b010203ZZ", " 1ZZ"])
  func `records that their own numbers contradict stay as they are`(record: String) throws {
    let layout = try RecordExpansionTests.layout(RecordExpansionTests.tables, .shifted)
    let expansion = try #require(RecordExpansion(layout, areBlanksRemoved: false, signs: nil, table: CP932.table))
    let stored = RecordExpansionTests.block([record, "01YY"])
    let block = stored.expanded([expansion], types: [0, 0])
    #expect(!block.isExpanded(0) && block.isExpanded(1))
    #expect(Array(block.content(0)) == Array(record.utf8))
  }

  @Test func `what stands in the room of occurrences that are not there is not read`() throws {
    let layout = try RecordExpansionTests.layout(RecordExpansionTests.tables, .maximal)
    let block = RecordExpansionTests.block(["11a01xxyyyyyzzzzzZZ", "32a0102b0304c0506XX"])
    #expect(RecordExpansion(layout, areBlanksRemoved: false, signs: nil, table: CP932.table) == nil)
    let (values, isProved) = RecordExpansionTests.read(layout, block)
    #expect(isProved)
    #expect(values[0] == ["1", "1", "a", "01", "", "", "", "", "", "", "", "ZZ"])
    #expect(values[1] == ["3", "2", "a", "01", "02", "b", "03", "04", "c", "05", "06", "XX"])
  }

  @Test func `blanks that were removed are read as blanks`() throws {
    let layout = try RecordExpansionTests.layout("01 R. 05 A PIC X(3). 05 B PIC X(4). 05 C PIC 9(3). 05 D PIC X(2).")
    let expansion = try #require(RecordExpansion(layout, areBlanksRemoved: true, signs: nil, table: CP932.table))
    let stored = RecordExpansionTests.block(["", "a", "abcdefg012zz", "abc  x", "abcdefg012zzy"])
    let block = stored.expanded([expansion], types: [0, 0, 0, 0, 0])
    #expect((0..<5).map { block.isExpanded($0) } == [true, true, true, true, false])
    let whole = SourceBlock(
      index: 0, fileOffset: 0, firstRecordIndex: 0, bytes: block.bytes, frames: Array(block.frames.dropLast()))
    let (values, isProved) = RecordExpansionTests.read(layout, whole)
    #expect(isProved)
    #expect(values == [["", "", "", ""], ["a", "", "", ""], ["abc", "defg", "012", "zz"], ["abc", "  x", "", ""]])
  }
}
