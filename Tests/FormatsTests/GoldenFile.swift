import FoundationEssentials
import TestSupport

/// Expected results made by independent tools, in `Tests/FormatsTests/Golden`.
enum GoldenFile {
  /// The bytes of a golden file.
  static func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: Repository.path("Tests/FormatsTests/Golden/\(name)"))))
  }

  /// The lines of a golden file that is text, without the last newline.
  static func lines(_ name: String) throws -> [String] {
    String(decoding: try bytes(name), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The bytes of a text of hexadecimal digits, two each; nothing where it is none.
  static func hexadecimal(_ text: String) -> [UInt8] {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue.map { UInt8($0) } }
    guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return [] }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

/// A generator with a printed seed (SplitMix64), for tests with random bytes.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}

extension String {
  /// The scalars, for comparisons that canonical equivalence would hide.
  var scalarValues: [UInt32] { unicodeScalars.map(\.value) }
}
