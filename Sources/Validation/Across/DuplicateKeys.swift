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
    var result = AcrossCheck(findings: [], tally: RuleTally())
    try partitions.forEachPartition { entries in
      KeyRuns.sort(&entries)
      var start = 0
      while start < entries.count {
        let end = KeyRuns.end(of: entries, from: start)
        result.tally.count(end - start == 1)
        for position in start + 1..<max(end, start + 1) {
          result.findings.append(
            Finding(
              .duplicateKey, recordIndex: Int(entries[position].record),
              otherRecordIndex: Int(entries[start].record)))
        }
        start = end
      }
    }
    result.findings.sortByPlace()
    return result
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
