/// Values of one field or item for the records of a block: UTF-8 in one arena, with the end of each value.
///
/// An empty value is an absent one. Values are compared as bytes; no `String` is made per value.
public struct Column: Sendable, Hashable {
  /// The values, one after another.
  public var bytes: [UInt8]
  /// The end of each value in `bytes`.
  public var ends: [UInt32]

  /// An empty column with room for some values and bytes.
  public init(reservingValues values: Int = 0, bytes byteCount: Int = 0) {
    bytes = []
    ends = []
    bytes.reserveCapacity(byteCount)
    ends.reserveCapacity(values)
  }

  /// Takes an arena and its ends; `ends` must not decrease and must end at `bytes.count`.
  public init(bytes: [UInt8], ends: [UInt32]) {
    self.bytes = bytes
    self.ends = ends
  }

  /// A column of texts; for tests and small tables.
  public init(_ texts: [String]) {
    self.init()
    for text in texts { append(text) }
  }

  /// The number of values.
  @inlinable
  public var count: Int { ends.count }

  /// Where value `index` stands in `bytes`.
  @inlinable
  public func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// Whether value `index` is absent.
  @inlinable
  public func isEmpty(_ index: Int) -> Bool {
    (index == 0 ? 0 : ends[index - 1]) == ends[index]
  }

  /// Ends the value whose bytes were appended to `bytes`.
  @inlinable
  public mutating func endValue() {
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// Appends an absent value.
  public mutating func appendEmpty() { endValue() }

  /// Appends a text.
  public mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    endValue()
  }

  /// Appends value `index` of another column.
  public mutating func append(_ other: Column, _ index: Int) {
    bytes.append(contentsOf: other.bytes[other.range(index)])
    endValue()
  }

  /// Value `index` as a `String`; for messages and tests, never for comparison.
  public func text(_ index: Int) -> String {
    String(decoding: bytes[range(index)], as: UTF8.self)
  }
}
