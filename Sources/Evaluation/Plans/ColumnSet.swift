public import Records

/// What plans compute from: columns of the same number of rows, and what windows say of each row.
public struct ColumnSet: Sendable {
  /// The columns by the position plans refer to; `nil` where every row is absent.
  public var columns: [Column?]
  /// The number of rows.
  public var count: Int
  /// For each window, one verdict a row; empty while windows are not resolved, and every row then counts as last.
  public var windows: [[WindowVerdict]]

  /// Makes a set; every column and window has `count` rows.
  public init(columns: [Column?], count: Int, windows: [[WindowVerdict]] = []) {
    self.columns = columns
    self.count = count
    self.windows = windows
  }

  /// A column that is there: of absent values where the set holds none.
  func column(_ index: Int) -> Column { columns[index] ?? Column(repeating: [], count: count) }
}
