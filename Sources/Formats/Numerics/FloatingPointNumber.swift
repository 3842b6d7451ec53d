// Floating-point numbers as decimals and back, in integers alone.
//
// A number is fraction × 2^exponent with a fraction of 24 or 53 bits (IEEE 754), or of 6 or 14 hexadecimal digits (IBM).
// Its decimal is the one with the fewest digits after the point that is nearer to this number than to any other, so that
// writing it gives the same bytes: 1.1 for 3F8CCCCD, whose exact value is 1.10000002384185791015625. What needs more than
// 31 digits in plain notation, and what is no number at all, has no decimal.

internal import Records

/// Reads and writes the numbers of one floating-point form.
struct FloatingPointNumber {
  /// The most digits of a decimal, before and after the point together.
  static let digits = 31

  /// A decimal: `digits` × 10^-`scale`.
  struct Decimal: Equatable {
    var digits: UInt128
    var scale: Int
    var isNegative: Bool
  }

  /// The order of its bytes.
  let order: ByteOrder
  private let byteCount: Int
  /// Bits of one digit of the fraction: 4 in hexadecimal floating point, else 1.
  private let digitBits: Int
  /// Digits of the fraction, with the leading one that IEEE does not store.
  private let precision: Int
  /// What is added to the exponent of the fraction as an integer, in digits.
  private let bias: Int

  init(_ form: FloatingPointForm) {
    byteCount = form.byteCount
    switch form {
    case .hexadecimal(let byteCount):
      order = .bigEndian
      digitBits = 4
      precision = byteCount == 4 ? 6 : 14
      bias = 64 + precision
    case .ieee(let byteCount, let order):
      self.order = order
      digitBits = 1
      precision = byteCount == 4 ? 24 : 53
      bias = byteCount == 4 ? 127 + 23 : 1023 + 52
    }
  }

  private var isHexadecimal: Bool { digitBits == 4 }
  private var exponentBits: Int { isHexadecimal ? 7 : byteCount == 4 ? 8 : 11 }
  /// Bits of the fraction that are stored.
  private var storedBits: Int { byteCount * 8 - 1 - exponentBits }

  /// The decimal of a number, or `nil` where none of 31 digits stands for it.
  ///
  /// - Parameter word: The number's bits.
  /// - Complexity: at most 32 attempts of constant cost.
  func decimal(_ word: UInt64) -> Decimal? {
    let isNegative = word >> UInt64(byteCount * 8 - 1) == 1
    let biased = Int(word >> UInt64(storedBits)) & ((1 << exponentBits) - 1)
    var fraction = word & ((1 << UInt64(storedBits)) - 1)
    if !isHexadecimal {
      // Infinite, or no number.
      if biased == (1 << exponentBits) - 1 { return nil }
      // Numbers without the leading one are below 10^-37: of these only zero has a decimal.
      if biased > 0 { fraction |= 1 << UInt64(storedBits) } else if fraction != 0 { return nil }
    }
    guard fraction != 0 else { return Decimal(digits: 0, scale: 0, isNegative: isNegative) }
    let exponent = (biased - bias) * digitBits
    for scale in 0...FloatingPointNumber.digits {
      guard let digits = FloatingPointNumber.rounded(fraction, exponent, scale) else { return nil }
      let decimal = Decimal(digits: digits, scale: scale, isNegative: isNegative)
      guard let (written, writtenExponent) = normalized(decimal) else { continue }
      if isEqual(written, writtenExponent * digitBits, fraction, exponent) { return decimal }
    }
    return nil
  }

  /// The bits of the number nearest to a decimal, or `nil` where the form reaches none.
  func word(_ decimal: Decimal) -> UInt64? {
    let sign: UInt64 = decimal.isNegative ? 1 << UInt64(byteCount * 8 - 1) : 0
    guard decimal.digits != 0 else { return sign }
    guard let (fraction, exponent) = normalized(decimal) else { return nil }
    let biased = exponent + bias
    guard biased > 0, biased < (1 << exponentBits) - (isHexadecimal ? 0 : 1) else { return nil }
    return sign | UInt64(biased) << UInt64(storedBits) | fraction & ((1 << UInt64(storedBits)) - 1)
  }

  /// Whether two fractions with their exponents in bits are one number: an unnormalised one equals its normalised form.
  private func isEqual(_ left: UInt64, _ leftExponent: Int, _ right: UInt64, _ rightExponent: Int) -> Bool {
    let shift = leftExponent - rightExponent
    if shift > 0 { return shift < left.leadingZeroBitCount && left << UInt64(shift) == right }
    return -shift < right.leadingZeroBitCount && right << UInt64(-shift) == left
  }

  /// fraction × 2^exponent × 10^scale, rounded to an integer of at most 31 digits.
  private static func rounded(_ fraction: UInt64, _ exponent: Int, _ scale: Int) -> UInt128? {
    var power: UInt128 = 1
    for _ in 0..<scale { power *= 10 }
    let (high, low) = UInt128(fraction).multipliedFullWidth(by: power)
    let result: UInt128
    if exponent >= 0 {
      guard high == 0, exponent < low.leadingZeroBitCount else { return nil }
      result = low << UInt128(exponent)
    } else if -exponent >= 256 {
      result = 0
    } else {
      let shift = -exponent - 1
      // One bit more than is wanted, for rounding.
      let (top, bottom) =
        shift >= 128
        ? (0, high >> UInt128(shift - 128)) : (high >> UInt128(shift), low >> UInt128(shift) | over(high, shift))
      guard top == 0 else { return nil }
      // Halfway between two decimals the even one is taken.
      let isAbove = bottom & 2 == 2 || hasBits(high, low, below: shift)
      result = bottom >> 1 + (bottom & 1 == 1 && isAbove ? 1 : 0)
    }
    return result < limit ? result : nil
  }

  /// The bits of a high half that move into the low one.
  private static func over(_ high: UInt128, _ shift: Int) -> UInt128 { shift == 0 ? 0 : high << UInt128(128 - shift) }

  private static func hasBits(_ high: UInt128, _ low: UInt128, below shift: Int) -> Bool {
    shift >= 128 ? low != 0 || high.trailingZeroBitCount < shift - 128 : low.trailingZeroBitCount < shift
  }

  /// 10^31.
  private static let limit: UInt128 = 10_000_000_000_000_000_000_000_000_000_000

  /// The fraction of `precision` digits nearest to a decimal above zero, its first digit not zero, and the exponent of its
  /// last digit, in digits.
  private func normalized(_ decimal: Decimal) -> (fraction: UInt64, exponent: Int)? {
    guard decimal.digits != 0 else { return nil }
    var power: UInt128 = 1
    for _ in 0..<decimal.scale { power *= 10 }
    let (whole, part) = decimal.digits.quotientAndRemainder(dividingBy: power)
    var rest = part
    var fraction: UInt64 = 0
    var taken = 0
    var exponent = 0
    var half = false
    var isBeyond = false
    let wholeBits = 128 - whole.leadingZeroBitCount
    var place = (wholeBits + digitBits - 1) / digitBits
    exponent = place
    while place > 0 {
      place -= 1
      let digit = UInt64(truncatingIfNeeded: whole >> UInt128(place * digitBits)) & ((1 << UInt64(digitBits)) - 1)
      take(digit, &fraction, &taken, &half, &isBeyond)
    }
    while taken <= precision, rest != 0 {
      let scaled = rest << UInt128(digitBits)
      let (digit, remainder) = scaled.quotientAndRemainder(dividingBy: power)
      rest = remainder
      if taken == 0, digit == 0 { exponent -= 1 }
      if taken > 0 || digit != 0 { take(UInt64(digit), &fraction, &taken, &half, &isBeyond) }
    }
    if rest != 0 { isBeyond = true }
    while taken < precision {
      fraction <<= UInt64(digitBits)
      taken += 1
    }
    if half, isBeyond || isHexadecimal || fraction & 1 == 1 { fraction += 1 }
    if fraction >> UInt64(precision * digitBits) != 0 {
      fraction >>= UInt64(digitBits)
      exponent += 1
    }
    return (fraction, exponent - precision)
  }

  /// Takes the next digit: into the fraction while there is room, then into what is rounded.
  private func take(
    _ digit: UInt64, _ fraction: inout UInt64, _ taken: inout Int, _ half: inout Bool, _ isBeyond: inout Bool
  ) {
    let top: UInt64 = 1 << UInt64(digitBits - 1)
    if taken < precision {
      fraction = fraction << UInt64(digitBits) | digit
    } else if taken == precision {
      half = digit >= top
      isBeyond = digit & (top - 1) != 0
    } else if digit != 0 {
      isBeyond = true
    }
    taken += 1
  }
}

extension DecimalDigits {
  /// The digits of an integer below 10^40.
  init(_ value: UInt128, isNegative: Bool) {
    self.init()
    self.isNegative = isNegative
    var place: UInt128 = 1
    while value / place >= 10 { place *= 10 }
    while place > 0 {
      append(UInt8(value / place % 10))
      place /= 10
    }
  }
}
