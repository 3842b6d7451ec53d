import Records
import TestSupport
import Testing

@testable import Formats

struct NumberFieldTests {
  private static func field(
    _ usage: FieldUsage, _ byteCount: Int, _ signs: ZonedSign? = nil, table: CharacterTable = CP932.table
  ) throws -> NumberField {
    let span = TextSpan(file: "x", line: 1, column: 1)
    return try #require(
      NumberField(
        LayoutField(index: 0, level: 5, name: "N", offset: 0, byteCount: byteCount, usage: usage, span: span),
        signs: signs, table: table))
  }

  private static func shape(_ digits: Int, _ scale: Int = 0, signed: Bool = false) -> NumberShape {
    NumberShape(digits: digits, scale: scale, isSigned: signed)
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
    // Columns have quicker ways, which must give what the general writer gives.
    if field.matches(Column([text]), absentText: [], bytes, starts: [0], offset: 0) != [isMatch] {
      Issue.record("a column of \(text) does not match as the single value does")
    }
    return isMatch
  }

  // Expected bytes: GnuCOBOL 3.1.2, `MOVE I TO A` with A PIC S9(3), compiled with -fsign=EBCDIC and -fsign=ASCII.
  @Test(arguments: [
    (
      ZonedSign.ebcdic,
      "01K 01J 01} 00R 00Q 00P 00O 00N 00M 00L 00K 00J 00{ 00A 00B 00C 00D 00E 00F 00G 00H 00I 01{ 01A 01B"
    ),
    (
      ZonedSign.ascii,
      "01r 01q 01p 00y 00x 00w 00v 00u 00t 00s 00r 00q 000 001 002 003 004 005 006 007 008 009 010 011 012"
    ),
  ])
  func `signed zoned numbers from -12 to 12 read and come back`(sign: ZonedSign, fields: String) throws {
    let field = try NumberFieldTests.field(.zoned(NumberFieldTests.shape(3, signed: true)), 3, sign)
    for (number, text) in zip(-12...12, fields.split(separator: " ")) {
      #expect(NumberFieldTests.read(field, Array(text.utf8)) == .success(String(number)))
      #expect(NumberFieldTests.matches(field, String(number), Array(text.utf8)))
    }
  }

  @Test func `every last byte of a signed zoned number is a digit with a sign or a bad sign`() throws {
    let positive = Array("{ABCDEFGHI".utf8)
    let negative = Array("}JKLMNOPQR".utf8)
    for sign in ZonedSign.allCases {
      let field = try NumberFieldTests.field(.zoned(NumberFieldTests.shape(2, signed: true)), 2, sign)
      for byte in UInt8.min...UInt8.max {
        let digit: Int?
        switch sign {
        case .ascii:
          digit =
            (0x30...0x39).contains(byte) ? Int(byte) - 0x30 : (0x70...0x79).contains(byte) ? 0x70 - Int(byte) : nil
        case .ebcdic:
          digit =
            (0x30...0x39).contains(byte)
            ? Int(byte) - 0x30 : positive.firstIndex(of: byte) ?? negative.firstIndex(of: byte).map { -$0 }
        }
        let isNegative = sign == .ascii ? (0x70...0x79).contains(byte) : negative.contains(byte)
        let result = NumberFieldTests.read(field, [0x31, byte])
        if let digit {
          #expect(result == .success(isNegative ? "-1\(-digit)" : "1\(digit)"))
        } else {
          #expect(result == .failure(ValueFailure(.badSign, byteOffset: 1, bytes: UInt32(byte), byteCount: 1)))
        }
      }
    }
  }

  @Test func `a zone F digit of the EBCDIC convention is read but not written`() throws {
    let field = try NumberFieldTests.field(.zoned(NumberFieldTests.shape(2, signed: true)), 2, .ebcdic)
    #expect(NumberFieldTests.read(field, Array("12".utf8)) == .success("12"))
    #expect(!NumberFieldTests.matches(field, "12", Array("12".utf8)))
  }

  struct Digits: Sendable, CustomTestStringConvertible {
    var bytes: String
    var text: String?
    var failure: ValueFailure?
    var testDescription: String { bytes }
  }

  @Test(arguments: [
    Digits(bytes: "0001234567890", text: "0001234567890"),
    Digits(bytes: "9999999999999", text: "9999999999999"),
    Digits(bytes: "             ", text: ""),
    Digits(
      bytes: " 001234567890", failure: ValueFailure(.notDigits, byteOffset: 0, bytes: 0x20, byteCount: 1)),
    Digits(
      bytes: "000123456789 ", failure: ValueFailure(.notDigits, byteOffset: 12, bytes: 0x20, byteCount: 1)),
    Digits(
      bytes: "00012:4567890", failure: ValueFailure(.notDigits, byteOffset: 5, bytes: 0x3A, byteCount: 1)),
    Digits(
      bytes: "00012/4567890", failure: ValueFailure(.notDigits, byteOffset: 5, bytes: 0x2F, byteCount: 1)),
  ])
  func `unsigned DISPLAY digits keep their zeros`(digits: Digits) throws {
    let field = try NumberFieldTests.field(.zoned(NumberFieldTests.shape(13)), 13)
    let result = NumberFieldTests.read(field, Array(digits.bytes.utf8))
    #expect(result == digits.failure.map { .failure($0) } ?? .success(digits.text ?? ""))
    if let text = digits.text { #expect(NumberFieldTests.matches(field, text, Array(digits.bytes.utf8))) }
  }

  @Test func `every byte in every place of unsigned digits is told apart`() throws {
    for length in [1, 7, 8, 9, 17] {
      let field = try NumberFieldTests.field(.zoned(NumberFieldTests.shape(length)), length)
      for place in 0..<length {
        for byte in UInt8.min...UInt8.max {
          var bytes = [UInt8](repeating: 0x35, count: length)
          bytes[place] = byte
          let isDigit = (0x30...0x39).contains(byte)
          let isBlank = length == 1 && byte == 0x20
          let expected: Result<String, ValueFailure> =
            isDigit
            ? .success(String(decoding: bytes, as: UTF8.self))
            : isBlank
              ? .success("")
              : .failure(ValueFailure(.notDigits, byteOffset: place, bytes: UInt32(byte), byteCount: 1))
          if NumberFieldTests.read(field, bytes) != expected { Issue.record("\(bytes)") }
        }
      }
    }
  }

  @Test func `digits restored without their zeros still match, others do not`() throws {
    let field = try NumberFieldTests.field(.zoned(NumberFieldTests.shape(5)), 5)
    let bytes = Array("00120".utf8)
    #expect(NumberFieldTests.matches(field, "120", bytes))
    #expect(NumberFieldTests.matches(field, "0000120", bytes))
    for text in ["12", "1200", "-120", "100120", "12O", "", "120.0", "+120", " 120"] {
      #expect(!NumberFieldTests.matches(field, text, bytes), "\(text)")
    }
  }

  // Expected values: IBM Enterprise COBOL Language Reference, PACKED-DECIMAL; read here digit by digit as hexadecimal.
  @Test(arguments: [true, false])
  func `all 65,536 packed fields of two bytes are a number or the specified error`(isSigned: Bool) throws {
    let field = try NumberFieldTests.field(.packed(NumberFieldTests.shape(3, signed: isSigned)), 2)
    for word in UInt32(0)...0xFFFF {
      let bytes = [UInt8(word >> 8), UInt8(word & 0xFF)]
      let hexadecimal = String(word + 0x10000, radix: 16, uppercase: true).dropFirst()
      let digits = hexadecimal.prefix(3)
      let sign = hexadecimal.suffix(1)
      let result = NumberFieldTests.read(field, bytes)
      if let wrong = digits.firstIndex(where: { !$0.isNumber }) {
        let offset = digits.distance(from: digits.startIndex, to: wrong) / 2
        let failure = ValueFailure(.badPackedDigit, byteOffset: offset, bytes: UInt32(bytes[offset]), byteCount: 1)
        if result != .failure(failure) { Issue.record("\(hexadecimal): \(result)") }
      } else if sign == "C" || sign == "F" || (sign == "D" && isSigned) {
        let number = (sign == "D" ? -1 : 1) * (Int(digits) ?? 0)
        if result != .success(String(number)) { Issue.record("\(hexadecimal): \(result)") }
        let isPreferred = isSigned ? sign == "C" || (sign == "D" && number != 0) : sign == "F"
        if NumberFieldTests.matches(field, String(number), bytes) != isPreferred { Issue.record("\(hexadecimal)") }
      } else {
        let failure = ValueFailure(.badSign, byteOffset: 1, bytes: UInt32(bytes[1]), byteCount: 1)
        if result != .failure(failure) { Issue.record("\(hexadecimal): \(result)") }
      }
    }
  }

  @Test func `the unused nibble of an even packed picture must be zero`() throws {
    let field = try NumberFieldTests.field(.packed(NumberFieldTests.shape(2, signed: true)), 2)
    #expect(NumberFieldTests.read(field, [0x01, 0x2C]) == .success("12"))
    #expect(
      NumberFieldTests.read(field, [0x11, 0x2C])
        == .failure(ValueFailure(.badPackedDigit, byteOffset: 0, bytes: 0x11, byteCount: 1)))
  }

  struct Scaled: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var scale: Int
    var text: String
    var testDescription: String { text }
  }

  @Test(arguments: [
    Scaled(bytes: [0x01, 0x25, 0x0D], scale: 2, text: "-12.50"),
    Scaled(bytes: [0x00, 0x00, 0x5C], scale: 2, text: "0.05"),
    Scaled(bytes: [0x00, 0x00, 0x0D], scale: 2, text: "0.00"),
    Scaled(bytes: [0x99, 0x99, 0x9D], scale: 5, text: "-0.99999"),
    Scaled(bytes: [0x99, 0x99, 0x9C], scale: 0, text: "99999"),
    Scaled(bytes: [0x00, 0x00, 0x0C], scale: 0, text: "0"),
  ])
  func `scaled numbers are canonical decimals`(scaled: Scaled) throws {
    let field = try NumberFieldTests.field(.packed(NumberFieldTests.shape(5, scaled.scale, signed: true)), 3)
    #expect(NumberFieldTests.read(field, scaled.bytes) == .success(scaled.text))
    // A negative zero is read as zero and written as a positive one.
    let isNegativeZero = scaled.bytes == [0, 0, 0x0D]
    #expect(NumberFieldTests.matches(field, scaled.text, scaled.bytes) == !isNegativeZero)
  }

  @Test func `the longest numbers have 31 digits`() throws {
    let digits = "1234567890123456789012345678901"
    let zoned = try NumberFieldTests.field(.zoned(NumberFieldTests.shape(31, 10, signed: true)), 31, .ascii)
    #expect(NumberFieldTests.read(zoned, Array(digits.utf8)) == .success("123456789012345678901.2345678901"))
    guard case .number(let number, _) = zoned.read(Array(digits.utf8).span, at: 0) else {
      Issue.record("not a number")
      return
    }
    #expect(number.coefficient == Int128(digits))
  }

  // Expected values: two's complement, big-endian.
  @Test func `all 65,536 binary fields of two bytes read and come back`() throws {
    let signed = try NumberFieldTests.field(.binary(NumberFieldTests.shape(4, signed: true), .bigEndian), 2)
    let unsigned = try NumberFieldTests.field(.binary(NumberFieldTests.shape(4), .bigEndian), 2)
    for word in UInt16.min...UInt16.max {
      let bytes = [UInt8(word >> 8), UInt8(word & 0xFF)]
      let negative = String(Int16(bitPattern: word))
      if NumberFieldTests.read(signed, bytes) != .success(negative) { Issue.record("\(word)") }
      if NumberFieldTests.read(unsigned, bytes) != .success(String(word)) { Issue.record("\(word)") }
      if !NumberFieldTests.matches(signed, negative, bytes) { Issue.record("\(word)") }
      if !NumberFieldTests.matches(unsigned, String(word), bytes) { Issue.record("\(word)") }
    }
  }

  @Test func `binary fields of eight bytes reach the ends of their range`() throws {
    let signed = try NumberFieldTests.field(.binary(NumberFieldTests.shape(18, 2, signed: true), .bigEndian), 8)
    let least = [0x80] + [UInt8](repeating: 0, count: 7)
    #expect(NumberFieldTests.read(signed, least) == .success("-92233720368547758.08"))
    #expect(NumberFieldTests.matches(signed, "-92233720368547758.08", least))
    #expect(!NumberFieldTests.matches(signed, "92233720368547758.08", least))
    let unsigned = try NumberFieldTests.field(.binary(NumberFieldTests.shape(18), .bigEndian), 8)
    let greatest = [UInt8](repeating: 0xFF, count: 8)
    #expect(NumberFieldTests.read(unsigned, greatest) == .success("18446744073709551615"))
    #expect(NumberFieldTests.matches(unsigned, "18446744073709551615", greatest))
    #expect(!NumberFieldTests.matches(unsigned, "18446744073709551616", greatest))
  }

  // Expected values: the definition of packed decimal, read off the hexadecimal text of the bytes: the first digit above 9
  // is the fault, then the last digit when it is none of C, D and F; else the digits are the number.
  // Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "PACKED-DECIMAL".
  @Test(arguments: 0..<16)
  func `all packed fields of three bytes are their number, or the first fault`(sixteenth: UInt8) throws {
    let field = try NumberFieldTests.field(.packed(NumberFieldTests.shape(5, signed: true)), 3)
    let digits = Array("0123456789ABCDEF".utf8)
    for high in (sixteenth << 4)...(sixteenth << 4 | 0x0F) {
      var block: [UInt8] = []
      block.reserveCapacity(3 << 16)
      for word in 0..<UInt32(1 << 16) {
        block.append(high)
        block.append(UInt8(word >> 8))
        block.append(UInt8(word & 0xFF))
      }
      var notes = DecodingNotes()
      let column = field.decodeColumn(block, starts: Array(stride(from: 0, to: block.count, by: 3)), notes: &notes)
      var failures = notes.failures.makeIterator()
      var failure = failures.next()
      var wrong: [Int] = []
      for row in 0..<(1 << 16) {
        var fault: (code: FindingCode, offset: Int)?
        var expected: [UInt8] = []
        for place in 0..<5 {
          let byte = block[row * 3 + place / 2]
          let nibble = place % 2 == 0 ? byte >> 4 : byte & 0x0F
          if nibble > 9 {
            fault = (.badPackedDigit, place / 2)
            break
          }
          if nibble > 0 || !expected.isEmpty { expected.append(digits[Int(nibble)]) }
        }
        let sign = digits[Int(block[row * 3 + 2] & 0x0F)]
        if fault == nil, sign != 0x43, sign != 0x44, sign != 0x46 { fault = (.badSign, 2) }
        if let fault {
          expected = []
          let isFound =
            failure.map {
              $0.row == row && $0.failure.code == fault.code && $0.failure.byteOffset == fault.offset
                && $0.failure.bytes == UInt32(block[row * 3 + fault.offset])
            } ?? false
          if !isFound { wrong.append(row) }
          if failure?.row == UInt32(row) { failure = failures.next() }
        } else {
          if expected.isEmpty { expected = [0x30] } else if sign == 0x44 { expected.insert(0x2D, at: 0) }
        }
        let range = column.range(row)
        if range.count != expected.count || zip(range, expected).contains(where: { column.bytes[$0] != $1 }) {
          wrong.append(row)
        }
      }
      #expect(wrong.isEmpty && failure == nil, "first byte \(high), words \(wrong.prefix(5))")
    }
  }

  // Expected values: of the sixteen signs, C and F are positive in every field, D negative in a signed one.
  @Test func `a sign that the text does not tell is kept beside it`() throws {
    let signed = try NumberFieldTests.field(.packed(NumberFieldTests.shape(3, signed: true)), 2)
    let unsigned = try NumberFieldTests.field(.packed(NumberFieldTests.shape(3)), 2)
    let zoned = try NumberFieldTests.field(.zoned(NumberFieldTests.shape(2, signed: true)), 2, .ebcdic)
    let cases: [(field: NumberField, bytes: [UInt8], text: String, sign: NumberSign?)] = [
      (signed, [0x12, 0x3F], "123", .plain), (signed, [0x00, 0x0D], "0", .minus),
      (unsigned, [0x12, 0x3C], "123", .plus),
      (zoned, [0x31, 0x32], "12", .plain), (zoned, [0x30, 0x7D], "0", .minus), (signed, [0x12, 0x3A], "123", nil),
    ]
    for item in cases {
      let text = Array(item.text.utf8)
      let matches = item.field.matches(text.span, text.indices, item.bytes.span, at: 0)
      let sign = item.field.unpreferredSign(text.span, text.indices, item.bytes.span, at: 0)
      #expect(!matches && sign == item.sign)
    }
  }

  @Test func `blank zoned numbers are absent, blank packed ones are wrong`() throws {
    let zoned = try NumberFieldTests.field(.zoned(NumberFieldTests.shape(4, 2, signed: true)), 4, .ascii)
    let spaces = [UInt8](repeating: 0x20, count: 4)
    #expect(NumberFieldTests.read(zoned, spaces) == .success(""))
    #expect(NumberFieldTests.matches(zoned, "", spaces))
    let packed = try NumberFieldTests.field(.packed(NumberFieldTests.shape(7, signed: true)), 4)
    #expect(
      NumberFieldTests.read(packed, spaces)
        == .failure(ValueFailure(.badSign, byteOffset: 3, bytes: 0x20, byteCount: 1)))
    #expect(!NumberFieldTests.matches(packed, "", spaces))
  }

  @Test func `random bytes never trap a number`() throws {
    var generator = SeededGenerator(state: 7)
    for _ in 0..<20_000 {
      let length = Int(generator.next() % 16) + 1
      let bytes = generator.bytes(length)
      let shapes = [
        try NumberFieldTests.field(.zoned(NumberFieldTests.shape(length, length / 2, signed: true)), length, .ebcdic),
        try NumberFieldTests.field(.packed(NumberFieldTests.shape(length * 2 - 1, 1, signed: true)), length),
        try NumberFieldTests.field(.binary(NumberFieldTests.shape(18, signed: true), .bigEndian), min(length, 8)),
      ]
      for field in shapes {
        if case .success(let text) = NumberFieldTests.read(field, bytes) {
          _ = NumberFieldTests.matches(field, text, bytes)
          #expect(text.isEmpty || text.utf8.last.map { (0x30...0x39).contains($0) } == true)
        }
      }
    }
  }

  // Expected: a field of unsigned digits is its own text, all spaces are absent, and any other byte is neither.
  // The digits of EBCDIC are F0–F9 and its space is 40.
  @Test(arguments: ["CP932", "IBM939"])
  func `columns of digits of every length are read and proved wherever they stand in the block`(name: String) throws {
    let table = try #require(CharacterTable.named(name))
    let zero = UInt8(name == "IBM939" ? 0xF0 : 0x30)
    let space = UInt8(name == "IBM939" ? 0x40 : 0x20)
    for length in 1...18 {
      let field = try NumberFieldTests.field(.zoned(NumberFieldTests.shape(length)), length, table: table)
      let values = (0..<length).map { UInt8(($0 * 7 + length) % 10) }
      let digits = values.map { zero + $0 }
      let text = values.map { String($0) }.joined()
      for (before, after) in [(0, 0), (3, 0), (0, 3), (9, 9)] {
        func column(_ bytes: [UInt8]) -> (column: Column, failures: Int, block: [UInt8]) {
          let block = [UInt8](repeating: zero - 1, count: before) + bytes + [UInt8](repeating: zero + 10, count: after)
          var notes = DecodingNotes()
          let column = field.decodeColumn(block, starts: [0, 0], offset: before, notes: &notes)
          return (column, notes.failures.count, block)
        }
        func matches(_ texts: [String], absent: String = "", _ block: [UInt8]) -> [Bool] {
          field.matches(
            Column(texts), absentText: Array(absent.utf8), block, starts: [0, 0], offset: before)
        }
        let whole = column(digits)
        #expect(whole.column == Column([text, text]))
        #expect(matches([text, ""], absent: text, whole.block) == [true, true])
        #expect(matches(["0" + text, ""], whole.block) == [true, false])
        let blank = column([UInt8](repeating: space, count: length))
        #expect(blank.column == Column(["", ""]))
        #expect(blank.failures == 0)
        #expect(matches(["", text], blank.block) == [true, false])
        #expect(matches(["", ""], absent: text, blank.block) == [false, false])
        for position in 0..<length {
          for wrong in [0x20, 0x40, 0xB5, 0xC1, zero - 1, zero + 10, zero ^ 0xC0] where length > 1 || wrong != space {
            var bytes = digits
            bytes[position] = wrong
            let broken = column(bytes)
            #expect(broken.failures == 2)
            #expect(broken.column == Column(["", ""]))
            #expect(matches([text, ""], absent: text, broken.block) == [false, false])
          }
        }
      }
    }
  }
}
