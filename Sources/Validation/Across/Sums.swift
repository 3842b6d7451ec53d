public import Platform
import Records

/// Finds keys whose amounts have another sum in another group (V616) once all batches are in.
public enum Sums {
  /// Looks through the entries of one rule, partition by partition, and gives findings away as they are found: at the group's
  /// first record with the key, naming the other group's first; where the group has none, at the other's.
  ///
  /// A key with a value that is no number is not looked at: its data type's rule tells.
  /// - Parameters:
  ///   - partitions: All `groupRuleEntries` of the rule and all `referencedEntries` of the group it names.
  ///   - rule: The rule's position in the run's rule list.
  ///   - found: Called with each key that does not tie; in order of the file within a partition.
  /// - Throws: `FileError` where spilled entries cannot be read; what `found` throws.
  /// - Complexity: O(n log n); memory for one partition. Sums are exact.
  public static func resolve(
    _ partitions: inout KeyPartitions, rule: Int, found: (AcrossFinding) throws -> Void
  ) throws -> RuleTally {
    var tally = RuleTally()
    try partitions.forEachPartition { entries in
      var findings: [AcrossFinding] = []
      KeyRuns.sort(&entries)
      var start = 0
      while start < entries.count {
        let run = entries[start..<KeyRuns.end(of: entries, from: start)]
        start = run.endIndex
        if run.contains(where: { SumSide.amount($0) == SumSide.unknown }) { continue }
        var difference: Int128 = 0
        for entry in run {
          difference += (SumSide.isOther(entry) ? -1 : 1) * Int128(SumSide.amount(entry))
        }
        tally.count(difference == 0)
        if difference == 0 { continue }
        let own = run.first { !SumSide.isOther($0) }
        let other = run.first { SumSide.isOther($0) }
        guard let place = own ?? other else { continue }
        findings.append(
          AcrossFinding(
            Finding(
              .sumDiffers, recordIndex: Int(place.record), rule: Int32(rule),
              otherRecordIndex: own == nil ? nil : other.map { Int($0.record) }), place))
      }
      findings.sortByPlace()
      for finding in findings { try found(finding) }
    }
    return tally
  }
}
