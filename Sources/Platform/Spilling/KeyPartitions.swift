/// Entries of any number, by key, in bounded memory.
///
/// Entries go to one of 256 partitions by the highest byte of their hash, so that equal keys meet in one partition and
/// partitions can be worked on one after another. When the entries in memory pass the budget, all of them go to one
/// spill file, partition by partition; the file has mode 0600 and no name, so that it is gone with the process.
/// A partition keeps the order of `append`. A key that very many records share makes one large partition: leave absent
/// keys out.
public struct KeyPartitions: ~Copyable, Sendable {
  /// How many entries were appended.
  public private(set) var count = 0
  /// How many entries are in the spill file.
  public private(set) var spilledCount = 0

  private let directory: String
  private let budget: Int
  private var held: [[PartitionEntry]]
  private var heldCount = 0
  private var spill: SpillFile?
  private var segments: [[SpillFile.Segment]]

  static let partitionCount = 256

  /// Makes empty partitions.
  ///
  /// - Parameters:
  ///   - directory: An existing directory for the spill file.
  ///   - budget: The bytes that entries may take in memory, at 32 each.
  public init(directory: String, budget: Int) {
    self.directory = directory
    self.budget = budget
    held = Array(repeating: [], count: KeyPartitions.partitionCount)
    segments = Array(repeating: [], count: KeyPartitions.partitionCount)
  }

  /// Appends entries, and spills when the budget is passed. O(n).
  public mutating func append(_ entries: [PartitionEntry]) throws(FileError) {
    for entry in entries {
      held[Int(truncatingIfNeeded: entry.high >> 56)].append(entry)
    }
    count += entries.count
    heldCount += entries.count
    if heldCount * MemoryLayout<PartitionEntry>.stride > budget { try spillHeld() }
  }

  /// Calls `body` with every partition that has entries, in order of the hash; `body` may sort or change its copy.
  ///
  /// Can be called again and gives the same. Memory: the entries held, and one partition.
  /// - Throws: `FileError` where the spill file cannot be read, and what `body` throws.
  public mutating func forEachPartition(_ body: (inout [PartitionEntry]) throws -> Void) throws {
    for partition in held.indices {
      var entries = try entries(of: partition)
      if !entries.isEmpty { try body(&entries) }
    }
  }

  /// The entries of one partition, from 0, in the order of `append`; none past the last partition.
  ///
  /// - Throws: `FileError` where the spill file cannot be read.
  public mutating func entries(of partition: Int) throws(FileError) -> [PartitionEntry] {
    guard held.indices.contains(partition) else { return [] }
    if segments[partition].isEmpty || spill == nil { return held[partition] }
    var entries: [PartitionEntry] = []
    let spilled = segments[partition].reduce(0) { $0 + $1.entryCount }
    entries.reserveCapacity(spilled + held[partition].count)
    for segment in segments[partition] { try spill?.read(segment, appendingTo: &entries) }
    entries.append(contentsOf: held[partition])
    return entries
  }

  /// How many partitions there are.
  public static var partitions: Int { partitionCount }

  private mutating func spillHeld() throws(FileError) {
    if spill == nil { spill = try SpillFile(directory: directory) }
    for partition in held.indices where !held[partition].isEmpty {
      if let segment = try spill?.append(held[partition]) { segments[partition].append(segment) }
      held[partition].removeAll(keepingCapacity: true)
    }
    spilledCount += heldCount
    heldCount = 0
  }
}
