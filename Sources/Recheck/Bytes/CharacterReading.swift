internal import Glibc

/// Characters read by the C library's own converter, which shares nothing with the tables of this project.
enum CharacterReading {
  /// What the converter made of some bytes.
  enum Result: Equatable {
    case text([UInt8])
    /// The bytes are no text of the table.
    case invalid
    /// There is no second opinion: the library does not know the table, or a user-defined character is a matter of
    /// the project's identification table.
    case noReading
  }

  /// Reads bytes of a table that iconv knows by this name, such as `CP932`, as UTF-8.
  static func read(_ bytes: [UInt8], table: String) -> Result {
    // Holds: both names are zero-terminated copies that live for the call.
    guard let converter = unsafe iconv_open("UTF-8", table), unsafe converter != iconv_t(bitPattern: -1) else {
      return .noReading
    }
    // Holds: the converter was opened above and is closed once.
    defer { _ = unsafe iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // A character of one byte becomes at most three, one of two bytes at most four.
    var output = [CChar](repeating: 0, count: bytes.count * 3 + 8)
    var inputLeft = input.count
    var outputLeft = output.count
    let converted = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var to = target.baseAddress
        // Holds: both pointers lead to buffers of the counts given, which live for the call.
        return unsafe iconv(converter, &from, &inputLeft, &to, &outputLeft)
      }
    }
    guard converted >= 0, inputLeft == 0 else { return .invalid }
    let text = output[..<(output.count - outputLeft)].map { UInt8(bitPattern: $0) }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    return scalars.contains { (0xE000...0xF8FF).contains($0.value) } ? .noReading : .text(text)
  }
}
