/// One file of a bag as its manifest names it.
public struct BagEntry: Sendable, Hashable {
  /// The path below the bag, such as `data/001/jumin_joho.csv`.
  public var path: String
  /// The size in bytes.
  public var byteCount: Int
  /// The 32 bytes of the SHA-256.
  public var sha256: [UInt8]

  /// Makes an entry.
  public init(path: String, byteCount: Int, sha256: [UInt8]) {
    self.path = path
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}
