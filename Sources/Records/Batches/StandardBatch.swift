/// Records of one group of the standard, for one block, item by item.
public struct StandardBatch: Sendable {
  /// The number of rows.
  public var count: Int
  /// One column for each item of the group, in its order; `nil` where every row is absent.
  public var columns: [Column?]
  /// The index in the source file (or the row in a standard file) each row comes from.
  public var recordIndexes: [Int]

  /// Makes a batch; every column that is there has `count` values.
  public init(count: Int, columns: [Column?], recordIndexes: [Int]) {
    self.count = count
    self.columns = columns
    self.recordIndexes = recordIndexes
  }
}
