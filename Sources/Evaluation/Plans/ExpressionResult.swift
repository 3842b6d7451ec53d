public import Records

/// What an expression gave for every row.
public struct ExpressionResult: Sendable {
  /// One value for each row; `nil` where every row is absent.
  public var column: Column?
  /// The rows whose failure rejects the record, and why; not sorted.
  public var rejections: [RowFinding] = []
  /// What is listed without rejecting; not sorted.
  public var findings: [RowFinding] = []
  /// The rows whose value a handler gave (`else absent`, `else "…"`), ascending.
  public var handled: [UInt32] = []
  /// The rows whose value went on unchanged past a step that failed (`else flag`), ascending.
  public var flagged: [UInt32] = []
  /// What `else unknown` writes to two other items.
  public var unknown: UnknownItems?

  init() {}

  mutating func handle(_ failures: [RowFinding]) {
    handled += failures.map(\.row)
    findings += failures.map { RowFinding(row: $0.row, code: .handledFailure) }
  }
}

/// Two items beside a date that `else unknown` fills.
public struct UnknownItems: Sendable {
  /// The flag item, by its index in the group.
  public var flagItem: Int
  /// Its values.
  public var flags: Column
  /// The text item (不詳表記), by its index in the group.
  public var textItem: Int
  /// Its values.
  public var texts: Column

  init(flagItem: Int, flags: Column, textItem: Int, texts: Column) {
    self.flagItem = flagItem
    self.flags = flags
    self.textItem = textItem
    self.texts = texts
  }
}
