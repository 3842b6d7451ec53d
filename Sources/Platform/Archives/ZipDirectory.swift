/// Reads the central directory entry by entry, each together with its local header.
struct ZipDirectory {
  private let bytes: [UInt8]
  private let start: Int
  private let end: Int
  private var offset: Int

  private static let byteCount = 46
  private static let localByteCount = 30

  init(_ bytes: [UInt8], _ end: ZipEnd) {
    self.bytes = bytes
    start = end.directoryOffset
    self.end = end.offset
    offset = start
  }

  /// The next entry (APPNOTE 4.3.12), with names, method and flags checked, and its local header too.
  mutating func next() throws(ZipError) -> ZipEntry {
    let here = offset
    guard end - here >= Self.byteCount, number(here, 4) == ZipSignature.directoryEntry else {
      throw ZipError(.badDirectory, at: here)
    }
    let nameCount = number(here + 28, 2)
    let extraCount = number(here + 30, 2)
    guard end - here - Self.byteCount >= nameCount + extraCount + number(here + 32, 2) else {
      throw ZipError(.badDirectory, at: here)
    }
    offset = here + Self.byteCount + nameCount + extraCount + number(here + 32, 2)
    let nameStart = here + Self.byteCount
    let name = Array(bytes[nameStart..<nameStart + nameCount])
    func refusal(_ code: ZipErrorCode) -> ZipError { ZipError(code, entry: name, at: here) }

    let flags = number(here + 8, 2)
    if let problem = ZipName.problem(name, isDeclaredUTF8: flags & 0x0800 != 0) { throw refusal(problem) }
    // Bits 0, 6 and 13: encrypted, strongly, and with a masked directory (4.4.4).
    guard flags & 0x2041 == 0 else { throw refusal(.encrypted) }
    let method = number(here + 10, 2)
    // Bit 5: patches instead of data.
    guard method == 0 || method == 8, flags & 0x0020 == 0 else { throw refusal(.unsupportedMethod) }
    let contentCount = number(here + 20, 4)
    let byteCount = number(here + 24, 4)
    let headerOffset = number(here + 42, 4)
    guard
      contentCount != 0xFFFF_FFFF, byteCount != 0xFFFF_FFFF, headerOffset != 0xFFFF_FFFF,
      number(here + 34, 2) != 0xFFFF,
      !holdsZip64(nameStart + nameCount, extraCount)
    else { throw refusal(.zip64) }
    guard number(here + 34, 2) == 0 else { throw refusal(.severalVolumes) }
    let isFolderWithContent = name.last == 0x2F && byteCount != 0
    guard method != 0 || contentCount == byteCount, !isFolderWithContent else { throw refusal(.wrongSize) }

    let entry = ZipEntry(
      name: name, byteCount: byteCount,
      content: try content(name, here, headerOffset, contentCount), headerOffset: headerOffset, isDeflated: method == 8,
      checksum: UInt32(truncatingIfNeeded: number(here + 16, 4)))
    return entry
  }

  /// Throws unless the directory ends here.
  func expectEnd() throws(ZipError) {
    guard offset == end else { throw ZipError(.badDirectory, at: offset) }
  }

  /// The entry's bytes, behind a local header (APPNOTE 4.3.7) that says the same as the directory's entry at `here`.
  ///
  /// With a data descriptor (bit 3) the local header may leave sizes and checksum zero; then the directory's count, and
  /// the descriptor is only required to fit before the central directory.
  private func content(_ name: [UInt8], _ here: Int, _ header: Int, _ contentCount: Int) throws(ZipError) -> Range<Int>
  {
    func refusal(_ code: ZipErrorCode, _ offset: Int) -> ZipError { ZipError(code, entry: name, at: offset) }
    guard start - header >= Self.localByteCount, number(header, 4) == ZipSignature.localHeader else {
      throw refusal(.badLocalHeader, header)
    }
    let nameCount = number(header + 26, 2)
    let contentStart = header + Self.localByteCount + nameCount + number(header + 28, 2)
    let hasDescriptor = number(header + 6, 2) & 0x0008 != 0
    guard contentStart + contentCount + (hasDescriptor ? 12 : 0) <= start else { throw refusal(.overlap, header) }
    let nameStart = header + Self.localByteCount
    guard
      bytes[nameStart..<nameStart + nameCount].elementsEqual(name),
      // Flags and method are the same in both.
      number(header + 6, 2) == number(here + 8, 2), number(header + 8, 2) == number(here + 10, 2)
    else { throw refusal(.badLocalHeader, header) }
    // Checksum and both sizes stand 14 bytes into the one and 16 into the other.
    for place in [0, 4, 8] {
      let value = number(header + 14 + place, 4)
      guard value == number(here + 16 + place, 4) || (hasDescriptor && (value == 0 || value == 0xFFFF_FFFF)) else {
        throw refusal(.badLocalHeader, header)
      }
    }
    return contentStart..<contentStart + contentCount
  }

  /// Whether the extra fields hold zip64's (0x0001, APPNOTE 4.5.3); a field cut off ends the search.
  private func holdsZip64(_ start: Int, _ count: Int) -> Bool {
    var offset = start
    while start + count - offset >= 4 {
      if number(offset, 2) == 0x0001 { return true }
      offset += 4 + number(offset + 2, 2)
    }
    return false
  }

  private func number(_ offset: Int, _ count: Int) -> Int { bytes.number(at: offset, bytes: count) }
}
