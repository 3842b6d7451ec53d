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

extension String {
  /// The scalars, for comparisons that canonical equivalence would hide.
  var scalarValues: [UInt32] { unicodeScalars.map(\.value) }
}
