import Language
import Records
import TestSupport
import Testing

@testable import Recheck

/// How files are cut a second time. Expected: worked out by hand from the declared forms.
@Suite struct PlainFramingTests {
  private static func cut(_ framing: RecordFraming, _ parts: [[UInt8]]) throws -> [PlainRecord] {
    let folder = TemporaryDirectory()
    var paths: [String] = []
    for (number, part) in parts.enumerated() {
      try folder.write(part, to: "\(number)")
      paths.append(folder.path("\(number)"))
    }
    var reading = try PlainFraming(framing, paths: paths)
    var records: [PlainRecord] = []
    while let record = try reading.next() { records.append(record) }
    // No byte is lost, whatever it is.
    #expect(records.flatMap(\.framed) == parts.flatMap { $0 })
    return records
  }

  private static func texts(_ records: [PlainRecord]) -> [String] {
    records.map { ($0.isWhole ? "" : "!") + String(decoding: $0.bytes, as: UTF8.self) }
  }

  static let fixed = RecordFraming.fixed(byteCount: 3, newline: .carriageReturnLineFeed)

  @Test func `records of one length end where their newline does when it stands elsewhere`() throws {
    #expect(
      Self.texts(try Self.cut(Self.fixed, [Array("abc\r\nde\r\nfghij\r\nklm\r\nno".utf8)])) == [
        "abc", "!de", "!fghij", "klm", "!no",
      ])
    #expect(try Self.cut(Self.fixed, [[]]).isEmpty)
    // Every part begins on its own.
    #expect(Self.texts(try Self.cut(Self.fixed, [Array("abc".utf8), Array("def\r\n".utf8)])) == ["!abc", "def"])
    let bare = RecordFraming.fixed(byteCount: 3, newline: .none)
    #expect(Self.texts(try Self.cut(bare, [Array("abcdefg".utf8)])) == ["abc", "def", "!g"])
  }

  @Test func `a damaged length word ends the reading`() throws {
    let form = RecordFraming.variable(LengthWordForm(.bigEndian, .inclusive), block: nil)
    #expect(Self.texts(try Self.cut(form, [[0, 7, 0, 0, 0x41, 0x42, 0x43, 0, 5, 0, 0, 0x44]])) == ["ABC", "D"])
    for damaged: [UInt8] in [[0, 7, 0, 1, 0x41], [0, 9, 0, 0, 0x41], [0, 4, 0, 0], [0, 7], [0xFF]] {
      #expect(throws: RecheckError.self) { try Self.cut(form, [damaged]) }
    }
  }

  struct Rows: Sendable {
    var text: String
    var cells: [[String]]
    var broken: Set<Int> = []
  }

  // RFC 4180; a line with a stray mark, or one that is never closed, costs no other (Sources/Formats/Framing/RowFramer.swift).
  static let rows: [Rows] = [
    Rows(text: "a,b\r\n", cells: [["a", "b"]]),
    Rows(text: "\"a,\"\"b\r\n\",\"\",\r\nc\r\n", cells: [["a,\"b\r\n", "", ""], ["c"]]),
    Rows(text: "a\"b,c\r\n\"a\"b,c\r\nd,e\r\n", cells: [[], [], ["d", "e"]], broken: [0, 1]),
    Rows(text: "a,\"b\r\nc,d\r\n", cells: [[], ["c", "d"]], broken: [0]),
    Rows(text: "a,\"b\r\n\"x\r\nc\r\n", cells: [[], [], ["c"]], broken: [0, 1]),
    Rows(text: "a,\"b", cells: [[]], broken: [0]), Rows(text: "a,b", cells: [["a", "b"]]),
    Rows(text: "a,", cells: [["a", ""]]),
  ]

  @Test(arguments: rows) func `rows are cut by their quotation marks`(_ item: Rows) throws {
    let form = RecordFraming.delimited(DelimitedForm(newline: .carriageReturnLineFeed, header: .none))
    let records = try Self.cut(form, [Array(item.text.utf8)])
    #expect(
      records.map { record in record.cells.map { String(decoding: record.bytes[$0], as: UTF8.self) } } == item.cells)
    #expect(Set(records.indices.filter { !records[$0].isWhole }) == item.broken)
  }

  @Test func `the first row of every part is its headings where the form says so`() throws {
    let form = RecordFraming.delimited(DelimitedForm(newline: .lineFeed, header: .names))
    let records = try Self.cut(form, [Array("h\n1\n".utf8), Array("h\n2\n".utf8)])
    #expect(records.map(\.isHeading) == [true, false, true, false])
  }

  @Test func `a table of places that is none is refused with its line`() throws {
    let folder = TemporaryDirectory()
    try folder.write(Array("record,field,offset,bytes\nA,B(1,2),4,8\r\n\nA,C,12,3".utf8), to: "p.csv")
    let table = try PositionTable(path: folder.path("p.csv"))
    #expect(table.count == 2)
    #expect(
      table.place(record: "A", field: "B(1,2)")?.offset == 4 && table.place(record: "A", field: "C")?.byteCount == 3)
    #expect(table.place(record: "A", field: "D") == nil)
    for row in [
      "A,B,1", "A,B,x,3", "A,B,-1,3", "A,B,1,0", "A", "A,B,9223372036854775807,3", "A,B,3,9223372036854775807",
    ] {
      try folder.write(Array("record,field,offset,bytes\n\(row)\n".utf8), to: "bad.csv")
      let error = #expect(throws: RecheckError.self) { try PositionTable(path: folder.path("bad.csv")) }
      #expect(error?.message.en.contains("line 2") == true, "\(row)")
    }
    #expect(throws: RecheckError.self) { try PositionTable(path: folder.path("nowhere")) }
  }
}
