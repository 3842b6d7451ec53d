/// Texts as SpreadsheetML escapes them: `_x000D_` is CR and `_x005F_` is `_`.
///
/// - Source: ISO/IEC 29500-1, 22.9.2.19 (ST_Xstring).
enum EscapedText {
  /// The text meant. O(n).
  ///
  /// Two escapes that are the halves of a surrogate pair are one character; a half alone stays as it is written, since no
  /// text can hold it.
  static func unescaped(_ bytes: [UInt8]) -> String {
    guard bytes.contains(0x5F) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let unit = unit(bytes, index) {
        if let scalar = Unicode.Scalar(unit) {
          result += UTF8.encode(scalar).map(Array.init) ?? []
          index += 7
          continue
        }
        if UTF16.isLeadSurrogate(unit), let second = self.unit(bytes, index + 7), UTF16.isTrailSurrogate(second) {
          result += String(decoding: [unit, second], as: UTF16.self).utf8
          index += 14
          continue
        }
      }
      result.append(bytes[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The UTF-16 code unit of the escape at an index, if there is one: `_x`, four hexadecimal digits, `_`.
  private static func unit(_ bytes: [UInt8], _ index: Int) -> UInt16? {
    guard index + 6 < bytes.count, bytes[index] == 0x5F, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F else {
      return nil
    }
    var value: UInt16 = 0
    for byte in bytes[(index + 2)..<(index + 6)] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt16(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt16(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt16(byte - 0x57)
      default: return nil
      }
    }
    return value
  }
}
