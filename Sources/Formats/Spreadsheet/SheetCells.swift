/// The cells of a sheet that are there, row by row.
public struct SheetCells: Sendable {
  /// The rows that have cells with a value, from the top.
  public internal(set) var rows: [SheetRow] = []
  /// The merged ranges, in the order of the file; all but the first cell of one are usually not there.
  public internal(set) var mergedRanges: [CellRange] = []
}

/// A row of a sheet.
public struct SheetRow: Sendable {
  /// Its number, from 1.
  public var number: Int
  /// Its cells with a value, from the left.
  public var cells: [SheetCell]

  /// The text of a column from 1; `nil` where there is no value. O(log cells).
  public func text(column: Int) -> String? {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].column < column { low = middle + 1 } else { high = middle }
    }
    return low < cells.count && cells[low].column == column ? cells[low].text : nil
  }
}

/// A cell with a value.
public struct SheetCell: Sendable {
  /// Its column, from 1.
  public var column: Int
  /// What the text stands for.
  public var kind: SheetCellKind
  /// The text, or the literal of a number as it stands in the file: `0.1`, `1E-3`, `45292` (which a format may show as a
  /// date), `1` and `0` for booleans. Of a formula it is the result that was saved, empty where none was.
  public var text: String
  /// Whether a formula stands in the cell.
  public var isFormula: Bool
}

/// What a cell's text stands for.
public enum SheetCellKind: String, Sendable, Hashable {
  /// Text.
  case text
  /// A number, also of days and times.
  case number
  /// `1` or `0`.
  case boolean
  /// A mistake such as `#N/A`.
  case error
  /// A day or time in ISO 8601, which few programs write.
  case date
}

/// A rectangle of cells, all ends included.
public struct CellRange: Sendable, Hashable {
  /// The rows, from 1.
  public var rows: ClosedRange<Int>
  /// The columns, from 1.
  public var columns: ClosedRange<Int>

  /// Makes a range.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}
