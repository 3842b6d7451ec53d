public import Platform
import Records

/// Finds gaps in the numbers of records that belong together (V615) once all batches are in.
public enum ConsecutiveNumbers {
  /// Looks through the entries of one rule, partition by partition, and gives findings away as they are found: at the record
  /// behind the gap, naming the one before it. The same number twice is no gap.
  ///
  /// - Parameters:
  ///   - partitions: All `groupRuleEntries` of the rule.
  ///   - rule: The rule's position in the run's rule list.
  ///   - found: Called with each gap; in order of the file within a partition.
  /// - Throws: `FileError` where spilled entries cannot be read; what `found` throws.
  /// - Complexity: O(n log n); memory for one partition.
  public static func resolve(
    _ partitions: inout KeyPartitions, rule: Int, found: (AcrossFinding) throws -> Void
  ) throws -> RuleTally {
    var tally = RuleTally()
    try partitions.forEachPartition { entries in
      var findings: [AcrossFinding] = []
      entries.sortByKey(then: .payload)
      var start = 0
      while start < entries.count {
        let end = KeyRuns.end(of: entries, from: start)
        let count = findings.count
        for position in start + 1..<max(end, start + 1)
        where entries[position].payload > entries[position - 1].payload + 1 {
          findings.append(
            AcrossFinding(
              Finding(
                .numberGap, recordIndex: Int(entries[position].record), rule: Int32(rule),
                otherRecordIndex: Int(entries[position - 1].record)), entries[position]))
        }
        tally.count(findings.count == count)
        start = end
      }
      findings.sortByPlace()
      for finding in findings { try found(finding) }
    }
    return tally
  }
}
