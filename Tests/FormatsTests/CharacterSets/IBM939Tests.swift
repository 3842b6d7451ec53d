import Records
import Testing

@testable import Formats

// Expected values: `Golden/ibm939-double-byte.txt` (lead bytes 40–7F, trail bytes 40–FE) and `ibm939-single-byte.txt`
// are glibc 2.36 `iconv -f IBM939`; ICU 72's `ibm-939_P120-1999` gives the same for every code. `ibm939-one-way.txt`
// holds the scalars that glibc, Java 17 and ICU (with its fallbacks) write to a code that reads as another scalar:
// scalar, code, reading.
struct IBM939Tests {
  private static func hexadecimal(_ text: Substring) throws -> UInt16 { try #require(UInt16(text, radix: 16)) }

  /// Code to scalar for every two-byte code of the golden file.
  private static func doubleBytes() throws -> [UInt16: UInt32] {
    var scalars: [UInt16: UInt32] = [:]
    for line in try GoldenFile.lines("ibm939-double-byte.txt") {
      let cells = line.split(separator: " ")
      let lead = try hexadecimal(cells[0])
      for (trail, cell) in zip(UInt16(0x40)...0xFE, cells.dropFirst()) where cell != "-" {
        scalars[lead << 8 | trail] = UInt32(try hexadecimal(cell))
      }
    }
    return scalars
  }

  /// Byte to scalar for every single byte of the golden file.
  private static func singleBytes() throws -> [UInt8: UInt32] {
    var scalars: [UInt8: UInt32] = [:]
    for line in try GoldenFile.lines("ibm939-single-byte.txt") {
      let cells = line.split(separator: " ")
      let first = try hexadecimal(cells[0])
      for (place, cell) in cells.dropFirst().enumerated() where cell != "-" {
        scalars[UInt8(first) + UInt8(place)] = UInt32(try hexadecimal(cell))
      }
    }
    return scalars
  }

  private static func decoded(_ bytes: [UInt8]) -> Result<[UInt32], ValueFailure> {
    Result { () throws(ValueFailure) in
      String(decoding: try IBM939.table.decode(bytes), as: UTF8.self).scalarValues
    }
  }

  @Test func `the golden files have 226 single bytes and 7,265 and 4,370 double-byte codes`() throws {
    let golden = try IBM939Tests.doubleBytes()
    #expect(try IBM939Tests.singleBytes().count == 226)
    #expect(golden.count == 7_265 + 4_370)
    #expect(golden.values.count { (0xE000...0xF111).contains($0) } == 23 * 190)
  }

  @Test func `every single byte decodes, shifts or is refused`() throws {
    let golden = try IBM939Tests.singleBytes()
    for byte in UInt8.min...UInt8.max {
      let expected: Result<[UInt32], ValueFailure>
      if let scalar = golden[byte] {
        expected = .success([scalar])
      } else {
        let isShift = byte == 0x0E || byte == 0x0F
        expected = .failure(
          ValueFailure(isShift ? .unbalancedShift : .unassignedCode, byteOffset: 0, bytes: UInt32(byte), byteCount: 1))
      }
      #expect(IBM939Tests.decoded([byte]) == expected)
    }
  }

  @Test func `every pair between shift codes decodes as the golden file says or is refused with its bytes`() throws {
    let golden = try IBM939Tests.doubleBytes()
    let singleBytes = try IBM939Tests.singleBytes()
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        let code = UInt16(first) << 8 | UInt16(second)
        let result = IBM939Tests.decoded([0x0E, first, second, 0x0F])
        func failure(_ code: FindingCode, _ offset: Int, _ bytes: UInt32, _ count: Int) -> Result<
          [UInt32], ValueFailure
        > { .failure(ValueFailure(code, byteOffset: offset, bytes: bytes, byteCount: count)) }
        let expected: Result<[UInt32], ValueFailure>
        switch (first, second) {
        // The run ends at once: two empty runs, or a byte that stands alone before a shift-in too many.
        case (0x0F, 0x0E): expected = .success([])
        case (0x0F, 0x0F): expected = failure(.unbalancedShift, 2, 0x0F, 1)
        case (0x0F, _):
          let isAssigned = singleBytes[second] != nil
          expected =
            isAssigned ? failure(.unbalancedShift, 3, 0x0F, 1) : failure(.unassignedCode, 2, UInt32(second), 1)
        case (0x0E, _): expected = failure(.unbalancedShift, 1, 0x0E, 1)
        case (_, 0x0F): expected = failure(.truncatedCharacter, 1, UInt32(first), 1)
        default:
          if let scalar = golden[code], !(0xE000...0xF8FF).contains(scalar) {
            expected = .success([scalar])
          } else if golden[code] != nil {
            expected = failure(.undecidedCharacter, 1, UInt32(code), 2)
          } else {
            expected = failure((0x41...0xFE).contains(second) ? .unassignedCode : .badTrailByte, 1, UInt32(code), 2)
          }
        }
        if result != expected { Issue.record("\(String(code, radix: 16)): \(result), expected \(expected)") }
      }
    }
  }

  @Test func `user-defined codes stand for U+E000 to U+F111 in order`() throws {
    for (code, scalar) in try IBM939Tests.doubleBytes() {
      let isUserDefined = (0xE000...0xF111).contains(scalar)
      #expect(IBM939.table.isUndecided(UInt32(code)) == isUserDefined)
      #expect(IBM939.table.privateUseScalar(of: UInt32(code))?.value == (isUserDefined ? scalar : nil))
      #expect(isUserDefined == (0x6941...0x7FFE).contains(code))
    }
  }

  @Test func `every scalar is written to the code that reads as it, or not at all`() throws {
    var codes: [UInt32: [UInt8]] = [:]
    for (byte, scalar) in try IBM939Tests.singleBytes() { codes[scalar] = [byte] }
    for (code, scalar) in try IBM939Tests.doubleBytes() {
      // No two codes have one character.
      #expect(codes.updateValue([UInt8(code >> 8), UInt8(code & 0xFF)], forKey: scalar) == nil)
    }
    for value in UInt32(0)...0x1_0FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let written = try? IBM939.table.encode(String(scalar))
      let alone = try? IBM939.table.encodeDoubleByte(String(scalar))
      let code = codes[value]
      if written != code.map({ $0.count == 2 ? [0x0E] + $0 + [0x0F] : $0 })
        || alone != code.flatMap({ $0.count == 2 ? $0 : nil })
      {
        Issue.record("U+\(String(value, radix: 16)): \(String(describing: written))")
      }
    }
  }

  @Test func `the 45 scalars that converters replace are refused`() throws {
    let golden = try IBM939Tests.doubleBytes()
    let lines = try GoldenFile.lines("ibm939-one-way.txt")
    #expect(lines.count == 45)
    for line in lines {
      let cells = line.split(separator: " ")
      let scalar = try #require(Unicode.Scalar(try IBM939Tests.hexadecimal(cells[0])))
      #expect(golden[try IBM939Tests.hexadecimal(cells[1])] == UInt32(try IBM939Tests.hexadecimal(cells[2])))
      #expect(throws: UnencodableScalar(scalar: scalar, position: 1)) {
        try IBM939.table.encode("山" + String(scalar))
      }
    }
  }

  struct Choice: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var scalar: UInt32
    var testDescription: String { String(scalar, radix: 16) }
  }

  // ICU 72's ibm-939_P120-1999; Java reads 15, 4260, 426A, 43A1, 444A and 447C otherwise.
  @Test(arguments: [
    Choice(bytes: [0x15], scalar: 0x85), Choice(bytes: [0x25], scalar: 0x0A),
    Choice(bytes: [0x0E, 0x42, 0x60, 0x0F], scalar: 0x2212), Choice(bytes: [0x0E, 0x42, 0x6A, 0x0F], scalar: 0xA6),
    Choice(bytes: [0x0E, 0x43, 0xA1, 0x0F], scalar: 0x301C), Choice(bytes: [0x0E, 0x44, 0x4A, 0x0F], scalar: 0x2014),
    Choice(bytes: [0x0E, 0x44, 0x7C, 0x0F], scalar: 0x2016), Choice(bytes: [0x0E, 0x40, 0x40, 0x0F], scalar: 0x3000),
    Choice(bytes: [0x4A], scalar: 0xA2), Choice(bytes: [0x5F], scalar: 0xAC), Choice(bytes: [0xA0], scalar: 0x203E),
    Choice(bytes: [0xA1], scalar: 0x7E), Choice(bytes: [0xB1], scalar: 0xA3), Choice(bytes: [0xB2], scalar: 0xA5),
    Choice(bytes: [0xE0], scalar: 0x5C), Choice(bytes: [0x40], scalar: 0x20), Choice(bytes: [0xF0], scalar: 0x30),
    Choice(bytes: [0xC1], scalar: 0x41), Choice(bytes: [0x81], scalar: 0x61), Choice(bytes: [0x43], scalar: 0xFF62),
  ])
  func `the choices of IBM939 hold`(choice: Choice) {
    #expect(IBM939Tests.decoded(choice.bytes) == .success([choice.scalar]))
  }

  // `printf '山田　A1ｱ\n' | iconv -f UTF-8 -t IBM939` without the newline.
  @Test func `runs of double-byte characters stand in one pair of shift codes`() throws {
    #expect(
      try IBM939.table.encode("山田　A1ｱ川") == [
        0x0E, 0x45, 0x65, 0x45, 0x63, 0x40, 0x40, 0x0F, 0xC1, 0xF1, 0x59, 0x0E, 0x45, 0x67, 0x0F,
      ])
    #expect(try IBM939.table.encodeDoubleByte("山田　") == [0x45, 0x65, 0x45, 0x63, 0x40, 0x40])
    #expect(throws: UnencodableScalar(scalar: "A", position: 2)) { try IBM939.table.encodeDoubleByte("山田A") }
    #expect(try IBM939.table.encode("").isEmpty)
    #expect(try CP932.table.encodeDoubleByte("山") == [0x8E, 0x52])
    #expect(throws: UnencodableScalar(scalar: "ｱ", position: 0)) { try CP932.table.encodeDoubleByte("ｱ") }
  }

  @Test func `a table says what its digits and spaces are`() throws {
    let host = try #require(CharacterTable.named("IBM939"))
    #expect(host.isEBCDIC && host.space == 0x40 && host.zero == 0xF0 && host.ideographicSpace == 0x4040)
    let table = try #require(CharacterTable.named("CP932"))
    #expect(!table.isEBCDIC && table.space == 0x20 && table.zero == 0x30 && table.ideographicSpace == 0x8140)
    for name in CharacterTable.names { #expect(CharacterTable.named(name)?.name == name) }
    for name in ["ibm939", "IBM-939", "EBCDIC", "939"] { #expect(CharacterTable.named(name) == nil) }
  }

  @Test(.enabled(if: Iconv(from: "IBM939", to: "UTF-8") != nil, "the C library has no converter for IBM939"))
  func `every code reads as the C library of this machine reads it`() throws {
    let iconv = try #require(Iconv(from: "IBM939", to: "UTF-8"))
    var bytes: [[UInt8]] = (UInt8.min...UInt8.max).filter { $0 != 0x0E && $0 != 0x0F }.map { [$0] }
    for lead in UInt8(0x40)...0x7F {
      for trail in UInt8(0x40)...0xFE { bytes.append([0x0E, lead, trail, 0x0F]) }
    }
    for text in bytes {
      let expected = iconv.convert(text).map { String(decoding: $0, as: UTF8.self).scalarValues }
      var result = try? IBM939Tests.decoded(text).get()
      // Nobody has identified a user-defined code here; what it stands for in texts is compared.
      if result == nil, text.count == 4 {
        result = IBM939.table.privateUseScalar(of: UInt32(text[1]) << 8 | UInt32(text[2])).map { [$0.value] }
      }
      if result != expected {
        Issue.record("\(text): \(String(describing: result)), iconv \(String(describing: expected))")
      }
    }
  }
}
