/// What the validation of standard files found: file by file, rule by rule, with counts that are exact.
public struct ValidationReport: Sendable {
  /// The edition of the standard.
  public var edition: String
  /// How the files were read, in words.
  public var dialect: String
  /// The files, in the order they were named.
  public var files: [ValidatedFile]
  /// Every rule of every group that has a file, with its state.
  public var rules: [RuleResult]
  /// The distinct problems, most frequent first within a group.
  public var problems: [Problem]
  /// How many findings somebody has waived; they count as none of `problems`.
  public var waived = 0
  /// Waivers without effect: the line of their table, and why.
  public var waiverProblems: [(line: Int, message: LocalizedText)] = []

  /// One way in which values or records of a group are wrong, however many are.
  public struct Problem: Sendable {
    /// The group, such as `001.住民情報`.
    public var group: String
    /// What is wrong.
    public var code: FindingCode
    /// The item, where one is meant.
    public var item: String?
    /// The rule of the pack, where one is meant.
    public var rule: String?
    /// How grave it is.
    public var severity: Severity
    /// What the rule demands of the item, as a digest; empty where no item is meant.
    public var version = ""
    /// How often.
    public var count: Int
    /// The first places, as file (by index in `files`) and row from 1; a row of headings counts.
    public var places: [(file: Int, row: Int)]

    /// Makes a problem.
    public init(group: String, code: FindingCode, item: String?, rule: String?, severity: Severity) {
      self.group = group
      self.code = code
      self.item = item
      self.rule = rule
      self.severity = severity
      count = 0
      places = []
    }

    /// Keeps a place if it is one of the first five.
    public mutating func add(place: (file: Int, row: Int)) {
      if places.count == 5, let last = places.last, last < place { return }
      places.insert(place, at: places.firstIndex { place < $0 } ?? places.count)
      if places.count > 5 { places.removeLast() }
    }
  }

  /// Makes a report.
  public init(
    edition: String, dialect: String, files: [ValidatedFile], rules: [RuleResult], problems: [Problem]
  ) {
    self.edition = edition
    self.dialect = dialect
    self.files = files
    self.rules = rules
    self.problems = problems
  }

  /// How many findings there are in all.
  public var findingCount: Int { problems.reduce(0) { $0 + $1.count } }

  /// Whether a rule failed whose breach is an error, or a waiver has no effect.
  public var hasErrors: Bool {
    !waiverProblems.isEmpty || rules.contains { $0.state == .failed && $0.severity == .error }
  }

  /// How many rules are in a state.
  public func count(_ state: CheckState) -> Int { rules.count { $0.state == state } }
}

/// A file of a standard data set.
public struct ValidatedFile: Sendable {
  /// Its path.
  public var path: String
  /// The group that it holds; `nil` where none is known.
  public var group: String?
  /// Its length.
  public var byteCount = 0
  /// Its rows without headings.
  public var records = 0
  /// The state of each rule over single records in this file alone; rules across records are those of its group.
  public var rules: [RuleResult] = []
  /// Whether it lies in a folder of the town's own items (独自施策), which no edition knows; it is listed and not checked.
  public var isOwn = false
  /// Why it was not checked, with the code of the message; `nil` where it was.
  public var problem: (code: String, message: LocalizedText)?

  /// Makes a file.
  public init(path: String) { self.path = path }
}
