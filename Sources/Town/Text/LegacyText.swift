import Formats

/// Turns the words of a town into the bytes of its old system (CP932).
///
/// The character table writes user-defined characters (U+E000 as F040) and, for an IBM extension, its IBM code. Each of
/// these has a second, NEC-selected code that old terminals wrote; a few names of the town use it on purpose.
struct LegacyText {
  private let table: CharacterTable

  /// Needs the table `CP932`, which the product always has.
  init() {
    guard let table = CharacterTable.named("CP932") else {
      preconditionFailure("the table CP932 belongs to the product")
    }
    self.table = table
  }

  /// The bytes of a text of our own tables; `necSelected` writes the few duplicates that an old terminal wrote.
  func bytes(_ text: String, necSelected: Bool = false) -> [UInt8] {
    do {
      if !necSelected { return try table.encode(text) }
      var bytes: [UInt8] = []
      for scalar in text.unicodeScalars {
        if let pair = LegacyText.necSelectedCodes.first(where: { $0.scalar == scalar }) {
          bytes += [UInt8(pair.code >> 8), UInt8(pair.code & 0xFF)]
        } else {
          bytes += try table.encode(String(scalar))
        }
      }
      return bytes
    } catch {
      preconditionFailure("a word of the town's own lists is not in CP932")
    }
  }

  // Source: Microsoft's cp932 table, rows ED and EE; read from Python's codec, which decodes both codes of each pair.
  private static let necSelectedCodes: [(scalar: Unicode.Scalar, code: Int)] = [
    ("\u{9AD9}", 0xEEE0), ("\u{FA11}", 0xED95), ("\u{FA19}", 0xEE62), ("\u{FA1B}", 0xEE65), ("\u{FA10}", 0xED80),
    ("\u{5FB7}", 0xED9E), ("\u{7028}", 0xEDF1), ("\u{6FF5}", 0xEDEE),
  ]

  /// Half-width digits as full-width ones, `0x824F` + digit.
  static func fullWidth(_ number: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for digit in String(number).utf8 { bytes += [0x82, 0x4F + (digit - 0x30)] }
    return bytes
  }

  /// Half-width capital letters and spaces as full-width ones: `0x8260` + letter, `0x8140`.
  static func fullWidth(latin: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in latin {
      if byte == 0x20 { bytes += [0x81, 0x40] } else { bytes += [0x82, 0x60 + (byte - 0x41)] }
    }
    return bytes
  }

  /// The full-width space.
  static let ideographicSpace: [UInt8] = [0x81, 0x40]
}
