// Keys are hashes, so the bits after those that chose the partition spread its entries evenly: they are dealt out by
// them first, into about as many places as there are entries, and what is left is to put right the few that share a
// place. A place with many entries is one with a key that many records share, and is sorted on its own.
// Example: of 1,400 entries 2,048 places get one each, or two, or none.

extension [PartitionEntry] {
  /// Which number orders entries that share a key.
  public enum Tie: Sendable {
    /// The record.
    case record
    /// The payload.
    case payload
  }

  /// Sorts the entries of one partition by their key, and those that share one by `tie`.
  ///
  /// - Parameter tie: Entries that agree in it too stay in any order, the same one each time.
  /// - Complexity: O(n) for keys that are mostly different, at worst O(n log n); memory for a second list.
  public mutating func sortByKey(then tie: Tie) {
    guard count > 1 else { return }
    // All keys of a partition share their highest byte; between 256 and 65,536 places are told by the bits after it.
    let bits = Swift.max(8, Swift.min(16, Int.bitWidth - count.leadingZeroBitCount))
    let shift = UInt64(56 - bits)
    let mask = UInt64(1) << UInt64(bits) - 1
    var ends = [Int](repeating: 0, count: 1 << bits)
    for entry in self { ends[Int(entry.high >> shift & mask)] += 1 }
    var total = 0
    for place in ends.indices {
      let count = ends[place]
      ends[place] = total
      total += count
    }
    var dealt = self
    for entry in self {
      let place = Int(entry.high >> shift & mask)
      dealt[ends[place]] = entry
      ends[place] += 1
    }
    var start = 0
    for end in ends where end > start {
      if end - start == 2 {
        if PartitionEntry.isBefore(dealt[start + 1], dealt[start], tie) { dealt.swapAt(start, start + 1) }
      } else if end - start > 2 {
        dealt[start..<end].sort { PartitionEntry.isBefore($0, $1, tie) }
      }
      start = end
    }
    self = dealt
  }
}

extension PartitionEntry {
  fileprivate static func isBefore(_ left: PartitionEntry, _ right: PartitionEntry, _ tie: [PartitionEntry].Tie) -> Bool
  {
    if left.high != right.high { return left.high < right.high }
    if left.low != right.low { return left.low < right.low }
    return switch tie {
    case .record: left.record < right.record
    case .payload: left.payload < right.payload
    }
  }
}
