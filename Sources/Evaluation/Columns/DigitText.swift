internal import Records

/// Digits read from bytes.
enum DigitText {
  /// Two digits as a number 0 to 99, or -1 where either is none.
  @inline(__always)
  static func pair(_ bytes: Span<UInt8>, _ at: Int) -> Int {
    let ten = bytes[at]
    let unit = bytes[at + 1]
    guard NumberOrder.isDigit(ten), NumberOrder.isDigit(unit) else { return -1 }
    return Int(ten - 0x30) * 10 + Int(unit - 0x30)
  }

  /// The column without one mark, wherever it stands.
  static func removing(_ mark: UInt8, from column: Column) -> Column {
    var ends: [UInt32] = []
    ends.reserveCapacity(column.count)
    let source = column.bytes.span
    let bytes = [UInt8](capacity: column.bytes.count) { out in
      for row in 0..<column.count {
        for at in column.range(row) where source[at] != mark { out.append(source[at]) }
        ends.append(UInt32(truncatingIfNeeded: out.count))
      }
    }
    return Column(bytes: bytes, ends: ends)
  }

  /// A number 0 to 99 in full-width digits, without a leading zero.
  static func fullWidth(_ number: Int) -> [UInt8] {
    var text: [UInt8] = []
    for digit in String(number).utf8 { text += [0xEF, 0xBC, 0x90 + (digit - 0x30)] }
    return text
  }
}
