import Glibc

/// The C library's converter, the independent reading. Its handle is opened and closed here and never leaves.
@safe final class Iconv {
  private let handle: iconv_t

  /// `nil` where the library does not know one of the names.
  init?(from: String, to: String = "UTF-8") {
    guard let handle = unsafe iconv_open(to, from), Int(bitPattern: handle) != -1 else { return nil }
    unsafe self.handle = handle
  }

  deinit {
    // Opened by the initializer and closed once.
    _ = unsafe iconv_close(handle)
  }

  /// The bytes converted, or `nil` where they cannot be, also where the converter would take something similar.
  func convert(_ bytes: [UInt8]) -> [UInt8]? {
    // Back to the first state; every pointer below lies inside a buffer of this function.
    _ = unsafe iconv(handle, nil, nil, nil, nil)
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 64)
    var left = input.count
    var room = output.count
    let result = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        var next = source.baseAddress
        var free = target.baseAddress
        let result = unsafe iconv(handle, &next, &left, &free, &room)
        // Some characters are held back until it is known what follows.
        return result == 0 ? unsafe iconv(handle, nil, nil, &free, &room) : result
      }
    }
    guard result == 0, left == 0 else { return nil }
    return output.prefix(64 - room).map { UInt8(bitPattern: $0) }
  }
}
