/// Up to 40 decimal digits with a sign, without allocation; the most a field has are 31 (20 in a binary one).
struct DecimalDigits {
  /// The digits 0–9, most significant first; `count` of them count.
  var digits: [40 of UInt8] = InlineArray(repeating: 0)
  /// How many digits there are.
  var count = 0
  /// Whether there is a minus.
  var isNegative = false

  /// Adds a digit at the end.
  mutating func append(_ digit: UInt8) {
    digits[count] = digit
    count += 1
  }

  /// Whether every digit is zero.
  var isZero: Bool {
    for index in 0..<count where digits[index] != 0 { return false }
    return true
  }

  /// The digits as an integer.
  var coefficient: Int128 {
    var high: Int128 = 0
    var index = 0
    // Eighteen digits fit a 64-bit integer, whose arithmetic is much cheaper.
    while index < count {
      let upper = min(index + 18, count)
      var part: UInt64 = 0
      var factor: UInt64 = 1
      while index < upper {
        part = part &* 10 &+ UInt64(digits[index])
        factor &*= 10
        index += 1
      }
      high = high * Int128(factor) + Int128(part)
    }
    return isNegative ? -high : high
  }

  /// The digit `place` places left of the last one, 0 beyond the first.
  func digit(fromRight place: Int) -> UInt8 {
    place < count ? digits[count - 1 - place] : 0
  }

  /// Appends the canonical text: `-` when negative and not zero, no leading zeros, a point when `scale` is above 0, and
  /// a zero for each scaling position when it is below.
  func appendText(scale: Int, to bytes: inout OutputSpan<UInt8>) {
    let isZero = isZero
    if isNegative && !isZero { bytes.append(0x2D) }
    let fraction = max(0, scale)
    var place = max(count, fraction + 1) - 1
    while place > fraction, digit(fromRight: place) == 0 { place -= 1 }
    while place >= 0 {
      if fraction > 0, place == fraction - 1 { bytes.append(0x2E) }
      bytes.append(0x30 + digit(fromRight: place))
      place -= 1
    }
    guard !isZero, scale < 0 else { return }
    for _ in scale..<0 { bytes.append(0x30) }
  }
}
