import Records
import Testing

@testable import Formats

// Expected values: `Golden/cp932-double-byte.txt` is Python 3.11's `cp932` codec (glibc 2.36 iconv gives the same),
// `Golden/cp932-one-way.txt` is glibc 2.36 `iconv -t CP932`, which agrees with Windows' WideCharToMultiByte.
struct CP932Tests {
  /// Code to scalar for every two-byte code of the golden file.
  static func golden() throws -> [UInt16: UInt32] {
    var scalars: [UInt16: UInt32] = [:]
    for line in try GoldenFile.lines("cp932-double-byte.txt") {
      let cells = line.split(separator: " ")
      let lead = try hexadecimal(cells[0])
      for (cell, trail) in zip(cells.dropFirst(), Array(0x40...0x7E) + Array(0x80...0xFC)) where cell != "-" {
        scalars[lead << 8 | UInt16(trail)] = UInt32(try hexadecimal(cell))
      }
    }
    return scalars
  }

  private static func hexadecimal(_ text: Substring) throws -> UInt16 { try #require(UInt16(text, radix: 16)) }

  private static func decoded(_ bytes: [UInt8]) -> Result<[UInt32], ValueFailure> {
    Result { () throws(ValueFailure) in
      String(decoding: try CP932.table.decode(bytes), as: UTF8.self).scalarValues
    }
  }

  private static func isLead(_ byte: UInt8) -> Bool { (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte) }

  @Test func `the golden file has 7,724 characters and 1,880 user-defined codes`() throws {
    // 6,879 of JIS X 0208, 83 of NEC row 13, 374 NEC-selected, 388 IBM extensions; 10 × 188 user-defined.
    let golden = try CP932Tests.golden()
    #expect(golden.count == 6879 + 83 + 374 + 388 + 1880)
    #expect(golden.values.count { (0xE000...0xE757).contains($0) } == 1880)
  }

  @Test func `every single byte decodes or is refused at offset 0`() {
    for byte in UInt8.min...UInt8.max {
      let result = CP932Tests.decoded([byte])
      switch byte {
      case 0x00...0x7F: #expect(result == .success([UInt32(byte)]))
      case 0xA1...0xDF: #expect(result == .success([0xFF61 + UInt32(byte) - 0xA1]))
      case 0x80, 0xA0, 0xFD...0xFF:
        #expect(
          result == .failure(ValueFailure(.unassignedCode, byteOffset: 0, bytes: UInt32(byte), byteCount: 1)))
      default:
        #expect(
          result == .failure(ValueFailure(.truncatedCharacter, byteOffset: 0, bytes: UInt32(byte), byteCount: 1)))
      }
    }
  }

  @Test func `every pair of bytes decodes as the golden file says or is refused with its bytes`() throws {
    let golden = try CP932Tests.golden()
    for first in UInt8.min...UInt8.max where CP932Tests.isLead(first) {
      for second in UInt8.min...UInt8.max {
        let code = UInt16(first) << 8 | UInt16(second)
        let result = CP932Tests.decoded([first, second])
        let isTrail = (0x40...0x7E).contains(second) || (0x80...0xFC).contains(second)
        let expected: Result<[UInt32], ValueFailure>
        if let scalar = golden[code], !(0xE000...0xE757).contains(scalar) {
          expected = .success([scalar])
        } else if golden[code] != nil {
          expected = .failure(ValueFailure(.undecidedCharacter, byteOffset: 0, bytes: UInt32(code), byteCount: 2))
        } else if second == 0x20 {
          expected = .failure(ValueFailure(.truncatedCharacter, byteOffset: 0, bytes: UInt32(first), byteCount: 1))
        } else {
          expected = .failure(
            ValueFailure(isTrail ? .unassignedCode : .badTrailByte, byteOffset: 0, bytes: UInt32(code), byteCount: 2))
        }
        if result != expected { Issue.record("\(String(code, radix: 16)): \(result), expected \(expected)") }
      }
    }
  }

  @Test func `pairs that begin with a single byte are two characters`() {
    for first in UInt8.min...UInt8.max where !CP932Tests.isLead(first) {
      for second in UInt8.min...UInt8.max {
        let alone = CP932Tests.decoded([first])
        let result = CP932Tests.decoded([first, second])
        switch (alone, CP932Tests.decoded([second])) {
        case (.success(let left), .success(let right)):
          if result != .success(left + right) { Issue.record("\(first) \(second)") }
        case (.failure(let failure), _):
          if result != .failure(failure) { Issue.record("\(first) \(second)") }
        case (.success, .failure(var failure)):
          failure.byteOffset += 1
          if result != .failure(failure) { Issue.record("\(first) \(second)") }
        }
      }
    }
  }

  @Test func `user-defined codes stand for U+E000 to U+E757 in order`() throws {
    for (code, scalar) in try CP932Tests.golden() {
      let privateUse = CP932.table.privateUseScalar(of: UInt32(code))
      #expect(CP932.table.isUndecided(UInt32(code)) == (0xE000...0xE757).contains(scalar))
      #expect(privateUse?.value == ((0xE000...0xE757).contains(scalar) ? scalar : nil))
    }
  }

  @Test func `every character is written as iconv writes it and the codes that do not come back are the 398 known`()
    throws
  {
    var expected: [UInt16: UInt16] = [:]
    for line in try GoldenFile.lines("cp932-one-way.txt") {
      let cells = line.split(separator: " ")
      expected[try CP932Tests.hexadecimal(cells[0])] = try CP932Tests.hexadecimal(cells[2])
    }
    #expect(expected.count == 398)
    var oneWay: [UInt16: UInt16] = [:]
    for (code, value) in try CP932Tests.golden() {
      let scalar = try #require(Unicode.Scalar(value))
      let bytes = try CP932.table.encode(String(scalar))
      try #require(bytes.count == 2)
      let back = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
      if back != code { oneWay[code] = back }
    }
    #expect(oneWay == expected)
  }

  @Test(arguments: [
    // bestfit932.txt, where JIS X 0208 Shift_JIS, JIS X 0213 or another vendor's table reads otherwise.
    (0x5C, 0x5C), (0x7E, 0x7E), (0x8160, 0xFF5E), (0x815F, 0xFF3C), (0x8161, 0x2225), (0x817C, 0xFF0D),
    (0x8191, 0xFFE0), (0x8192, 0xFFE1), (0x81CA, 0xFFE2), (0x815C, 0x2015), (0x8740, 0x2460), (0xFA40, 0x2170),
    (0xFBFC, 0x9AD9), (0xEEFC, 0xFF02),
  ])
  func `the choices of CP932 hold`(code: Int, scalar: Int) {
    let bytes = code > 0xFF ? [UInt8(code >> 8), UInt8(code & 0xFF)] : [UInt8(code)]
    #expect(CP932Tests.decoded(bytes) == .success([UInt32(scalar)]))
  }

  @Test func `compatibility ideographs keep their own code point`() throws {
    // FB7E is U+FA19, 905F is U+795E; String's == calls them equal.
    #expect(CP932Tests.decoded([0xFB, 0x7E, 0x90, 0x5F]) == .success([0xFA19, 0x795E]))
    #expect(try CP932.table.encode("\u{FA19}\u{795E}") == [0xFB, 0x7E, 0x90, 0x5F])
  }

  @Test(arguments: ["é", "\u{301C}", "𠮷", "\u{FFFD}", "\u{80}"])
  func `a scalar outside the table is refused with its position`(text: String) throws {
    let scalar = try #require(text.unicodeScalars.first)
    #expect(throws: UnencodableScalar(scalar: scalar, position: 2)) { try CP932.table.encode("山a" + text) }
  }

  @Test func `a table is found by its exact name only`() {
    #expect(CharacterTable.named("CP932")?.name == "CP932")
    for name in ["cp932", "Shift_JIS", "sjis", "MS932", "", "CP932 "] { #expect(CharacterTable.named(name) == nil) }
  }
}
