/// Decisions of character identification (文字同定): what each user-defined code of one old system stands for.
public struct IdentificationTable: Sendable, Hashable {
  /// The file it was read from.
  public var file: String
  /// The rows, codes without duplicates.
  public var rows: [Row]

  /// One code.
  public struct Row: Sendable, Hashable {
    /// The code in the source's table, first byte highest, such as `0xF040`; in a form of Unicode the scalar.
    public var code: UInt32
    /// The decision.
    public var decision: Decision
    /// The target: a base character, or a base and its variation selector; empty while held.
    public var target: [Unicode.Scalar]
    /// The line in the file, from 1.
    public var line: Int

    /// Makes a row.
    public init(code: UInt32, decision: Decision, target: [Unicode.Scalar], line: Int) {
      self.code = code
      self.decision = decision
      self.target = target
      self.line = line
    }
  }

  /// What the people of the office decided.
  public enum Decision: String, Sendable, Codable, CaseIterable {
    /// The same character.
    case same = "同一"
    /// A difference of design.
    case design = "デザイン差"
    /// A similar character.
    case similar = "類似"
    /// Not decided yet: the code stays undecided.
    case held = "保留"
  }

  /// Makes a table.
  public init(file: String, rows: [Row]) {
    self.file = file
    self.rows = rows
  }
}
