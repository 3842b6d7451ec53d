/// A run of whole frames of one file: what one task works on.
public struct SourceBlock: Sendable, Hashable {
  /// The number of the block in its file, from 0.
  public var index: Int
  /// The offset in the file of the block's first byte.
  public var fileOffset: Int
  /// The index in the file of the block's first frame, from 0.
  public var firstRecordIndex: Int
  /// The bytes; the frames with their newlines cover them without gap or overlap.
  public var bytes: [UInt8]
  /// The frames in order.
  public var frames: [Frame]

  /// Makes a block.
  public init(index: Int, fileOffset: Int, firstRecordIndex: Int, bytes: [UInt8], frames: [Frame]) {
    self.index = index
    self.fileOffset = fileOffset
    self.firstRecordIndex = firstRecordIndex
    self.bytes = bytes
    self.frames = frames
  }

  /// The bytes of a frame without its newline.
  public func content(_ frame: Int) -> ArraySlice<UInt8> {
    let frame = frames[frame]
    return bytes[Int(frame.offset)..<Int(frame.offset) + Int(frame.byteCount)]
  }
}

/// One record's bytes in a block.
public struct Frame: Sendable, Hashable {
  /// The offset in the block of the first byte.
  public var offset: UInt32
  /// The length without the newline, 0 or more.
  public var byteCount: UInt32
  /// The length of the newline that follows; 0 at the end of a file or where an endless record was cut.
  public var newlineByteCount: UInt8
  /// Whether the length is the declared one.
  public var state: FrameState

  /// Makes a frame.
  public init(offset: UInt32, byteCount: UInt32, newlineByteCount: UInt8, state: FrameState) {
    self.offset = offset
    self.byteCount = byteCount
    self.newlineByteCount = newlineByteCount
    self.state = state
  }
}

/// How a frame's length compares with the declared one.
public enum FrameState: UInt8, Sendable, Hashable, CaseIterable {
  /// The declared length.
  case whole
  /// Shorter; a newline came early.
  case short
  /// Longer; no newline stood in its place.
  case overlong
  /// Cut off by the end of the file.
  case partial
}
