internal import CZlib
internal import Glibc

/// Reads the bytes inside a gzip file (RFC 1952) one piece after another, by zlib; memory does not grow with the file.
///
/// Several members behind one another are one content, as the RFC says. The check sum and the length at the end of each
/// member are compared, so that damaged content is an error and never data.
@safe public struct GzipExpansion: ~Copyable {
  /// zlib keeps a pointer to it, so that it stays in one place; it belongs to this value alone, which cannot be copied.
  private let stream: UnsafeMutablePointer<z_stream>
  /// What was read of the packed file last, and how much of it zlib has taken.
  private var input: [UInt8] = []
  private var taken = 0
  /// Where `input` begins in the packed file.
  private var position = 0
  private var isInsideMember = false
  private var isAtEnd = false

  /// How many packed bytes are read at a time.
  private static let step = 1 << 18
  /// The two bytes at which a member begins (RFC 1952, 2.3.1).
  private static let mark: [UInt8] = [0x1F, 0x8B]

  /// Makes an expansion of a file that has not been read from.
  public init() {
    // Holds: allocated and initialised once, given back in `deinit`; zlib's fields are all zero before its init. 15 window
    // bits and 16 mean gzip alone.
    unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let isStarted = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(isStarted == Z_OK, "zlib has no memory to expand")
  }

  deinit {
    // Holds: initialised by `init` and ended here only.
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// Whether bytes at the top of a file are gzip's: a whole header (RFC 1952, 2.3) without reserved flags, and data behind it
  /// that expand. O(n).
  public static func isPacked(_ top: [UInt8]) -> Bool {
    guard top.starts(with: [0x1F, 0x8B, 0x08]), top.count > 18, top[3] & 0xE0 == 0 else { return false }
    var expansion = GzipExpansion()
    expansion.input = top
    var bytes: [UInt8] = []
    let (result, made) = expansion.expand(into: &bytes, upTo: 1 << 16)
    return result == Z_STREAM_END || result == Z_OK && made > 0
  }

  /// Appends the next bytes of the content: `limit` of them, fewer only where it ends, and gives how many there were.
  ///
  /// O(packed bytes read + `limit`).
  ///
  /// - Parameter file: The packed file, which nobody else reads from.
  /// - Throws: `FileError` of the operation `unpack` with the byte of the packed file: `EPROTO` for a file that is not
  ///   packed, `ENODATA` for one that ends inside a member, `EBADMSG` for a damaged one and for bytes behind the last member.
  public mutating func read(
    from file: inout InputFile, appendingTo bytes: inout [UInt8], upTo limit: Int
  ) throws(FileError) -> Int {
    var total = 0
    while total < limit, !isAtEnd {
      if taken == input.count {
        position += input.count
        input = try file.read(upTo: GzipExpansion.step)
        taken = 0
        if input.isEmpty {
          if isInsideMember || position == 0 { throw failure(ENODATA, file) }
          isAtEnd = true
          break
        }
      }
      if !isInsideMember { try beginMember(file) }
      let (result, made) = expand(into: &bytes, upTo: limit - total)
      total += made
      switch result {
      case Z_OK: break
      case Z_STREAM_END: isInsideMember = false
      case Z_BUF_ERROR where taken == input.count: break
      default: throw failure(EBADMSG, file)
      }
    }
    return total
  }

  private mutating func beginMember(_ file: borrowing InputFile) throws(FileError) {
    let isFirst = position + taken == 0
    // A mark cut in two by the end of a piece is told by zlib.
    guard zip(input[taken...], GzipExpansion.mark).allSatisfy({ $0 == $1 }) else {
      throw failure(isFirst ? EPROTO : EBADMSG, file)
    }
    // Holds: the stream was initialised and has ended its last member or none.
    if !isFirst { unsafe inflateReset(stream) }
    isInsideMember = true
  }

  /// Gives zlib what is left of the input and room for `limit` bytes.
  private mutating func expand(into bytes: inout [UInt8], upTo limit: Int) -> (result: Int32, made: Int) {
    var result = Z_OK
    var made = 0
    let (stream, taken) = unsafe (stream, taken)
    var left = 0
    let room = min(limit, 1 << 30)
    // Holds: zlib reads the input and never writes it, though its type has no const; both pointers are used for this one call
    // with their own counts, and `initialized` counts exactly the bytes zlib reports as made.
    unsafe input.withUnsafeBufferPointer { source in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { unsafe $0 + taken })
      unsafe stream.pointee.avail_in = UInt32(source.count - taken)
      bytes.append(addingCapacity: room) { output in
        unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
          unsafe stream.pointee.next_out = buffer.baseAddress.map { unsafe $0 + initialized }
          unsafe stream.pointee.avail_out = UInt32(room)
          result = unsafe inflate(stream, Z_NO_FLUSH)
          made = room - Int(unsafe stream.pointee.avail_out)
          initialized += made
        }
      }
      left = Int(unsafe stream.pointee.avail_in)
    }
    self.taken = input.count - left
    return (result, made)
  }

  private func failure(_ number: Int32, _ file: borrowing InputFile) -> FileError {
    FileError(path: file.path, operation: .unpack, errno: number, offset: position + taken)
  }
}
