// Cuts a byte stream into records of a fixed length that end with a newline, and records into blocks.
//
// The newline is looked for at its declared place first, so that the bytes 0D 0A inside a packed field of a
// well-formed record are never taken for its end. Only when it is not there the record is bad, and the next newline
// from the record's start on ends it: a short or an overlong record costs its neighbours nothing. Example with four
// bytes and CRLF: `ABCD␍␊AB␍␊ABCDE␍␊ABCD` is whole, short, overlong, whole (the last newline may be missing).
// Every byte is looked at once or twice, however many records are bad. A stream without any newline is cut into
// overlong frames of `longestFrame` bytes, so that memory stays flat; what follows such a cut belongs to the same
// bad record and is overlong too, up to the next newline.

/// Frames one file, fed with its chunks in order; the result does not depend on how the chunks are cut.
public struct BlockFramer: Sendable {
  /// The declared length of a record without its newline.
  public let recordByteCount: Int
  /// The declared length of the file's first record, a header.
  public let firstByteCount: Int
  /// The declared length of its last record, a trailer; `nil` where it is that of all.
  public let lastByteCount: Int?
  /// The declared newline: none, 0A, or 0D 0A.
  public let newline: [UInt8]
  /// A block is closed by the first frame that reaches this length.
  public let blockByteCount: Int
  /// The longest run without a newline that is kept as one frame.
  public let longestFrame: Int

  private var pending: [UInt8] = []
  private var frames: [Frame] = []
  /// Where the open block begins in `pending`.
  private var blockStart = 0
  /// Where the next record begins in `pending`.
  private var cursor = 0
  /// Where the search for the end of a bad record goes on; at `cursor` or below nothing has been searched.
  private var scan = 0
  /// Whether the next bytes belong to an overlong record that was cut.
  private var isContinuing = false
  private var nextBlock = 0
  private var fileOffset = 0
  private var nextRecord = 0

  /// Makes a framer for a file.
  ///
  /// - Parameters:
  ///   - recordByteCount: The declared length without the newline, at least 1.
  ///   - newline: The bytes after each record, none to two.
  ///   - firstByteCount: The length of the file's first record, where it is another.
  ///   - lastByteCount: The length of its last record, where it is another.
  ///   - blockByteCount: The length at which a block is closed.
  public init(
    recordByteCount: Int, newline: [UInt8], firstByteCount: Int? = nil, lastByteCount: Int? = nil,
    blockByteCount: Int = 524_288
  ) {
    precondition(recordByteCount > 0, "a record has at least one byte")
    precondition((firstByteCount ?? 1) > 0 && (lastByteCount ?? 1) > 0, "a record has at least one byte")
    self.firstByteCount = firstByteCount ?? recordByteCount
    self.lastByteCount = lastByteCount
    precondition(newline.count <= 2, "a newline has at most two bytes")
    precondition(blockByteCount > 0, "a block has at least one byte")
    self.recordByteCount = recordByteCount
    self.newline = newline
    self.blockByteCount = blockByteCount
    let longest = max(recordByteCount, firstByteCount ?? 0, lastByteCount ?? 0)
    longestFrame = max(blockByteCount, 2 * (longest + newline.count))
  }

  /// Takes the next bytes of the file and gives the blocks that are complete.
  ///
  /// - Parameters:
  ///   - chunk: Bytes of any number, also none.
  ///   - isLast: Whether the file ends here; nothing may follow.
  /// - Returns: Blocks in order, often none or one. After the last chunk every byte of the file stood in one frame.
  /// - Complexity: O(`chunk.count`) amortised.
  public mutating func frame(_ chunk: [UInt8], isLast: Bool) -> [SourceBlock] {
    pending.append(contentsOf: chunk)
    return cut(isLast: isLast)
  }

  /// Reads the next bytes of the file itself and gives the blocks that are complete; the same blocks as `frame`.
  ///
  /// It asks for just what completes a block of whole records, so that the bytes read become the block's without being
  /// copied.
  ///
  /// - Parameter read: Appends at most `limit` bytes to `bytes` and gives their number: fewer only where the file ends.
  /// - Returns: The blocks, and whether the file has ended.
  public mutating func frame<Failure: Error>(
    reading read: (_ bytes: inout [UInt8], _ limit: Int) throws(Failure) -> Int
  ) throws(Failure) -> (blocks: [SourceBlock], isAtEnd: Bool) {
    let stride = recordByteCount + newline.count
    let wholeBlock = (blockByteCount + stride - 1) / stride * stride
    let held = pending.count - blockStart
    let limit = held < wholeBlock ? wholeBlock - held : stride
    let isAtEnd = try read(&pending, limit) < limit
    return (cut(isLast: isAtEnd), isAtEnd)
  }

  private mutating func cut(isLast: Bool) -> [SourceBlock] {
    var blocks: [SourceBlock] = []
    while let frame = nextFrame(isLast) {
      frames.append(frame)
      cursor += Int(frame.byteCount) + Int(frame.newlineByteCount)
      if cursor - blockStart >= blockByteCount { blocks.append(closeBlock()) }
    }
    if isLast, cursor > blockStart { blocks.append(closeBlock()) }
    if blockStart > 0 {
      pending.removeSubrange(0..<blockStart)
      cursor -= blockStart
      scan -= blockStart
      blockStart = 0
    }
    return blocks
  }

  private mutating func closeBlock() -> SourceBlock {
    let byteCount = cursor - blockStart
    let isAll = blockStart == 0 && cursor == pending.count
    let block = SourceBlock(
      index: nextBlock, fileOffset: fileOffset, firstRecordIndex: nextRecord,
      bytes: isAll ? pending : Array(pending[blockStart..<cursor]), frames: frames)
    nextBlock += 1
    fileOffset += byteCount
    nextRecord += frames.count
    frames.removeAll(keepingCapacity: true)
    blockStart = cursor
    if isAll {
      pending = []
      blockStart = 0
      cursor = 0
      scan = 0
    }
    return block
  }

  private mutating func nextFrame(_ isLast: Bool) -> Frame? {
    let left = pending.count - cursor
    guard left > 0 else { return nil }
    let isFirst = nextRecord == 0 && frames.isEmpty
    let recordByteCount = isFirst ? firstByteCount : self.recordByteCount
    if newline.isEmpty {
      if isLast, !isFirst, left == lastByteCount { return made(left, 0, .whole) }
      // What may be the last record is only known at the end of the file.
      let reserve = isLast ? 0 : lastByteCount ?? 0
      if left >= recordByteCount + reserve { return made(recordByteCount, 0, .whole) }
      return isLast ? made(left, 0, .partial) : nil
    }
    if !isContinuing, !isFirst, let lastByteCount, isLast, scan <= cursor {
      // The last record ends the file, with its newline or without.
      if left == lastByteCount + newline.count, isNewline(at: cursor + lastByteCount) {
        return made(lastByteCount, newline.count, .whole)
      }
      if left == lastByteCount, left < newline.count || !isNewline(at: pending.count - newline.count) {
        return made(lastByteCount, 0, .whole)
      }
    }
    if !isContinuing, scan <= cursor {
      let declared = cursor + recordByteCount
      if left >= recordByteCount + newline.count {
        if isNewline(at: declared) { return made(recordByteCount, newline.count, .whole) }
      } else if !isLast {
        return nil
      } else if left >= recordByteCount, pending[declared...].elementsEqual(newline.prefix(left - recordByteCount)),
        left > recordByteCount || !isNewline(at: pending.count - newline.count)
      {
        // The last record is all there; its newline is missing or cut off. (A file that ends with a newline misses
        // none: then the last record is short.)
        return made(recordByteCount, left - recordByteCount, .whole)
      }
    }
    return resynchronised(isLast)
  }

  /// Ends a bad record at the next newline, at the end of the file, or at `longestFrame`.
  private mutating func resynchronised(_ isLast: Bool) -> Frame? {
    let limit = cursor + longestFrame
    let recordByteCount = nextRecord == 0 && frames.isEmpty ? firstByteCount : self.recordByteCount
    if let end = firstNewline(newline, in: pending, range: max(scan, cursor)..<limit + 1) {
      let length = end - cursor
      let state: FrameState = isContinuing || length > recordByteCount ? .overlong : .short
      isContinuing = false
      return made(length, newline.count, state)
    }
    if pending.count > limit + newline.count {
      isContinuing = true
      return made(longestFrame, 0, .overlong)
    }
    if isLast {
      let length = pending.count - cursor
      return made(length, 0, isContinuing || length > recordByteCount ? .overlong : .partial)
    }
    scan = max(cursor + 1, pending.count - newline.count + 1)
    return nil
  }

  private func made(_ byteCount: Int, _ newlineByteCount: Int, _ state: FrameState) -> Frame {
    Frame(
      offset: UInt32(cursor - blockStart), byteCount: UInt32(byteCount), newlineByteCount: UInt8(newlineByteCount),
      state: state)
  }

  private func isNewline(at position: Int) -> Bool {
    position >= cursor && pending[position] == newline[0] && (newline.count == 1 || pending[position + 1] == newline[1])
  }
}
