public import Platform

/// One payload file of a bag while it is written: bytes go to the file and into its digest.
public struct PayloadWriter: ~Copyable {
  /// The path below the bag.
  public let path: String
  /// The number of bytes given so far.
  public var byteCount: Int { file.byteCount }

  private var file: OutputFile
  private var digest = SHA256()

  init(path: String, in directory: String) throws(FileError) {
    self.path = path
    file = try OutputFile(creating: directory + "/" + path)
  }

  /// Appends bytes. O(n).
  public mutating func write(_ bytes: [UInt8]) throws(FileError) {
    try write(bytes.span)
  }

  /// Appends bytes. O(n).
  public mutating func write(_ bytes: Span<UInt8>) throws(FileError) {
    digest.update(bytes)
    try file.write(bytes)
  }

  /// Closes the file, on the disk, and says what it holds.
  mutating func close() throws(FileError) -> BagEntry {
    try file.close()
    return BagEntry(path: path, byteCount: file.byteCount, sha256: digest.finalize())
  }
}
