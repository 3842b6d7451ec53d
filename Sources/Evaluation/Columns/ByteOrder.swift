/// Texts compared as the bytes they are: 神 U+FA19 and 神 U+795E differ, which `String ==` denies.
enum ByteOrder {
  /// Whether two ranges hold the same bytes.
  @inline(__always)
  static func areEqual(
    _ left: Span<UInt8>, _ leftRange: Range<Int>, _ right: Span<UInt8>, _ rightRange: Range<Int>
  ) -> Bool {
    guard leftRange.count == rightRange.count else { return false }
    var at = leftRange.lowerBound
    var other = rightRange.lowerBound
    while at < leftRange.upperBound {
      if left[at] != right[other] { return false }
      at += 1
      other += 1
    }
    return true
  }

  /// The order of two ranges, byte by byte, a prefix first: negative, zero or positive.
  static func compare(
    _ left: Span<UInt8>, _ leftRange: Range<Int>, _ right: Span<UInt8>, _ rightRange: Range<Int>
  ) -> Int {
    let shared = min(leftRange.count, rightRange.count)
    for offset in 0..<shared {
      let difference = Int(left[leftRange.lowerBound + offset]) - Int(right[rightRange.lowerBound + offset])
      if difference != 0 { return difference }
    }
    return leftRange.count - rightRange.count
  }
}
