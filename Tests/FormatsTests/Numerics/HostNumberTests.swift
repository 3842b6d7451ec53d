import Records
import TestSupport
import Testing

@testable import Formats

// Expected bytes: IBM Enterprise COBOL for z/OS 6.4 Programming Guide, "Examples: numeric data and internal
// representation": PIC S9999 DISPLAY +1234 is F1F2F3C4, -1234 F1F2F3D4, PIC 9999 1234 F1F2F3F4.
struct HostNumberTests {
  private static func field(
    _ shape: NumberShape, _ signs: ZonedSign?, table: CharacterTable = IBM939.table
  ) throws -> NumberField {
    try #require(
      NumberField(
        LayoutField(
          index: 0, level: 5, name: "N", offset: 0, byteCount: shape.digits, usage: .zoned(shape),
          span: TextSpan(file: "x", line: 1, column: 1)), signs: signs, table: table))
  }

  private static func read(_ field: NumberField, _ bytes: [UInt8]) -> Result<String, ValueFailure> {
    var notes = DecodingNotes()
    let column = field.decodeColumn(bytes, starts: [0], notes: &notes)
    if let failure = notes.failures.first?.failure { return .failure(failure) }
    return .success(column.text(0))
  }

  private static func matches(_ field: NumberField, _ text: String, _ bytes: [UInt8]) -> Bool {
    let digits = Array(text.utf8)
    let isMatch = field.matches(digits.span, 0..<digits.count, bytes.span, at: 0)
    if field.matches(Column([text]), absentText: [], bytes, starts: [0], offset: 0) != [isMatch] {
      Issue.record("a column of \(text) does not match as the single value does")
    }
    return isMatch
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var text: String
    var isSigned = true
    var scale = 0
    /// Whether the text is written as these bytes.
    var isPreferred = true
    var testDescription: String { bytes.map { String($0, radix: 16) }.joined(separator: " ") }
  }

  @Test(arguments: [
    Case(bytes: [0xF1, 0xF2, 0xF3, 0xC4], text: "1234"),
    Case(bytes: [0xF1, 0xF2, 0xF3, 0xD4], text: "-1234"),
    Case(bytes: [0xF1, 0xF2, 0xF3, 0xF4], text: "1234", isPreferred: false),
    Case(bytes: [0xF1, 0xF2, 0xF3, 0xF4], text: "1234", isSigned: false),
    Case(bytes: [0xF0, 0xF0, 0xF0, 0xF7], text: "0007", isSigned: false),
    Case(bytes: [0xF0, 0xF1, 0xF2, 0xD5], text: "-1.25", scale: 2),
    Case(bytes: [0xF0, 0xF1, 0xF2, 0xF5], text: "1.25", isSigned: false, scale: 2),
    Case(bytes: [0xF0, 0xF0, 0xF0, 0xC0], text: "0"),
    // A negative zero is zero and written as a positive one.
    Case(bytes: [0xF0, 0xF0, 0xF0, 0xD0], text: "0", isPreferred: false),
    Case(bytes: [0x40, 0x40, 0x40, 0x40], text: ""),
    Case(bytes: [0x40, 0x40, 0x40, 0x40], text: "", isSigned: false),
  ])
  func `zoned numbers of a host are read and proved`(item: Case) throws {
    let shape = NumberShape(digits: 4, scale: item.scale, isSigned: item.isSigned)
    let field = try HostNumberTests.field(shape, item.isSigned ? .ebcdic : nil)
    #expect(HostNumberTests.read(field, item.bytes) == .success(item.text))
    #expect(HostNumberTests.matches(field, item.text, item.bytes) == item.isPreferred)
    let text = Array(item.text.utf8)
    let written = field.write(text.span, 0..<text.count).map { bytes in (0..<4).map { bytes[$0] } }
    #expect((written == item.bytes) == item.isPreferred)
  }

  @Test func `every last byte of a signed number of a host is a digit with a sign or a bad sign`() throws {
    let signed = try HostNumberTests.field(NumberShape(digits: 2, scale: 0, isSigned: true), .ebcdic)
    let unsigned = try HostNumberTests.field(NumberShape(digits: 2, scale: 0, isSigned: false), nil)
    // The convention of ASCII hosts knows no negative digit of EBCDIC.
    let ascii = try HostNumberTests.field(NumberShape(digits: 2, scale: 0, isSigned: true), .ascii)
    for byte in UInt8.min...UInt8.max {
      let digit = byte & 0x0F
      let zone = digit <= 9 ? byte >> 4 : 0
      func expected(_ text: String?, _ code: FindingCode) -> Result<String, ValueFailure> {
        text.map { .success($0) } ?? .failure(ValueFailure(code, byteOffset: 1, bytes: UInt32(byte), byteCount: 1))
      }
      let positive = [0xC, 0xF].contains(zone) ? "1\(digit)" : nil
      #expect(
        HostNumberTests.read(signed, [0xF1, byte]) == expected(zone == 0xD ? "-1\(digit)" : positive, .badSign))
      let plain = zone == 0xF ? "1\(digit)" : nil
      #expect(HostNumberTests.read(unsigned, [0xF1, byte]) == expected(plain, .notDigits))
      #expect(HostNumberTests.read(ascii, [0xF1, byte]) == expected(plain, .badSign))
      #expect(HostNumberTests.matches(signed, "1\(digit)", [0xF1, byte]) == (zone == 0xC))
      #expect(HostNumberTests.matches(signed, "-1\(digit)", [0xF1, byte]) == (zone == 0xD))
      #expect(HostNumberTests.matches(unsigned, "1\(digit)", [0xF1, byte]) == (zone == 0xF))
      #expect(!HostNumberTests.matches(ascii, "-1\(digit)", [0xF1, byte]))
    }
  }

  // The overpunch is the same characters in both: {A–I and }J–R.
  @Test func `a number reads the same when its characters are moved to an ASCII file`() throws {
    let seed: UInt64 = 390
    var generator = SeededGenerator(state: seed)
    let characters = Array("0123456789 {ABCDEFGHI}JKLMNOPQRa-".unicodeScalars)
    for _ in 0..<5_000 {
      let count = Int(generator.next() % 20) + 1
      let isSigned = generator.next() % 2 == 0
      let shape = NumberShape(digits: count, scale: Int(generator.next() % 3) % count, isSigned: isSigned)
      var text = ""
      for place in 0..<count {
        let choice = place < count - 1 || !isSigned ? generator.next() % 64 : generator.next()
        text.unicodeScalars.append(choice < 60 ? characters[Int(choice % 10)] : characters[Int(choice % 33)])
      }
      let signs: ZonedSign? = isSigned ? .ebcdic : nil
      let host = try HostNumberTests.field(shape, signs)
      let moved = try HostNumberTests.field(shape, signs, table: CP932.table)
      let hostBytes = try IBM939.table.encode(text)
      let movedBytes = try CP932.table.encode(text)
      let result = HostNumberTests.read(host, hostBytes)
      switch (result, HostNumberTests.read(moved, movedBytes)) {
      case (.success(let left), .success(let right)):
        #expect(left == right, "seed \(seed), \(text)")
        #expect(
          HostNumberTests.matches(host, left, hostBytes) == HostNumberTests.matches(moved, right, movedBytes),
          "seed \(seed), \(text)")
      case (.failure(let left), .failure(let right)):
        #expect(left.code == right.code && left.byteOffset == right.byteOffset, "seed \(seed), \(text)")
      case (.success, .failure), (.failure, .success): Issue.record("seed \(seed), \(text)")
      }
    }
  }
}
