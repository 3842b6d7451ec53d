import Platform
import TestSupport
import Testing

@Suite struct KeyPartitionsTests {
  /// The entries of each partition, in the order given, by looking at every entry for every partition.
  func expected(_ entries: [PartitionEntry]) -> [[PartitionEntry]] {
    (0..<256).map { partition in entries.filter { $0.high >> 56 == UInt64(partition) } }.filter { !$0.isEmpty }
  }

  /// Entries with keys of a simple mixing, many of them equal.
  func entries(_ count: Int) -> [PartitionEntry] {
    (0..<count).map { index in
      PartitionEntry(
        high: UInt64(index % 97) &* 0x9E37_79B9_7F4A_7C15, low: UInt64(index % 97), record: UInt64(index),
        payload: .max - UInt64(index))
    }
  }

  @Test(arguments: [0, 1, 32, 1000, 100_000_000])
  func `every entry comes back in its partition and order, whatever the budget`(_ budget: Int) throws {
    let directory = TemporaryDirectory()
    var partitions = KeyPartitions(directory: directory.path, budget: budget)
    let all = entries(1000)
    for start in stride(from: 0, to: all.count, by: 70) {
      try partitions.append(Array(all[start..<min(all.count, start + 70)]))
    }
    for _ in 1...2 {
      var found: [[PartitionEntry]] = []
      try partitions.forEachPartition { found.append($0) }
      #expect(found == expected(all))
    }
    let counts = (all: partitions.count, spilled: partitions.spilledCount)
    #expect(counts.all == 1000)
    #expect((counts.spilled > 0) == (budget < 32_000))
  }

  @Test func `nothing appended gives no partition`() throws {
    var partitions = KeyPartitions(directory: "/nonexistent", budget: 0)
    try partitions.append([])
    try partitions.forEachPartition { _ in Issue.record("there are no entries") }
  }

  @Test func `the spill file has no name`() throws {
    let directory = TemporaryDirectory()
    var partitions = KeyPartitions(directory: directory.path, budget: 0)
    try partitions.append(entries(10))
    let spilled = partitions.spilledCount
    #expect(spilled == 10)
    #expect(try FileSystem.list(directory.path).isEmpty)
  }

  @Test func `a directory that is not there is reported when entries spill`() throws {
    var partitions = KeyPartitions(directory: "/nonexistent", budget: 0)
    do throws(FileError) {
      try partitions.append(entries(1))
      Issue.record("entries cannot spill into no directory")
    } catch {
      #expect(error.errno == 2)
      #expect(error.path.utf8.starts(with: "/nonexistent/".utf8))
    }
  }
}
