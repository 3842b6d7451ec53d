/// A workbook to be written: sheets of texts and whole numbers under one header each.
public struct Workbook: Sendable {
  /// The sheets, in the order of their tabs; at least one.
  public var sheets: [WorkbookSheet]

  /// Makes a workbook.
  public init(sheets: [WorkbookSheet]) { self.sheets = sheets }
}

/// A sheet: a header row, which stays in view and can be filtered by, and the rows under it.
public struct WorkbookSheet: Sendable {
  /// The name on the tab: 1 to 31 UTF-16 code units, see `SheetName`.
  public var name: String
  /// The header's cells, which decide the number of columns: 1 to 16,384.
  public var header: [String]
  /// The rows; a row may have fewer cells than the header, the rest stays empty.
  public var rows: [[WorkbookCell]]

  /// Makes a sheet.
  public init(name: String, header: [String], rows: [[WorkbookCell]]) {
    self.name = name
    self.header = header
    self.rows = rows
  }
}

/// A cell of a workbook.
public enum WorkbookCell: Sendable {
  /// Nothing at all, which is not the same as an empty text.
  case empty
  /// A text and never anything else, whatever it looks like: `007`, `=1+1` and `1/2` stay as they are.
  case text(String)
  /// A whole number of at most 15 digits, which a program of tables keeps exactly.
  case integer(Int)
}
