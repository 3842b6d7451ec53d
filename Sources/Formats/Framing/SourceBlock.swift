public import Records

/// A run of whole frames of one file: what one task works on.
public struct SourceBlock: Sendable, Hashable {
  /// The number of the block in its file, from 0.
  public var index: Int
  /// The offset in the file of the block's first byte.
  public var fileOffset: Int
  /// The index in the file of the block's first frame, from 0.
  public var firstRecordIndex: Int
  /// Whether its file begins with it: of an export in several parts, each of them.
  public var startsFile: Bool
  /// The bytes; the frames with their length words and newlines cover them without gap or overlap.
  public var bytes: [UInt8]
  /// The frames in order.
  public var frames: [Frame]
  /// In delimited text the cells of every frame, `columnCount` each; those of a frame that is not whole are empty.
  public var cells: [Cell]
  /// The declared number of columns of delimited text, 0 elsewhere.
  public var columnCount: Int
  /// The block as the file holds it, where its records were expanded; else none.
  private var original: [SourceBlock] = []
  /// For each frame of an expanded block, whether it is one.
  private var expandedFrames: [Bool] = []

  /// Makes a block.
  public init(
    index: Int, fileOffset: Int, firstRecordIndex: Int, bytes: [UInt8], frames: [Frame], cells: [Cell] = [],
    columnCount: Int = 0
  ) {
    self.index = index
    self.fileOffset = fileOffset
    startsFile = fileOffset == 0
    self.firstRecordIndex = firstRecordIndex
    self.bytes = bytes
    self.frames = frames
    self.cells = cells
    self.columnCount = columnCount
  }

  /// The block as the file holds it: other than this one where records were expanded.
  public var stored: SourceBlock { original.first ?? self }

  /// Whether a frame holds an expanded record.
  public func isExpanded(_ frame: Int) -> Bool { !expandedFrames.isEmpty && expandedFrames[frame] }

  /// Keeps the block that this one was made of.
  mutating func keep(stored block: SourceBlock, isExpanded: [Bool]) {
    original = [block]
    expandedFrames = isExpanded
  }

  /// The bytes of a frame without its length word and newline.
  public func content(_ frame: Int) -> ArraySlice<UInt8> {
    let frame = frames[frame]
    return bytes[Int(frame.offset)..<Int(frame.offset) + Int(frame.byteCount)]
  }

  /// The bytes of a frame with everything that frames it.
  public func framed(_ frame: Int) -> ArraySlice<UInt8> {
    let frame = frames[frame]
    return bytes[(Int(frame.offset) - Int(frame.headByteCount))..<(Int(frame.offset) + frame.tailByteCount)]
  }

  /// The bytes of one field of a frame as they stand in the file, as `range` finds them.
  public func field(_ field: LayoutField, of frame: Int) -> ArraySlice<UInt8>? {
    range(offset: field.offset, byteCount: field.byteCount, of: frame).map { bytes[$0] }
  }

  /// Where the bytes of one field of a frame stand in `bytes`, without quotation marks around them; `nil` where the frame
  /// ends before them or has no cells.
  ///
  /// - Parameters:
  ///   - offset: The field's first byte in the record, or the number of its column.
  ///   - byteCount: Its length; without meaning for a column.
  ///   - frame: The frame, from 0.
  public func range(offset: Int, byteCount: Int, of frame: Int) -> Range<Int>? {
    let place = frames[frame]
    guard columnCount == 0 else {
      guard place.state == .whole else { return nil }
      let cell = cells[frame * columnCount + offset]
      return Int(cell.offset)..<Int(cell.offset + cell.byteCount)
    }
    guard offset + byteCount <= Int(place.byteCount) else { return nil }
    let start = Int(place.offset) + offset
    return start..<start + byteCount
  }
}

/// One cell of a row of delimited text.
public struct Cell: Sendable, Hashable, BitwiseCopyable {
  /// The offset in the block of the first byte, behind an opening quotation mark.
  public var offset: UInt32
  /// The length in the file, without the quotation marks around it.
  public var byteCount: UInt32
  /// Whether its bytes are not its text as they stand: an escaped quotation mark, or the marks of a formula.
  public var hasDoubledQuotes: Bool

  /// Makes a cell.
  public init(offset: UInt32, byteCount: UInt32, hasDoubledQuotes: Bool) {
    self.offset = offset
    self.byteCount = byteCount
    self.hasDoubledQuotes = hasDoubledQuotes
  }
}

/// One record's bytes in a block.
public struct Frame: Sendable, Hashable {
  /// The offset in the block of the first byte.
  public var offset: UInt32
  /// The length without the newline, 0 or more.
  public var byteCount: UInt32
  /// The length of the newline that follows; less than declared at the end of a file or where an endless record was cut.
  public var newlineByteCount: UInt8
  /// The length of the length word that stands before `offset`.
  public var headByteCount: UInt8
  /// Whether the length is the declared one.
  public var state: FrameState

  /// Makes a frame.
  public init(offset: UInt32, byteCount: UInt32, newlineByteCount: UInt8, headByteCount: UInt8 = 0, state: FrameState) {
    self.offset = offset
    self.byteCount = byteCount
    self.newlineByteCount = newlineByteCount
    self.headByteCount = headByteCount
    self.state = state
  }

  /// The length of its content and newline.
  public var tailByteCount: Int { Int(byteCount) + Int(newlineByteCount) }
  /// The length of everything that frames its content.
  public var framingByteCount: Int { Int(headByteCount) + Int(newlineByteCount) }
}

/// Whether a frame is what the declaration says.
public enum FrameState: UInt8, Sendable, Hashable, CaseIterable {
  /// The declared length, or a row with the declared columns.
  case whole
  /// Shorter; a newline came early.
  case short
  /// Longer; no newline stood in its place, or a row is longer than a block.
  case overlong
  /// Cut off by the end of the file.
  case partial
  /// Behind a length word that no record can have: where records begin is not known any more.
  case badLengthWord
  /// A row with another number of columns.
  case wrongColumnCount
  /// A line with a quotation mark where none can stand.
  case strayQuote
  /// A line with a quotation mark that is never closed.
  case openQuote
  /// A line with a backslash before what it does not escape.
  case badEscape
}
