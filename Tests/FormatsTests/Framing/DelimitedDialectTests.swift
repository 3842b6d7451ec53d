import Records
import TestSupport
import Testing

@testable import Formats

struct DelimitedDialectTests {
  private static func rows(_ bytes: [UInt8], _ dialect: DelimitedDialect, columns: Int = 2, block: Int = 1 << 19)
    -> [String]
  {
    let file = FramedFile(bytes, RecordFramer(RowFramer(columnCount: columns, dialect: dialect, blockByteCount: block)))
    file.expectCovered()
    return file.blocks.flatMap { block in
      block.frames.indices.map { index in
        guard block.frames[index].state == .whole else { return "\(block.frames[index].state)" }
        return FramedFile.cells(block, index).map { cell in
          let text = dialect.text(of: cell[...])
          return dialect.width == 2
            ? (try? UnicodeForms.utf16(dialect.unit == .utf16(isBigEndian: true) ? .bigEndian : .littleEndian).decode(
              text)).map {
                String(decoding: $0, as: UTF8.self)
              } ?? "?" : (try? CP932.table.decode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "?"
        }.joined(separator: "/")
      }
    }
  }

  private static func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }

  // Expected rows: RFC 4180 applied to code units.
  @Test(arguments: [true, false])
  func `rows of UTF-16 are cut at code units`(isBigEndian: Bool) {
    let dialect = DelimitedDialect(unit: .utf16(isBigEndian: isBigEndian), hasMark: true)
    // U+2C22 and U+222C hold the bytes of a comma and a quotation mark.
    let text = "\u{FEFF}\u{2C22},\u{222C}\r\n\"a,\"\"\r\nb\",山\u{2000B}\r\nx\"y,1\r\n,"
    let bytes = DelimitedDialectTests.utf16(text, isBigEndian: isBigEndian)
    let expected = ["\u{2C22}/\u{222C}", "a,\"\r\nb/山\u{2000B}", "strayQuote", "/"]
    #expect(DelimitedDialectTests.rows(bytes, dialect) == expected)
    #expect(DelimitedDialectTests.rows(bytes, dialect, block: 40) == expected)
    // A byte that makes no unit is a frame of its own.
    #expect(
      DelimitedDialectTests.rows(bytes + [0x41], dialect).last == "partial"
        || DelimitedDialectTests.rows(bytes + [0x41], dialect).count == 4)
  }

  // 表 is 95 5C, ポ is 83 7C: their second bytes are a backslash and a bar.
  @Test func `second bytes of double-byte codes are no marks`() throws {
    let bar = DelimitedDialect(unit: .byte(passing: .leadBytes), delimiter: 0x7C)
    #expect(DelimitedDialectTests.rows(try CP932.table.encode("ポ|表\r\n\"表\"\"|\"|ポ\r\n"), bar) == ["ポ/表", "表\"|/ポ"])
    let backslash = DelimitedDialect(unit: .byte(passing: .leadBytes), escape: .backslash)
    #expect(
      DelimitedDialectTests.rows(try CP932.table.encode("\"表\",\"\\\"ポ\\\\\"\r\n\"a\\n\",b\r\nc,d\r\n"), backslash)
        == ["表/\"ポ\\", "badEscape", "c/d"])
  }

  @Test(arguments: [
    ("a,b\nc,d\r\ne,f\rg,h", ["a/b", "c/d", "e/f", "g/h"]),
    ("\"a\nb\",c\r\"d\",\"e\"\n", ["a\nb/c", "d/e"]), ("a,b\r\r\nc,d", ["a/b", "wrongColumnCount", "c/d"]),
    ("a\"b,c\rd,e", ["strayQuote", "d/e"]), ("\"a,b\nc,d", ["openQuote", "c/d"]),
  ])
  func `each row may end in a newline of its own`(text: String, expected: [String]) {
    for block in [20, 1 << 19] {
      #expect(DelimitedDialectTests.rows(Array(text.utf8), DelimitedDialect(newline: .mixed), block: block) == expected)
    }
  }

  @Test func `without quotation marks they are characters, and a backslash escapes the delimiter`() {
    let none = DelimitedDialect(quote: nil)
    #expect(DelimitedDialectTests.rows(Array("a\"b,\"c\"\r\n".utf8), none) == ["a\"b/\"c\""])
    let escaped = DelimitedDialect(quote: nil, escape: .backslash)
    #expect(DelimitedDialectTests.rows(Array("a\\,b,c\\\\\r\nd\\e,f\r\n".utf8), escaped) == ["a,b/c\\", "badEscape"])
  }

  // What Excel and LibreOffice write and read for a text that looks like a number.
  @Test func `a formula of a text is the text`() {
    let dialect = DelimitedDialect(readsFormulas: true)
    let text = "=\"0123\",\"=\"\"045\"\"\"\r\n\"a\",=1\r\n=\"0\"x,1\r\n"
    #expect(DelimitedDialectTests.rows(Array(text.utf8), dialect) == ["0123/045", "a/=1", "strayQuote"])
    #expect(DelimitedDialectTests.rows(Array("=\"0123\",1\r\n".utf8), DelimitedDialect()) == ["strayQuote"])
  }

  @Test func `columns are put into the order of the layout`() {
    let framer = RowFramer(columnCount: 3, dialect: DelimitedDialect(), order: [2, 0, 1])
    let file = FramedFile(Array("c,a,b\r\n\"3\",1,2\r\nx\r\n".utf8), RecordFramer(framer))
    #expect(file.rows == ["a|b|c", "1|2|3", "wrongColumnCount: x"])
  }

  // A stray quotation mark costs the rows whose physical lines it stands in, and no other.
  @Test func `one quotation mark too many never swallows rows`() {
    let seed: UInt64 = 4180
    var generator = SeededGenerator(state: seed)
    let dialects = [
      DelimitedDialect(), DelimitedDialect(newline: .mixed),
      DelimitedDialect(unit: .byte(passing: .leadBytes), delimiter: 0x7C),
      DelimitedDialect(escape: .backslash), DelimitedDialect(readsFormulas: true),
    ]
    for round in 0..<400 {
      let dialect = dialects[round % dialects.count]
      let lines = (0..<12).map { row -> [UInt8] in
        let cells = (0..<3).map { _ in
          (text: Array("x\(generator.next() % 1000)".utf8), isQuoted: generator.next() % 2 == 0)
        }
        return (dialect.row(cells) ?? []) + [0x0D, 0x0A]
      }
      let hit = Int(generator.next() % 12)
      var line = lines[hit]
      line.insert(0x22, at: Int(generator.next() % UInt64(line.count - 1)))
      let bytes = lines[..<hit].flatMap { $0 } + line + lines[(hit + 1)...].flatMap { $0 }
      let whole = DelimitedDialectTests.rows(lines.flatMap { $0 }, dialect, columns: 3)
      let found = DelimitedDialectTests.rows(bytes, dialect, columns: 3)
      #expect(found.count == 12, "seed \(seed), round \(round)")
      for row in 0..<12 where row != hit {
        #expect(found[row] == whole[row], "seed \(seed), round \(round), row \(row)")
      }
    }
  }

  @Test func `what is written is cut into the same cells`() {
    let seed: UInt64 = 4181
    var generator = SeededGenerator(state: seed)
    let marks = Array("a,;|'\"\\\r\n=1\t".utf8)
    let dialects = [
      DelimitedDialect(), DelimitedDialect(delimiter: 0x09, quote: 0x27, newline: .mixed),
      DelimitedDialect(escape: .backslash),
      DelimitedDialect(unit: .byte(passing: .leadBytes), delimiter: 0x7C),
    ]
    for round in 0..<2_000 {
      let dialect = dialects[round % dialects.count]
      let cells = (0..<3).map { _ in
        (0..<generator.next() % 6).map { _ in marks[Int(generator.next() % UInt64(marks.count))] }
      }
      guard let row = dialect.row(cells.map { (text: $0, isQuoted: true) }) else {
        Issue.record("seed \(seed), round \(round): not written")
        continue
      }
      let file = FramedFile(
        row + [0x0D, 0x0A], RecordFramer(RowFramer(columnCount: 3, dialect: dialect)))
      // A backslash before what it does not escape is none of ours: only these are read.
      let found = file.blocks.flatMap { block in FramedFile.cells(block, 0).map { dialect.text(of: $0[...]) } }
      #expect(file.frames.count == 1 && found == cells.map { Array($0) }, "seed \(seed), round \(round) \(cells)")
    }
  }

  /// A table in which codes have marks in their bytes, and its marks.
  struct Host: Sendable, CustomTestStringConvertible {
    var table: String
    var comma: UInt16
    var quote: UInt16
    var newline: [UInt16]
    /// The length of what closes a run of double-byte codes.
    var endByteCount: Int
    var testDescription: String { table }
  }

  static let hosts = [
    Host(table: "IBM939", comma: 0x6B, quote: 0x7F, newline: [0x25], endByteCount: 1),
    Host(table: "IBM930", comma: 0x6B, quote: 0x7F, newline: [0x15], endByteCount: 1),
    Host(table: "JEF-EBCDIK", comma: 0x6B, quote: 0x7F, newline: [0x0D, 0x25], endByteCount: 1),
    Host(table: "KEIS83-EBCDIK", comma: 0x6B, quote: 0x7F, newline: [0x15], endByteCount: 2),
    Host(table: "JIPS-E-EBCDIK", comma: 0x6B, quote: 0x7F, newline: [0x25], endByteCount: 2),
    Host(table: "JIPS-J-JIS8", comma: 0x2C, quote: 0x22, newline: [0x0D, 0x0A], endByteCount: 2),
    // RFC 1468: ESC ( B.
    Host(table: "ISO2022JP", comma: 0x2C, quote: 0x22, newline: [0x0D, 0x0A], endByteCount: 3),
    Host(table: "ISO2022JP2004", comma: 0x2C, quote: 0x22, newline: [0x0A], endByteCount: 3),
    Host(table: "CP50222", comma: 0x2C, quote: 0x22, newline: [0x0D], endByteCount: 3),
  ]

  // The bytes of a comma and a quotation mark in EBCDIC: IBM, code page 37; in JIS8: JIS X 0201. Expected rows: RFC 4180
  // applied to the characters.
  @Test(arguments: hosts)
  func `between shift codes and escape sequences nothing is a mark`(host: Host) throws {
    let table = try #require(CharacterTable.named(host.table))
    let dialect = DelimitedDialect(
      unit: .byte(passing: try #require(table.passedCodes)), delimiter: host.comma, quote: host.quote,
      newline: .units(host.newline))
    // Every kanji of JIS X 0208 that has one of the marks in its bytes, and every other too.
    let kanji = (0x4E00...0x9FA0).compactMap { Unicode.Scalar($0) }.map { String($0) }.filter {
      (try? ShiftJIS.table.encode($0)) != nil && (try? table.encode($0)) != nil
    }
    #expect(kanji.count > 6_000)
    let end = host.newline.map { UInt8($0) }
    let mark = [UInt8(host.quote)]
    let comma = [UInt8(host.comma)]
    var file: [UInt8] = []
    var expected: [[UInt8]] = []
    for (number, text) in kanji.enumerated() {
      let bytes = try table.encode(text)
      let digit = try table.encode("\(number % 10)")
      file += number % 2 == 0 ? bytes + comma + digit + end : mark + digit + bytes + mark + comma + bytes + end
      expected += number % 2 == 0 ? [bytes, digit] : [digit + bytes, bytes]
    }
    for size in [64, 1 << 19] {
      let framed = FramedFile(
        file, RecordFramer(RowFramer(columnCount: 2, dialect: dialect, blockByteCount: size)))
      framed.expectCovered()
      let cells = framed.blocks.flatMap { block in
        block.frames.indices.flatMap { FramedFile.cells(block, $0) }
      }
      #expect(cells == expected, "\(size)")
    }
  }

  // A run that nothing closes, or that is cut in the middle of a code, costs its own row.
  @Test(arguments: hosts)
  func `an open run of double-byte codes costs its own row`(host: Host) throws {
    let table = try #require(CharacterTable.named(host.table))
    let dialect = DelimitedDialect(
      unit: .byte(passing: try #require(table.passedCodes)), delimiter: host.comma, quote: host.quote,
      newline: .units(host.newline))
    let end = host.newline.map { UInt8($0) }
    let comma = [UInt8(host.comma)]
    let (name, one) = (try table.encode("山川"), try table.encode("1"))
    let good = name + comma + one + end
    for cut in 1...host.endByteCount + 1 {
      let file = good + one + comma + name.dropLast(cut) + end + good
      let framed = FramedFile(file, RecordFramer(RowFramer(columnCount: 2, dialect: dialect)))
      framed.expectCovered()
      let last = try #require(framed.blocks.last)
      #expect(last.frames.count == 3, "\(cut)")
      #expect(FramedFile.cells(last, last.frames.count - 1) == [name, one], "\(cut)")
    }
  }
}
