internal import Platform

/// The lines of a manifest: digest, two spaces, path.
///
/// Two spaces, because that is what `sha256sum -c` reads as a text-mode line; RFC 8493, 2.1.3 allows any linear white
/// space. CR, LF and % in a path are percent-encoded and nothing else is (ibid.).
enum Manifest {
  /// The manifest of some files, sorted by the bytes of their paths.
  static func bytes(_ entries: [BagEntry]) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      bytes += Hexadecimal.text(entry.sha256).utf8
      bytes += [0x20, 0x20]
      bytes += encoded(Array(entry.path.utf8))
      bytes.append(0x0A)
    }
    return bytes
  }

  /// One line read back.
  struct Line {
    /// The digest's hexadecimal digits, lower case.
    var digest: [UInt8]
    /// The path's bytes, decoded.
    var path: [UInt8]
  }

  /// Reads a manifest; a line that is none comes back as its number, from 1.
  static func lines(_ bytes: [UInt8]) -> (lines: [Line], malformed: [Int]) {
    var lines: [Line] = []
    var malformed: [Int] = []
    var number = 0
    for text in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let text = text.last == 0x0D ? text.dropLast() : text
      if text.isEmpty { continue }
      let digest = text.prefix { $0 != 0x20 && $0 != 0x09 }
      let path = text[digest.endIndex...].drop { $0 == 0x20 || $0 == 0x09 }
      guard digest.count == 64, let digits = lowercased(digest), !path.isEmpty, let decoded = decoded(path) else {
        malformed.append(number)
        continue
      }
      lines.append(Line(digest: digits, path: decoded))
    }
    return (lines, malformed)
  }

  static func encoded(_ path: [UInt8]) -> [UInt8] {
    path.flatMap { byte in
      switch byte {
      case 0x0A: Array("%0A".utf8)
      case 0x0D: Array("%0D".utf8)
      case 0x25: Array("%25".utf8)
      default: [byte]
      }
    }
  }

  /// The path that `encoded` gave, or `nil` where a % begins none of its three sequences.
  private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var path: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        path.append(byte)
        continue
      }
      switch (rest.popFirst(), rest.popFirst()) {
      case (0x30, 0x41), (0x30, 0x61): path.append(0x0A)
      case (0x30, 0x44), (0x30, 0x64): path.append(0x0D)
      case (0x32, 0x35): path.append(0x25)
      default: return nil
      }
    }
    return path
  }

  private static func lowercased(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    for digit in digits {
      switch digit {
      case 0x30...0x39, 0x61...0x66: result.append(digit)
      case 0x41...0x46: result.append(digit | 0x20)
      default: return nil
      }
    }
    return result
  }
}
