/// Short codes of the old system.
enum LegacyCode {
  /// A letter and digits with leading zeros, such as `K012`.
  static func text(_ letter: UInt8, _ number: Int, digits: Int) -> [UInt8] {
    var text = [UInt8](repeating: 0x30, count: digits + 1)
    text[0] = letter
    var rest = number
    for index in stride(from: digits, through: 1, by: -1) {
      text[index] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
    return text
  }
}

/// The clerks of the old system: five half-width characters that stand for no one.
enum LegacyClerk {
  /// A clerk for a day of processing.
  static func id(_ day: Int) -> [UInt8] {
    LegacyCode.text(0x55, 100 + day % 7, digits: 4)
  }
}
