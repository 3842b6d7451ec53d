public import Records

/// The records of one type in one block, with the user-defined codes they hold.
public struct ReadBlock: Sendable {
  /// The decoded fields.
  public var batch: SourceBatch
  /// Every user-defined code, decided or not, in order of row, input and place: the source of the worklist.
  ///
  /// A field that two inputs read is reported for the first of them only.
  public var userDefined: [UserDefinedUse]

  /// Makes a result.
  public init(batch: SourceBatch, userDefined: [UserDefinedUse]) {
    self.batch = batch
    self.userDefined = userDefined
  }
}

/// One code in one value that its table does not decide: user-defined (外字), or of a vendor's unnamed area.
public struct UserDefinedUse: Sendable, Hashable {
  /// The code, first byte highest, such as `0xF040`; in a form of Unicode the scalar.
  public var code: UInt32
  /// The column in the batch.
  public var input: UInt32
  /// The row in the batch.
  public var row: UInt32
  /// Where it stands, from the start of the field.
  public var byteOffset: UInt32
  /// Whether the identification has a target for it.
  public var isDecided: Bool

  /// Makes a use.
  public init(code: UInt32, input: UInt32, row: UInt32, byteOffset: UInt32, isDecided: Bool) {
    self.code = code
    self.input = input
    self.row = row
    self.byteOffset = byteOffset
    self.isDecided = isDecided
  }
}
