extension CharacterTable {
  /// The code that is written for a scalar, or `nil`.
  func code(of scalar: Unicode.Scalar) -> UInt16? {
    let code = scalar.value < 0x1_0000 ? codes[Int(scalar.value)] : 0
    return code != 0 || scalar.value == 0 ? code : nil
  }

  /// The one or two bytes of a code.
  static func bytes(of code: UInt16) -> [UInt8] {
    let low = UInt8(truncatingIfNeeded: code)
    return code > 0xFF ? [UInt8(truncatingIfNeeded: code >> 8), low] : [low]
  }

  /// The codes of a field that was decoded without a failure, in order, without shift codes; what is cut off at the end
  /// of other bytes is left out.
  ///
  /// - Complexity: O(`bytes.count`).
  func codes(in bytes: [UInt8], isDoubleByte: Bool) -> [UInt16] {
    var codes: [UInt16] = []
    var isShifted = isDoubleByte
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if form == .shiftCodes, !isDoubleByte, byte == ShiftCode.out || byte == ShiftCode.back {
        isShifted = byte == ShiftCode.out
        position += 1
        continue
      }
      // Lead bytes 81–9F and E0–FC; flipping bit 5 makes them one range.
      let isPair = isShifted || (form == .leadBytes && (byte ^ 0x20) &- 0xA1 <= 0x3B)
      guard isPair else {
        codes.append(UInt16(byte))
        position += 1
        continue
      }
      guard position + 1 < bytes.count else { break }
      codes.append(UInt16(byte) << 8 | UInt16(bytes[position + 1]))
      position += 2
    }
    return codes
  }
}
