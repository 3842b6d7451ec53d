public import Platform

/// Pairs the rows of two files by their keys, whatever their order and number.
public enum RowPairs {
  /// Where a row stands in its file.
  public struct Place: Sendable, Hashable {
    /// Its first byte.
    public var offset: Int
    /// How many bytes it has, with its newline.
    public var byteCount: Int

    /// Makes a place.
    public init(offset: Int, byteCount: Int) {
      self.offset = offset
      self.byteCount = byteCount
    }
  }

  /// What became of a row.
  public enum Pair: Sendable, Hashable {
    /// It is the same in both.
    case same(old: Place, new: Place)
    /// Both have its key, and something else differs.
    case changed(old: Place, new: Place)
    /// Only the older has it.
    case removed(old: Place)
    /// Only the newer has it.
    case added(new: Place)
  }

  /// The longest row that can be kept: 16 MiB; and the longest file: 1 TiB.
  public static let limit = (row: 1 << 24, file: 1 << 40)

  /// The entry of a row.
  ///
  /// - Parameters:
  ///   - key: The hash of its key.
  ///   - content: The hash of all that is compared, of which 63 bits count.
  ///   - place: Where it stands, within `limit`.
  ///   - isNew: Whether it is the newer file's.
  public static func entry(
    key: (high: UInt64, low: UInt64), content: UInt64, place: Place, isNew: Bool
  ) -> PartitionEntry {
    PartitionEntry(
      high: key.high, low: key.low, record: UInt64(place.offset) << 24 | UInt64(place.byteCount),
      payload: content & ~1 | (isNew ? 1 : 0))
  }

  /// Goes over the pairs of rows that share a partition of `KeyPartitions`.
  ///
  /// Rows of one key are matched as a multiset: first those that are the same, then what is left in the order of the files;
  /// what is then still left was added or removed.
  /// - Parameter entries: All entries of the partition, of both files.
  /// - Complexity: O(n log n).
  public static func resolve(_ entries: consuming [PartitionEntry], found: (Pair) throws -> Void) rethrows {
    entries.sortByKey(then: .record)
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].hasSameKey(as: entries[start]) { end += 1 }
      if end - start == 2, entries[start].payload ^ entries[start + 1].payload == 1 {
        // The common case: one row in each, and the same.
        let isFirstOld = entries[start].payload & 1 == 0
        try found(
          .same(
            old: place(entries[isFirstOld ? start : start + 1]), new: place(entries[isFirstOld ? start + 1 : start])))
      } else {
        try pair(entries[start..<end], found)
      }
      start = end
    }
  }

  private static func pair(_ run: ArraySlice<PartitionEntry>, _ found: (Pair) throws -> Void) rethrows {
    var old = run.filter { $0.payload & 1 == 0 }
    var new = run.filter { $0.payload & 1 == 1 }
    if !old.isEmpty, !new.isEmpty {
      // The sort is stable in the order of the file for rows of one content, because places are its second key.
      func order(_ left: PartitionEntry, _ right: PartitionEntry) -> Bool {
        (left.payload >> 1, left.record) < (right.payload >> 1, right.record)
      }
      let (sortedOld, sortedNew) = (old.sorted(by: order), new.sorted(by: order))
      (old, new) = ([], [])
      var (left, right) = (0, 0)
      while left < sortedOld.count, right < sortedNew.count {
        let (one, two) = (sortedOld[left].payload >> 1, sortedNew[right].payload >> 1)
        if one == two {
          try found(.same(old: place(sortedOld[left]), new: place(sortedNew[right])))
          left += 1
          right += 1
        } else if one < two {
          old.append(sortedOld[left])
          left += 1
        } else {
          new.append(sortedNew[right])
          right += 1
        }
      }
      old += sortedOld[left...]
      new += sortedNew[right...]
      old.sort { $0.record < $1.record }
      new.sort { $0.record < $1.record }
    }
    for (one, two) in zip(old, new) { try found(.changed(old: place(one), new: place(two))) }
    for entry in old.dropFirst(new.count) { try found(.removed(old: place(entry))) }
    for entry in new.dropFirst(old.count) { try found(.added(new: place(entry))) }
  }

  private static func place(_ entry: PartitionEntry) -> Place {
    Place(offset: Int(entry.record >> 24), byteCount: Int(entry.record & 0xFF_FFFF))
  }
}
