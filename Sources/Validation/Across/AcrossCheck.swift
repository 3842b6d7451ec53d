internal import Platform
public import Records

/// What all records together gave for one rule across records.
public struct AcrossCheck: Sendable {
  /// What is wrong, in order of record.
  public var findings: [Finding]
  /// How many keys were looked at, and how many of them do not hold.
  public var tally: RuleTally

  /// Gathers what a search gives away, in the order of the file.
  init(_ search: ((AcrossFinding) throws -> Void) throws -> RuleTally) throws {
    var findings: [Finding] = []
    tally = try search { findings.append($0.finding) }
    findings.sortByPlace()
    self.findings = findings
  }
}

/// A finding that several records together gave, with the key that they share.
public struct AcrossFinding: Sendable {
  /// What is wrong and where.
  public var finding: Finding
  /// The hash of the key, or of the value that was looked for.
  public var key: (high: UInt64, low: UInt64)

  init(_ finding: Finding, _ entry: PartitionEntry) {
    self.finding = finding
    key = (entry.high, entry.low)
  }
}

extension [Finding] {
  /// Puts findings in the order of the file, then of items, then of rules: the same for any order of partitions.
  mutating func sortByPlace() { sort { $0.isBefore($1) } }
}

extension [AcrossFinding] {
  /// As `[Finding].sortByPlace`.
  mutating func sortByPlace() { sort { $0.finding.isBefore($1.finding) } }
}

extension Finding {
  fileprivate func isBefore(_ other: Finding) -> Bool {
    if recordIndex != other.recordIndex { return recordIndex < other.recordIndex }
    if item != other.item { return (item ?? -1) < (other.item ?? -1) }
    if code != other.code { return code.rawValue < other.code.rawValue }
    return (rule ?? -1) < (other.rule ?? -1)
  }
}
