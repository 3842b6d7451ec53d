import Records
import Testing

@testable import Formats

struct RecordReaderTests {
  private static let copybook = """
           01  R.
               05  KBN     PIC X(1).
               05  NO      PIC 9(5).
               05  NAME    PIC X(8).
               05  TAX     PIC S9(3)V99 COMP-3.
               05  DELTA   PIC S9(2).
    """

  private static func layout() throws -> RecordLayout {
    let bytes = copybook.split(separator: "\n").map { $0.dropFirst(0) }.joined(separator: "\n").utf8
    let result = Copybook.layouts(of: Array(bytes), file: "r.cpy", options: .init(characters: "UTF8", dialect: "IBM"))
    #expect(result.diagnostics.isEmpty)
    return try #require(result.layouts.first)
  }

  /// KBN, NO, NAME, TAX, DELTA of one record: 1 + 5 + 8 + 3 + 2 bytes.
  private static func record(
    _ kbn: String, _ number: String, _ name: [UInt8], _ tax: [UInt8], _ delta: String
  ) -> [UInt8] {
    let padded = name + Array(repeating: 0x20, count: 8 - name.count)
    return Array(kbn.utf8) + Array(number.utf8) + padded + tax + Array(delta.utf8) + [0x0D, 0x0A]
  }

  private static func block(_ records: [[UInt8]]) -> SourceBlock {
    var framer = BlockFramer(recordByteCount: 19, newline: [0x0D, 0x0A])
    return framer.frame(records.flatMap { $0 }, isLast: true)[0]
  }

  private static let identification = IdentificationTable(
    file: "g.csv", rows: [IdentificationTable.Row(code: 0xF040, decision: .same, target: ["\u{4E02}"], line: 2)])

  private static func reader(_ inputs: [FieldInput]) throws -> RecordReader {
    RecordReader(
      layout: try layout(), inputs: inputs, table: CP932.table, identification: identification, padding: .space,
      signs: .ascii)
  }

  /// All elementary fields, the name trimmed and untrimmed.
  private static let inputs = [
    FieldInput(field: 1, isTrimmed: false), FieldInput(field: 2, isTrimmed: false),
    FieldInput(field: 3, isTrimmed: true), FieldInput(field: 3, isTrimmed: false),
    FieldInput(field: 4, isTrimmed: false), FieldInput(field: 5, isTrimmed: false),
  ]

  private static func texts(_ column: Column) -> [String] { (0..<column.count).map(column.text) }

  @Test func `fields become columns of UTF-8 and canonical numbers`() throws {
    let block = RecordReaderTests.block([
      RecordReaderTests.record("2", "00012", [0x8E, 0x52, 0xB1], [0x12, 0x34, 0x5D], "1r"),
      RecordReaderTests.record("9", "     ", [], [0x00, 0x00, 0x0C], "  "),
      RecordReaderTests.record("2", "99999", [0xF0, 0x40, 0x41], [0x00, 0x10, 0x0F], "07"),
    ])
    let result = try RecordReaderTests.reader(RecordReaderTests.inputs).read(block, frames: [0, 1, 2])
    #expect(
      result.batch.columns.map(RecordReaderTests.texts) == [
        ["2", "9", "2"], ["00012", "", "99999"], ["山ｱ", "", "\u{4E02}A"], ["山ｱ     ", "        ", "\u{4E02}A     "],
        ["-123.45", "0.00", "1.00"], ["-12", "", "7"],
      ])
    #expect(result.batch.failures.isEmpty)
    #expect(result.batch.identified == [[], [], [2], [2], [], []])
    // The field is read twice and its code reported once.
    #expect(
      result.userDefined == [
        UserDefinedUse(code: 0xF040, input: 2, row: 2, byteOffset: 0, isDecided: true)
      ])
  }

  @Test func `only the frames asked for are read and rows know their records`() throws {
    let block = RecordReaderTests.block([
      RecordReaderTests.record("1", "00001", [], [0, 0, 0x0C], "00"),
      Array("SHORT\r\n".utf8),
      RecordReaderTests.record("2", "00003", [], [0, 0, 0x0C], "00"),
    ])
    let result = try RecordReaderTests.reader([FieldInput(field: 2, isTrimmed: false)]).read(block, frames: [2])
    #expect(RecordReaderTests.texts(result.batch.columns[0]) == ["00003"])
    #expect(result.batch.recordIndex(0) == 2)
  }

  @Test func `failures stand in order of row and input with their place and bytes`() throws {
    let block = RecordReaderTests.block([
      RecordReaderTests.record("2", "0001X", [0x8E, 0x52, 0xF0, 0x41], [0x1A, 0x00, 0x0C], "00"),
      RecordReaderTests.record("2", "00012", [0xFD], [0x00, 0x00, 0x0E], "0x"),
    ])
    let result = try RecordReaderTests.reader(RecordReaderTests.inputs).read(block, frames: [0, 1])
    func failure(
      _ row: UInt32, _ input: UInt32, _ code: FindingCode, _ offset: UInt32, _ bytes: UInt32, _ count: UInt8 = 1
    ) -> DecodeFailure {
      DecodeFailure(row: row, input: input, code: code, byteOffset: offset, bytes: bytes, byteCount: count)
    }
    #expect(
      result.batch.failures == [
        failure(0, 1, .notDigits, 4, 0x58), failure(0, 2, .undecidedCharacter, 2, 0xF041, 2),
        failure(0, 3, .undecidedCharacter, 2, 0xF041, 2), failure(0, 4, .badPackedDigit, 0, 0x1A),
        failure(1, 2, .unassignedCode, 0, 0xFD), failure(1, 3, .unassignedCode, 0, 0xFD),
        failure(1, 4, .badSign, 2, 0x0E),
      ])
    #expect(result.userDefined.map(\.isDecided) == [false])
    #expect(result.batch.columns[2].isEmpty(0))
  }

  @Test func `restored texts are compared with the bytes in the block`() throws {
    let block = RecordReaderTests.block([
      RecordReaderTests.record("2", "00012", [0x8E, 0x52], [0x12, 0x34, 0x5D], "1r"),
      RecordReaderTests.record("2", "00013", [0xED, 0x40], [0x00, 0x00, 0x0F], "07"),
    ])
    let reader = try RecordReaderTests.reader(RecordReaderTests.inputs)
    let batch = reader.read(block, frames: [0, 1]).batch
    let places = reader.places(rows: [0, 1], batch: batch, block: block)
    for input in reader.inputs.indices {
      let matches = reader.matches(input: input, restored: batch.columns[input], places: places, block: block)
      // Row 1 has a NEC-selected kanji and a sign nibble F in a signed field: both are read, neither is written.
      #expect(matches == [true, ![2, 3, 4].contains(input)])
    }
    let second = reader.matches(
      input: 1, restored: Column(["13"]), places: reader.places(rows: [1], batch: batch, block: block), block: block)
    #expect(second == [true])
    let wrong = reader.matches(
      input: 2, restored: Column(["川"]), places: reader.places(rows: [0], batch: batch, block: block), block: block)
    #expect(wrong == [false])
  }

  @Test func `no frames give an empty batch`() throws {
    let block = RecordReaderTests.block([Array("SHORT\r\n".utf8)])
    let result = try RecordReaderTests.reader(RecordReaderTests.inputs).read(block, frames: [])
    #expect(result.batch.count == 0)
    #expect(result.batch.columns.allSatisfy { $0.count == 0 })
  }

  @Test func `record types are told by their field, also in bad frames that hold it`() throws {
    let layout = try RecordReaderTests.layout()
    let classifier = try RecordClassifier(
      [
        RecordCondition.field(layout.fields[1], values: ["1"]),
        RecordCondition.field(layout.fields[1], values: ["2", "3"]),
        RecordCondition.field(layout.fields[2], values: ["00099"]),
      ], encode: { $0.bytes(of: $1, table: CP932.table, padding: .space, signs: .ascii) })
    let block = RecordReaderTests.block([
      RecordReaderTests.record("1", "00000", [], [0, 0, 0x0C], "00"),
      RecordReaderTests.record("3", "00000", [], [0, 0, 0x0C], "00"),
      Array("2\r\n".utf8),
      RecordReaderTests.record("7", "00000", [], [0, 0, 0x0C], "00"),
      RecordReaderTests.record("7", "00099", [], [0, 0, 0x0C], "00"),
      Array("\r\n".utf8),
      Array("700\r\n".utf8),
    ])
    #expect(classifier.types(of: block) == [0, 1, 1, 255, 2, 255, 255])
  }

  @Test func `a condition's value that its field cannot hold is refused`() throws {
    let layout = try RecordReaderTests.layout()
    #expect(throws: UnwritableValue(condition: 0, value: 1)) {
      try RecordClassifier(
        [RecordCondition.field(layout.fields[1], values: ["1", "22"])],
        encode: { $0.bytes(of: $1, table: CP932.table, padding: .space, signs: nil) })
    }
  }

  @Test func `amounts are exact coefficients or nothing`() throws {
    let layout = try RecordReaderTests.layout()
    let tax = try #require(AmountReader(field: layout.fields[4], of: layout, signs: nil, table: CP932.table))
    let delta = try #require(AmountReader(field: layout.fields[5], of: layout, signs: .ascii, table: CP932.table))
    #expect(tax.scale == 2)
    #expect(AmountReader(field: layout.fields[3], of: layout, signs: nil, table: CP932.table) == nil)
    let block = RecordReaderTests.block([
      RecordReaderTests.record("1", "00000", [], [0x12, 0x34, 0x5D], "1r"),
      RecordReaderTests.record("1", "00000", [], [0x12, 0x34, 0x5A], "  "),
      Array("2\r\n".utf8),
    ])
    #expect((0..<3).map { tax.coefficient(block, frame: $0) } == [-12345, nil, nil])
    #expect((0..<3).map { delta.coefficient(block, frame: $0) } == [-12, nil, nil])
  }

  @Test func `a text is written as the bytes of its field`() throws {
    let layout = try RecordReaderTests.layout()
    func bytes(_ field: Int, _ text: String) -> [UInt8]? {
      layout.fields[field].bytes(of: text, table: CP932.table, padding: .space, signs: .ascii)
    }
    #expect(bytes(3, "山") == [0x8E, 0x52, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20])
    #expect(bytes(3, "山山山山山") == nil)
    #expect(bytes(3, "𠮷") == nil)
    #expect(bytes(2, "12") == Array("00012".utf8))
    #expect(bytes(2, "123456") == nil)
    #expect(bytes(4, "-1.5") == [0x00, 0x15, 0x0D])
    #expect(bytes(5, "-12") == Array("1r".utf8))
  }
}
