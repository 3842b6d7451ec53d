import Records
import TestSupport
import Testing

@testable import Formats

struct BlockFramerTests {
  /// Frames a file in chunks of some length.
  private static func blocks(
    _ bytes: [UInt8], _ recordByteCount: Int, _ newline: [UInt8], blockByteCount: Int = 64, chunk: Int = 1 << 20
  ) -> [SourceBlock] {
    var framer = BlockFramer(recordByteCount: recordByteCount, newline: newline, blockByteCount: blockByteCount)
    var blocks: [SourceBlock] = []
    var position = 0
    while bytes.count - position > chunk {
      blocks += framer.frame(Array(bytes[position..<(position + chunk)]), isLast: false)
      position += chunk
    }
    return blocks + framer.frame(Array(bytes[position...]), isLast: true)
  }

  /// One letter a frame and its length: `w4 s2 o5 p1`.
  private static func shape(_ blocks: [SourceBlock]) -> String {
    blocks.flatMap(\.frames).map { frame in
      let letter = ["w", "s", "o", "p"][Int(frame.state.rawValue)]
      return "\(letter)\(frame.byteCount)"
    }.joined(separator: " ")
  }

  /// Every byte stands in exactly one frame or newline, and blocks follow one another.
  private static func expectCovered(_ blocks: [SourceBlock], _ bytes: [UInt8]) {
    var fileOffset = 0
    var recordIndex = 0
    for (number, block) in blocks.enumerated() {
      #expect(block.index == number)
      #expect(block.fileOffset == fileOffset)
      #expect(block.firstRecordIndex == recordIndex)
      #expect(!block.frames.isEmpty)
      var offset = 0
      for frame in block.frames {
        #expect(Int(frame.offset) == offset)
        offset += Int(frame.byteCount) + Int(frame.newlineByteCount)
      }
      #expect(offset == block.bytes.count)
      fileOffset += block.bytes.count
      recordIndex += block.frames.count
    }
    #expect(blocks.flatMap(\.bytes) == bytes)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var shape: String
    var testDescription: String { text.debugDescription }
  }

  @Test(arguments: [
    Case(text: "", shape: ""),
    Case(text: "ABCD\r\n", shape: "w4"),
    Case(text: "ABCD\r\nEFGH\r\n", shape: "w4 w4"),
    Case(text: "ABCD\r\nEFGH", shape: "w4 w4"),
    Case(text: "ABCD\r\nEFGH\r", shape: "w4 w4"),
    Case(text: "ABCD\r\nEF", shape: "w4 p2"),
    Case(text: "ABCD\r\nEF\r", shape: "w4 p3"),
    Case(text: "ABCD\r\nEF\r\n", shape: "w4 s2"),
    Case(text: "ABCD\r\nEFGHI", shape: "w4 o5"),
    Case(text: "ABCD\r\nEFGHI\r\nJKLM\r\n", shape: "w4 o5 w4"),
    Case(text: "\r\nABCD\r\n", shape: "s0 w4"),
    Case(text: "\r\n\r\n\r\n", shape: "w4"),
    Case(text: "\r\n\r\n", shape: "s0 s0"),
    // A lone line feed or carriage return is data where CR LF is declared.
    Case(text: "A\nCD\r\nE\rGH\r\n", shape: "w4 w4"),
    // The bytes 0D 0A inside a well-formed record are data.
    Case(text: "A\r\nD\r\nEFGH\r\n", shape: "w4 w4"),
    Case(text: "\r\n\r\n\r\nEFGH\r\n", shape: "w4 w4"),
    Case(text: "A\r\nDE\r\nFGHI\r\n", shape: "s1 s2 w4"),
    Case(text: "ABCD\r\nABCDEFGHIJKL\r\nABCD\r\nA\r\nABCD\r\n", shape: "w4 o12 w4 s1 w4"),
    Case(text: "ABCDEFGH", shape: "o8"),
    Case(text: "\r", shape: "p1"),
  ])
  func `records of four bytes and CR LF are framed`(item: Case) {
    let bytes = Array(item.text.utf8)
    for chunk in [1, 2, 3, 5, 7, 1000] {
      let blocks = BlockFramerTests.blocks(bytes, 4, [0x0D, 0x0A], chunk: chunk)
      #expect(BlockFramerTests.shape(blocks) == item.shape, "chunks of \(chunk)")
      BlockFramerTests.expectCovered(blocks, bytes)
    }
  }

  @Test(arguments: [
    Case(text: "ABCD\nEFGH\n", shape: "w4 w4"),
    Case(text: "ABCD\r\nEFGH\r\n", shape: "o5 o5"),
    Case(text: "AB\nABCD\nABCDE\nABCD", shape: "s2 w4 o5 w4"),
  ])
  func `records of four bytes and LF are framed`(item: Case) {
    let bytes = Array(item.text.utf8)
    let blocks = BlockFramerTests.blocks(bytes, 4, [0x0A])
    #expect(BlockFramerTests.shape(blocks) == item.shape)
    BlockFramerTests.expectCovered(blocks, bytes)
  }

  @Test(arguments: [
    Case(text: "", shape: ""), Case(text: "ABCD", shape: "w4"), Case(text: "ABCDEFGH", shape: "w4 w4"),
    Case(text: "ABCD\r\nEF", shape: "w4 w4"), Case(text: "ABCDE", shape: "w4 p1"),
  ])
  func `records without a newline follow one another`(item: Case) {
    let bytes = Array(item.text.utf8)
    let blocks = BlockFramerTests.blocks(bytes, 4, [])
    #expect(BlockFramerTests.shape(blocks) == item.shape)
    BlockFramerTests.expectCovered(blocks, bytes)
  }

  /// What can stand in a record's place.
  enum Kind: CaseIterable {
    case whole, short, empty, overlong, packed
  }

  @Test func `a bad record at any position costs its neighbours nothing`() {
    let contents: [Kind: [UInt8]] = [
      .whole: Array("ABCDEFGH".utf8), .short: Array("ABC".utf8), .empty: [], .overlong: Array("ABCDEFGHIJKLM".utf8),
      .packed: [0x41, 0x0D, 0x0A, 0x0C, 0x0D, 0x0A, 0x42, 0x43],
    ]
    let letters: [Kind: String] = [.whole: "w8", .short: "s3", .empty: "s0", .overlong: "o13", .packed: "w8"]
    // All sequences of four kinds behind a whole record. Short records that make up the declared length together with
    // the newline between them cannot be told from one whole record; those sequences are left out.
    for number in 0..<625 {
      let kinds: [Kind] = (0..<4).map { Kind.allCases[number / [1, 5, 25, 125][$0] % 5] }
      let records: [[UInt8]] = kinds.map { contents[$0, default: []] }
      let bytes: [UInt8] = ([Array("ABCDEFGH".utf8)] + records).flatMap { $0 + [0x0D, 0x0A] }
      let expected = ([.whole] + kinds).compactMap { letters[$0] }.joined(separator: " ")
      let blocks = BlockFramerTests.blocks(bytes, 8, [0x0D, 0x0A], blockByteCount: 16, chunk: 9)
      guard !BlockFramerTests.addsUp(records, 8) else { continue }
      #expect(BlockFramerTests.shape(blocks) == expected, "\(kinds)")
      BlockFramerTests.expectCovered(blocks, bytes)
    }
  }

  /// Whether, from the start of some bad record, a newline stands at the declared place.
  private static func addsUp(_ contents: [[UInt8]], _ declared: Int) -> Bool {
    for (index, content) in contents.enumerated() where content.count != declared {
      let rest: [UInt8] = contents[index...].flatMap { $0 + [0x0D, 0x0A] }
      if rest.count >= declared + 2, rest[declared] == 0x0D, rest[declared + 1] == 0x0A { return true }
    }
    return false
  }

  @Test func `a block is closed by the frame that reaches its length and chunks do not matter`() {
    let bytes = Array(repeating: Array("ABCDEFGH\r\n".utf8), count: 100).flatMap { $0 }
    let whole = BlockFramerTests.blocks(bytes, 8, [0x0D, 0x0A], blockByteCount: 64)
    #expect(whole.map(\.frames.count) == Array(repeating: 7, count: 14) + [2])
    for chunk in [1, 10, 63, 64, 65, 999] {
      #expect(BlockFramerTests.blocks(bytes, 8, [0x0D, 0x0A], blockByteCount: 64, chunk: chunk) == whole)
    }
  }

  @Test func `a file without the declared newline is cut so that memory stays flat`() {
    let bytes = [UInt8](repeating: 0x41, count: 1000) + [0x0D, 0x0A] + Array("ABCD\r\n".utf8)
    for chunk in [1, 7, 100, 5000] {
      let blocks = BlockFramerTests.blocks(bytes, 4, [0x0D, 0x0A], blockByteCount: 64, chunk: chunk)
      let lengths = Array(repeating: "o64", count: 15).joined(separator: " ")
      #expect(BlockFramerTests.shape(blocks) == lengths + " o40 w4")
      BlockFramerTests.expectCovered(blocks, bytes)
    }
  }

  @Test func `a length declared one byte off makes every record bad and none is lost`() {
    let bytes = Array(repeating: Array("ABCDEFGH\r\n".utf8), count: 2000).flatMap { $0 }
    for declared in [7, 9, 20] {
      let blocks = BlockFramerTests.blocks(bytes, declared, [0x0D, 0x0A], blockByteCount: 4096)
      BlockFramerTests.expectCovered(blocks, bytes)
      let frames = blocks.flatMap(\.frames)
      #expect(frames.allSatisfy { $0.byteCount == 8 && $0.state == (declared < 8 ? .overlong : .short) })
      #expect(frames.count == 2000)
    }
  }

  @Test func `random bytes are covered without gap whatever is declared`() {
    var generator = SeededGenerator(state: 42)
    for round in 0..<400 {
      let alphabet: [UInt8] = [0x41, 0x0D, 0x0A, 0x0A, 0x42]
      let bytes = generator.bytes(Int(generator.next() % 300)).map { alphabet[Int($0) % alphabet.count] }
      let newline: [UInt8] = [[], [0x0A], [0x0D, 0x0A]][round % 3]
      let declared = Int(generator.next() % 12) + 1
      let blocks = BlockFramerTests.blocks(bytes, declared, newline, blockByteCount: 32, chunk: round % 17 + 1)
      BlockFramerTests.expectCovered(blocks, bytes)
      #expect(blocks == BlockFramerTests.blocks(bytes, declared, newline, blockByteCount: 32))
    }
  }
}
