// Cuts text records that end with a newline, of whatever length: line-sequential files, and text whose trailing blanks were
// removed. What ends a record is looked for everywhere, so a file of this form cannot hold binary numbers.
//
// A line longer than a block is cut: its parts are overlong, up to its newline. The last line may lack its newline.

/// Frames one file of lines, fed with its chunks in order.
public struct LineFramer: GatheringFramer {
  /// The bytes after each record, one or two.
  public let newline: [UInt8]
  var gathering: BlockGathering
  private var isContinuing = false
  /// How far behind the record's first byte no newline begins.
  private var searched = 0

  /// Makes a framer for a file.
  ///
  /// - Parameters:
  ///   - newline: The bytes after each record, one or two.
  ///   - blockByteCount: The length at which a block is closed, and that of the longest line that is kept whole.
  public init(newline: [UInt8], blockByteCount: Int = BlockGathering.blockByteCount) {
    precondition(newline.count == 1 || newline.count == 2, "lines end in a newline")
    self.newline = newline
    gathering = BlockGathering(blockByteCount: blockByteCount)
  }

  mutating func nextFrame(isLast: Bool) -> Frame? {
    guard gathering.left > 0 else { return nil }
    let searched = self.searched
    self.searched = 0
    let start = gathering.cursor
    let limit = start + gathering.blockByteCount
    if let end = firstNewline(newline, in: gathering.bytes, range: start + searched..<limit + 1) {
      let state: FrameState = isContinuing ? .overlong : .whole
      isContinuing = false
      return gathering.frame(byteCount: end - start, newlineByteCount: newline.count, state: state)
    }
    if gathering.bytes.count > limit + newline.count {
      isContinuing = true
      return gathering.frame(byteCount: gathering.blockByteCount, state: .overlong)
    }
    guard isLast else {
      self.searched = max(0, gathering.left - newline.count + 1)
      return nil
    }
    let state: FrameState = isContinuing || gathering.left > gathering.blockByteCount ? .overlong : .whole
    return gathering.frame(byteCount: gathering.left, state: state)
  }
}
