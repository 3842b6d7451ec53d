internal import Records

/// A number as text (`-12.50`), read from the right so that nothing is allocated.
struct NumberText {
  /// Whether it begins with a minus.
  let isNegative: Bool
  /// The digits before the point, as a range of the arena.
  private let integer: Range<Int>
  /// The digits after the point, as a range of the arena.
  private let fraction: Range<Int>

  /// Takes apart `bytes[range]`: an optional minus, at least one digit, an optional point with digits; `nil` for
  /// anything else.
  init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    isNegative = position < range.upperBound && bytes[position] == 0x2D
    if isNegative { position += 1 }
    let start = position
    while position < range.upperBound, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
    guard position > start else { return nil }
    integer = start..<position
    if position < range.upperBound {
      guard bytes[position] == 0x2E else { return nil }
      position += 1
      let first = position
      while position < range.upperBound, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
      guard position > first, position == range.upperBound else { return nil }
      fraction = first..<position
    } else {
      fraction = position..<position
    }
  }

  /// The digits of the field's picture, or `nil` where the number has more than fit or digits in scaling positions.
  func digits(_ bytes: Span<UInt8>, count: Int, scale: Int) -> DecimalDigits? {
    guard fraction.count <= max(0, scale) else { return nil }
    var number = DecimalDigits()
    number.isNegative = isNegative
    // Places from the left of the first digit of the picture; the unit is place `count - scale - 1`.
    let wholeCount = count - scale
    for index in integer where index < integer.upperBound - max(0, wholeCount) && bytes[index] != 0x30 { return nil }
    for place in 0..<count {
      // The digit's distance from the unit: 0 and above before the point.
      let distance = wholeCount - 1 - place
      if distance >= 0 {
        let index = integer.upperBound - 1 - distance
        number.append(index >= integer.lowerBound ? bytes[index] - 0x30 : 0)
      } else {
        let index = fraction.lowerBound - distance - 1
        number.append(index < fraction.upperBound ? bytes[index] - 0x30 : 0)
      }
    }
    // `P` on the right: multiples of a power of ten.
    if scale < 0 {
      for index in integer where index >= integer.upperBound + scale && bytes[index] != 0x30 { return nil }
    }
    // `P` on the left: zeros between the point and the digits.
    if wholeCount < 0 {
      for index in fraction where index < fraction.lowerBound - wholeCount && bytes[index] != 0x30 { return nil }
    }
    return number
  }

  /// The number with as many digits after the point as it is written with; `nil` with more than 31 digits.
  func decimal(_ bytes: Span<UInt8>) -> ExactDecimal? {
    let digits = integer.drop { bytes[$0] == 0x30 }
    guard digits.count + fraction.count <= 31 else { return nil }
    var coefficient: Int128 = 0
    for index in digits { coefficient = coefficient * 10 + Int128(bytes[index] - 0x30) }
    for index in fraction { coefficient = coefficient * 10 + Int128(bytes[index] - 0x30) }
    return ExactDecimal(coefficient: isNegative ? -coefficient : coefficient, scale: fraction.count)
  }
}
