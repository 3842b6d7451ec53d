/// The record at the end of an archive (APPNOTE 4.3.16): where the central directory is.
struct ZipEnd {
  /// Where the record begins, which is where the central directory ends.
  let offset: Int
  /// Where the central directory begins.
  let directoryOffset: Int
  /// How many entries it has.
  let entryCount: Int

  private static let byteCount = 22
  private static let longestComment = 0xFFFF

  /// Finds the record.
  ///
  /// It is searched from the end of the file backwards, as its comment has no fixed length. It counts when its comment
  /// ends where the file does; two that do are refused, since programs differ in which they take.
  init(_ bytes: [UInt8]) throws(ZipError) {
    var found: Int?
    var foundWithTrailing: Int?
    var offset = bytes.count - Self.byteCount
    let first = max(0, offset - Self.longestComment)
    while offset >= first {
      if bytes.number(at: offset, bytes: 4) == ZipSignature.end {
        let end = offset + Self.byteCount + bytes.number(at: offset + 20, bytes: 2)
        if end == bytes.count {
          guard found == nil else { throw ZipError(.ambiguousEnd, at: offset) }
          found = offset
        } else if end < bytes.count, foundWithTrailing == nil {
          foundWithTrailing = end
        }
      }
      offset -= 1
    }
    guard let found else {
      throw ZipError(foundWithTrailing == nil ? .notAnArchive : .trailingBytes, at: foundWithTrailing ?? 0)
    }
    let hasLocator = found >= 20 && bytes.number(at: found - 20, bytes: 4) == ZipSignature.zip64Locator
    entryCount = bytes.number(at: found + 10, bytes: 2)
    directoryOffset = bytes.number(at: found + 16, bytes: 4)
    let directoryByteCount = bytes.number(at: found + 12, bytes: 4)
    guard !hasLocator, entryCount != 0xFFFF, directoryOffset != 0xFFFF_FFFF, directoryByteCount != 0xFFFF_FFFF else {
      throw ZipError(.zip64, at: found)
    }
    guard bytes.number(at: found + 4, bytes: 4) == 0, bytes.number(at: found + 8, bytes: 2) == entryCount else {
      throw ZipError(.severalVolumes, at: found)
    }
    guard directoryOffset + directoryByteCount == found else { throw ZipError(.badDirectory, at: found) }
    self.offset = found
  }
}

extension [UInt8] {
  /// A number of `bytes` bytes, least first; the caller has made sure they are there.
  func number(at offset: Int, bytes: Int) -> Int {
    var value = 0
    for place in 0..<bytes { value |= Int(self[offset + place]) << (8 * place) }
    return value
  }
}
