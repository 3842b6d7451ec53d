/// One entry of an archive, as the central directory and its local header agree on it.
public struct ZipEntry: Sendable, Hashable {
  /// The name, UTF-8; compare it as bytes.
  public let name: [UInt8]
  /// The size when expanded, as declared: more is never expanded.
  public let byteCount: Int
  /// The compressed bytes in the archive.
  let content: Range<Int>
  /// Where the local header begins.
  let headerOffset: Int
  /// Whether the content is deflated, or stored as it is.
  let isDeflated: Bool
  /// The declared CRC-32.
  let checksum: UInt32

  /// Whether it is a folder.
  public var isFolder: Bool { name.last == 0x2F }
}
