// Cuts a stream of variable records, each behind a record descriptor word (RDW), into frames.
//
// The RDW is four bytes: two with the length, two that are zero. Nothing marks a record's end, so a word that no record can
// have loses the place for good: what is left of the file is cut into bad frames, none of its bytes is dropped, and none of
// them is taken for a record. A record may have no data: its inclusive word is 00 04 00 00. Its exclusive word would be
// four zeros, which also fill up what is no record; they are taken for a lost place.
// Example, inclusive and big-endian: `00 07 00 00 41 42 43 | 00 05 00 00 44` is two records, `ABC` and `D`.
// In a blocked file (VB) a block descriptor word (BDW) of the same shape stands before the records of each block and counts
// all of them: `00 14 00 00 | 00 07 00 00 41 42 43 | 00 05 00 00 44` with a length of 20. It tells where the next block
// begins: records that do not end where their block does cost the rest of that block, and the next one is read.
// Source: IBM z/OS DFSMS Using Data Sets, "Record descriptor word (RDW)", "Block descriptor word (BDW)".

/// How the length of a variable record stands before it.
public struct LengthWord: Sendable, Hashable {
  /// Whether the length's first byte is its higher one.
  public var isBigEndian: Bool
  /// Whether the length counts the four bytes of the word itself.
  public var isInclusive: Bool

  /// Makes a declaration.
  public init(isBigEndian: Bool, isInclusive: Bool) {
    self.isBigEndian = isBigEndian
    self.isInclusive = isInclusive
  }

  /// The length of the word.
  public static let byteCount = 4

  /// The word before a record, or `nil` where none can say its length.
  public func bytes(_ recordByteCount: Int) -> [UInt8]? {
    let length = recordByteCount + (isInclusive ? LengthWord.byteCount : 0)
    guard length <= 0xFFFF else { return nil }
    let (high, low) = (UInt8(length >> 8), UInt8(length & 0xFF))
    return (isBigEndian ? [high, low] : [low, high]) + [0, 0]
  }

  /// The length of the record behind the word at `start`, or `nil` where the word is none.
  ///
  /// - Parameters:
  ///   - bytes: At least four bytes from `start` on.
  ///   - start: The word's first byte.
  func recordByteCount(_ bytes: [UInt8], at start: Int) -> Int? {
    let (first, second) = (Int(bytes[start]), Int(bytes[start + 1]))
    guard bytes[start + 2] == 0, bytes[start + 3] == 0 else { return nil }
    let length = (isBigEndian ? first << 8 | second : second << 8 | first) - (isInclusive ? LengthWord.byteCount : 0)
    return length >= (isInclusive ? 0 : 1) ? length : nil
  }
}

/// Frames one file of variable records, fed with its chunks in order.
public struct LengthWordFramer: GatheringFramer {
  /// The declared form of the length words.
  public let word: LengthWord
  /// The declared form of the words before blocks; `nil` where records stand unblocked.
  public let blockWord: LengthWord?
  var gathering: BlockGathering
  private var isLost = false
  /// The bytes of the open block that are still to come, in a blocked file.
  private var leftOfBlock = 0

  /// Makes a framer for a file.
  ///
  /// - Parameters:
  ///   - word: The declared form of the length words.
  ///   - blockWord: That of the words before blocks; `nil` where records stand unblocked.
  ///   - blockByteCount: The length at which a block is closed.
  public init(
    _ word: LengthWord, blockWord: LengthWord? = nil, blockByteCount: Int = BlockGathering.blockByteCount
  ) {
    self.word = word
    self.blockWord = blockWord
    gathering = BlockGathering(blockByteCount: blockByteCount)
  }

  mutating func nextFrame(isLast: Bool) -> Frame? {
    let left = gathering.left
    guard left > 0 else { return nil }
    if isLost {
      guard isLast || left >= gathering.blockByteCount else { return nil }
      return gathering.frame(byteCount: min(left, gathering.blockByteCount), state: .badLengthWord)
    }
    guard let blockWord else { return record(behind: 0, of: left, isEnd: isLast, .partial) }
    if leftOfBlock == 0 {
      guard left >= LengthWord.byteCount else {
        return isLast ? gathering.frame(byteCount: left, state: .partial) : nil
      }
      guard let length = blockWord.recordByteCount(gathering.bytes, at: gathering.cursor), length > 0 else {
        isLost = true
        return nextFrame(isLast: isLast)
      }
      // The word of the block belongs to the frame of its first record.
      guard left >= LengthWord.byteCount + length || isLast else { return nil }
      return blocked(head: LengthWord.byteCount, LengthWord.byteCount + length, left, isLast: isLast)
    }
    guard left >= leftOfBlock || isLast else { return nil }
    return blocked(head: 0, leftOfBlock, left, isLast: isLast)
  }

  /// The next record of an open block of `count` bytes, the word of the block before it included in `head`.
  private mutating func blocked(head: Int, _ count: Int, _ left: Int, isLast: Bool) -> Frame? {
    let isCut = left < count
    let available = min(left, count)
    var frame = record(behind: head, of: available, isEnd: true, isCut ? .partial : .overlong)
    let used = frame.map { Int($0.headByteCount) + $0.tailByteCount } ?? 0
    leftOfBlock = isCut && used == available ? 0 : count - used
    // The file ends between two records of a block that promises more: the last one that is there says so.
    if isCut, used == available, frame?.state == .whole { frame?.state = .partial }
    return frame
  }

  /// The record behind `head` bytes, in a stretch of `count` bytes that ends for good or may go on.
  private mutating func record(behind head: Int, of count: Int, isEnd: Bool, _ cut: FrameState) -> Frame? {
    guard count >= head + LengthWord.byteCount else {
      return isEnd ? gathering.frame(headByteCount: head, byteCount: count - head, state: cut) : nil
    }
    guard let length = word.recordByteCount(gathering.bytes, at: gathering.cursor + head) else {
      guard blockWord == nil else {
        // The rest of this block; the next one has a word of its own.
        return gathering.frame(headByteCount: head, byteCount: count - head, state: .badLengthWord)
      }
      isLost = true
      return nextFrame(isLast: isEnd)
    }
    let heads = head + LengthWord.byteCount
    if count >= heads + length { return gathering.frame(headByteCount: heads, byteCount: length, state: .whole) }
    return isEnd ? gathering.frame(headByteCount: heads, byteCount: count - heads, state: cut) : nil
  }

  /// How many records these first bytes of a file hold under a declaration before a word contradicts it; the last one
  /// may go on behind the bytes.
  ///
  /// - Parameters:
  ///   - bytes: The first bytes of a file.
  ///   - word: The form of the length words.
  ///   - blockWord: That of the words before blocks; `nil` where records stand unblocked.
  ///   - longest: The length of the longest record there can be.
  /// - Returns: The number, and whether nothing contradicts.
  /// - Complexity: O(records).
  public static func records(
    in bytes: [UInt8], under word: LengthWord, blockWord: LengthWord? = nil, longest: Int = .max
  ) -> (count: Int, isConsistent: Bool) {
    var position = 0
    var count = 0
    var blockEnd = 0
    while position + LengthWord.byteCount <= bytes.count {
      if let blockWord, position == blockEnd {
        guard let length = blockWord.recordByteCount(bytes, at: position), length > 0 else { return (count, false) }
        position += LengthWord.byteCount
        blockEnd = position + length
        continue
      }
      guard let length = word.recordByteCount(bytes, at: position), length <= longest else { return (count, false) }
      position += LengthWord.byteCount + length
      if blockWord != nil, position > blockEnd { return (count, false) }
      count += 1
    }
    return (count, true)
  }
}
