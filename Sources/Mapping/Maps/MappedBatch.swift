public import Evaluation
public import Records

/// What a map made of one batch.
public struct MappedBatch: Sendable {
  /// All rows that passed the filter, rejected ones too; a rejected row's values go as far as they went.
  public var standard: StandardBatch
  /// For each row of `standard`, its row in the source batch, ascending.
  public var rows: [UInt32]
  /// The rows of the source batch that the filter left out, ascending.
  public var filtered: [UInt32]
  /// Why rows are rejected, in order of row; a row may have several reasons.
  public var rejections: [Rejection]
  /// What is listed without rejecting, in order of record, then of item.
  public var findings: [Finding]
  /// The values of the kept fields, in the order of the map's `keep` lines, one for each row of `standard`.
  public var kept: [Column]
  /// For each item, the rows of `standard` whose value a handler gave (`else absent`, `else "…"`), ascending.
  public var handled: [[UInt32]]
  /// For each item, the rows of `standard` whose value went on past a step that failed (`else flag`), ascending.
  public var flagged: [[UInt32]]

  /// The decoded inputs of the map, row by row like `standard`; `nil` for inputs of other maps.
  var inputs: [Column?]

  /// Why one row is rejected.
  public struct Rejection: Sendable, Hashable {
    /// The row in `standard`.
    public var row: UInt32
    /// What is wrong, with field or item.
    public var finding: Finding

    /// Makes a rejection.
    public init(row: UInt32, finding: Finding) {
      self.row = row
      self.finding = finding
    }
  }

  /// The number of rows.
  public var count: Int { standard.count }
}

/// The texts the source must have held, computed from one item or kept field.
public struct RestoredField: Sendable {
  /// What it was computed from.
  public var target: Target
  /// The input the texts belong to; `nil` where no single field stands behind the item (constants, conditions, items
  /// filled by a handler), and `texts` is then empty.
  public var input: Int?
  /// One text for each row of the mapped batch; meaningless where the state is `defaulted` or `notInvertible`, and
  /// for rejected rows.
  public var texts: Column
  /// The text that is meant where `texts` holds an empty one: what stood for "absent".
  public var absentText: [UInt8] = []
  /// One state for each row of the mapped batch; meaningless for rejected rows.
  public var states: RestorationStates
  /// Two source texts that become one value, where a code table merges them.
  public var witness: MergedTexts?

  /// An item of the standard or a kept field.
  public enum Target: Sendable, Hashable {
    /// An item, by its index in the group.
    case item(Int)
    /// A kept field, by its position among the map's `keep` lines.
    case kept(Int)
  }
}
