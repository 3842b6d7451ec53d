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
    /// What people wrote about the shape; may be empty.
    public var note: String
    /// The MJ name of the target; may be empty.
    public var mjName: String
    /// Who decided; may be empty.
    public var decidedBy: String
    /// When, `YYYY-MM-DD`; may be empty.
    public var date: String
    /// Why; may be empty.
    public var reason: String
    /// The line in the file, from 1.
    public var line: Int

    /// Makes a row.
    public init(
      code: UInt32, decision: Decision, target: [Unicode.Scalar], note: String = "", mjName: String = "",
      decidedBy: String = "", date: String = "", reason: String = "", line: Int
    ) {
      self.code = code
      self.decision = decision
      self.target = target
      self.note = note
      self.mjName = mjName
      self.decidedBy = decidedBy
      self.date = date
      self.reason = reason
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

extension IdentificationTable.Row {
  /// The code as people write it, such as `F040`.
  public var codeText: String { IdentificationTable.text(code) }

  /// The target as people write it, such as `U+8FBB U+E0102`; empty while held.
  public var targetText: String { IdentificationTable.text(target) }
}

extension IdentificationTable {
  /// Scalars as people write them: `U+8FBB U+E0102`.
  public static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    scalars.map { "U+" + text($0.value) }.joined(separator: " ")
  }

  /// A code or scalar in hexadecimal as people write it: four digits, or more where it has more.
  public static func text(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
