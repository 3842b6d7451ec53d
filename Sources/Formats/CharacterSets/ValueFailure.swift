public import Records

/// Why the bytes of one value are not what its table or layout says: the code, the place, the bytes.
public struct ValueFailure: Error, Sendable, Hashable {
  /// A code of family C or N.
  public var code: FindingCode
  /// The first offending byte, from the start of the value.
  public var byteOffset: Int
  /// The offending bytes, at most four, first byte highest; `byteCount` of them count.
  public var bytes: UInt32
  /// How many bytes of `bytes` count, 1 to 4.
  public var byteCount: Int

  /// Makes a failure.
  public init(_ code: FindingCode, byteOffset: Int, bytes: UInt32, byteCount: Int) {
    self.code = code
    self.byteOffset = byteOffset
    self.bytes = bytes
    self.byteCount = byteCount
  }
}
