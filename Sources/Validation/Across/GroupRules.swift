public import Platform
import Records

/// Decides rules across records (V609) once all batches are in.
public enum GroupRules {
  /// Looks through the entries of one rule, partition by partition.
  ///
  /// A key without a record that meets the condition is a finding at its first record; with more than one, each
  /// after the first is a finding that names the first.
  /// - Parameters:
  ///   - partitions: All `groupRuleEntries` of the rule.
  ///   - rule: The rule's position in the run's rule list.
  /// - Throws: `FileError` where spilled entries cannot be read.
  /// - Complexity: O(n log n); memory for one partition and the findings.
  public static func resolve(_ partitions: inout KeyPartitions, rule: Int) throws -> AcrossCheck {
    try AcrossCheck { found in try resolve(&partitions, rule: rule, found: found) }
  }

  /// As `resolve`, but gives findings away as they are found; as `DuplicateKeys`.
  public static func resolve(
    _ partitions: inout KeyPartitions, rule: Int, found: (AcrossFinding) throws -> Void
  ) throws -> RuleTally {
    var tally = RuleTally()
    try partitions.forEachPartition { entries in
      var findings: [AcrossFinding] = []
      func report(_ entry: PartitionEntry, other: UInt64?) {
        findings.append(
          AcrossFinding(
            Finding(
              .groupRuleUnmet, recordIndex: Int(entry.record), rule: Int32(rule),
              otherRecordIndex: other.map { Int($0) }), entry))
      }
      KeyRuns.sort(&entries)
      var start = 0
      while start < entries.count {
        let end = KeyRuns.end(of: entries, from: start)
        var first: UInt64?
        var count = 0
        for position in start..<end where entries[position].payload == GroupRule.meets {
          count += 1
          if let first {
            report(entries[position], other: first)
          } else {
            first = entries[position].record
          }
        }
        if count == 0 { report(entries[start], other: nil) }
        tally.count(count == 1)
        start = end
      }
      findings.sortByPlace()
      for finding in findings { try found(finding) }
    }
    return tally
  }
}
