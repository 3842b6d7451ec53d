/// A small table as people keep it in a spreadsheet: a header and rows of text, leading zeros intact.
public struct DelimitedTable: Sendable, Hashable {
  /// The file it was read from.
  public var file: String
  /// The names in the first row.
  public var header: [String]
  /// The rows below it; each has as many cells as the header.
  public var rows: [Row]

  /// One row.
  public struct Row: Sendable, Hashable {
    /// The line of its first cell, from 1.
    public var line: Int
    /// The cells.
    public var cells: [String]
    /// Where each cell begins in the file; empty in a table that was not read from a text.
    public var positions: [TextPosition]

    /// Makes a row.
    public init(line: Int, cells: [String], positions: [TextPosition] = []) {
      self.line = line
      self.cells = cells
      self.positions = positions
    }
  }

  /// Makes a table.
  public init(file: String, header: [String], rows: [Row]) {
    self.file = file
    self.header = header
    self.rows = rows
  }

  /// The position of a column by its name, compared byte by byte, or `nil`.
  public func column(named name: String) -> Int? {
    header.firstIndex { $0.utf8.elementsEqual(name.utf8) }
  }
}
