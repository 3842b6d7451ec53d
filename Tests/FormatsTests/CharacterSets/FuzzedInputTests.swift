import Fuzzing
import Records
import TestSupport
import Testing

@testable import Formats

// Inputs on which a rule of `Tests/Fuzzing/FieldCheck.swift` was broken once, found by `.ci/fuzz` or by reading for it, and
// random ones. Expected values: ISO/IEC 2022 and glibc 2.36's `iconv -f ISO-2022-JP-3` for bytes 00–20 in a set of
// katakana; the documentation of `decodeHostColumn` for what a failure shows; otherwise the rules themselves.
struct FuzzedInputTests {
  struct Found: Sendable, CustomTestStringConvertible {
    var table: String
    /// The first two bytes say how the field is read; `FuzzedField` has the table.
    var input: [UInt8]
    var testDescription: String { "\(table) \(input)" }
  }

  @Test(arguments: [
    // Two half-width spaces in a field of double-byte codes are an unassigned code, in the walk, too.
    Found(table: "CP932", input: [2, 4, 0x20, 0x20]),
    Found(table: "JIPS-J-JIS8", input: [2, 4, 0x20, 0x20]),
    // NUL was not proved where 5C is no backslash.
    Found(table: "ShiftJIS2004", input: [2, 0, 0x00, 0x00]),
    // Full-width padding is declared, but a field with escape sequences or shift codes is filled up with 20.
    Found(table: "ISO2022JP2004", input: [4, 3]),
    Found(table: "CP50222", input: [4, 3]),
    Found(table: "JIPS-J-JIS8", input: [9, 3, 0x1A, 0x70, 0x3B, 0x33, 0x1A, 0x71]),
    // The walk took the last space of an open run for half of a character.
    Found(table: "IBM1399", input: [3, 0, 0x0E, 0x89, 0x40]),
    Found(table: "IBM1399", input: [4, 0, 0x0E, 0x45, 0x41, 0x40]),
    // Eight bits are no code of seven, and the space of JIS X 0213 is not what fills a field up.
    Found(table: "ISO2022JP2004", input: [0x02, 0x26, 0x72, 0x21, 0x21, 0xA1, 0x21, 0x21]),
    // A maker's table gave a pair that no pair of an EBCDIC host can be.
    Found(table: "KEIS83-EBCDIK", input: [0xDD, 0x86, 0x29, 0x21, 0x24, 0x02, 0x00, 0xB6]),
    // A shift code in a field of double-byte codes.
    Found(table: "JEF-EBCDIK", input: [4, 4, 0x29, 0x40, 0x40, 0x40]),
    // A first byte before the shift-in was cut off.
    Found(table: "JEF-EBCDIK", input: [3, 0, 0x28, 0xBB, 0x29]),
    // 20 is no space in EBCDIC.
    Found(table: "JIPS-E-EBCDIK", input: [2, 4, 0x01, 0x20]),
    // No pair begins with 00.
    Found(table: "KEIS78-EBCDIC", input: [2, 4, 0x00, 0xF5]),
    Found(table: "IBM16684", input: [2, 0, 0x00, 0x47]),
    // Control characters whose bytes are shift codes were written as characters, as texts that people write.
    Found(table: "IBM1399", input: [0, 0, 0x0E]),
    Found(table: "ISO2022JP", input: [0, 0, 0x1B]),
    Found(table: "CP50222", input: [0, 0, 0x41, 0x0F]),
    // U+008E and ﾌ are 0A and 42 in KEIS, the beginning of a run.
    Found(table: "KEIS83-EBCDIK", input: [0, 0, 0xC2, 0x8E, 0x42]),
    Found(table: "JIPS-J-JIS8", input: [0, 0, 0x1A, 0x70]),
    // A character of three bytes in EUC has no code of two.
    Found(table: "EUCJP", input: [0, 4, 0xE4, 0xB8, 0x82]),
  ])
  func `what was found once is mended`(found: Found) throws {
    let tables = try #require(FuzzedTables(found.table))
    #expect(FieldCheck.faults(FuzzedField(found.input, in: tables)).isEmpty)
  }

  @Test(arguments: ["CP50221", "CP50222"])
  func `control bytes and the space mean themselves among katakana`(name: String) throws {
    let table = try #require(CharacterTable.named(name))
    let (begin, end): ([UInt8], [UInt8]) =
      name.utf8.elementsEqual("CP50222".utf8) ? ([0x0E], [0x0F]) : (Array("\u{1B}(I".utf8), Array("\u{1B}(B".utf8))
    #expect(try table.decode(begin + [0x31, 0x20, 0x0D, 0x0A, 0x31] + end) == Array("ｱ \r\nｱ".utf8))
  }

  @Test func `a control character that is a shift code cannot be written`() throws {
    for (name, text) in [
      ("IBM1399", "\u{0E}"), ("ISO2022JP", "\u{1B}"), ("CP50222", "\u{0F}"), ("JIPS-J-JIS8", "\u{1A}p"),
    ] {
      let table = try #require(CharacterTable.named(name))
      #expect(throws: UnencodableScalar.self) { try table.encode(text) }
    }
    // Each of the two alone can.
    let jips = try #require(CharacterTable.named("JIPS-J-JIS8"))
    #expect(try jips.encode("\u{1A}1p") == [0x1A, 0x31, 0x70])
  }

  @Test(arguments: CharacterTable.names) func `random and mutated bytes break no rule`(name: String) throws {
    let tables = try #require(FuzzedTables(name))
    let seed: UInt64 = 20_251_126
    var generator = SeededGenerator(state: seed)
    let text = Array("山田　太郎ﾔﾏﾀﾞ12髙ア\u{E000}".utf8)
    var known: [[UInt8]] = [text]
    for part in ["山田　太郎", "ﾔﾏﾀﾞ", "12AB ", "中之条町　　"] {
      for isDoubleByte in [false, true] {
        guard let bytes = try? isDoubleByte ? tables.encodeDoubleByte(part) : tables.encode(part) else { continue }
        known.append(bytes)
      }
    }
    for _ in 0..<120 {
      // Half of the bytes are random, half text of the table with some bytes changed.
      var input = generator.bytes(Int(generator.next() % 40))
      if generator.next() % 2 == 0 {
        input = generator.bytes(2)
        input[1] &= 0xF7
        for _ in 0...generator.next() % 3 { input += known[Int(generator.next() % UInt64(known.count))] }
        for _ in 0..<generator.next() % 3 {
          input[Int(generator.next() % UInt64(input.count))] = UInt8(truncatingIfNeeded: generator.next())
        }
      }
      let faults = FieldCheck.faults(FuzzedField(input, in: tables))
      #expect(faults.isEmpty, "seed \(seed), \(name), input \(input)")
    }
  }
}
