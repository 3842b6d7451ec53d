/// How wide texts are in a column, in half-width characters.
enum DisplayWidth {
  /// The widest line of a text: 2 for what Japanese fonts draw full-width, 1 for the rest, 0 for marks that combine. O(n).
  ///
  /// An estimate for the eyes alone: everything from U+1100 on is full-width but the half-width forms, as are, in Japanese
  /// fonts, Greek and Cyrillic (ambiguous in UAX #11).
  static func of(_ text: String) -> Int {
    var widest = 0
    var line = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        widest = max(widest, line)
        line = 0
      } else {
        line += width(scalar)
      }
    }
    return max(widest, line)
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x0370...0x052F: return 2
    case ..<0x1100: return 1
    // Half-width katakana, hangul and symbols.
    case 0xFF61...0xFFDC, 0xFFE8...0xFFEE: return 1
    default: return 2
    }
  }
}
