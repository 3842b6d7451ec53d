import Records
import Testing

@testable import Formats

// Expected bytes: CCSID 939 (glibc 2.36 `iconv -t IBM939`): 山 4565, 田 4563, A C1, 6941 the first user-defined code;
// numbers as IBM Enterprise COBOL for z/OS 6.4 Programming Guide shows them.
struct HostRecordTests {
  private static let copybook = """
           01  R.
               05  NO      PIC 9(3).
               05  NAME    PIC G(2).
               05  KANA    PIC X(6).
               05  KENSU   PIC S9(1) COMP-3.
               05  MEISAI OCCURS 0 TO 3 TIMES DEPENDING ON KENSU.
                   10  PLACE  PIC N(2).
                   10  TAX    PIC S9(3).
                   10  TANKA  PIC 9(2).

    """

  private static func layout() throws -> RecordLayout {
    let result = Copybook.layouts(
      of: Array(copybook.utf8), file: "r.cpy", options: .init(characters: "UTF8", dialect: "IBM"))
    #expect(result.diagnostics.isEmpty)
    return try #require(result.layouts.first)
  }

  private static func field(_ name: String, in layout: RecordLayout) throws -> LayoutField {
    try #require(layout.fields.first { $0.mappingName == name })
  }

  private static let head: [UInt8] = [
    0xF0, 0xF1, 0xF2, 0x45, 0x65, 0x40, 0x40, 0x0E, 0x45, 0x63, 0x0F, 0xC1, 0x40,
  ]
  private static let first: [UInt8] = [0x45, 0x65, 0x45, 0x63, 0xF1, 0xF2, 0xD3, 0xF0, 0xF7]
  private static let second: [UInt8] = [0x69, 0x41, 0x40, 0x40, 0xF0, 0xF0, 0xC0, 0x40, 0x40]
  /// An undecided code, a bad sign and a letter.
  private static let broken: [UInt8] = [0x69, 0x42, 0x40, 0x40, 0xF0, 0xF0, 0xE0, 0xF0, 0xC1]

  /// Records one after another, framed by their lengths.
  private static func block(_ records: [[UInt8]]) -> SourceBlock {
    var frames: [Frame] = []
    var offset: UInt32 = 0
    for record in records {
      frames.append(Frame(offset: offset, byteCount: UInt32(record.count), newlineByteCount: 0, state: .whole))
      offset += UInt32(record.count)
    }
    return SourceBlock(
      index: 0, fileOffset: 0, firstRecordIndex: 0, bytes: records.flatMap { $0 }, frames: frames)
  }

  /// No occurrence, two, one, three of which the last is broken.
  private static let records: [[UInt8]] = [
    head + [0x0C], head + [0x2C] + first + second, head + [0x1C] + first, head + [0x3C] + second + second + broken,
  ]

  private static func reader(_ layout: RecordLayout) -> RecordReader {
    let identification = IdentificationTable(
      file: "g.csv", rows: [IdentificationTable.Row(code: 0x6941, decision: .same, target: ["\u{4E02}"], line: 2)])
    return RecordReader(
      layout: layout,
      inputs: layout.fields.filter { !$0.isGroup }.map { FieldInput(field: $0.index, isTrimmed: true) },
      table: IBM939.table, identification: identification, padding: .space, signs: .ebcdic)
  }

  private static func texts(_ column: Column) -> [String] { (0..<column.count).map(column.text) }

  @Test func `fields of a host record are read, and those that a record does not have are absent`() throws {
    let layout = try HostRecordTests.layout()
    #expect(layout.leastByteCount == 14)
    #expect(layout.byteCount == 14 + 3 * 9)
    let block = HostRecordTests.block(HostRecordTests.records)
    let result = HostRecordTests.reader(layout).read(block, frames: [0, 1, 2, 3])
    #expect(
      result.batch.columns.map(HostRecordTests.texts) == [
        ["012", "012", "012", "012"], ["山", "山", "山", "山"], ["田A", "田A", "田A", "田A"], ["0", "2", "1", "3"],
        ["", "山田", "山田", "\u{4E02}"], ["", "-123", "-123", "0"], ["", "07", "07", ""],
        ["", "\u{4E02}", "", "\u{4E02}"], ["", "0", "", "0"], ["", "", "", ""],
        ["", "", "", ""], ["", "", "", ""], ["", "", "", ""],
      ])
    func failure(_ input: UInt32, _ code: FindingCode, _ offset: UInt32, _ bytes: UInt32, _ count: UInt8)
      -> DecodeFailure
    {
      DecodeFailure(row: 3, input: input, code: code, byteOffset: offset, bytes: bytes, byteCount: count)
    }
    #expect(
      result.batch.failures == [
        failure(10, .undecidedCharacter, 0, 0x6942, 2), failure(11, .badSign, 2, 0xE0, 1),
        failure(12, .notDigits, 1, 0xC1, 1),
      ])
    #expect(result.batch.identified[4] == [3])
    #expect(result.batch.identified[7] == [1, 3])
    #expect(
      result.userDefined == [
        UserDefinedUse(code: 0x6941, input: 7, row: 1, byteOffset: 0, isDecided: true),
        UserDefinedUse(code: 0x6941, input: 4, row: 3, byteOffset: 0, isDecided: true),
        UserDefinedUse(code: 0x6941, input: 7, row: 3, byteOffset: 0, isDecided: true),
        UserDefinedUse(code: 0x6942, input: 10, row: 3, byteOffset: 0, isDecided: false),
      ])
  }

  @Test func `what was read is proved, and an absent field holds nothing`() throws {
    let layout = try HostRecordTests.layout()
    let block = HostRecordTests.block(HostRecordTests.records)
    let reader = HostRecordTests.reader(layout)
    let batch = reader.read(block, frames: [0, 1, 2, 3]).batch
    let places = reader.places(rows: [0, 1, 2, 3], batch: batch, block: block)
    for input in reader.inputs.indices {
      let answers = reader.matches(input: input, restored: batch.columns[input], places: places, block: block)
      // Nothing is what the broken fields were read as, and nothing of it stands there.
      #expect(answers == [true, true, true, input < 10])
    }
    // An empty text matches where the field is absent, whatever absent values stand for; any other text does not.
    let answers = reader.matches(
      input: 6, restored: Column(["", "", "7", "7"]), absentText: Array("07".utf8), places: places, block: block)
    #expect(answers == [true, true, true, false])
    let wrong = reader.matches(
      input: 4, restored: Column(["山", "山田", "", "\u{4E02}"]), places: places, block: block)
    #expect(wrong == [false, true, false, true])
    // Some rows alone.
    let some = reader.places(rows: [0, 3], batch: batch, block: block)
    #expect(reader.matches(input: 7, restored: Column(["", "\u{4E02}"]), places: some, block: block) == [true, true])
  }

  @Test func `only shift codes tell a mixed field from its canonical form, and no codes are merged`() throws {
    let layout = try HostRecordTests.layout()
    // 田 in a run of its own behind an empty one: the same text, not the same bytes.
    var record = HostRecordTests.records[0]
    record.replaceSubrange(7..<13, with: [0x0E, 0x0F, 0x0E, 0x45, 0x63, 0x0F])
    let block = HostRecordTests.block([record])
    let reader = HostRecordTests.reader(layout)
    let batch = reader.read(block, frames: [0]).batch
    #expect(batch.columns[2].text(0) == "田")
    let places = reader.places(rows: [0], batch: batch, block: block)
    #expect(reader.matches(input: 2, restored: batch.columns[2], places: places, block: block) == [false])
    #expect(reader.mergedCodes(input: 2, text: "田", row: 0, batch: batch, block: block) == nil)
    // 山 is not what the field reads as, so it is no other code of the same character.
    #expect(reader.mergedCodes(input: 2, text: "山", row: 0, batch: batch, block: block) == nil)
    // A field that the record does not have has no codes.
    #expect(reader.mergedCodes(input: 4, text: "山", row: 0, batch: batch, block: block) == nil)
  }

  @Test func `an amount beyond the end of a variable record is blank, one that is cut off is not`() throws {
    let layout = try HostRecordTests.layout()
    func amounts(_ name: String) throws -> AmountReader {
      try #require(
        AmountReader(
          field: HostRecordTests.field(name, in: layout), of: layout, signs: .ebcdic, table: IBM939.table))
    }
    let block = HostRecordTests.block(HostRecordTests.records + [Array(HostRecordTests.head.prefix(2))])
    let first = try amounts("TAX(1)")
    #expect((0..<5).map { first.coefficient(block, frame: $0) } == [nil, -123, -123, 0, nil])
    #expect((0..<5).map { first.isBlank(block, frame: $0) } == [true, false, false, false, false])
    let number = try amounts("NO")
    #expect((0..<5).map { number.coefficient(block, frame: $0) } == [12, 12, 12, 12, nil])
    #expect((0..<5).map { number.isBlank(block, frame: $0) } == [false, false, false, false, false])
    let price = try amounts("TANKA(2)")
    #expect((0..<4).map { price.isBlank(block, frame: $0) } == [true, true, true, true])
    let third = try amounts("TAX(3)")
    #expect(third.coefficient(block, frame: 3) == nil)
    #expect(!third.isBlank(block, frame: 3))
  }

  @Test func `a text is written as the bytes of its field of a host`() throws {
    let layout = try HostRecordTests.layout()
    func bytes(_ name: String, _ text: String, _ padding: FieldPadding = .space) throws -> [UInt8]? {
      try HostRecordTests.field(name, in: layout).bytes(
        of: text, table: IBM939.table, padding: padding, signs: .ebcdic)
    }
    for padding in FieldPadding.allCases {
      #expect(try bytes("NAME", "山", padding) == [0x45, 0x65, 0x40, 0x40])
      #expect(try bytes("KANA", "田A", padding) == [0x0E, 0x45, 0x63, 0x0F, 0xC1, 0x40])
    }
    #expect(try bytes("NAME", "山A") == nil)
    #expect(try bytes("NAME", "山田山") == nil)
    // Two characters and their shift codes fill six bytes.
    #expect(try bytes("KANA", "山田") == [0x0E, 0x45, 0x65, 0x45, 0x63, 0x0F])
    #expect(try bytes("KANA", "山田A") == nil)
    #expect(try bytes("NO", "7") == [0xF0, 0xF0, 0xF7])
    #expect(try bytes("NO", "") == [0x40, 0x40, 0x40])
    #expect(try bytes("TAX(1)", "-123") == [0xF1, 0xF2, 0xD3])
    #expect(try bytes("TAX(1)", "5") == [0xF0, 0xF0, 0xC5])
  }

  @Test func `the padding is that of the table and the field`() {
    func bytes(_ padding: FieldPadding, _ table: CharacterTable, _ usage: FieldUsage) -> [UInt8] {
      padding.bytes(in: table, usage: usage)
    }
    #expect(bytes(.space, CP932.table, .alphanumeric) == [0x20])
    #expect(bytes(.ideographicSpace, CP932.table, .alphanumeric) == [0x81, 0x40])
    #expect(bytes(.space, CP932.table, .doubleByte) == [0x81, 0x40])
    #expect(bytes(.space, IBM939.table, .alphanumeric) == [0x40])
    #expect(bytes(.ideographicSpace, IBM939.table, .alphanumeric) == [0x40])
    #expect(bytes(.space, IBM939.table, .doubleByte) == [0x40, 0x40])
  }

  @Test func `a record shorter than its fixed part is not read`() async throws {
    await #expect(processExitsWith: .failure) {
      let layout = try HostRecordTests.layout()
      _ = HostRecordTests.reader(layout).read(HostRecordTests.block([[0xF0, 0xF0]]), frames: [0])
    }
  }
}
