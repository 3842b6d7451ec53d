/// One record's part in work that looks across records: a key by its hash, the record, an order or a mark.
///
/// 32 bytes. 128 bits tell keys apart: among 10 million keys two different ones meet with a probability below 2^-80.
public struct PartitionEntry: Sendable, Hashable, BitwiseCopyable {
  /// The higher half of the key's hash; its highest bits choose the partition.
  public var high: UInt64
  /// The lower half of the key's hash.
  public var low: UInt64
  /// The record's index in its file.
  public var record: UInt64
  /// The order within a window, or marks of a rule.
  public var payload: UInt64

  /// Makes an entry.
  public init(high: UInt64, low: UInt64, record: UInt64, payload: UInt64) {
    self.high = high
    self.low = low
    self.record = record
    self.payload = payload
  }

  /// Makes an entry from what `KeyHasher.finish()` gives.
  public init(key: (high: UInt64, low: UInt64), record: Int, payload: UInt64) {
    self.init(high: key.high, low: key.low, record: UInt64(record), payload: payload)
  }

  /// Whether two entries have the same key.
  @inline(__always)
  public func hasSameKey(as other: PartitionEntry) -> Bool { high == other.high && low == other.low }
}
