import Glibc

/// The C library's converter, beside which ours is measured.
enum Converter {
  /// Converts a file to UTF-8 with iconv(3) in pieces of 1 MiB of output and gives the number of bytes written; less than
  /// the whole where the file holds what the table does not.
  static func convert(_ file: [UInt8], from table: String) -> Int {
    // The handle is opened and closed here, and every pointer lies inside a buffer of this function.
    guard let handle = unsafe iconv_open("UTF-8", table), Int(bitPattern: handle) != -1 else { return 0 }
    defer { unsafe iconv_close(handle) }
    var output = [UInt8](repeating: 0, count: 524_288 * 2)
    var total = 0
    unsafe file.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        guard let first = source.baseAddress, let start = target.baseAddress else { return }
        var left = source.count
        // iconv(3) takes its input as not const and does not write to it.
        var next: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutableRawPointer(mutating: first).assumingMemoryBound(
          to: CChar.self)
        while left > 0 {
          var room = target.count
          var free: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutableRawPointer(start).assumingMemoryBound(
            to: CChar.self)
          let result = unsafe iconv(handle, &next, &left, &free, &room)
          total += target.count - room
          if result == -1, errno != E2BIG { return }
        }
      }
    }
    return total
  }
}
