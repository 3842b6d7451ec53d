internal import Language

/// Numbers read the plain way: as a list of digits.
enum NumberReading {
  /// The digits of a field without sign, as they are; blanks are absent. `nil` where a byte is no digit.
  ///
  /// - Parameter isEBCDIC: Whether digits are F0 to F9 and the space is 40.
  static func digits(_ bytes: [UInt8], isEBCDIC: Bool) -> [UInt8]? {
    let bytes = isEBCDIC ? bytes.map { $0 == 0x40 ? 0x20 : $0 >= 0xF0 ? $0 & 0x3F : 0 } : bytes
    if bytes.allSatisfy({ $0 == 0x20 }) { return [] }
    return bytes.allSatisfy { (0x30...0x39).contains($0) } ? bytes : nil
  }

  /// Decimal digits with a sign and a point in canonical form; nothing is absent. `nil` for anything else.
  static func decimal(_ bytes: [UInt8], scale: Int) -> [UInt8]? {
    if bytes.isEmpty { return [] }
    let isNegative = bytes[0] == 0x2D
    let parts = bytes.dropFirst(isNegative ? 1 : 0).split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return nil
    }
    let fraction = parts.count == 2 ? Array(parts[1]) : []
    guard fraction.count <= scale else { return nil }
    return canonical(
      parts[0] + fraction + [UInt8](repeating: 0x30, count: scale - fraction.count), isNegative: isNegative,
      scale: scale)
  }

  /// A zoned decimal of an IBM host in canonical digits: the zone of the last byte is C or F for plus, D for minus. Blanks
  /// are absent. `nil` where a nibble is wrong.
  static func zoned(_ bytes: [UInt8], scale: Int) -> [UInt8]? {
    if bytes.allSatisfy({ $0 == 0x40 }) { return [] }
    guard let last = bytes.last, [0xC0, 0xD0, 0xF0].contains(last & 0xF0), last & 0x0F <= 9,
      bytes.dropLast().allSatisfy({ (0xF0...0xF9).contains($0) })
    else { return nil }
    return canonical(bytes.map { 0x30 + ($0 & 0x0F) }, isNegative: last & 0xF0 == 0xD0, scale: scale)
  }

  /// A zoned decimal in bytes of ASCII; the last byte carries the sign as declared. Blanks are absent. `nil` where a byte is
  /// wrong.
  static func zoned(_ bytes: [UInt8], scale: Int, _ signs: SignConvention) -> [UInt8]? {
    if bytes.allSatisfy({ $0 == 0x20 }) { return [] }
    guard let last = bytes.last, bytes.dropLast().allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let marks: [[UInt8]] =
      switch signs {
      case .ascii: [Array("0123456789".utf8), Array("pqrstuvwxy".utf8)]
      case .ebcdic: [Array("{ABCDEFGHI".utf8), Array("}JKLMNOPQR".utf8), Array("0123456789".utf8)]
      }
    for (number, mark) in marks.enumerated() {
      if let digit = mark.firstIndex(of: last) {
        return canonical(bytes.dropLast() + [0x30 + UInt8(digit)], isNegative: number == 1, scale: scale)
      }
    }
    return nil
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
