import Formats
import Testing

/// A file in memory, framed as a run frames one from disk.
struct FramedFile {
  let bytes: [UInt8]
  let blocks: [SourceBlock]

  /// Reads to the end, in the portions that the framer asks for.
  init(_ bytes: [UInt8], _ framer: RecordFramer) {
    var framer = framer
    var blocks: [SourceBlock] = []
    var position = 0
    var isAtEnd = false
    while !isAtEnd {
      let framed = framer.frame { buffer, limit in
        let count = min(limit, bytes.count - position)
        buffer += bytes[position..<(position + count)]
        position += count
        return count
      }
      blocks += framed.blocks
      isAtEnd = framed.isAtEnd
    }
    self.bytes = bytes
    self.blocks = blocks
  }

  /// One entry a frame: its state and the lengths of head, content and newline, `whole 4+3+0`.
  var frames: [String] {
    blocks.flatMap(\.frames).map {
      "\($0.state) \($0.headByteCount)+\($0.byteCount)+\($0.newlineByteCount)"
    }
  }

  /// One entry a row: the cells with `|` between them, or the state and the content, `strayQuote: a"b`.
  var rows: [String] {
    blocks.flatMap { block in
      block.frames.indices.map { index in
        guard block.frames[index].state == .whole else {
          return "\(block.frames[index].state): " + String(decoding: block.content(index), as: UTF8.self)
        }
        return FramedFile.cells(block, index).map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|")
      }
    }
  }

  /// The cells of a frame as they stand in the file, without the quotation marks around them.
  static func cells(_ block: SourceBlock, _ frame: Int) -> [[UInt8]] {
    (0..<block.columnCount).map { column in
      let cell = block.cells[frame * block.columnCount + column]
      return Array(block.bytes[Int(cell.offset)..<Int(cell.offset + cell.byteCount)])
    }
  }

  /// Expects every byte in exactly one frame, in order, and blocks that follow one another.
  func expectCovered(_ comment: Comment? = nil) {
    var fileOffset = 0
    var recordIndex = 0
    for (number, block) in blocks.enumerated() {
      var framed: [UInt8] = []
      for (index, frame) in block.frames.enumerated() {
        #expect(Int(frame.offset) == framed.count + Int(frame.headByteCount), comment)
        #expect(frame.tailByteCount + Int(frame.headByteCount) > 0, comment)
        framed += block.framed(index)
      }
      #expect(framed == block.bytes, comment)
      #expect(
        block.index == number && block.fileOffset == fileOffset && block.firstRecordIndex == recordIndex, comment)
      #expect(!block.frames.isEmpty && block.cells.count == block.frames.count * block.columnCount, comment)
      fileOffset += block.bytes.count
      recordIndex += block.frames.count
    }
    #expect(blocks.flatMap(\.bytes) == bytes, comment)
  }
}
