/// One record of a source file, cut the plain way.
public struct PlainRecord: Sendable {
  /// The content without framing; of a row of delimited text its cells one behind another, without quotation marks.
  public var bytes: [UInt8]
  /// Where the cells stand in `bytes`; empty for records with places.
  public var cells: [Range<Int>]
  /// All that stands in the file, with length words and newlines.
  public var framed: [UInt8]
  /// Whether the framing is as declared.
  public var isWhole: Bool
  /// Whether it is a row of headings.
  public var isHeading = false

  /// Makes a record.
  public init(bytes: [UInt8], cells: [Range<Int>] = [], framed: [UInt8] = [], isWhole: Bool = true) {
    self.bytes = bytes
    self.cells = cells
    self.framed = framed
    self.isWhole = isWhole
  }

  /// The bytes of a cell; none where the row has no such cell.
  func cell(_ column: Int) -> ArraySlice<UInt8> {
    cells.indices.contains(column) ? bytes[cells[column]] : []
  }
}
