/// The 63 half-width characters of JIS X 0201 and their full-width counterparts.
///
/// Transcribed from the Unicode chart of Halfwidth and Fullwidth Forms; a test compares it with compatibility
/// decompositions computed by another program.
enum KanaTable {
  /// The full-width scalar of U+FF61, U+FF62, … U+FF9F.
  static let fullWidth: [UInt16] =
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜"
    .unicodeScalars.map { UInt16(truncatingIfNeeded: $0.value) }

  /// The position of the half-width voiced mark ﾞ; the semi-voiced ﾟ follows it.
  static let voicedMark = 61

  /// For U+3000 to U+30FF: the position plus one of its half-width character, and of its mark in the high byte;
  /// 0 where it has none.
  static let halfWidth: [UInt16] = {
    var table = [UInt16](repeating: 0, count: 256)
    for (index, scalar) in fullWidth.enumerated() {
      table[Int(scalar) - 0x3000] = UInt16(index + 1)
      for mark in voicedMark...voicedMark + 1 {
        let letter = joined(scalar, mark)
        if letter != 0 { table[Int(letter) - 0x3000] = UInt16(mark + 1) << 8 | UInt16(index + 1) }
      }
    }
    return table
  }()

  /// The position of a half-width character that begins at a byte, or -1.
  static func halfWidthIndex(_ text: Span<UInt8>, _ at: Int, _ end: Int) -> Int {
    guard at + 3 <= end, text[at] == 0xEF else { return -1 }
    let last = Int(text[at + 2])
    switch text[at + 1] {
    case 0xBD where last >= 0xA1: return last - 0xA1
    case 0xBE where last <= 0x9F: return last - 0x80 + 31
    default: return -1
    }
  }

  /// The letter that a full-width kana and a mark (by its position) make, or 0.
  static func joined(_ kana: UInt16, _ mark: Int) -> UInt16 {
    let isVoiced = mark == voicedMark
    switch kana {
    case 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB:  // ハヒフヘホ
      return kana + (isVoiced ? 1 : 2)
    case 0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1, 0x30C4,
      0x30C6, 0x30C8:  // カ行, サ行, タ行
      return isVoiced ? kana + 1 : 0
    case 0x30A6: return isVoiced ? 0x30F4 : 0  // ウ, ヴ
    case 0x30EF: return isVoiced ? 0x30F7 : 0  // ワ, ヷ
    case 0x30F2: return isVoiced ? 0x30FA : 0  // ヲ, ヺ
    default: return 0
    }
  }
}
