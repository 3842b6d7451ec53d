internal import CZlib

/// Raw deflate streams (RFC 1951), by zlib.
enum Deflate {
  /// What an expansion came to.
  enum Expansion {
    /// The stream ended; it had used `used` bytes of the input.
    case whole([UInt8], used: Int)
    /// The output would have become longer than the limit; `used` bytes of the input had been looked at.
    case tooLong(used: Int)
    /// The input is no stream from its byte `used` on, or ends before the stream does.
    case broken(used: Int)
  }

  /// How many bytes are expanded at a time: nothing beyond a limit is ever made but this.
  private static let step = 1 << 16

  /// Compresses at level 6; the same bytes give the same bytes with the same version of zlib. O(n).
  ///
  /// - Parameter bytes: Fewer than 4 GiB.
  static func compress(_ bytes: [UInt8]) -> [UInt8] {
    precondition(bytes.count < UInt32.max, "zlib takes 4 GiB at once")
    return unsafe withStream { stream in
      // Holds: the stream is initialised here and ended at the end of this scope; negative window bits mean raw deflate.
      let isStarted = unsafe deflateInit2_(
        stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      precondition(isStarted == Z_OK, "zlib has no memory to compress")
      defer { unsafe deflateEnd(stream) }
      let bound = Int(unsafe deflateBound(stream, UInt(bytes.count)))
      precondition(bound < UInt32.max, "zlib gives 4 GiB at once")
      var input = bytes
      // Holds: zlib reads the input and never writes it; both pointers are used in their closures with their own counts,
      // and the count written is zlib's own.
      return unsafe input.withUnsafeMutableBufferPointer { source in
        unsafe [UInt8](unsafeUninitializedCapacity: bound) { target, count in
          unsafe stream.pointee.next_in = source.baseAddress
          unsafe stream.pointee.avail_in = UInt32(source.count)
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(bound)
          let isDone = unsafe deflate(stream, Z_FINISH)
          precondition(isDone == Z_STREAM_END, "zlib must end within its own bound")
          count = bound - Int(unsafe stream.pointee.avail_out)
        }
      }
    }
  }

  /// Expands the stream at the beginning of a part of `bytes`, up to `limit` bytes of output.
  ///
  /// Memory grows with what has been expanded, never with what a header promises. O(input + output).
  ///
  /// - Parameter part: Inside `bytes` and shorter than 4 GiB.
  static func expand(_ bytes: [UInt8], _ part: Range<Int>, limit: Int) -> Expansion {
    precondition(part.lowerBound >= 0 && part.upperBound <= bytes.count && part.count < UInt32.max, "inside the bytes")
    return unsafe withStream { stream in
      // Holds: the stream is initialised here and ended at the end of this scope; negative window bits mean raw deflate.
      let isStarted = unsafe inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      precondition(isStarted == Z_OK, "zlib has no memory to expand")
      defer { unsafe inflateEnd(stream) }
      var output: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: step)
      // Holds: zlib reads the input and never writes it, though its type has no const; the pointer is used within the closure.
      return unsafe bytes.withUnsafeBufferPointer { whole in
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: whole.baseAddress.map { unsafe $0 + part.lowerBound })
        unsafe stream.pointee.avail_in = UInt32(part.count)
        while true {
          // Holds: the output is the buffer of `step` bytes, for this one call.
          let (result, made) = unsafe buffer.withUnsafeMutableBufferPointer { target in
            unsafe stream.pointee.next_out = target.baseAddress
            unsafe stream.pointee.avail_out = UInt32(target.count)
            let result = unsafe inflate(stream, Z_NO_FLUSH)
            return (result, target.count - Int(unsafe stream.pointee.avail_out))
          }
          let used = part.count - Int(unsafe stream.pointee.avail_in)
          guard result == Z_OK || result == Z_STREAM_END else { return .broken(used: used) }
          guard made <= limit - output.count else { return .tooLong(used: used) }
          output += buffer[..<made]
          if result == Z_STREAM_END { return .whole(output, used: used) }
          // Without output there is no input left: the stream is cut off.
          if made == 0 { return .broken(used: used) }
        }
      }
    }
  }

  /// A stream that stays in one place: zlib keeps a pointer to it.
  private static func withStream<Result>(_ body: (UnsafeMutablePointer<z_stream>) -> Result) -> Result {
    // Holds: allocated, initialised, given back once; zlib's fields are all zero before its init.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    defer {
      unsafe stream.deinitialize(count: 1)
      unsafe stream.deallocate()
    }
    return unsafe body(stream)
  }
}
