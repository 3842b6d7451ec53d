/// What a scalar can be in a `.utsushi` file.
enum ScalarClass {
  /// Whether a name may hold it: letters, digits and combining marks of any script, and `_`.
  static func isName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return isASCIIDigit(scalar) || (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A || scalar == "_"
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      return true
    default:
      return scalar == "＿"
    }
  }

  /// `0` to `9`.
  static func isASCIIDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x30 && scalar.value <= 0x39 }

  /// The half-width digit or mark that a full-width one was typed for, or `nil`.
  static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "、": return ","
    case "“", "”": return "\""
    case "\u{3000}": return " "
    default:
      guard scalar.value >= 0xFF01, scalar.value <= 0xFF5E else { return nil }
      return Unicode.Scalar(scalar.value - 0xFEE0)
    }
  }

  /// Whether a half-width item (X) takes it: printable ASCII and half-width kana.
  static func isHalfWidth(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value <= 0x7E || scalar.value >= 0xFF61 && scalar.value <= 0xFF9F
  }

  /// Whether it is written with the one before it: combining marks and variation selectors.
  static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
