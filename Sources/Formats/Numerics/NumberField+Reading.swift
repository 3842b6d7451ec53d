internal import Records

extension NumberField {
  /// What the bytes of a numeric field are.
  enum Reading {
    /// A number, with the digits after its point; the picture's, but for a floating-point number.
    case number(DecimalDigits, scale: Int)
    /// All spaces in a `DISPLAY` field: no number.
    case blank
    /// Not what the layout says.
    case failed(ValueFailure)
  }

  /// Reads the field that begins at `start`.
  ///
  /// - Parameters:
  ///   - bytes: The block; `byteCount` bytes from `start` on lie inside it.
  ///   - start: The field's first byte.
  /// - Complexity: O(`byteCount`); does not allocate.
  func read(_ bytes: Span<UInt8>, at start: Int) -> Reading {
    switch storage {
    case .zoned(let last): readZoned(bytes, start, 0..<byteCount, signed: byteCount - 1, last)
    case .zonedLeading(let first): readZoned(bytes, start, 0..<byteCount, signed: 0, first)
    case .zonedSeparate(let isLeading): readSeparate(bytes, start, isLeading: isLeading)
    case .packed: readPacked(bytes, start)
    case .packedWithoutSign: readPackedWithoutSign(bytes, start)
    case .binary(let order): readBinary(bytes, start, order)
    case .floatingPoint(let form): readFloatingPoint(bytes, start, form)
    }
  }

  /// One digit a byte, from left to right; the first byte that is none is the fault. `signed` is the byte that holds the
  /// sign of a signed number.
  private func readZoned(
    _ bytes: Span<UInt8>, _ start: Int, _ places: Range<Int>, signed: Int, _ form: SignedDigit
  ) -> Reading {
    var number = DecimalDigits()
    for index in places {
      let byte = bytes[start + index]
      if index == signed, shape.isSigned {
        guard let (digit, isNegative) = form.read(byte, zero: zero) else {
          return isBlank(bytes, start) ? blankReading : failure(.badSign, index, byte)
        }
        number.append(digit)
        number.isNegative = isNegative
      } else {
        guard byte &- zero <= 9 else {
          return isBlank(bytes, start) ? blankReading : failure(.notDigits, index, byte)
        }
        number.append(byte - zero)
      }
    }
    return .number(number, scale: shape.scale)
  }

  /// What a field of spaces is: no number, or zero where the field says so.
  private var blankReading: Reading { isBlankWhenZero ? .number(DecimalDigits(), scale: shape.scale) : .blank }

  /// Digits and a byte `+` or `-`: 2B and 2D, 4E and 60 in EBCDIC; faults from left to right.
  private func readSeparate(_ bytes: Span<UInt8>, _ start: Int, isLeading: Bool) -> Reading {
    let place = isLeading ? 0 : byteCount - 1
    let sign = bytes[start + place]
    let isSign = sign == plus || sign == minus
    if isLeading, !isSign { return isBlank(bytes, start) ? .blank : failure(.badSign, place, sign) }
    let digits = isLeading ? 1..<byteCount : 0..<byteCount - 1
    let reading = readZoned(bytes, start, digits, signed: byteCount, .plain)
    guard case .number(var number, let scale) = reading else { return reading }
    guard isSign else { return failure(.badSign, place, sign) }
    number.isNegative = sign == minus
    return .number(number, scale: scale)
  }

  /// The byte of a separate plus.
  var plus: UInt8 { zero == 0x30 ? 0x2B : 0x4E }
  /// The byte of a separate minus.
  var minus: UInt8 { zero == 0x30 ? 0x2D : 0x60 }

  /// Packed decimal: C and F positive, D negative in a signed field; in an unsigned one C and F only. The unused first
  /// nibble of a field with an even number of digits must be zero. The order of faults is that of the nibbles.
  ///
  /// Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "PACKED-DECIMAL"; the alternate signs A, B and E
  /// are errors.
  private func readPacked(_ bytes: Span<UInt8>, _ start: Int) -> Reading {
    let digits = nibbles(bytes, start, byteCount * 2 - 1)
    guard case .number(var number, let scale) = digits else { return digits }
    let last = bytes[start + byteCount - 1]
    switch last & 0x0F {
    case 0x0C, 0x0F: break
    case 0x0D where shape.isSigned: number.isNegative = true
    default: return failure(.badSign, byteCount - 1, last)
    }
    return .number(number, scale: scale)
  }

  /// `COMP-6`: digits in every nibble; the unused first one of an odd number of digits must be zero.
  ///
  /// Source: GnuCOBOL 3 Programmer's Guide, "USAGE": COMP-6 is packed decimal without the nibble of a sign.
  private func readPackedWithoutSign(_ bytes: Span<UInt8>, _ start: Int) -> Reading {
    nibbles(bytes, start, byteCount * 2)
  }

  private func nibbles(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Reading {
    var number = DecimalDigits()
    for nibble in 0..<count {
      let byte = bytes[start + nibble / 2]
      let digit = nibble % 2 == 0 ? byte >> 4 : byte & 0x0F
      guard digit <= 9, count - nibble <= shape.digits || digit == 0 else {
        return failure(.badPackedDigit, nibble / 2, byte)
      }
      if count - nibble <= shape.digits { number.append(digit) }
    }
    return .number(number, scale: shape.scale)
  }

  /// Two's complement of 1 to 8 bytes. A number with more digits than the picture is read as it stands: whether the old
  /// system cut it off (`TRUNC`) is not in the data.
  private func readBinary(_ bytes: Span<UInt8>, _ start: Int, _ order: ByteOrder) -> Reading {
    var word = word(bytes, start, order)
    var number = DecimalDigits()
    if shape.isSigned {
      let shift = UInt64(64 - byteCount * 8)
      let value = Int64(bitPattern: word << shift) >> Int64(shift)
      number.isNegative = value < 0
      word = value.magnitude
    }
    var places: UInt64 = 1
    while word / places >= 10 { places *= 10 }
    while places > 0 {
      number.append(UInt8(word / places % 10))
      places /= 10
    }
    return .number(number, scale: shape.scale)
  }

  private func readFloatingPoint(_ bytes: Span<UInt8>, _ start: Int, _ form: FloatingPointForm) -> Reading {
    let number = FloatingPointNumber(form)
    guard let value = number.decimal(word(bytes, start, number.order)) else {
      return failure(.unrepresentableNumber, 0, bytes[start])
    }
    return .number(DecimalDigits(value.digits, isNegative: value.isNegative), scale: value.scale)
  }

  /// The bytes of the field as one unsigned integer.
  private func word(_ bytes: Span<UInt8>, _ start: Int, _ order: ByteOrder) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<byteCount {
      let place = order == .bigEndian ? index : byteCount - 1 - index
      word = word << 8 | UInt64(bytes[start + place])
    }
    return word
  }

  private func isBlank(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    for index in 0..<byteCount where bytes[start + index] != blank { return false }
    return true
  }

  private func failure(_ code: FindingCode, _ offset: Int, _ byte: UInt8) -> Reading {
    .failed(ValueFailure(code, byteOffset: offset, bytes: UInt32(byte), byteCount: 1))
  }
}
