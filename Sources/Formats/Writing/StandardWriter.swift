public import Records

/// Writes batches of a group as rows of a delimited file.
public struct StandardWriter: Sendable {
  /// The profile.
  public let dialect: StandardDialect

  /// Makes a writer.
  public init(_ dialect: StandardDialect) {
    self.dialect = dialect
  }

  /// The header row with its newline.
  public func header(_ names: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, name) in names.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      bytes.append(0x22)
      for byte in name.utf8 {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
    bytes.append(0x0D)
    bytes.append(0x0A)
    return bytes
  }

  /// Appends the rows to keep, in order, each with its newline.
  ///
  /// - Parameters:
  ///   - columns: One for each item; `nil` where every row is absent. Each has `rowCount` values.
  ///   - rowCount: The number of rows.
  ///   - keeping: Whether each row is written.
  ///   - bytes: Receives the rows.
  /// - Complexity: O(bytes written + rows × columns); some allocations a call, none a value.
  public func append(columns: [Column?], rowCount: Int, keeping: [Bool], into bytes: inout [UInt8]) {
    precondition(keeping.count == rowCount, "a decision for each row")
    precondition(columns.allSatisfy { $0.map { $0.count == rowCount } ?? true }, "a value for each row")
    precondition(!columns.isEmpty, "a group has at least one item")
    appendQuotedRows(columns, keeping: keeping, to: &bytes)
  }
}
