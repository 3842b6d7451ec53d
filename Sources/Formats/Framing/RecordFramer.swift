/// Frames one file in the form that its source declares.
///
/// One of the forms is there; each works in place, so that bytes read become a block's without being copied.
public struct RecordFramer: Sendable {
  private var fixed: BlockFramer?
  private var variable: LengthWordFramer?
  private var counted: LengthFieldFramer?
  private var lines: LineFramer?
  private var delimited: RowFramer?

  /// For records of one length, with or without a newline.
  public init(_ framer: BlockFramer) { fixed = framer }
  /// For variable records behind length words.
  public init(_ framer: LengthWordFramer) { variable = framer }
  /// For records that hold their lengths.
  public init(_ framer: LengthFieldFramer) { counted = framer }
  /// For lines.
  public init(_ framer: LineFramer) { lines = framer }
  /// For rows of delimited text.
  public init(_ framer: RowFramer) { delimited = framer }

  /// Reads the next bytes of the file and gives the blocks that are complete.
  ///
  /// - Parameter read: Appends at most `limit` bytes to `bytes` and gives their number: fewer only where the file ends.
  /// - Returns: The blocks, and whether the file has ended.
  public mutating func frame<Failure: Error>(
    reading read: (_ bytes: inout [UInt8], _ limit: Int) throws(Failure) -> Int
  ) throws(Failure) -> (blocks: [SourceBlock], isAtEnd: Bool) {
    if let framed = try fixed?.frame(reading: read) { return framed }
    if let framed = try variable?.frame(reading: read) { return framed }
    if let framed = try counted?.frame(reading: read) { return framed }
    if let framed = try lines?.frame(reading: read) { return framed }
    if let framed = try delimited?.frame(reading: read) { return framed }
    preconditionFailure("a framer is made for one form")
  }
}
