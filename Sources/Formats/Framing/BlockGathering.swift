/// The bytes and frames of the blocks of one file while they are cut: what every framer keeps in the same way.
public struct BlockGathering: Sendable {
  /// A block is closed by the first frame that reaches this length.
  let blockByteCount: Int
  /// The bytes that no closed block holds yet, the open block first.
  private(set) var bytes: [UInt8] = []
  /// Where the next record begins in `bytes`.
  private(set) var cursor = 0

  private var frames: [Frame] = []
  private let columnCount: Int
  /// Where the open block begins in `bytes`.
  private(set) var blockStart = 0
  private var nextBlock = 0
  private var fileOffset = 0
  private var nextRecord = 0

  /// The length at which a block is closed unless another is asked for.
  public static let blockByteCount = 524_288

  init(blockByteCount: Int, columnCount: Int = 0) {
    precondition(blockByteCount > 0, "a block has at least one byte")
    self.blockByteCount = blockByteCount
    self.columnCount = columnCount
  }

  /// The bytes from the next record on.
  var left: Int { bytes.count - cursor }

  /// Reads so much that a block can be completed; gives whether the file has ended.
  mutating func fill<Failure: Error>(
    _ read: (_ bytes: inout [UInt8], _ limit: Int) throws(Failure) -> Int
  ) throws(Failure) -> Bool {
    try read(&bytes, blockByteCount) < blockByteCount
  }

  /// A frame at the cursor.
  func frame(headByteCount: Int = 0, byteCount: Int, newlineByteCount: Int = 0, state: FrameState) -> Frame {
    Frame(
      offset: UInt32(cursor - blockStart + headByteCount), byteCount: UInt32(byteCount),
      newlineByteCount: UInt8(newlineByteCount), headByteCount: UInt8(headByteCount), state: state)
  }

  /// Takes a frame that begins at the cursor.
  mutating func add(_ frame: Frame) {
    frames.append(frame)
    cursor += frame.tailByteCount + Int(frame.headByteCount)
  }

  /// Whether the open block has its length.
  var isFull: Bool { cursor - blockStart >= blockByteCount }

  /// The open block when it has its length.
  mutating func closeFullBlock() -> SourceBlock? {
    isFull ? closeBlock() : nil
  }

  /// The open block, or `nil` when it has no frame.
  ///
  /// - Parameter cells: The cells of its frames in delimited text.
  mutating func closeBlock(cells: [Cell] = []) -> SourceBlock? {
    guard cursor > blockStart else { return nil }
    let block = SourceBlock(
      index: nextBlock, fileOffset: fileOffset, firstRecordIndex: nextRecord, bytes: Array(bytes[blockStart..<cursor]),
      frames: frames, cells: cells, columnCount: columnCount)
    nextBlock += 1
    fileOffset += block.bytes.count
    nextRecord += frames.count
    frames.removeAll(keepingCapacity: true)
    blockStart = cursor
    return block
  }

  /// Lets go of the bytes of closed blocks.
  mutating func dropFramed() {
    guard blockStart > 0 else { return }
    bytes.removeSubrange(0..<blockStart)
    cursor -= blockStart
    blockStart = 0
  }
}
