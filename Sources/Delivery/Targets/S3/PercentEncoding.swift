/// Text as it stands in a URI.
///
/// - Source: RFC 3986, 2.3, and "UriEncode()" of AWS, "Signature Calculations for the Authorization Header".
enum PercentEncoding {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// Every byte but letters, digits and `-._~` as `%` and two capital hexadecimal digits.
  ///
  /// - Parameter keepsSlashes: Whether `/` stays, as in the path of an object's key.
  static func text(_ text: String, keepsSlashes: Bool = false) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
      case 0x2F where keepsSlashes: result.append(byte)
      default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
