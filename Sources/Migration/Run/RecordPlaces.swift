internal import Formats

/// Where the records of one file begin: an offset for each block, and one for each record only in blocks that hold a
/// record of another length than the rest.
struct RecordPlaces: Sendable {
  private var blocks: [Block] = []

  private struct Block: Sendable {
    var firstRecord: Int
    var offset: Int
    /// The distance from one record to the next, when all are alike.
    var stride: Int
    /// The offsets of the records in the block, when they are not.
    var offsets: [UInt32]
  }

  /// Takes the next block of the file.
  mutating func append(_ block: SourceBlock) {
    let first = block.frames.first.map { Int($0.offset) } ?? 0
    let stride = block.frames.first.map { Int($0.byteCount) + $0.framingByteCount } ?? 0
    let isEven = block.frames.enumerated().allSatisfy { Int($0.element.offset) == first + $0.offset * stride }
    blocks.append(
      Block(
        firstRecord: block.firstRecordIndex, offset: block.fileOffset + (isEven ? first : 0), stride: stride,
        offsets: isEven ? [] : block.frames.map(\.offset)))
  }

  /// The first byte of a record in its file; the record lies in a block that was taken. O(log blocks).
  func offset(of record: Int) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].firstRecord <= record { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let block = blocks[low - 1]
    let position = record - block.firstRecord
    if block.offsets.isEmpty { return block.offset + position * block.stride }
    return block.offset + Int(block.offsets[min(position, block.offsets.count - 1)])
  }
}
