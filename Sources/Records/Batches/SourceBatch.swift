/// The records of one type in one block, decoded field by field.
public struct SourceBatch: Sendable {
  /// The position of each record among the frames of its block.
  public var frames: [UInt32]
  /// The index in the file of the block's first frame, from 0.
  public var firstRecordIndex: Int
  /// One column for each field asked for, in the order of the request; numbers are canonical digits
  /// (`-12.50`), characters are UTF-8. A value that could not be decoded is empty.
  public var columns: [Column]
  /// What could not be decoded, in order of row, then of input.
  public var failures: [DecodeFailure]
  /// For each column, the rows whose value holds an identified character, ascending.
  public var identified: [[UInt32]]

  /// Makes a batch.
  public init(
    frames: [UInt32], firstRecordIndex: Int, columns: [Column], failures: [DecodeFailure], identified: [[UInt32]]
  ) {
    self.frames = frames
    self.firstRecordIndex = firstRecordIndex
    self.columns = columns
    self.failures = failures
    self.identified = identified
  }

  /// The number of records.
  public var count: Int { frames.count }

  /// The index in the file of row `row`.
  public func recordIndex(_ row: Int) -> Int { firstRecordIndex + Int(frames[row]) }
}

/// One value to decode for every record.
public struct FieldInput: Sendable, Hashable {
  /// The index in `RecordLayout.fields`.
  public var field: Int
  /// Whether the declared padding at the end is removed (step `trim` as the first of a pipeline).
  public var isTrimmed: Bool

  /// Makes an input.
  public init(field: Int, isTrimmed: Bool) {
    self.field = field
    self.isTrimmed = isTrimmed
  }
}

/// A value whose bytes are not what its layout and table say.
public struct DecodeFailure: Sendable, Hashable {
  /// The row in the batch.
  public var row: UInt32
  /// The column in the batch.
  public var input: UInt32
  /// Why: a code of family C or N.
  public var code: FindingCode
  /// The first offending byte, from the start of the field.
  public var byteOffset: UInt32
  /// The offending bytes, at most four, first byte highest; `byteCount` of them count.
  public var bytes: UInt32
  /// How many bytes of `bytes` count, 1 to 4.
  public var byteCount: UInt8

  /// Makes a failure.
  public init(row: UInt32, input: UInt32, code: FindingCode, byteOffset: UInt32, bytes: UInt32, byteCount: UInt8) {
    self.row = row
    self.input = input
    self.code = code
    self.byteOffset = byteOffset
    self.bytes = bytes
    self.byteCount = byteCount
  }
}
