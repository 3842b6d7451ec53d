public import Evaluation
public import Platform

/// What one window says of every record of a file: two bits a record.
public struct WindowStates: Sendable {
  private var bits: [UInt8]
  /// The number of records of the file.
  public let recordCount: Int

  /// A window that no record takes part in.
  public init(recordCount: Int) {
    self.recordCount = recordCount
    bits = [UInt8](repeating: 0, count: (recordCount + 3) / 4)
  }

  /// A file of one record, which is the last of its window.
  static var ofOneRecord: WindowStates {
    var states = WindowStates(recordCount: 1)
    states.set(.last, 0)
    return states
  }

  /// What it says of a record, by its index in the file; a record past the end takes no part.
  public func verdict(_ record: Int) -> WindowVerdict {
    guard record < recordCount else { return .outside }
    return WindowVerdict(rawValue: bits[record / 4] >> UInt8(record % 4 * 2) & 3) ?? .outside
  }

  /// Decides every window.
  ///
  /// The record with the greatest order is the last of its window. Where several share that order, all of them are
  /// tied: input order never decides.
  /// - Parameters:
  ///   - partitions: The entries of one window over the whole file.
  ///   - recordCount: The number of records of the file; every entry's record lies below it.
  /// - Throws: What reading spilled partitions throws.
  /// - Complexity: O(n log n) in the entries of a partition; memory of one partition and two bits a record.
  public static func resolve(partitions: inout KeyPartitions, recordCount: Int) throws -> WindowStates {
    var states = WindowStates(recordCount: recordCount)
    try partitions.forEachPartition { entries in
      entries.sortByKey(then: .payload)
      var start = 0
      while start < entries.count {
        var end = start + 1
        while end < entries.count, entries[end].hasSameKey(as: entries[start]) { end += 1 }
        let greatest = entries[end - 1].payload
        let isTied = end - start > 1 && entries[end - 2].payload == greatest
        for entry in entries[start..<end] {
          states.set(entry.payload < greatest ? .notLast : isTied ? .tied : .last, Int(entry.record))
        }
        start = end
      }
    }
    return states
  }

  private mutating func set(_ verdict: WindowVerdict, _ record: Int) {
    bits[record / 4] |= verdict.rawValue << UInt8(record % 4 * 2)
  }
}
