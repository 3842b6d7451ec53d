/// A name as a key: compared byte by byte, because `String` holds 神 U+FA19 and 神 U+795E for one.
struct NameKey: Hashable, Sendable {
  private let bytes: [UInt8]

  init(_ name: String) {
    bytes = Array(name.utf8)
  }
}

extension String {
  /// Whether the bytes are the same.
  func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
