import Records
import TestSupport
import Testing

@testable import Formats

// Expected values: what the table of columns says (`digits` in all, `scale` of them after the point), worked out by hand.
struct DelimitedNumberTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// The number, or `code@offset:byte`.
    var result: String
    var testDescription: String { text.debugDescription }
  }

  private static func result(_ text: String, _ shape: NumberShape) -> String {
    // Bytes around the value that would be digits, so that a step too far shows.
    let bytes = [0x31] + Array(text.utf8) + [0x31]
    switch DelimitedNumber.read(bytes.span, 1..<bytes.count - 1, shape) {
    case .success(let number): return number.description
    case .failure(let failure):
      #expect(failure.byteCount == 1)
      return "\(failure.code)@\(failure.byteOffset):\(String(failure.bytes, radix: 16, uppercase: true))"
    }
  }

  @Test(arguments: [
    Case(text: "0", result: "0.00"), Case(text: "7", result: "7.00"), Case(text: "7.5", result: "7.50"),
    Case(text: "123.45", result: "123.45"), Case(text: "-123.45", result: "-123.45"),
    Case(text: "999.99", result: "999.99"), Case(text: "000.00", result: "0.00"), Case(text: "-0", result: "0.00"),
    Case(text: "007", result: "7.00"), Case(text: "-0.01", result: "-0.01"),
    // More digits than the column has, before or after the point.
    Case(text: "1000", result: "notDigits@3:30"), Case(text: "0000", result: "notDigits@3:30"),
    Case(text: "12345", result: "notDigits@3:34"), Case(text: "1.234", result: "notDigits@4:34"),
    // Points.
    Case(text: ".5", result: "notDigits@0:2E"), Case(text: "5.", result: "notDigits@1:2E"),
    Case(text: "-.5", result: "notDigits@1:2E"), Case(text: "1..2", result: "notDigits@2:2E"),
    Case(text: "1.2.", result: "notDigits@3:2E"), Case(text: ".", result: "notDigits@0:2E"),
    // Signs.
    Case(text: "-", result: "notDigits@0:2D"), Case(text: "--1", result: "notDigits@1:2D"),
    Case(text: "+1", result: "notDigits@0:2B"), Case(text: "1-", result: "notDigits@1:2D"),
    // What else stands in such cells.
    Case(text: " 1", result: "notDigits@0:20"), Case(text: "1 ", result: "notDigits@1:20"),
    Case(text: "1,0", result: "notDigits@1:2C"), Case(text: "1e2", result: "notDigits@1:65"),
    Case(text: "１", result: "notDigits@0:EF"), Case(text: "\0", result: "notDigits@0:0"),
    Case(text: "1\"\"", result: "notDigits@1:22"), Case(text: "/", result: "notDigits@0:2F"),
    Case(text: ":", result: "notDigits@0:3A"), Case(text: "¥1", result: "notDigits@0:C2"),
  ])
  func `signed numbers of five digits, two of them after the point`(item: Case) {
    let shape = NumberShape(digits: 5, scale: 2, isSigned: true)
    #expect(DelimitedNumberTests.result(item.text, shape) == item.result)
  }

  @Test(arguments: [
    Case(text: "0", result: "0"), Case(text: "99", result: "99"), Case(text: "01", result: "1"),
    Case(text: "100", result: "notDigits@2:30"), Case(text: "-1", result: "badSign@0:2D"),
    Case(text: "-", result: "badSign@0:2D"), Case(text: "1.0", result: "notDigits@1:2E"),
    Case(text: "1.", result: "notDigits@1:2E"),
  ])
  func `unsigned integers of two digits`(item: Case) {
    #expect(DelimitedNumberTests.result(item.text, NumberShape(digits: 2, scale: 0, isSigned: false)) == item.result)
  }

  // `0.50` has a digit more than the column, for nobody writes the number otherwise; it had been refused.
  @Test(arguments: [
    Case(text: "0.50", result: "0.50"), Case(text: "0.99", result: "0.99"), Case(text: "0", result: "0.00"),
    Case(text: "1.00", result: "notDigits@0:31"), Case(text: "00.5", result: "notDigits@1:30"),
    Case(text: "0.500", result: "notDigits@4:30"), Case(text: "-0.5", result: "-0.50"),
  ])
  func `numbers of nothing but decimals have a zero before the point`(item: Case) {
    #expect(DelimitedNumberTests.result(item.text, NumberShape(digits: 2, scale: 2, isSigned: true)) == item.result)
  }

  // 31 nines at a scale of 31 had overflowed 128 bits.
  @Test func `31 digits are read at every scale and nothing overflows`() {
    let nines = String(repeating: "9", count: 31)
    for scale in 0...31 {
      let shape = NumberShape(digits: 31, scale: scale, isSigned: true)
      let whole = scale == 31 ? "0" : String(nines.dropFirst(scale))
      let text = scale == 0 ? whole : whole + "." + nines.prefix(scale)
      #expect(DelimitedNumberTests.result("-" + text, shape) == "-" + text)
      if scale > 0 { #expect(DelimitedNumberTests.result(nines, shape).hasPrefix("notDigits@")) }
      #expect(DelimitedNumberTests.result(nines + "9", shape).hasPrefix("notDigits@"))
    }
  }

  private static func block(_ text: String) throws -> SourceBlock {
    try #require(
      FramedFile(Array(text.utf8), RecordFramer(RowFramer(columnCount: 2, newline: [0x0D, 0x0A]))).blocks.first)
  }

  private static func field(_ index: Int, _ usage: FieldUsage) -> LayoutField {
    LayoutField(
      index: index, level: 5, name: "N", offset: index, byteCount: 1, usage: usage,
      span: TextSpan(file: "t.csv", line: 1, column: 1))
  }

  // The empty cell at the block's first byte had stopped the run: there is no byte before it to show.
  @Test func `cells are numbers, blank or neither`() throws {
    let block = try DelimitedNumberTests.block(",5\r\n\"12\",x\r\n\"\",1\r\n\"1\"\"\",1\r\n7\r\n-3,\r\n8,")
    let number = try #require(
      DelimitedNumber(
        field: DelimitedNumberTests.field(0, .delimitedNumber(NumberShape(digits: 3, scale: 1, isSigned: true)))))
    let last = try #require(
      DelimitedNumber(
        field: DelimitedNumberTests.field(1, .delimitedNumber(NumberShape(digits: 3, scale: 0, isSigned: false)))))
    let frames = block.frames.indices
    #expect(number.scale == 1)
    #expect(frames.map { number.value(block, frame: $0)?.coefficient } == [nil, 120, nil, nil, nil, -30, 80])
    #expect(frames.map { number.isBlank(block, frame: $0) } == [true, false, true, false, false, false, false])
    #expect(frames.map { last.value(block, frame: $0)?.coefficient } == [5, nil, 1, 1, nil, nil, nil])
    #expect(frames.map { last.isBlank(block, frame: $0) } == [false, false, false, false, false, true, true])
    #expect(DelimitedNumber(field: DelimitedNumberTests.field(0, .delimitedText)) == nil)
  }

  @Test func `random bytes are read or fail within the cell`() {
    let seed: UInt64 = 31
    print("seed \(seed)")
    var generator = SeededGenerator(state: seed)
    let alphabet = Array("0123456789-.-.90\" ".utf8) + [0x00, 0xFF]
    for _ in 0..<20_000 {
      let bytes = generator.bytes(Int(generator.next() % 36) + 1).map { alphabet[Int($0) % alphabet.count] }
      let digits = Int(generator.next() % 31) + 1
      let shape = NumberShape(
        digits: digits, scale: Int(generator.next() % UInt64(digits + 1)), isSigned: generator.next() % 2 == 0)
      switch DelimitedNumber.read(bytes.span, bytes.indices, shape) {
      case .success(let number): #expect(number.scale == shape.scale)
      case .failure(let failure):
        #expect(bytes.indices.contains(failure.byteOffset) && failure.bytes == UInt32(bytes[failure.byteOffset]))
      }
    }
  }
}
