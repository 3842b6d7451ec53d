/// Check digits of the numbers a town gives out.
enum CheckDigits {
  /// 宛名番号: modulus 11, weights 2 to 7 cycling from the lowest digit; `nil` where the remainder is 1, on which the
  /// specification is silent. Source: 共通機能標準仕様書 2.1, footnote on M11W2-7 (12345 → 5, 14 → 0, 6 → none).
  static func addressee(_ serial: Int) -> Int? {
    var rest = serial
    var sum = 0
    var weight = 2
    while rest > 0 {
      sum += rest % 10 * weight
      rest /= 10
      weight = weight == 7 ? 2 : weight + 1
    }
    switch sum % 11 {
    case 0: return 0
    case 1: return nil
    default: return 11 - sum % 11
    }
  }

  /// 個人番号: the digit behind eleven others. Source: 総務省令第85号第5条 (12345678901 → 8).
  static func individual(_ elevenDigits: Int) -> Int {
    var rest = elevenDigits
    var sum = 0
    for position in 1...11 {
      sum += rest % 10 * (position <= 6 ? position + 1 : position - 5)
      rest /= 10
    }
    let remainder = sum % 11
    return remainder <= 1 ? 0 : 11 - remainder
  }
}
