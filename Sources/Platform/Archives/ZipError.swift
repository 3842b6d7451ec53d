/// Why bytes are not taken as a zip archive, or not written as one.
///
/// Equality is by code, entry and offset, never by prose.
public struct ZipError: Error, Sendable, Hashable {
  /// What is wrong.
  public let code: ZipErrorCode
  /// The entry's name as bytes; `nil` where the whole archive is meant.
  public let entry: [UInt8]?
  /// Where in the archive, in bytes from 0; when writing, how many bytes of the archive stood before the entry.
  public let byteOffset: Int

  /// Makes an error.
  public init(_ code: ZipErrorCode, entry: [UInt8]? = nil, at byteOffset: Int) {
    self.code = code
    self.entry = entry
    self.byteOffset = byteOffset
  }
}

/// What can be wrong with a zip archive.
public enum ZipErrorCode: String, Sendable, Hashable, CaseIterable {
  /// There is no end of a central directory: no zip archive, or one cut off.
  case notAnArchive
  /// Bytes follow the archive that are not its comment.
  case trailingBytes
  /// The comment holds something that could also be the end of the archive.
  case ambiguousEnd
  /// The archive is one of several volumes.
  case severalVolumes
  /// The archive uses zip64, which is for more than 4 GiB or 65,534 entries.
  case zip64
  /// There are more entries than the limit.
  case tooManyEntries
  /// The central directory is cut off, leaves its place or is followed by something else.
  case badDirectory
  /// The entry's local header is missing or disagrees with the central directory.
  case badLocalHeader
  /// The entry shares bytes with another one or with the central directory.
  case overlap
  /// The entry is encrypted.
  case encrypted
  /// The entry is neither stored nor deflated.
  case unsupportedMethod
  /// The name is empty, absolute, leaves the archive or holds a backslash, a colon or a control character.
  case unsafeName
  /// The name is no UTF-8, or is not ASCII and not said to be UTF-8.
  case undeclaredName
  /// The name stands twice.
  case repeatedName
  /// The entry is larger than the limit.
  case entryTooLarge
  /// All entries together are larger than the limit.
  case archiveTooLarge
  /// The entry grows by more than the limit allows.
  case suspiciousRatio
  /// The compressed bytes are no deflate stream.
  case badDeflate
  /// The entry holds fewer or more bytes than it says.
  case wrongSize
  /// The bytes do not have the checksum that the archive says.
  case wrongChecksum
}

extension ZipError: CustomStringConvertible {
  /// The English sentence.
  public var description: String { en }
}
