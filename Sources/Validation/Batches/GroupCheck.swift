public import Platform
public import Records

/// What the records of one batch gave: findings, and the parts that only all batches together can decide.
public struct GroupCheck: Sendable {
  /// What is wrong with single records, in order of record, then item, then code. No value, only places.
  public var findings: [Finding]
  /// The primary keys, for `DuplicateKeys`.
  public var keyEntries: [PartitionEntry]
  /// The keys of each rule across records, in the order of `GroupValidator.groupRules`, for `GroupRules` and
  /// `References`.
  public var groupRuleEntries: [[PartitionEntry]]
  /// The values that rules of any group refer to, in the order of `GroupValidator.referringRules`, for `References`.
  public var referencedEntries: [[PartitionEntry]]
  /// What each check met, in the order of `GroupValidator.checks`.
  public var tallies: [RuleTally]
}

/// How often a check was applied and how often it failed.
public struct RuleTally: Sendable, Hashable {
  /// Values, records or keys it was applied to.
  public var checked: Int
  /// How many of them do not hold.
  public var failed: Int

  /// Makes a tally.
  public init(checked: Int = 0, failed: Int = 0) {
    self.checked = checked
    self.failed = failed
  }

  /// Adds another batch's.
  public mutating func add(_ other: RuleTally) {
    checked += other.checked
    failed += other.failed
  }

  /// Counts one application.
  mutating func count(_ holds: Bool) {
    checked += 1
    if !holds { failed += 1 }
  }
}
