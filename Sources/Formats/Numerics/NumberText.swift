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

  /// The digits of the field's picture, or `nil` where the number has more than fit.
  func digits(_ bytes: Span<UInt8>, count: Int, scale: Int) -> DecimalDigits? {
    guard fraction.count <= scale else { return nil }
    var number = DecimalDigits()
    number.isNegative = isNegative
    let integerCount = count - scale
    for index in integer where index < integer.upperBound - integerCount && bytes[index] != 0x30 { return nil }
    for place in 0..<integerCount {
      let index = integer.upperBound - integerCount + place
      number.append(index >= integer.lowerBound ? bytes[index] - 0x30 : 0)
    }
    for place in 0..<scale {
      number.append(place < fraction.count ? bytes[fraction.lowerBound + place] - 0x30 : 0)
    }
    return number
  }
}
