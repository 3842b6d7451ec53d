// Nearly every amount has at most 18 digits, and a machine word holds them: reading and writing need no digits one by
// one then. What is not plainly a number (blanks, wrong digits, other signs) is left to the general reader and writer,
// which also say why; these two give `nil` for it and never another answer.

internal import Records

extension NumberField {
  /// The most digits whose number a 64-bit word holds with its sign.
  private static let longestWord = 18

  /// The coefficient of the field that begins at `start`, or `nil` where the general reader must look at it.
  ///
  /// - Parameters:
  ///   - bytes: The block; `byteCount` bytes from `start` on lie inside it.
  ///   - start: The field's first byte.
  /// - Complexity: O(`byteCount`).
  @inline(__always)
  func word(_ bytes: Span<UInt8>, at start: Int) -> Int64? {
    // The text of a number has a digit for each place after the point.
    guard shape.scale <= NumberField.longestWord else { return nil }
    let last = bytes[start + byteCount - 1]
    var value: Int64 = 0
    var isNegative = false
    switch storage {
    case .packed:
      let nibbleCount = byteCount * 2 - 1
      guard shape.digits <= NumberField.longestWord,
        nibbleCount == shape.digits || (nibbleCount == shape.digits + 1 && bytes[start] < 0x10)
      else { return nil }
      for index in start..<start + byteCount - 1 {
        let high = bytes[index] >> 4
        let low = bytes[index] & 0x0F
        guard high <= 9, low <= 9 else { return nil }
        value = value * 100 + Int64(high * 10 + low)
      }
      guard last >> 4 <= 9 else { return nil }
      value = value * 10 + Int64(last >> 4)
      switch last & 0x0F {
      case 0x0C, 0x0F: break
      case 0x0D where shape.isSigned: isNegative = true
      default: return nil
      }
    case .zoned(let form):
      guard byteCount <= NumberField.longestWord else { return nil }
      for index in start..<start + byteCount - 1 {
        let digit = bytes[index] &- zero
        guard digit <= 9 else { return nil }
        value = value * 10 + Int64(digit)
      }
      guard let (digit, isMinus) = form.read(last, zero: zero) else { return nil }
      value = value * 10 + Int64(digit)
      isNegative = isMinus
    case .zonedLeading, .zonedSeparate, .packedWithoutSign, .binary, .floatingPoint: return nil
    }
    return isNegative ? -value : value
  }

  /// Whether a number's text, written in the preferred form, is exactly what stands at `start`, or `nil` where the
  /// general writer must decide.
  ///
  /// - Complexity: O(`byteCount`).
  @inline(__always)
  func matchesWord(_ text: Span<UInt8>, _ range: Range<Int>, _ block: Span<UInt8>, at start: Int) -> Bool? {
    guard shape.scale >= 0, !range.isEmpty, !isBlankWhenZero else { return nil }
    let isNegative = text[range.lowerBound] == 0x2D
    var value: UInt64 = 0
    var digits = 0
    let point = shape.scale == 0 ? range.upperBound : range.upperBound - shape.scale - 1
    var index = isNegative ? range.lowerBound + 1 : range.lowerBound
    guard index < point else { return nil }
    while index < range.upperBound {
      if index == point {
        guard text[index] == 0x2E else { return nil }
      } else {
        guard text[index] &- 0x30 <= 9, digits < NumberField.longestWord else { return nil }
        value = value * 10 + UInt64(text[index] - 0x30)
        digits += 1
      }
      index += 1
    }
    // A zero before the point may have no digit in the field.
    guard digits <= shape.digits else { return nil }
    guard !isNegative || (shape.isSigned && value != 0) else { return false }
    // What is written fills the field from the right; there are zeros enough for its left.
    switch storage {
    case .packed:
      let signNibble: UInt8 = shape.isSigned ? (isNegative ? 0x0D : 0x0C) : 0x0F
      guard block[start + byteCount - 1] == UInt8(value % 10) << 4 | signNibble else { return false }
      value /= 10
      for index in stride(from: start + byteCount - 2, through: start, by: -1) {
        let pair = UInt8(value % 100)
        guard block[index] == (pair / 10) << 4 | pair % 10 else { return false }
        value /= 100
      }
    case .zoned(let form):
      let sign: NumberSign = !shape.isSigned ? .plain : isNegative ? .minus : .plus
      guard let last = form.byte(UInt8(value % 10), sign, zero: zero),
        block[start + byteCount - 1] == last
      else { return false }
      value /= 10
      for index in stride(from: start + byteCount - 2, through: start, by: -1) {
        guard block[index] == zero + UInt8(value % 10) else { return false }
        value /= 10
      }
    case .zonedLeading, .zonedSeparate, .packedWithoutSign, .binary, .floatingPoint: return nil
    }
    return true
  }

  /// Appends a coefficient as `DecimalDigits.appendText` does.
  @inline(__always)
  static func appendText(_ word: Int64, scale: Int, to bytes: inout OutputSpan<UInt8>) {
    if word < 0 { bytes.append(0x2D) }
    let value = word.magnitude
    var place: UInt64 = 1
    var rank = 0
    while value / 10 >= place || rank < scale {
      place *= 10
      rank += 1
    }
    while place > 0 {
      bytes.append(0x30 + UInt8(value / place % 10))
      if rank == scale, scale > 0 { bytes.append(0x2E) }
      place /= 10
      rank -= 1
    }
    guard scale < 0, value != 0 else { return }
    for _ in scale..<0 { bytes.append(0x30) }
  }
}
