import Formats
import TestSupport
import Testing

// Expected frames: IBM z/OS DFSMS Using Data Sets, "Record Descriptor Word (RDW)": two bytes with the length of the record
// including the word, from 4 to 32,760, and two bytes that are zero in records that are not spanned.
struct LengthWordFramerTests {
  private static let inclusive = LengthWord(isBigEndian: true, isInclusive: true)
  private static let forms = [true, false].flatMap { isBigEndian in
    [true, false].map { LengthWord(isBigEndian: isBigEndian, isInclusive: $0) }
  }

  private static func framed(_ bytes: [UInt8], _ word: LengthWord = inclusive, block: Int = 1 << 19) -> FramedFile {
    FramedFile(bytes, RecordFramer(LengthWordFramer(word, blockByteCount: block)))
  }

  /// A record of some bytes of data behind its word.
  private static func record(_ byteCount: Int, _ word: LengthWord = inclusive) -> [UInt8] {
    let length = byteCount + (word.isInclusive ? 4 : 0)
    let (high, low) = (UInt8(length >> 8), UInt8(length & 0xFF))
    return (word.isBigEndian ? [high, low] : [low, high]) + [0, 0] + [UInt8](repeating: 0x41, count: byteCount)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var frames: [String]
    var testDescription: String { bytes.map { String($0, radix: 16) }.joined(separator: " ") }
  }

  @Test(arguments: [
    Case(bytes: [], frames: []),
    Case(bytes: [0x00], frames: ["partial 0+1+0"]),
    Case(bytes: [0x00, 0x07, 0x00], frames: ["partial 0+3+0"]),
    Case(bytes: [0x00, 0x07, 0x00, 0x00], frames: ["partial 4+0+0"]),
    Case(bytes: [0x00, 0x07, 0x00, 0x00, 0x41, 0x42], frames: ["partial 4+2+0"]),
    Case(bytes: [0x00, 0x07, 0x00, 0x00, 0x41, 0x42, 0x43], frames: ["whole 4+3+0"]),
    Case(bytes: [0x00, 0x07, 0x00, 0x00, 0x41, 0x42, 0x43, 0x00], frames: ["whole 4+3+0", "partial 0+1+0"]),
    Case(
      bytes: [0x00, 0x07, 0x00, 0x00, 0x41, 0x42, 0x43, 0x00, 0x05, 0x00, 0x00, 0x44],
      frames: ["whole 4+3+0", "whole 4+1+0"]),
    // The shortest record that the manual allows has no data, and costs its neighbours nothing.
    Case(bytes: [0x00, 0x04, 0x00, 0x00], frames: ["whole 4+0+0"]),
    Case(
      bytes: [0x00, 0x05, 0x00, 0x00, 0x41, 0x00, 0x04, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x42],
      frames: ["whole 4+1+0", "whole 4+0+0", "whole 4+1+0"]),
    // Too short for its own word: the place is lost for good.
    Case(bytes: [0x00, 0x03, 0x00, 0x00, 0x41], frames: ["badLengthWord 0+5+0"]),
    Case(bytes: [0x00, 0x00, 0x00, 0x00], frames: ["badLengthWord 0+4+0"]),
    Case(
      bytes: [0x00, 0x05, 0x00, 0x00, 0x41, 0x00, 0x00, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x42],
      frames: ["whole 4+1+0", "badLengthWord 0+9+0"]),
    // A segment of a spanned record, and a reserved byte that is not zero.
    Case(bytes: [0x00, 0x05, 0x01, 0x00, 0x41], frames: ["badLengthWord 0+5+0"]),
    Case(bytes: [0x00, 0x05, 0x00, 0x01, 0x41], frames: ["badLengthWord 0+5+0"]),
    // A block descriptor word left in the file is taken for a record's, and the place is lost at the end of it.
    Case(
      bytes: [0x00, 0x0D, 0x00, 0x00, 0x00, 0x09, 0x00, 0x00, 0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0x00, 0x05, 0x00, 0x00],
      frames: ["whole 4+9+0", "partial 4+0+0"]),
    // A word that counts past the end of the file.
    Case(bytes: [0x7F, 0xFF, 0x00, 0x00, 0x41, 0x00, 0x05, 0x00, 0x00, 0x42], frames: ["partial 4+6+0"]),
    Case(bytes: [0xFF, 0xFF, 0x00, 0x00, 0x41], frames: ["partial 4+1+0"]),
  ])
  func `inclusive words of the higher byte first are framed`(item: Case) {
    for block in [1, 2, 3, 4, 5, 7, 1000] {
      let file = LengthWordFramerTests.framed(item.bytes, block: block)
      file.expectCovered("blocks of \(block)")
      // Behind a lost place frames have the length of a block.
      guard block == 1000 || !item.frames.contains(where: { $0.hasPrefix("bad") }) else { continue }
      #expect(file.frames == item.frames, "blocks of \(block)")
    }
  }

  @Test(arguments: [
    (LengthWord(isBigEndian: false, isInclusive: true), [UInt8]([0x07, 0x00, 0x00, 0x00, 0x41, 0x42, 0x43])),
    (LengthWord(isBigEndian: true, isInclusive: false), [UInt8]([0x00, 0x03, 0x00, 0x00, 0x41, 0x42, 0x43])),
    (LengthWord(isBigEndian: false, isInclusive: false), [UInt8]([0x03, 0x00, 0x00, 0x00, 0x41, 0x42, 0x43])),
  ])
  func `the other forms are framed and a zero word that is exclusive loses the place`(
    word: LengthWord, record: [UInt8]
  ) {
    for block in 1...12 {
      let file = LengthWordFramerTests.framed(record + record, word, block: block)
      #expect(file.frames == ["whole 4+3+0", "whole 4+3+0"])
      file.expectCovered()
    }
    let zeros = LengthWordFramerTests.framed(record + [0, 0, 0, 0] + record, word)
    #expect(zeros.frames == ["whole 4+3+0", "badLengthWord 0+11+0"])
    zeros.expectCovered()
  }

  @Test func `records of every length of a word are framed and split words do no harm`() {
    for word in LengthWordFramerTests.forms {
      let least = word.isInclusive ? 0 : 1
      let longest = 65_535 - (word.isInclusive ? 4 : 0)
      let lengths = [least, 1, 4, 5, 255, 256, 32_756, 32_760, 32_763, 32_767, longest, 1]
      let bytes = lengths.flatMap { LengthWordFramerTests.record($0, word) }
      for block in [1, 5, 4096, 1 << 19] {
        let file = LengthWordFramerTests.framed(bytes, word, block: block)
        #expect(file.frames == lengths.map { "whole 4+\($0)+0" }, "\(word), blocks of \(block)")
        file.expectCovered()
      }
      let (count, isConsistent) = LengthWordFramer.records(in: bytes, under: word)
      #expect(count == lengths.count && isConsistent)
    }
  }

  @Test func `no byte is lost behind a lost place and memory stays flat`() {
    let bytes = LengthWordFramerTests.record(3) + [UInt8](repeating: 0x40, count: 1000)
    let file = LengthWordFramerTests.framed(bytes, block: 64)
    file.expectCovered()
    #expect(file.frames.first == "whole 4+3+0")
    #expect(file.frames.dropFirst().allSatisfy { $0.hasPrefix("badLengthWord") })
    #expect(file.blocks.flatMap(\.frames).allSatisfy { $0.byteCount <= 64 })
  }

  @Test func `the other forms of a word contradict themselves`() {
    let bytes = [3, 1, 200].flatMap { LengthWordFramerTests.record($0) }
    let found = LengthWordFramerTests.forms.map { LengthWordFramer.records(in: bytes, under: $0) }
    #expect(found[0].count == 3 && found[0].isConsistent)
    // Exclusive: the second record would begin four bytes late, at 41 00 00 C8 …: its third byte is 00, its fourth CC.
    #expect(found[1].count == 1 && !found[1].isConsistent)
    let none: [UInt8] = []
    #expect(LengthWordFramer.records(in: none, under: LengthWordFramerTests.inclusive) == (0, true))
    #expect(LengthWordFramer.records(in: [0x00, 0x05, 0x00], under: LengthWordFramerTests.inclusive) == (0, true))
    #expect(
      LengthWordFramer.records(in: [0x00, 0x00, 0x00, 0x00], under: LengthWordFramerTests.inclusive) == (0, false))
  }

  @Test func `random words cover every byte and records do not depend on the blocks`() {
    let seed: UInt64 = 20_260
    print("seed \(seed)")
    var generator = SeededGenerator(state: seed)
    for _ in 0..<300 {
      let word = LengthWordFramerTests.forms[Int(generator.next() % 4)]
      var bytes: [UInt8] = []
      for _ in 0..<(generator.next() % 8) {
        bytes += LengthWordFramerTests.record(Int(generator.next() % 12) + (word.isInclusive ? 0 : 1), word)
      }
      if generator.next() % 2 == 0 { bytes += generator.bytes(Int(generator.next() % 20)).map { $0 % 6 } }
      let whole = LengthWordFramerTests.framed(bytes, word)
      whole.expectCovered("\(bytes)")
      let good = whole.frames.filter { !$0.hasPrefix("bad") }
      for block in Array(1...40) + [64, 1000] {
        let file = LengthWordFramerTests.framed(bytes, word, block: block)
        file.expectCovered("\(bytes), blocks of \(block)")
        #expect(file.frames.filter { !$0.hasPrefix("bad") } == good, "\(bytes), blocks of \(block)")
      }
    }
  }
}
