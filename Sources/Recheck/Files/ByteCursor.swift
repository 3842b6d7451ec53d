internal import Glibc

/// A file read forward, a piece at a time.
final class ByteCursor {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// - Throws: `RecheckError` where the file cannot be opened.
  init(path: String) throws(RecheckError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0 else { throw RecheckError(ja: "`\(path)`を開けない", en: "cannot open `\(path)`") }
  }

  deinit { close(descriptor) }

  /// The next bytes without taking them: `count`, fewer only where the file ends.
  func peek(_ count: Int) throws(RecheckError) -> ArraySlice<UInt8> {
    while buffer.count - start < count, !isAtEnd { try fill() }
    return buffer[start..<min(buffer.count, start + count)]
  }

  /// The byte at an offset from the next one, without taking it; `nil` past the end of the file.
  func byte(at offset: Int) throws(RecheckError) -> UInt8? {
    while buffer.count - start <= offset, !isAtEnd { try fill() }
    return buffer.count - start > offset ? buffer[start + offset] : nil
  }

  /// Takes bytes that `peek` has shown; no more than it has.
  func skip(_ count: Int) { start = min(buffer.count, start + count) }

  /// Where bytes stand next, counted from the next byte; `nil` where they do not.
  func place(of mark: [UInt8]) throws(RecheckError) -> Int? {
    var at = 0
    while true {
      let shown = try peek(at + mark.count)
      guard shown.count >= at + mark.count else { return nil }
      if buffer[start + at..<start + at + mark.count].elementsEqual(mark) { return at }
      at += 1
    }
  }

  private func fill() throws(RecheckError) {
    buffer.removeFirst(start)
    start = 0
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    // The buffer lives for the call and holds as many bytes as are asked for.
    let count = unsafe piece.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 else { throw RecheckError(ja: "`\(path)`を読めない", en: "cannot read `\(path)`") }
    if count == 0 { isAtEnd = true }
    buffer += piece[..<count]
  }
}
