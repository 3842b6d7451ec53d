public import Platform
import Records

/// Finds values that no record of the groups they refer to has (V611) once all batches are in.
public enum References {
  /// Looks through the entries of one rule, partition by partition.
  ///
  /// - Parameters:
  ///   - partitions: All `groupRuleEntries` of the rule and all `referencedEntries` of the groups it names.
  ///   - rule: The rule's position in the run's rule list.
  ///   - item: The item that refers, by its index in the rule's group.
  ///   - isExcluded: Whether the value must not be there (V614); a finding then names the record that has it.
  /// - Throws: `FileError` where spilled entries cannot be read.
  /// - Complexity: O(n log n); memory for one partition and the findings.
  public static func resolve(
    _ partitions: inout KeyPartitions, rule: Int, item: Int, isExcluded: Bool = false
  ) throws -> AcrossCheck {
    try AcrossCheck { found in
      try resolve(&partitions, rule: rule, item: item, isExcluded: isExcluded, found: found)
    }
  }

  /// As `resolve`, but gives findings away as they are found; as `DuplicateKeys`.
  public static func resolve(
    _ partitions: inout KeyPartitions, rule: Int, item: Int, isExcluded: Bool = false,
    found: (AcrossFinding) throws -> Void
  ) throws -> RuleTally {
    var tally = RuleTally()
    try partitions.forEachPartition { entries in
      var findings: [AcrossFinding] = []
      KeyRuns.sort(&entries)
      var start = 0
      while start < entries.count {
        let end = KeyRuns.end(of: entries, from: start)
        let other = entries[start..<end].first { $0.payload != ReferenceRule.refers }
        for entry in entries[start..<end] where entry.payload == ReferenceRule.refers {
          let holds = (other == nil) == isExcluded
          tally.count(holds)
          if holds { continue }
          findings.append(
            AcrossFinding(
              Finding(
                isExcluded ? .excludedValue : .referenceMissing, recordIndex: Int(entry.record), item: Int32(item),
                rule: Int32(rule), otherRecordIndex: other.map { Int($0.record) }), entry))
        }
        start = end
      }
      findings.sortByPlace()
      for finding in findings { try found(finding) }
    }
    return tally
  }
}
