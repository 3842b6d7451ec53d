/// A framer that finds one frame after another in what is gathered.
protocol GatheringFramer: Sendable {
  /// The bytes that no closed block holds yet.
  var gathering: BlockGathering { get set }

  /// The frame at the cursor, or `nil` where more bytes are needed to tell it or none are left.
  ///
  /// - Parameter isLast: Whether the file ends with the bytes that are there.
  mutating func nextFrame(isLast: Bool) -> Frame?
}

extension GatheringFramer {
  /// Reads the next bytes of the file and gives the blocks that are complete.
  ///
  /// - Parameter read: Appends at most `limit` bytes to `bytes` and gives their number: fewer only where the file ends.
  /// - Returns: The blocks, and whether the file has ended. Every byte of the file then stood in one frame.
  /// - Complexity: O(bytes).
  mutating func frame<Failure: Error>(
    reading read: (_ bytes: inout [UInt8], _ limit: Int) throws(Failure) -> Int
  ) throws(Failure) -> (blocks: [SourceBlock], isAtEnd: Bool) {
    let isAtEnd = try gathering.fill(read)
    var blocks: [SourceBlock] = []
    while let frame = nextFrame(isLast: isAtEnd) {
      gathering.add(frame)
      if let block = gathering.closeFullBlock() { blocks.append(block) }
    }
    if isAtEnd, let block = gathering.closeBlock() { blocks.append(block) }
    gathering.dropFramed()
    return (blocks, isAtEnd)
  }
}
