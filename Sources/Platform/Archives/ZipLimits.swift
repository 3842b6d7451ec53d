/// How much of an archive is taken before it is refused.
public struct ZipLimits: Sendable, Hashable {
  /// The most entries.
  public var entryCount: Int
  /// The most bytes of one entry when expanded.
  public var entryByteCount: Int
  /// The most bytes of all entries together when expanded.
  public var totalByteCount: Int
  /// How many times its compressed size an entry may have when expanded.
  public var ratio: Int
  /// Entries up to this many bytes may have any ratio: short repetitive files do no harm and compress well.
  public var ratioFreeByteCount: Int

  /// Makes limits.
  ///
  /// The defaults are ours: 10,000 entries, 256 MiB an entry and 512 MiB together, and 200 times the compressed size
  /// beyond 1 MiB. Deflate itself ends near 1,032 times (zlib's technical details); workbooks stay below 100.
  public init(
    entryCount: Int = 10_000, entryByteCount: Int = 256 << 20, totalByteCount: Int = 512 << 20, ratio: Int = 200,
    ratioFreeByteCount: Int = 1 << 20
  ) {
    self.entryCount = entryCount
    self.entryByteCount = entryByteCount
    self.totalByteCount = totalByteCount
    self.ratio = ratio
    self.ratioFreeByteCount = ratioFreeByteCount
  }
}
