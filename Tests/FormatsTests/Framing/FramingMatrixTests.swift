import Records
import TestSupport
import Testing

@testable import Formats

/// Every form of records, written out by hand here and cut again: the records are the expected values.
struct FramingMatrixTests {
  /// A form of records with a writer of its own.
  struct Form: Sendable, CustomTestStringConvertible {
    var name: String
    /// The lengths that records can have.
    var lengths: ClosedRange<Int>
    /// The bytes that a record's content must not hold.
    var forbidden: [UInt8] = []
    /// Whether every record ends in a newline of its own, so that the last one may lack it.
    var newline: [UInt8] = []
    var framer: @Sendable (Int) -> RecordFramer
    /// The bytes of some records.
    var write: @Sendable ([[UInt8]]) -> [UInt8]
    var testDescription: String { name }
  }

  private static func word(_ length: Int, _ form: LengthWord) -> [UInt8] {
    let count = length + (form.isInclusive ? 4 : 0)
    let bytes = [UInt8(count >> 8), UInt8(count & 0xFF)]
    return (form.isBigEndian ? bytes : bytes.reversed()) + [0, 0]
  }

  private static let words = [true, false].flatMap { order in
    [true, false].map { LengthWord(isBigEndian: order, isInclusive: $0) }
  }

  private static let newlines: [(String, [UInt8])] = [
    ("LF", [0x0A]), ("CRLF", [0x0D, 0x0A]), ("CR", [0x0D]), ("NEL", [0x15]), ("EBCDIC-LF", [0x25]),
  ]

  static let forms: [Form] = {
    var forms = [
      Form(
        name: "F", lengths: 12...12,
        framer: { RecordFramer(BlockFramer(recordByteCount: 12, newline: [], blockByteCount: $0)) },
        write: { $0.flatMap { $0 } })
    ]
    for (name, newline) in newlines {
      forms.append(
        Form(
          name: "F newline \(name)", lengths: 12...12, newline: newline,
          framer: { RecordFramer(BlockFramer(recordByteCount: 12, newline: newline, blockByteCount: $0)) },
          write: { $0.flatMap { $0 + newline } }))
      forms.append(
        Form(
          name: "lines \(name)", lengths: 0...40, forbidden: newline, newline: newline,
          framer: { RecordFramer(LineFramer(newline: newline, blockByteCount: $0)) },
          write: { $0.flatMap { $0 + newline } }))
    }
    for word in words {
      forms.append(
        Form(
          name: "V \(word)", lengths: 1...60,
          framer: { RecordFramer(LengthWordFramer(word, blockByteCount: $0)) },
          write: { $0.flatMap { FramingMatrixTests.word($0.count, word) + $0 } }))
      for block in words {
        forms.append(
          Form(
            name: "VB \(word) in \(block)", lengths: 1...60,
            framer: { RecordFramer(LengthWordFramer(word, blockWord: block, blockByteCount: $0)) },
            write: { records in
              // Blocks of one to four records.
              var bytes: [UInt8] = []
              var index = 0
              while index < records.count {
                let part = records[index..<min(index + 1 + index % 4, records.count)]
                let body = part.flatMap { FramingMatrixTests.word($0.count, word) + $0 }
                bytes += FramingMatrixTests.word(body.count, block) + body
                index += part.count
              }
              return bytes
            }))
      }
    }
    for isInclusive in [true, false] {
      forms.append(
        Form(
          name: "length field, inclusive \(isInclusive)", lengths: 4...60,
          framer: { size in
            let shape = NumberShape(digits: 3, scale: 0, isSigned: false)
            let field = LayoutField(
              index: 1, level: 5, name: "L", offset: 1, byteCount: 3, usage: .zoned(shape),
              span: TextSpan(file: "x", line: 1, column: 1))
            guard
              let form = LengthField(field, isInclusive: isInclusive, longest: 60, signs: nil, table: CP932.table)
            else { preconditionFailure("a numeric field") }
            return RecordFramer(LengthFieldFramer(form, blockByteCount: size))
          },
          write: { records in
            records.flatMap { record -> [UInt8] in
              let count = record.count - (isInclusive ? 0 : 4)
              let digits = String(count)
              return [record[0]] + Array((String(repeating: "0", count: 3 - digits.count) + digits).utf8)
                + record.dropFirst(4)
            }
          }))
    }
    return forms
  }()

  private static func records(_ form: Form, _ count: Int, _ generator: inout SeededGenerator) -> [[UInt8]] {
    (0..<count).map { _ in
      let length = form.lengths.lowerBound + Int(generator.next() % UInt64(form.lengths.count))
      return generator.bytes(length).map { form.forbidden.contains($0) ? 0x41 : $0 }
    }
  }

  /// The contents of whole frames; those of length fields without their digits.
  private static func contents(_ file: FramedFile) -> [[UInt8]] {
    file.blocks.flatMap { block in
      block.frames.indices.filter { block.frames[$0].state == .whole }.map { Array(block.content($0)) }
    }
  }

  private static func expected(_ form: Form, _ records: [[UInt8]]) -> [[UInt8]] {
    guard form.name.hasPrefix("length field") else { return records }
    return records.map { form.write([$0]) }
  }

  @Test(arguments: forms)
  func `every record of every form is recovered, however the file is read`(form: Form) {
    let seed: UInt64 = 370
    var generator = SeededGenerator(state: seed)
    for count in [0, 1, 2, 3, 50, 400] {
      let records = FramingMatrixTests.records(form, count, &generator)
      let bytes = form.write(records)
      let expected = FramingMatrixTests.expected(form, records)
      var known: [String]?
      for blockByteCount in [1, 64, 100, 4096, 1 << 19] where blockByteCount >= 64 || form.name == "F" {
        let file = FramedFile(bytes, form.framer(blockByteCount))
        file.expectCovered("seed \(seed), \(form.name), blocks of \(blockByteCount)")
        #expect(
          FramingMatrixTests.contents(file) == expected, "seed \(seed), \(form.name), blocks of \(blockByteCount)")
        if known == nil { known = file.frames }
        #expect(file.frames == known, "seed \(seed), \(form.name), blocks of \(blockByteCount)")
      }
    }
  }

  @Test(arguments: forms)
  func `a file cut off anywhere loses its last record alone, and none of its bytes`(form: Form) {
    let seed: UInt64 = 371
    var generator = SeededGenerator(state: seed)
    // A newline inside the record that is cut ends a bad record there.
    let records = FramingMatrixTests.records(form, 6, &generator).map { record in
      record.map { form.newline.contains($0) ? 0x41 : $0 }
    }
    let expected = FramingMatrixTests.expected(form, records)
    let bytes = form.write(records)
    for length in 0..<bytes.count {
      let file = FramedFile(Array(bytes.prefix(length)), form.framer(4096))
      file.expectCovered("seed \(seed), \(form.name) cut at \(length)")
      let found = FramingMatrixTests.contents(file)
      let isPrefix = zip(found, expected).allSatisfy { $0 == $1 }
      // A line that is cut is a shorter line: its length tells, not its frame.
      if form.name.hasPrefix("lines") {
        #expect(zip(found.dropLast(), expected).allSatisfy { $0 == $1 }, "seed \(seed), \(form.name) cut at \(length)")
      } else {
        #expect(isPrefix && found.count <= expected.count, "seed \(seed), \(form.name) cut at \(length)")
      }
      let states = file.blocks.flatMap(\.frames).map(\.state)
      #expect(states.dropLast().allSatisfy { $0 == .whole }, "seed \(seed), \(form.name) cut at \(length)")
    }
  }

  @Test(arguments: forms)
  func `random bytes are framed without a gap`(form: Form) {
    let seed: UInt64 = 372
    var generator = SeededGenerator(state: seed)
    for _ in 0..<60 {
      let bytes = generator.bytes(Int(generator.next() % 300))
      let file = FramedFile(bytes, form.framer(64))
      file.expectCovered("seed \(seed), \(form.name) \(bytes)")
      #expect(FramedFile(bytes, form.framer(64)).frames == file.frames)
    }
  }

  // Source of the words: IBM z/OS DFSMS Using Data Sets, "Block descriptor word (BDW)": the length of the block with the word.
  @Test(
    arguments: [
      // Two blocks, of two records and of one.
      (
        [0, 20, 0, 0, 0, 7, 0, 0, 1, 2, 3, 0, 9, 0, 0, 1, 2, 3, 4, 5, 0, 9, 0, 0, 0, 5, 0, 0, 9],
        ["whole 8+3+0", "whole 4+5+0", "whole 8+1+0"]
      ),
      // A record that reaches over its block's end costs the rest of the block.
      ([0, 12, 0, 0, 0, 99, 0, 0, 1, 2, 3, 4, 0, 9, 0, 0, 0, 5, 0, 0, 9], ["overlong 8+4+0", "whole 8+1+0"]),
      // So does a word that no record can have, and a rest too short for a word.
      ([0, 12, 0, 0, 0, 1, 0, 0, 1, 2, 3, 4, 0, 9, 0, 0, 0, 5, 0, 0, 9], ["badLengthWord 4+8+0", "whole 8+1+0"]),
      (
        [0, 11, 0, 0, 0, 5, 0, 0, 1, 7, 7, 0, 9, 0, 0, 0, 5, 0, 0, 9], ["whole 8+1+0", "overlong 0+2+0", "whole 8+1+0"]
      ),
      // A block's word that is none loses the place; the file may end inside a block.
      ([0, 3, 0, 0, 0, 5, 0, 0, 1], ["badLengthWord 0+9+0"]),
      ([0, 4, 0, 0, 0, 5, 0, 0, 1], ["badLengthWord 0+9+0"]),
      ([0, 20, 0, 0, 0, 7, 0, 0, 1, 2, 3, 0, 9, 0], ["whole 8+3+0", "partial 0+3+0"]),
      ([0, 20, 0], ["partial 0+3+0"]),
      // The file ends between two records of a block: what is missing is told by the last one that is there.
      ([0, 20, 0, 0, 0, 7, 0, 0, 1, 2, 3], ["partial 8+3+0"]),
    ] as [([UInt8], [String])])
  func `blocks tell where the next one begins`(bytes: [UInt8], frames: [String]) {
    let word = LengthWord(isBigEndian: true, isInclusive: true)
    let file = FramedFile(bytes, RecordFramer(LengthWordFramer(word, blockWord: word)))
    file.expectCovered()
    #expect(file.frames == frames)
  }

  @Test(arguments: [[], [0x0A], [0x0D, 0x0A]] as [[UInt8]])
  func `a header and a trailer of other lengths are records of the file`(newline: [UInt8]) {
    let seed: UInt64 = 373
    var generator = SeededGenerator(state: seed)
    for count in 0..<40 {
      let lengths = [7] + Array(repeating: 12, count: count) + [5]
      let records = lengths.map { generator.bytes($0).map { newline.contains($0) ? 0x41 : $0 } }
      for isLastWhole in [true, false] {
        var bytes = records.flatMap { $0 + newline }
        if !isLastWhole { bytes.removeLast(newline.count) }
        for blockByteCount in [1, 20, 4096] {
          let framer = BlockFramer(
            recordByteCount: 12, newline: newline, firstByteCount: 7, lastByteCount: 5, blockByteCount: blockByteCount)
          let file = FramedFile(bytes, RecordFramer(framer))
          file.expectCovered("seed \(seed), \(count) records")
          #expect(
            FramingMatrixTests.contents(file) == records, "seed \(seed), \(count) records, blocks of \(blockByteCount)")
        }
        // Cut off inside the last record but one: what is left is no trailer.
        let cut = FramedFile(
          Array(bytes.prefix(max(0, bytes.count - 5 - 2 * newline.count - 3))),
          RecordFramer(BlockFramer(recordByteCount: 12, newline: newline, firstByteCount: 7, lastByteCount: 5)))
        cut.expectCovered("seed \(seed), \(count) records")
        #expect(FramingMatrixTests.contents(cut).count < records.count, "seed \(seed), \(count) records")
      }
    }
  }

  // A line that takes two portions, right before a file's next portion begins with a short one.
  @Test func `what was searched of one line is not taken for searched in the next`() {
    let bytes = [UInt8](repeating: 0x41, count: 127) + [0x0A, 0x42, 0x0A, 0x43, 0x0A]
    let file = FramedFile(bytes, RecordFramer(LineFramer(newline: [0x0A], blockByteCount: 128)))
    #expect(file.frames == ["whole 0+127+1", "whole 0+1+1", "whole 0+1+1"])
  }

  @Test func `a line longer than a block is overlong up to its newline`() {
    let bytes = [UInt8](repeating: 0x41, count: 150) + [0x0A, 0x42, 0x0A]
    let file = FramedFile(bytes, RecordFramer(LineFramer(newline: [0x0A], blockByteCount: 64)))
    file.expectCovered()
    #expect(file.frames == ["overlong 0+64+0", "overlong 0+64+0", "overlong 0+22+1", "whole 0+1+1"])
  }
}
