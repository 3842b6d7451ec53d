public import Language
public import Platform
import Records

/// Decides a rule across records, whatever it demands, once all batches are in.
public enum AcrossRules {
  /// Looks through the entries of one rule, partition by partition, and gives findings away as they are found.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - index: Its position in the run's rule list.
  ///   - partitions: All `groupRuleEntries` of the rule and all `referencedEntries` of the groups it names.
  ///   - found: Called with each finding; in order of the file within a partition.
  /// - Throws: `FileError` where spilled entries cannot be read; what `found` throws.
  /// - Complexity: O(n log n); memory for one partition.
  public static func resolve(
    _ rule: TypedRule, index: Int, _ partitions: inout KeyPartitions, found: (AcrossFinding) throws -> Void
  ) throws -> RuleTally {
    switch rule.demand {
    case .refers(let item, _): try References.resolve(&partitions, rule: index, item: item, found: found)
    case .excludes(let item, _):
      try References.resolve(&partitions, rule: index, item: item, isExcluded: true, found: found)
    case .consecutive: try ConsecutiveNumbers.resolve(&partitions, rule: index, found: found)
    case .sums: try Sums.resolve(&partitions, rule: index, found: found)
    case .present, .holds, .exactlyOne: try GroupRules.resolve(&partitions, rule: index, found: found)
    }
  }

  /// The same, gathered in the order of the file.
  public static func resolve(_ rule: TypedRule, index: Int, _ partitions: inout KeyPartitions) throws -> AcrossCheck {
    try AcrossCheck { found in try resolve(rule, index: index, &partitions, found: found) }
  }
}
