public import Platform
import Records

/// Finds records with the same primary key (V608) once all batches are in.
public enum DuplicateKeys {
  /// Looks through the keys partition by partition.
  ///
  /// Of records that share a key, the first in the file stands; each later one is a finding that names it.
  /// - Parameter partitions: All `keyEntries` of a group.
  /// - Throws: `FileError` where spilled entries cannot be read.
  /// - Complexity: O(n log n); memory for one partition and the findings.
  public static func resolve(_ partitions: inout KeyPartitions) throws -> AcrossCheck {
    try AcrossCheck { found in try resolve(&partitions, found: found) }
  }

  /// As `resolve`, but gives findings away as they are found: in order of the file within a partition, and no more of them in
  /// memory than one partition has.
  public static func resolve(
    _ partitions: inout KeyPartitions, found: (AcrossFinding) throws -> Void
  ) throws -> RuleTally {
    var tally = RuleTally()
    try partitions.forEachPartition { entries in
      var findings: [AcrossFinding] = []
      KeyRuns.sort(&entries)
      var start = 0
      while start < entries.count {
        let end = KeyRuns.end(of: entries, from: start)
        tally.count(end - start == 1)
        for position in start + 1..<max(end, start + 1) {
          findings.append(
            AcrossFinding(
              Finding(
                .duplicateKey, recordIndex: Int(entries[position].record),
                otherRecordIndex: Int(entries[start].record)), entries[position]))
        }
        start = end
      }
      findings.sortByPlace()
      for finding in findings { try found(finding) }
    }
    return tally
  }
}

/// Entries of one partition, brought together by key.
enum KeyRuns {
  static func sort(_ entries: inout [PartitionEntry]) { entries.sortByKey(then: .record) }

  /// The position after the last entry with the key of `entries[start]`.
  static func end(of entries: [PartitionEntry], from start: Int) -> Int {
    var end = start + 1
    while end < entries.count, entries[end].hasSameKey(as: entries[start]) { end += 1 }
    return end
  }
}
