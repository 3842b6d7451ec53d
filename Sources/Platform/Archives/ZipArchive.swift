/// A zip archive in memory.
///
/// Opening reads the central directory and every local header, and refuses what two programs might read differently:
/// names that leave the archive or stand twice, entries that share bytes, sizes that disagree, bytes after the end.
/// Bytes between entries are allowed and not looked at. Nothing is expanded before it is asked for.
///
/// - Source: PKWARE, .ZIP File Format Specification (APPNOTE.TXT) 6.3.10.
public struct ZipArchive: Sendable {
  /// The entries in the order of the central directory.
  public let entries: [ZipEntry]
  private let bytes: [UInt8]
  private let places: [[UInt8]: Int]

  /// Opens an archive.
  ///
  /// - Parameters:
  ///   - bytes: The whole file; it is kept, not copied.
  ///   - limits: What is too much.
  /// - Throws: `ZipError`, with the entry's name where one is meant.
  /// - Complexity: O(entries log entries), after at most 64 KiB from the end.
  public init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
    let end = try ZipEnd(bytes)
    guard end.entryCount <= limits.entryCount else { throw ZipError(.tooManyEntries, at: end.offset) }
    var directory = ZipDirectory(bytes, end)
    var entries: [ZipEntry] = []
    var places: [[UInt8]: Int] = [:]
    var total = 0
    for _ in 0..<end.entryCount {
      let entry = try directory.next()
      func refusal(_ code: ZipErrorCode) -> ZipError { ZipError(code, entry: entry.name, at: entry.headerOffset) }
      guard places.updateValue(entries.count, forKey: entry.name) == nil else { throw refusal(.repeatedName) }
      guard entry.byteCount <= limits.entryByteCount else { throw refusal(.entryTooLarge) }
      total += entry.byteCount
      guard total <= limits.totalByteCount else { throw refusal(.archiveTooLarge) }
      // By division: the product could overflow.
      guard
        entry.byteCount <= limits.ratioFreeByteCount
          || entry.byteCount / max(1, limits.ratio) <= entry.content.count
      else { throw refusal(.suspiciousRatio) }
      entries.append(entry)
    }
    try directory.expectEnd()
    try Self.refuseOverlaps(entries)
    self.entries = entries
    self.places = places
    self.bytes = bytes
  }

  /// The entry of that name, compared byte by byte.
  public func entry(named name: [UInt8]) -> ZipEntry? { places[name].map { entries[$0] } }

  /// What an entry of this archive holds.
  ///
  /// Expanding stops as soon as there is more than the entry declares, whatever follows.
  ///
  /// - Throws: `ZipError` with `.badDeflate`, `.wrongSize` or `.wrongChecksum`, at the compressed byte looked at last.
  /// - Complexity: O(compressed + expanded).
  public func contents(of entry: ZipEntry) throws(ZipError) -> [UInt8] {
    precondition(self.entry(named: entry.name) == entry, "the entry belongs to this archive")
    func refusal(_ code: ZipErrorCode, _ used: Int) -> ZipError {
      ZipError(code, entry: entry.name, at: entry.content.lowerBound + used)
    }
    let contents: [UInt8]
    if entry.isDeflated {
      switch Deflate.expand(bytes, entry.content, limit: entry.byteCount) {
      case .whole(let expanded, let used):
        guard used == entry.content.count, expanded.count == entry.byteCount else { throw refusal(.wrongSize, used) }
        contents = expanded
      case .tooLong(let used): throw refusal(.wrongSize, used)
      case .broken(let used): throw refusal(.badDeflate, used)
      }
    } else {
      contents = Array(bytes[entry.content])
    }
    guard Checksum.crc32(contents) == entry.checksum else { throw refusal(.wrongChecksum, 0) }
    return contents
  }

  private static func refuseOverlaps(_ entries: [ZipEntry]) throws(ZipError) {
    var free = 0
    for entry in entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
      guard entry.headerOffset >= free else { throw ZipError(.overlap, entry: entry.name, at: entry.headerOffset) }
      free = entry.content.upperBound
    }
  }
}
