/// A code conversion that people keep in a spreadsheet: old code to standard code.
public struct CodeConversion: Sendable, Hashable {
  /// The name the project gives it.
  public var name: String
  /// The file it was read from.
  public var file: String
  /// The rows, sources without duplicates.
  public var rows: [Row]

  /// One old code.
  public struct Row: Sendable, Hashable {
    /// The old system's code, exact.
    public var source: String
    /// The standard's code.
    public var target: String
    /// The line in the file, from 1.
    public var line: Int

    /// Makes a row.
    public init(source: String, target: String, line: Int) {
      self.source = source
      self.target = target
      self.line = line
    }
  }

  /// Makes a conversion.
  public init(name: String, file: String, rows: [Row]) {
    self.name = name
    self.file = file
    self.rows = rows
  }
}
