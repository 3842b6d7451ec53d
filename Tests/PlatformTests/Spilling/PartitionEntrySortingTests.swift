import Platform
import Testing

// Expected: the standard library's sort over the same order, written out here.
@Suite struct PartitionEntrySortingTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    var count: Int
    /// How many different keys there are.
    var keys: Int
    var testDescription: String { "\(count) entries of \(keys) keys" }
  }

  private static let cases = [0, 1, 2, 3, 255, 256, 257, 1400, 70_000].flatMap { count in
    [1, 2, 7, 1 << 40].map { Case(count: count, keys: $0) }
  }

  @Test(arguments: cases)
  private func `entries of a partition come in order of key, then of what is asked for`(_ sample: Case) {
    var state: UInt64 = 0x5EED
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 20
    }
    let entries = (0..<sample.count).map { index in
      let key = next() % UInt64(sample.keys)
      // One partition, so one highest byte; some keys differ in their lower half alone.
      return PartitionEntry(
        high: 0xAB << 56 | (key / 2 &* 0x9E37_79B9_7F4A_7C15) >> 8, low: key, record: next() << 20 | UInt64(index),
        payload: next() << 20 | UInt64(index))
    }
    var byRecord = entries
    byRecord.sortByKey(then: .record)
    #expect(byRecord == entries.sorted { ($0.high, $0.low, $0.record) < ($1.high, $1.low, $1.record) })
    var byPayload = entries
    byPayload.sortByKey(then: .payload)
    #expect(byPayload == entries.sorted { ($0.high, $0.low, $0.payload) < ($1.high, $1.low, $1.payload) })
  }
}
