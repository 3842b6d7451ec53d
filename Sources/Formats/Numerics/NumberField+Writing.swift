internal import Records

extension NumberField {
  /// Writes a number's text as the field's bytes in the preferred form: sign C or D in a signed packed field and F in
  /// an unsigned one, an overpunched last byte in a signed zoned one, zeros on the left. An empty text is all spaces
  /// in a `DISPLAY` field.
  ///
  /// - Returns: `byteCount` bytes, or `nil` where the text is no number that the field can hold (an empty text in a
  ///   packed or binary field, a minus in an unsigned one, too many digits).
  func write(_ text: Span<UInt8>, _ range: Range<Int>) -> [40 of UInt8]? {
    var bytes: [40 of UInt8] = InlineArray(repeating: 0)
    if range.isEmpty {
      guard case .zoned = storage else { return nil }
      for index in 0..<byteCount { bytes[index] = blank }
      return bytes
    }
    let digitCount = storage == .binary ? 20 + shape.scale : shape.digits
    guard let parsed = NumberText(text, range), let number = parsed.digits(text, count: digitCount, scale: shape.scale),
      !number.isNegative || (shape.isSigned && !number.isZero)
    else { return nil }
    switch storage {
    case .zoned(let form):
      for index in 0..<byteCount - 1 { bytes[index] = zero + number.digits[index] }
      guard let last = form.byte(number.digits[byteCount - 1], isNegative: number.isNegative, zero: zero) else {
        return nil
      }
      bytes[byteCount - 1] = last
    case .packed:
      let signNibble: UInt8 = shape.isSigned ? (number.isNegative ? 0x0D : 0x0C) : 0x0F
      for index in 0..<byteCount {
        let place = (byteCount - 1 - index) * 2
        let low = index == byteCount - 1 ? signNibble : number.digit(fromRight: place - 1)
        bytes[index] = number.digit(fromRight: place) << 4 | low
      }
    case .binary:
      let value = number.coefficient
      let bits = Int128(byteCount * 8)
      let range =
        shape.isSigned ? -(Int128(1) << (bits - 1))..<(Int128(1) << (bits - 1)) : 0..<(Int128(1) << bits)
      guard range.contains(value) else { return nil }
      for index in 0..<byteCount {
        bytes[index] = UInt8(truncatingIfNeeded: value >> Int128((byteCount - 1 - index) * 8))
      }
    }
    return bytes
  }

  /// Whether a number's text, written in the preferred form, is exactly what stands at `start`.
  func matches(_ text: Span<UInt8>, _ range: Range<Int>, _ block: Span<UInt8>, at start: Int) -> Bool {
    if isPlainDigits, range.count == byteCount {
      for index in 0..<byteCount {
        let digit = text[range.lowerBound + index]
        guard digit &- 0x30 <= 9, digit &- 0x30 == block[start + index] &- zero else { return false }
      }
      return true
    }
    guard let bytes = write(text, range) else { return false }
    for index in 0..<byteCount where bytes[index] != block[start + index] { return false }
    return true
  }
}
