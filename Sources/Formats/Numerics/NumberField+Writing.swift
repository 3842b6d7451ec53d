internal import Records

extension NumberField {
  /// Writes a number's text as the field's bytes in the preferred form: sign C or D in a signed packed field and F in
  /// an unsigned one, an overpunched digit or a separate `+` or `-` in a signed zoned one, zeros on the left. An empty text
  /// is all spaces in a `DISPLAY` field.
  ///
  /// - Parameter sign: The sign to write in another form than the preferred one; `nil` for that.
  /// - Returns: `byteCount` bytes, or `nil` where the text is no number that the field can hold (an empty text in a
  ///   packed or binary field, a minus in an unsigned one, too many digits, digits in a scaling position) or the sign not
  ///   the number's.
  func write(_ text: Span<UInt8>, _ range: Range<Int>, sign: NumberSign? = nil) -> [40 of UInt8]? {
    var bytes: [40 of UInt8] = InlineArray(repeating: 0)
    if range.isEmpty {
      guard canBeBlank else { return nil }
      for index in 0..<byteCount { bytes[index] = blank }
      return bytes
    }
    guard let parsed = NumberText(text, range) else { return nil }
    if case .floatingPoint(let form) = storage {
      return writeFloatingPoint(FloatingPointNumber(form), parsed, text, sign)
    }
    let digitCount = isBinary ? 20 + shape.fractionDigits : shape.digits
    guard let number = parsed.digits(text, count: digitCount, scale: shape.scale),
      !number.isNegative || (shape.isSigned && !number.isZero)
    else { return nil }
    if isBlankWhenZero, number.isZero {
      for index in 0..<byteCount { bytes[index] = blank }
      return bytes
    }
    let sign = sign ?? (!shape.isSigned ? .plain : number.isNegative ? .minus : .plus)
    guard sign == .minus ? number.isNegative || number.isZero : !number.isNegative else { return nil }
    switch storage {
    case .zoned(let form): return zoned(number, signed: byteCount - 1, form, sign)
    case .zonedLeading(let form): return zoned(number, signed: 0, form, sign)
    case .zonedSeparate(let isLeading):
      guard sign != .plain else { return nil }
      for index in 0..<shape.digits { bytes[isLeading ? index + 1 : index] = zero + number.digits[index] }
      bytes[isLeading ? 0 : byteCount - 1] = sign == .minus ? minus : plus
    case .packed:
      let nibble: UInt8 =
        switch sign {
        case .plain: 0x0F
        case .plus: 0x0C
        case .minus: 0x0D
        }
      for index in 0..<byteCount {
        let place = (byteCount - 1 - index) * 2
        let low = index == byteCount - 1 ? nibble : number.digit(fromRight: place - 1)
        bytes[index] = number.digit(fromRight: place) << 4 | low
      }
    case .packedWithoutSign:
      guard sign != .minus else { return nil }
      for index in 0..<byteCount {
        let place = (byteCount - 1 - index) * 2
        bytes[index] = number.digit(fromRight: place + 1) << 4 | number.digit(fromRight: place)
      }
    case .binary(let order):
      guard sign != .minus || number.isNegative else { return nil }
      let value = number.coefficient
      let bits = Int128(byteCount * 8)
      let range =
        shape.isSigned ? -(Int128(1) << (bits - 1))..<(Int128(1) << (bits - 1)) : 0..<(Int128(1) << bits)
      guard range.contains(value) else { return nil }
      return word(UInt64(truncatingIfNeeded: value), order)
    case .floatingPoint: return nil
    }
    return bytes
  }

  /// The sign that a field's text does not tell: that of its bytes, where they are the number with another sign than the
  /// preferred one; `nil` where they are not.
  func unpreferredSign(_ text: Span<UInt8>, _ range: Range<Int>, _ block: Span<UInt8>, at start: Int) -> NumberSign? {
    NumberSign.allCases.first { sign in
      guard let bytes = write(text, range, sign: sign) else { return false }
      for index in 0..<byteCount where bytes[index] != block[start + index] { return false }
      return true
    }
  }

  private var isBinary: Bool {
    if case .binary = storage { return true }
    return false
  }

  private func zoned(
    _ number: DecimalDigits, signed: Int, _ form: SignedDigit, _ sign: NumberSign
  ) -> [40 of UInt8]? {
    var bytes: [40 of UInt8] = InlineArray(repeating: 0)
    for index in 0..<byteCount { bytes[index] = zero + number.digits[index] }
    guard let byte = form.byte(number.digits[signed], sign, zero: zero) else { return nil }
    bytes[signed] = byte
    return bytes
  }

  private func writeFloatingPoint(
    _ form: FloatingPointNumber, _ parsed: NumberText, _ text: Span<UInt8>, _ sign: NumberSign?
  ) -> [40 of UInt8]? {
    guard let number = parsed.decimal(text) else { return nil }
    let isNegative = sign.map { $0 == .minus } ?? (number.coefficient < 0)
    guard isNegative == (number.coefficient < 0) || number.coefficient == 0,
      let word = form.word(
        FloatingPointNumber.Decimal(
          digits: number.coefficient.magnitude, scale: number.scale, isNegative: isNegative))
    else { return nil }
    return self.word(word, form.order)
  }

  /// The low bytes of a word, `byteCount` of them.
  private func word(_ word: UInt64, _ order: ByteOrder) -> [40 of UInt8] {
    var bytes: [40 of UInt8] = InlineArray(repeating: 0)
    for index in 0..<byteCount {
      let place = order == .bigEndian ? byteCount - 1 - index : index
      bytes[index] = UInt8(truncatingIfNeeded: word >> UInt64(place * 8))
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
