/// A place in a text file that people write: mapping, copybook, table, item list.
public struct TextPosition: Sendable, Hashable, Codable {
  /// Line, from 1.
  public var line: Int
  /// Column in Unicode scalars, from 1.
  public var column: Int

  /// Makes a position; both numbers count from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A half-open range in a text file, on one line or several.
public struct TextSpan: Sendable, Hashable, Codable {
  /// The path as the person who runs utsushi would write it.
  public var file: String
  /// The first scalar.
  public var start: TextPosition
  /// The scalar after the last.
  public var end: TextPosition

  /// Makes a span; `end` is excluded.
  public init(file: String, start: TextPosition, end: TextPosition) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// A span of one scalar.
  public init(file: String, line: Int, column: Int) {
    self.init(
      file: file, start: TextPosition(line: line, column: column), end: TextPosition(line: line, column: column + 1))
  }
}
