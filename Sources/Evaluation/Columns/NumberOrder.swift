/// Numbers compared digit by digit, so that any length is exact: `-12.50`, `007`, `12.5`.
enum NumberOrder {
  /// A number taken apart: where its digits stand, without leading and trailing zeros that mean nothing.
  private struct Parts {
    var isNegative: Bool
    var whole: Range<Int>
    var fraction: Range<Int>
    var isZero: Bool { whole.isEmpty && fraction.isEmpty }
  }

  /// The order of two numbers: negative, zero or positive; `nil` where either is none (empty, or another text).
  static func compare(
    _ left: Span<UInt8>, _ leftRange: Range<Int>, _ right: Span<UInt8>, _ rightRange: Range<Int>
  ) -> Int? {
    guard let one = parts(left, leftRange), let two = parts(right, rightRange) else { return nil }
    if one.isZero && two.isZero { return 0 }
    let oneNegative = one.isNegative && !one.isZero
    let twoNegative = two.isNegative && !two.isZero
    if oneNegative != twoNegative { return oneNegative ? -1 : 1 }
    var order = one.whole.count - two.whole.count
    if order == 0 { order = ByteOrder.compare(left, one.whole, right, two.whole) }
    if order == 0 { order = ByteOrder.compare(left, one.fraction, right, two.fraction) }
    return oneNegative ? -order : order
  }

  private static func parts(_ text: Span<UInt8>, _ range: Range<Int>) -> Parts? {
    var at = range.lowerBound
    let isNegative = at < range.upperBound && text[at] == 0x2D
    if isNegative { at += 1 }
    var wholeStart = at
    while at < range.upperBound, isDigit(text[at]) { at += 1 }
    let wholeEnd = at
    guard wholeEnd > wholeStart else { return nil }
    var fraction = at..<at
    if at < range.upperBound {
      guard text[at] == 0x2E else { return nil }
      let start = at + 1
      at = start
      while at < range.upperBound, isDigit(text[at]) { at += 1 }
      guard at == range.upperBound, at > start else { return nil }
      var end = at
      while end > start, text[end - 1] == 0x30 { end -= 1 }
      fraction = start..<end
    }
    while wholeStart < wholeEnd, text[wholeStart] == 0x30 { wholeStart += 1 }
    return Parts(isNegative: isNegative, whole: wholeStart..<wholeEnd, fraction: fraction)
  }

  /// Whether a byte is an ASCII digit.
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }
}
