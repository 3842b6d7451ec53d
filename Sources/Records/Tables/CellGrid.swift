/// The cells of one sheet as somebody filled it in: nothing is a header yet, and rows may be of any length.
public struct CellGrid: Sendable {
  /// What messages call it: the file, and behind `#` the sheet where the file has several.
  public var name: String
  /// The rows that hold anything, from the top.
  public var rows: [Row]

  /// One row.
  public struct Row: Sendable {
    /// Its number, from 1.
    public var number: Int
    /// Its cells with a text, from the left; columns count from 1.
    public var cells: [(column: Int, text: String)]

    /// Makes a row.
    public init(number: Int, cells: [(column: Int, text: String)]) {
      self.number = number
      self.cells = cells
    }

    /// The text of a column, empty where there is none. O(cells).
    public func text(_ column: Int) -> String { cells.first { $0.column == column }?.text ?? "" }
  }

  /// Makes a grid.
  public init(name: String, rows: [Row]) {
    self.name = name
    self.rows = rows
  }

  /// Where a cell stands: its row as the line, its column as the column.
  public func span(_ row: Int, _ column: Int) -> TextSpan { TextSpan(file: name, line: row, column: column) }
}
