import Records
import Testing

@testable import Formats

// Expected: the bytes of the field themselves, which a skeleton with its text must give back; the shift codes are those that
// `ShiftCodes` cites its sources for.
struct SkeletonTests {
  struct Case: CustomTestStringConvertible {
    var table: String
    var bytes: [UInt8]
    var text: String
    var skeleton: String
    var isDoubleByte = false
    var testDescription: String { "\(table) \(skeleton)" }
  }

  static let cases: [Case] = [
    // Kinds of kanji shift, one behind another, and padding behind.
    Case(
      table: "JEF-EBCDIK", bytes: [0x38, 0xBB, 0xB3, 0x29, 0x28, 0xC5, 0xC4, 0x29, 0x40, 0x40], text: "山田",
      skeleton: "S38 1 S29 S28 1 S29 P40x2"),
    Case(
      table: "JEF-EBCDIK", bytes: [0xC1, 0x30, 0xE2, 0xBB, 0xB3, 0x38, 0xC5, 0xC4, 0x29], text: "A山田",
      skeleton: "1 S30E2 1 S38 1 S29"),
    // An empty run and two runs where one would do.
    Case(
      table: "IBM939", bytes: [0x0E, 0x0F, 0x0E, 0x45, 0x63, 0x0F, 0x40], text: "田", skeleton: "S0E S0F S0E 1 S0F P40x1"
    ),
    Case(
      table: "KEIS83-EBCDIK", bytes: [0x0A, 0x42, 0xBB, 0xB3, 0x0A, 0x41, 0x0A, 0x42, 0x40, 0x40, 0x0A, 0x41],
      text: "山", skeleton: "S0A42 1 S0A41 S0A42 P4040x1 S0A41"),
    // JIS X 0201 Roman behind the kanji instead of ASCII.
    Case(
      table: "ISO2022JP", bytes: [0x1B, 0x24, 0x40, 0x3B, 0x33, 0x1B, 0x28, 0x4A, 0x1B, 0x28, 0x42, 0x20], text: "山",
      skeleton: "S1B2440 1 S1B284A S1B2842 P20x1"),
    // Full-width spaces, then half-width ones.
    Case(table: "CP932", bytes: [0x8E, 0x52, 0x81, 0x40, 0x20, 0x20], text: "山", skeleton: "1 P8140x1 P20x2"),
  ]

  @Test(arguments: cases) func `a text and its skeleton give the bytes back`(_ item: Case) throws {
    let codec = CharacterCodec(table: try #require(CharacterTable.named(item.table)), identification: nil)
    let text = Array(item.text.utf8)
    #expect(codec.skeleton(of: item.bytes, text: text, isDoubleByte: item.isDoubleByte) == item.skeleton)
    #expect(codec.bytes(of: text, skeleton: item.skeleton) == item.bytes)
    // Another text of as many characters gives other bytes; one of fewer or more gives none.
    #expect(codec.bytes(of: Array((item.text + "一").utf8), skeleton: item.skeleton) == nil)
    #expect(codec.bytes(of: [], skeleton: item.skeleton) == nil)
  }

  @Test func `what is another character or another code has no skeleton`() throws {
    let codec = CharacterCodec(table: CP932.table, identification: nil)
    #expect(codec.skeleton(of: [0x8E, 0x52], text: Array("川".utf8), isDoubleByte: false) == nil)
    // ED95 and FAB1 are both U+FA11; the written one is FAB1.
    #expect(codec.skeleton(of: [0xED, 0x95], text: Array("\u{FA11}".utf8), isDoubleByte: false) == nil)
    #expect(codec.skeleton(of: [0x8E], text: [], isDoubleByte: false) == nil)
    for bad in ["1 x", "P20", "P20x0", "P2x1", "S", "0", "-1", "P20x99999999999999999999"] {
      #expect(codec.bytes(of: Array("山".utf8), skeleton: bad) == nil, "\(bad)")
    }
  }
}
