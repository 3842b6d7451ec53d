import Records
import TestSupport
import Testing

@testable import Formats

// Every code of every table that the C library knows, against its converter (glibc 2.36): the same scalars, or no scalar in
// both, but for the codes that `TableChoice` lists and what a case says here.
struct TableReadingTests {
  struct Case: CustomTestStringConvertible {
    var table: String
    /// The name in the C library.
    var iconv: String
    /// What stands before and behind the bytes of a code there; tables of one half are read through a mixed one.
    var opening: [UInt8] = []
    var closing: [UInt8] = []
    /// Codes that the library reads and this table does not.
    var unread: Set<UInt32> = []
    /// Codes that the library does not read.
    var more: Set<UInt32> = []
    var testDescription: String { table }
  }

  static let cases: [Case] = [
    Case(table: "CP932", iconv: "CP932"),
    Case(table: "ShiftJIS", iconv: "SHIFT_JIS"),
    Case(table: "ShiftJIS2004", iconv: "SHIFT_JISX0213"),
    Case(table: "EUCJP", iconv: "EUC-JP"),
    Case(table: "EUCJPMS", iconv: "EUC-JP-MS"),
    Case(table: "EUCJIS2004", iconv: "EUC-JISX0213"),
    Case(table: "ISO2022JP", iconv: "ISO-2022-JP"),
    Case(table: "ISO2022JP1", iconv: "ISO-2022-JP-2"),
    Case(table: "ISO2022JP2004", iconv: "ISO-2022-JP-3"),
    Case(table: "IBM037", iconv: "IBM037"),
    Case(table: "IBM500", iconv: "IBM500"),
    // The library's IBM290 is another code page; CCSID 290 is in its IBM930, where 0E and 0F shift.
    Case(table: "IBM290", iconv: "IBM930", more: [0x0E, 0x0F]),
    Case(table: "IBM1027", iconv: "IBM939", more: [0x0E, 0x0F]),
    Case(table: "IBM930", iconv: "IBM930"),
    Case(table: "IBM939", iconv: "IBM939"),
    Case(table: "IBM1390", iconv: "IBM1390", unread: substituted1390),
    Case(table: "IBM1399", iconv: "IBM1399", unread: substituted1399),
    Case(table: "IBM300", iconv: "IBM939", opening: [0x0E], closing: [0x0F]),
    Case(table: "IBM16684", iconv: "IBM1399", opening: [0x0E], closing: [0x0F]),
  ]

  /// The bytes for which the library writes the substitute U+001A.
  private static let substituted1390: Set<UInt32> = substituted(0x57, 0x59, 0x6A, 0x9C)
  private static let substituted1399: Set<UInt32> = substituted(0x41, 0x6A, 0x80, 0x90)

  private static func substituted(_ bytes: UInt32...) -> Set<UInt32> {
    Set(bytes + Array(0xCA...0xCF) + Array(0xDA...0xDF) + Array(0xEA...0xEF) + Array(0xFA...0xFE))
  }

  @Test(arguments: cases) func `every code reads as the C library reads it`(_ item: Case) throws {
    let table = try #require(CharacterTable.named(item.table))
    let iconv = try #require(Iconv(from: item.iconv))
    let chosen = Dictionary(uniqueKeysWithValues: table.choices.map { ($0.code, $0) })
    var read = 0
    var different = 0
    for code in EveryCode.codes(of: table) {
      let expected = iconv.convert(item.opening + code.bytes + item.closing).flatMap { $0.isEmpty ? nil : $0 }
        .map { String(decoding: $0, as: UTF8.self).scalarValues }
      var result: [UInt32]?
      do throws(ValueFailure) {
        result = String(decoding: try table.decode(code.bytes), as: UTF8.self).scalarValues
      } catch {
        // Nobody has identified a user-defined code here; what it stands for in texts is compared.
        result = table.privateUseScalar(of: code.code).map { [$0.value] }
      }
      if result != nil { read += 1 }
      guard result != expected else { continue }
      if item.unread.contains(code.code), result == nil { continue }
      if item.more.contains(code.code), expected == nil { continue }
      if let choice = chosen[code.code] {
        #expect(result?.first == choice.scalar)
        different += 1
        continue
      }
      Issue.record(
        "\(String(code.code, radix: 16)): \(String(describing: result)), iconv \(String(describing: expected))")
    }
    #expect(read > 190 && different <= table.choices.count)
  }

  @Test func `tables are named exactly`() {
    for name in CharacterTable.names { #expect(CharacterTable.named(name)?.name == name) }
    #expect(Set(CharacterTable.names.map { Array($0.utf8) }).count == CharacterTable.names.count)
    for name in ["cp932", "SJIS", "EBCDIC", "JEF-ebcdik", "IBM-939", "UTF-8", ""] {
      #expect(CharacterTable.named(name) == nil)
    }
  }

  // The half-width katakana and NEC row 13 of Microsoft's seven-bit tables, which glibc lacks.
  // Expected: Java 17's `x-windows-50221`, run once over every code of every designated set.
  @Test func `CP50221 and CP50222 read katakana and row 13`() throws {
    let escaped = try #require(CharacterTable.named("CP50221"))
    let shifted = try #require(CharacterTable.named("CP50222"))
    #expect(try escaped.decode([0x1B, 0x28, 0x49, 0x31, 0x5F, 0x1B, 0x28, 0x42]) == Array("ｱﾟ".utf8))
    #expect(try shifted.decode([0x0E, 0x31, 0x5F, 0x0F, 0x41]) == Array("ｱﾟA".utf8))
    let row13: [UInt8] = [0x1B, 0x24, 0x42, 0x2D, 0x6A, 0x21, 0x41, 0x1B, 0x28, 0x42]
    #expect(try escaped.decode(row13) == Array("㈱～".utf8))
    #expect(
      try escaped.encode("ｱ㈱A") == [0x1B, 0x28, 0x49, 0x31, 0x1B, 0x24, 0x42, 0x2D, 0x6A, 0x1B, 0x28, 0x42, 0x41])
    #expect(try shifted.encode("ｱ㈱") == [0x0E, 0x31, 0x0F, 0x1B, 0x24, 0x42, 0x2D, 0x6A, 0x1B, 0x28, 0x42])
  }
}
