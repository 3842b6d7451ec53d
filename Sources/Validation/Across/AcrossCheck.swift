public import Records

/// What all records together gave for one rule across records.
public struct AcrossCheck: Sendable {
  /// What is wrong, in order of record.
  public var findings: [Finding]
  /// How many keys were looked at, and how many of them do not hold.
  public var tally: RuleTally

  /// Gathers what a search gives away, in the order of the file.
  init(_ search: ((Finding) throws -> Void) throws -> RuleTally) throws {
    var findings: [Finding] = []
    tally = try search { findings.append($0) }
    findings.sortByPlace()
    self.findings = findings
  }
}

extension [Finding] {
  /// Puts findings in the order of the file, then of items, then of rules: the same for any order of partitions.
  mutating func sortByPlace() {
    sort { left, right in
      if left.recordIndex != right.recordIndex { return left.recordIndex < right.recordIndex }
      if left.item != right.item { return (left.item ?? -1) < (right.item ?? -1) }
      if left.code != right.code { return left.code.rawValue < right.code.rawValue }
      return (left.rule ?? -1) < (right.rule ?? -1)
    }
  }
}
