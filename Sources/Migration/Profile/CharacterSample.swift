internal import Formats
internal import Records

/// Texts of a source beyond ASCII, by which character tables are compared.
struct CharacterSample {
  /// How many texts of each field are kept, the first ones: kana alone would say little of a table's kanji.
  static let capacity = 50

  private(set) var texts: [[UInt8]] = []
  private var counts: [Int: Int] = [:]

  /// Takes a field's bytes where they hold more than ASCII, or cannot be read.
  ///
  /// - Parameter place: The field's first byte or column, which tells fields apart.
  mutating func add(
    _ stored: ArraySlice<UInt8>, decoded value: ArraySlice<UInt8>, isReadable: Bool, at place: Int
  ) {
    guard counts[place, default: 0] < CharacterSample.capacity, !isReadable || value.contains(where: { $0 >= 0x80 })
    else { return }
    counts[place, default: 0] += 1
    texts.append(Array(stored))
  }

  /// How many of the texts are Japanese in a table: decoded without a fault, with no control character, and of each text no
  /// more than a fifth what is neither kana nor kanji nor of ASCII.
  func fitting(_ table: CharacterTable) -> Int {
    texts.count { text in
      guard let decoded = try? table.decode(text) else { return false }
      var total = 0
      var others = 0
      for scalar in String(decoding: decoded, as: UTF8.self).unicodeScalars {
        total += 1
        switch CharacterClass(scalar) {
        case .control, .privateUse: return false
        case .other: others += 1
        case .digit, .latin, .mark, .space, .hiragana, .katakana, .halfWidthKatakana, .fullWidthDigit, .fullWidthLatin,
          .ideographicSpace, .kanji:
          break
        }
      }
      return others * 5 <= total
    }
  }
}

extension FieldUsage {
  /// Whether it holds text of one- and two-byte codes, as a table alone reads it.
  var holdsMixedText: Bool {
    switch self {
    case .alphanumeric, .delimitedText: true
    case .group, .doubleByte, .national, .zoned, .packed, .packedWithoutSign, .binary, .floatingPoint, .delimitedNumber:
      false
    }
  }
}
