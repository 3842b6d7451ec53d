internal import Formats
internal import Platform

/// The blocks of one source, part after part; memory does not grow with the files.
///
/// Every part is framed from its own beginning, so that no record reaches from one part into the next. Places and numbers of
/// records count on over the parts, as if they stood in one file.
struct BlockSource: ~Copyable {
  /// How many bytes the files have, or say that they have where they are packed.
  let statedByteCount: Int
  /// The states of the files when they were opened; two readings of one run must be of the same.
  let states: [FileState]
  private var part = 0
  private var blocks: PartBlocks
  /// What stands before the part that is read.
  private var blockCount = 0
  private var byteCount = 0
  private var recordCount = 0
  private var ends = (block: 0, byte: 0, record: 0)
  private let source: SourcePlan

  /// Where a block of a source stands.
  struct Place {
    /// The number of the block.
    var block: Int
    /// Its first byte.
    var byteOffset: Int
    /// The number of its first record.
    var firstRecord: Int
  }

  /// Opens one plain file and reads on from one of its blocks.
  init(_ source: SourcePlan, from place: Place) throws {
    precondition(source.isOnePlainFile, "only places of one plain file are known")
    self.source = source
    blocks = try PartBlocks(source, part: 0, from: place.byteOffset)
    states = [blocks.state]
    statedByteCount = blocks.statedByteCount
    (blockCount, byteCount, recordCount) = (place.block, place.byteOffset, place.firstRecord)
  }

  /// Opens every part, so that one that is missing, empty or another file is an error before any is read.
  init(_ source: SourcePlan) throws {
    var states: [FileState] = []
    var statedByteCount = 0
    for part in source.paths.indices {
      let opened = try PartBlocks(source, part: part)
      statedByteCount += opened.statedByteCount
      states.append(opened.state)
    }
    let first = try PartBlocks(source, part: 0)
    guard first.state == states[0] else { throw RunError.changed(source.paths[0]) }
    self.source = source
    self.states = states
    self.statedByteCount = statedByteCount
    blocks = first
  }

  /// The next block, or `nil` at the end of the last part.
  mutating func next() throws -> SourceBlock? {
    while true {
      if var block = try blocks.next() {
        block.index += blockCount
        block.fileOffset += byteCount
        if source.isOnePlainFile, block.fileOffset > 0 { block.startsFile = false }
        block.firstRecordIndex += recordCount
        ends = (block.index + 1, block.fileOffset + block.bytes.count, block.firstRecordIndex + block.frames.count)
        return source.expanded(block)
      }
      guard part + 1 < source.paths.count else { return nil }
      part += 1
      (blockCount, byteCount, recordCount) = ends
      blocks = try PartBlocks(source, part: part)
      guard blocks.state == states[part] else { throw RunError.changed(source.paths[part]) }
    }
  }
}
