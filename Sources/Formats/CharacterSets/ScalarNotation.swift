/// How people write scalars and codes in tables: `U+8FBB U+E0102`, `F040`.
enum ScalarNotation {
  /// One scalar, or a character with the scalar that makes one of the two, written `U+8FBB U+E0102`; `nil` for anything else.
  static func scalars(_ text: String) -> [Unicode.Scalar]? {
    var scalars: [Unicode.Scalar] = []
    for part in text.split(separator: " ", omittingEmptySubsequences: false) {
      guard part.utf8.starts(with: "U+".utf8), let value = hexadecimal(part.dropFirst(2), digits: 4...6),
        let scalar = Unicode.Scalar(value)
      else { return nil }
      scalars.append(scalar)
    }
    return scalars.count <= 2 ? scalars : nil
  }

  /// Bytes as people write a code: two digits each.
  static func text(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }

  /// ASCII hexadecimal digits of either case, without sign or prefix.
  static func hexadecimal(_ text: some StringProtocol, digits: ClosedRange<Int>) -> UInt32? {
    guard digits.contains(text.utf8.count) else { return nil }
    var value: UInt32 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
      default: return nil
      }
    }
    return value
  }
}
