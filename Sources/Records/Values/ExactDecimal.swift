/// An exact decimal: `coefficient × 10^-scale`. Never binary floating point.
public struct ExactDecimal: Sendable, Hashable {
  /// The digits with their sign.
  public var coefficient: Int128
  /// Digits after the point, 0 to 31.
  public var scale: Int

  /// Makes a decimal from its digits and the number of digits after the point.
  public init(coefficient: Int128, scale: Int) {
    self.coefficient = coefficient
    self.scale = scale
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// Canonical digits: a leading `-` when negative, a point only when the scale is above 0, as in `-12.50`.
  public var description: String {
    let magnitude = String(coefficient.magnitude)
    let sign = coefficient < 0 ? "-" : ""
    guard scale > 0 else { return sign + magnitude }
    let padded = String(repeating: "0", count: max(0, scale + 1 - magnitude.utf8.count)) + magnitude
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}

extension ExactDecimal {
  /// Zero.
  public static let zero = ExactDecimal(coefficient: 0, scale: 0)

  /// The exact sum, at the larger scale; traps only past 38 digits, which no sum of 31-digit fields over a file reaches.
  public static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    let scale = max(left.scale, right.scale)
    return ExactDecimal(
      coefficient: left.coefficient(atScale: scale) + right.coefficient(atScale: scale), scale: scale)
  }

  /// The exact difference, at the larger scale.
  public static func - (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    left + ExactDecimal(coefficient: -right.coefficient, scale: right.scale)
  }

  /// Whether it is zero at any scale.
  public var isZero: Bool { coefficient == 0 }

  /// The digits as if the scale were larger; `scale` is at least the present one.
  private func coefficient(atScale scale: Int) -> Int128 {
    var result = coefficient
    for _ in self.scale..<scale { result *= 10 }
    return result
  }

  /// Reads canonical digits (`-12.50`), or `nil` where the bytes are no decimal of at most 31 digits.
  public init?(_ text: Span<UInt8>) {
    var index = 0
    var isNegative = false
    if text.count > 0, text[0] == 0x2D {
      isNegative = true
      index = 1
    }
    // Eighteen digits fit a 64-bit integer, whose arithmetic is much cheaper.
    var coefficient: Int128 = 0
    var head: Int64 = 0
    var digits = 0
    var scale = 0
    var hasPoint = false
    while index < text.count {
      let byte = text[index]
      if byte == 0x2E, !hasPoint, digits > 0 {
        hasPoint = true
      } else if byte >= 0x30, byte <= 0x39, digits < 31 {
        if digits < 18 {
          head = head * 10 + Int64(byte - 0x30)
        } else {
          coefficient = (digits == 18 ? Int128(head) : coefficient) * 10 + Int128(byte - 0x30)
        }
        digits += 1
        if hasPoint { scale += 1 }
      } else {
        return nil
      }
      index += 1
    }
    guard digits > 0, !hasPoint || scale > 0 else { return nil }
    if digits <= 18 { coefficient = Int128(head) }
    self.init(coefficient: isNegative ? -coefficient : coefficient, scale: scale)
  }
}
