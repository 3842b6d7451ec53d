/// Numbers as people read them, the same in every locale.
enum Numerals {
  /// With commas between thousands: `-1,234,567`.
  static func grouped(_ number: Int) -> String { grouped(String(number)) }

  /// With commas between the thousands before the point: `-1,234.5678`.
  static func grouped(_ digits: String) -> String {
    let bytes = Array(digits.utf8)
    let start = bytes.first == 0x2D ? 1 : 0
    let end = bytes.firstIndex(of: 0x2E) ?? bytes.count
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if index > start, index < end, (end - index).isMultiple(of: 3) { result.append(0x2C) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A share with one digit after the point, rounded down except that what is there is never `0.0%`, nor what is not
  /// the whole `100.0%`.
  static func percent(_ part: Int, of total: Int) -> String {
    guard total > 0 else { return "—" }
    let thousandths = Int(Int128(part) * 1000 / Int128(total))
    if thousandths == 0, part > 0 { return "<0.1%" }
    return "\(thousandths / 10).\(thousandths % 10)%"
  }

  /// Whether the digits of an exact decimal are zero: `0`, `0.00`, `-0`.
  static func isZero(_ digits: String) -> Bool {
    !digits.isEmpty && digits.utf8.allSatisfy { $0 == 0x30 || $0 == 0x2E || $0 == 0x2D }
  }
}
