/// Numbers read the plain way: as a list of digits.
enum NumberReading {
  /// The digits of a field without sign, as they are; blanks are absent. `nil` where a byte is no digit.
  static func digits(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.allSatisfy({ $0 == 0x20 }) { return [] }
    return bytes.allSatisfy { (0x30...0x39).contains($0) } ? bytes : nil
  }

  /// A packed decimal in canonical digits; `nil` where a nibble is wrong.
  static func packed(_ bytes: [UInt8], scale: Int) -> [UInt8]? {
    var nibbles = bytes.flatMap { [$0 >> 4, $0 & 0x0F] }
    let sign = nibbles.removeLast()
    guard [0xC, 0xD, 0xF].contains(sign), nibbles.allSatisfy({ $0 <= 9 }) else { return nil }
    return canonical(nibbles.map { 0x30 + $0 }, isNegative: sign == 0xD, scale: scale)
  }

  /// A big-endian two's complement number of at most eight bytes in canonical digits.
  static func binary(_ bytes: [UInt8], scale: Int) -> [UInt8]? {
    guard (1...8).contains(bytes.count) else { return nil }
    var number: Int64 = bytes[0] >= 0x80 ? -1 : 0
    for byte in bytes { number = number << 8 | Int64(byte) }
    return canonical([UInt8](String(number.magnitude).utf8), isNegative: number < 0, scale: scale)
  }

  private static func canonical(_ digits: [UInt8], isNegative: Bool, scale: Int) -> [UInt8] {
    var whole = [UInt8](repeating: 0x30, count: max(0, scale + 1 - digits.count)) + digits
    let fraction = whole.suffix(scale)
    whole.removeLast(scale)
    while whole.count > 1, whole[0] == 0x30 { whole.removeFirst() }
    let text = scale > 0 ? whole + [0x2E] + fraction : whole
    let isZero = text.allSatisfy { $0 == 0x30 || $0 == 0x2E }
    return isNegative && !isZero ? [0x2D] + text : text
  }
}
