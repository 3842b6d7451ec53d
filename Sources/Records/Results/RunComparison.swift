/// How two finished runs differ in what they say of themselves; counts are exact, and no value is in it.
public struct RunComparison: Sendable {
  /// Whether both read the same bytes of every source: then findings are told apart record by record.
  public var isSameData: Bool
  /// What changed, in the order of `Subject`, then of the names.
  public var changes: [Change] = []
  /// The findings of either, grouped by what they are about.
  public var findings: [Finding] = []

  /// Makes a comparison without changes.
  public init(isSameData: Bool) { self.isSameData = isSameData }

  /// What a change is about.
  public enum Subject: String, Sendable, CaseIterable {
    /// A source: its digest.
    case source
    /// Records of a type with an outcome: how many.
    case outcome
    /// The rows of a file.
    case rows
    /// A loss class of an item: how many values.
    case values
    /// An identification: decision and target.
    case decision
    /// A rule: its state.
    case rule
    /// A total: its state and both sides.
    case total
    /// A condition of the gate: what was measured.
    case gate

    /// What it is called.
    public var title: LocalizedText {
      switch self {
      case .source: LocalizedText(ja: "ソース", en: "source")
      case .outcome: LocalizedText(ja: "レコードの行き先", en: "outcome of records")
      case .rows: LocalizedText(ja: "ファイルの行数", en: "rows of a file")
      case .values: LocalizedText(ja: "項目の値の数", en: "values of an item")
      case .decision: LocalizedText(ja: "文字同定", en: "identification")
      case .rule: LocalizedText(ja: "規則", en: "rule")
      case .total: LocalizedText(ja: "突合", en: "total")
      case .gate: LocalizedText(ja: "ゲート", en: "gate")
      }
    }
  }

  /// Something that both runs, or one of them, say.
  public struct Change: Sendable {
    /// What it is about.
    public var subject: Subject
    /// Its name, from the whole to the part.
    public var name: [String]
    /// What the older says; `nil` where it says nothing.
    public var old: String?
    /// What the newer says.
    public var new: String?

    /// Makes a change.
    public init(subject: Subject, name: [String], old: String?, new: String?) {
      self.subject = subject
      self.name = name
      self.old = old
      self.new = new
    }
  }

  /// The findings of one code about one item, field or rule.
  public struct Finding: Sendable {
    /// The code, such as `C204`.
    public var code: String
    /// How grave.
    public var severity: String
    /// Source, group and item, and rule, as far as it has them.
    public var name: [String]
    /// How many the older has.
    public var old: Int
    /// How many the newer has.
    public var new: Int
    /// How many both have; `nil` where the runs read other bytes, and records cannot be told apart.
    public var unchanged: Int?

    /// Makes a line.
    public init(code: String, severity: String, name: [String], old: Int, new: Int, unchanged: Int?) {
      self.code = code
      self.severity = severity
      self.name = name
      self.old = old
      self.new = new
      self.unchanged = unchanged
    }

    /// Whether the newer has others.
    public var isChanged: Bool { old != new || unchanged.map { $0 != old } ?? false }
  }

  /// Whether anything differs.
  public var isDifferent: Bool { !changes.isEmpty || findings.contains(where: \.isChanged) }
}
