internal import Formats

/// The two families of tables whose spaces and digits have other bytes, for messages alone: nothing is read by it.
enum ByteFamily: String {
  case ascii = "ASCII"
  case ebcdic = "EBCDIC"

  /// The family of the spaces and digits in some bytes, where nearly all that could be one are of the same family.
  ///
  /// Bytes of kanji and of packed and binary numbers may look like a digit or a space of either family: of packed numbers
  /// every tenth byte looks like an ASCII digit. So more than one byte in five has to be of one family, and fifty times as
  /// many as of the other.
  ///
  /// - Complexity: O(bytes).
  static func clear(in bytes: some Collection<UInt8>) -> ByteFamily? {
    var ascii = 0
    var ebcdic = 0
    var last: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0x20, 0x30...0x39: ascii += 1
      // 8140 is the full-width space of Shift_JIS.
      case 0x40 where last != 0x81, 0xF0...0xF9: ebcdic += 1
      default: break
      }
      last = byte
    }
    if 5 * ascii > bytes.count, ascii > 50 * ebcdic { return .ascii }
    if 5 * ebcdic > bytes.count, ebcdic > 50 * ascii { return .ebcdic }
    return nil
  }
}
