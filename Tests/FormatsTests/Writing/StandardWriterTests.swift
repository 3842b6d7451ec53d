import Records
import TestSupport
import Testing

@testable import Formats

// Expected bytes: RFC 4180, section 2, with every field in quotation marks.
struct StandardWriterTests {
  private static func writer() throws -> StandardWriter {
    StandardWriter(try #require(StandardDialect.named("utf8-crlf-quoted-header")))
  }

  private static func rows(_ columns: [Column?], _ keeping: [Bool]) throws -> String {
    var bytes = Array("head\r\n".utf8)
    try writer().append(columns: columns, rowCount: keeping.count, keeping: keeping, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `a header has every name in quotation marks and no byte order mark`() throws {
    #expect(try StandardWriterTests.writer().header(["宛名番号", "a\"b"]) == Array("\"宛名番号\",\"a\"\"b\"\r\n".utf8))
  }

  @Test func `values are quoted, quotation marks doubled, absent columns empty`() throws {
    let text = try StandardWriterTests.rows(
      [nil, Column(["1", "", "3"]), nil, nil, Column(["a\"b\"", "山,\r\n", "\""]), nil], [true, true, true])
    #expect(
      text == "head\r\n\"\",\"1\",\"\",\"\",\"a\"\"b\"\"\",\"\"\r\n\"\",\"\",\"\",\"\",\"山,\r\n\",\"\"\r\n"
        + "\"\",\"3\",\"\",\"\",\"\"\"\",\"\"\r\n")
  }

  @Test func `rows that are not kept are left out`() throws {
    #expect(try StandardWriterTests.rows([Column(["1", "2", "3"])], [false, true, false]) == "head\r\n\"2\"\r\n")
    #expect(try StandardWriterTests.rows([Column(["1"]), nil], [false]) == "head\r\n")
    #expect(try StandardWriterTests.rows([Column()], []) == "head\r\n")
  }

  @Test func `columns that are all absent are written like missing ones`() throws {
    #expect(
      try StandardWriterTests.rows([Column(["", ""]), nil], [true, true]) == "head\r\n\"\",\"\"\r\n\"\",\"\"\r\n")
  }

  @Test func `long values, and long runs of absent columns between them, are written whole`() throws {
    let lengths = Array(0...40)
    let column = Column(lengths.map { String(repeating: "x", count: $0) })
    let gap = [Column?](repeating: nil, count: 9)
    let text = try StandardWriterTests.rows(
      gap + [column] + gap + [column] + gap, Array(repeating: true, count: lengths.count))
    let absent = String(repeating: "\"\",", count: 9)
    let expected = lengths.map { length in
      let value = "\"" + String(repeating: "x", count: length) + "\","
      return absent + value + absent + value + absent.dropLast() + "\r\n"
    }
    #expect(text == "head\r\n" + expected.joined())
  }

  @Test func `what is written reads back as it was`() throws {
    var generator = SeededGenerator(state: 5)
    let alphabet = Array("a\",\r\n山　1".unicodeScalars)
    for _ in 0..<200 {
      let rowCount = Int(generator.next() % 5) + 1
      let columns: [Column?] = (0..<4).map { _ in
        generator.next() % 3 == 0
          ? nil
          : Column(
            (0..<rowCount).map { _ in
              var text = String.UnicodeScalarView()
              for _ in 0..<(generator.next() % 24) {
                text.append(alphabet[Int(generator.next() % UInt64(alphabet.count))])
              }
              return String(text)
            })
      }
      var bytes = try StandardWriterTests.writer().header(["a", "b", "c", "d"])
      try StandardWriterTests.writer().append(
        columns: columns, rowCount: rowCount, keeping: Array(repeating: true, count: rowCount), into: &bytes)
      let table = try #require(DelimitedText.table(bytes, file: "w.csv").table)
      for row in 0..<rowCount {
        for (column, cell) in table.rows[row].cells.enumerated() {
          #expect(cell.scalarValues == (columns[column]?.text(row) ?? "").scalarValues)
        }
      }
    }
  }

  @Test func `a dialect is found by its exact name only`() {
    #expect(StandardDialect.named("utf8-crlf-quoted-header")?.name == "utf8-crlf-quoted-header")
    #expect(StandardDialect.named("utf8") == nil)
  }
}
