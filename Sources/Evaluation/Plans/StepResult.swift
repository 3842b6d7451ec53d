public import Records

/// Something about the value of one row of a column.
public struct RowFinding: Sendable, Hashable {
  /// The row in the column, from 0.
  public var row: UInt32
  /// What it is.
  public var code: FindingCode

  /// Makes a finding.
  public init(row: UInt32, code: FindingCode) {
    self.row = row
    self.code = code
  }
}

/// What one step made of a column.
public struct StepResult: Sendable {
  /// As many values as went in; a value that failed is empty.
  public var column: Column
  /// The rows that failed and why, ascending, each once.
  public var failures: [RowFinding]
  /// What is listed of values that were converted all the same, in order of row.
  public var listed: [RowFinding]
  /// The rows that hold a partly unknown date, ascending; only where such dates are accepted.
  public var partialRows: [UInt32]

  /// Makes a result.
  public init(
    column: Column, failures: [RowFinding] = [], listed: [RowFinding] = [], partialRows: [UInt32] = []
  ) {
    self.column = column
    self.failures = failures
    self.listed = listed
    self.partialRows = partialRows
  }
}

/// What the inverse of a step gives for a column of its results.
public struct StepInverse: Sendable {
  /// What must have gone in; meaningless for rows of `notInvertible`.
  public var column: Column
  /// Rows whose inverse needed something that is kept beside the value, ascending.
  public var withComplement: [UInt32]
  /// Rows that have no single inverse, ascending.
  public var notInvertible: [UInt32]

  /// Makes an inverse.
  public init(column: Column, withComplement: [UInt32] = [], notInvertible: [UInt32] = []) {
    self.column = column
    self.withComplement = withComplement
    self.notInvertible = notInvertible
  }
}
