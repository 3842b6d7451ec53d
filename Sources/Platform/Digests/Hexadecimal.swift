/// Bytes as hexadecimal digits.
public enum Hexadecimal {
  /// Two lower-case digits a byte, high half first; empty for no bytes.
  public static func text(_ bytes: [UInt8]) -> String {
    let digits = [UInt8](capacity: bytes.count * 2) { output in
      for byte in bytes {
        output.append(digit(byte >> 4))
        output.append(digit(byte & 15))
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x61 + value - 10
  }
}
