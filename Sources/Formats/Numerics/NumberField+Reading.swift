internal import Records

extension NumberField {
  /// What the bytes of a numeric field are.
  enum Reading {
    /// A number.
    case number(DecimalDigits)
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
    case .zoned(let last): readZoned(bytes, start, last)
    case .packed: readPacked(bytes, start)
    case .binary: readBinary(bytes, start)
    }
  }

  private func readZoned(_ bytes: Span<UInt8>, _ start: Int, _ form: LastDigit) -> Reading {
    var number = DecimalDigits()
    let last = byteCount - 1
    for index in 0...last {
      let byte = bytes[start + index]
      if index == last, shape.isSigned {
        guard let (digit, isNegative) = form.read(byte, zero: zero) else {
          return isBlank(bytes, start) ? .blank : failure(.badSign, index, byte)
        }
        number.append(digit)
        number.isNegative = isNegative
      } else {
        guard byte &- zero <= 9 else {
          return isBlank(bytes, start) ? .blank : failure(.notDigits, index, byte)
        }
        number.append(byte - zero)
      }
    }
    return .number(number)
  }

  /// Packed decimal: C and F positive, D negative in a signed field; in an unsigned one C and F only. The unused first
  /// nibble of a field with an even number of digits must be zero.
  ///
  /// Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "PACKED-DECIMAL"; the alternate signs A, B and E
  /// are errors.
  private func readPacked(_ bytes: Span<UInt8>, _ start: Int) -> Reading {
    var number = DecimalDigits()
    let nibbleCount = byteCount * 2 - 1
    for nibble in 0..<nibbleCount {
      let byte = bytes[start + nibble / 2]
      let digit = nibble % 2 == 0 ? byte >> 4 : byte & 0x0F
      guard digit <= 9, nibbleCount - nibble <= shape.digits || digit == 0 else {
        return failure(.badPackedDigit, nibble / 2, byte)
      }
      if nibbleCount - nibble <= shape.digits { number.append(digit) }
    }
    let last = bytes[start + byteCount - 1]
    switch last & 0x0F {
    case 0x0C, 0x0F: break
    case 0x0D where shape.isSigned: number.isNegative = true
    default: return failure(.badSign, byteCount - 1, last)
    }
    return .number(number)
  }

  /// Big-endian two's complement of 1 to 8 bytes. A number with more digits than the picture is read as it stands:
  /// whether the old system cut it off (`TRUNC`) is not in the data.
  private func readBinary(_ bytes: Span<UInt8>, _ start: Int) -> Reading {
    var word: UInt64 = 0
    for index in 0..<byteCount { word = word << 8 | UInt64(bytes[start + index]) }
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
    return .number(number)
  }

  private func isBlank(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    for index in 0..<byteCount where bytes[start + index] != blank { return false }
    return true
  }

  private func failure(_ code: FindingCode, _ offset: Int, _ byte: UInt8) -> Reading {
    .failed(ValueFailure(code, byteOffset: offset, bytes: UInt32(byte), byteCount: 1))
  }
}
