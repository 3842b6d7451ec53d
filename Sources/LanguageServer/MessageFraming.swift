/// Cuts a stream of bytes into messages of the Language Server Protocol, and frames replies.
///
/// A message is header lines ended by CR LF, an empty line, and `Content-Length` bytes of JSON.
/// Source: Language Server Protocol 3.17, "Base Protocol".
public struct MessageFraming: Sendable {
  /// The longest header that is read, in bytes.
  public static let headerLimit = 4096
  /// The longest message that is read, in bytes.
  public static let contentLimit = 64 << 20

  private var buffer: [UInt8] = []

  /// Makes an empty buffer.
  public init() {}

  /// Why a stream cannot be read on.
  public enum Failure: Error, Sendable, Hashable {
    /// The header has no end within `headerLimit` bytes.
    case headerTooLong
    /// There is no `Content-Length` that is a number.
    case missingLength
    /// The message is longer than `contentLimit`.
    case contentTooLong
  }

  /// Takes bytes as they come.
  public mutating func append(_ bytes: [UInt8]) {
    buffer += bytes
  }

  /// The next whole message, or `nil` until more bytes come.
  ///
  /// - Throws: `Failure` when the stream is no LSP stream; nothing after it can be read.
  public mutating func next() throws(Failure) -> [UInt8]? {
    guard let end = headerEnd() else {
      if buffer.count > MessageFraming.headerLimit { throw .headerTooLong }
      return nil
    }
    guard end <= MessageFraming.headerLimit else { throw .headerTooLong }
    guard let length = MessageFraming.contentLength(Array(buffer[..<end])) else { throw .missingLength }
    guard length <= MessageFraming.contentLimit else { throw .contentTooLong }
    let start = end + 4
    guard buffer.count - start >= length else { return nil }
    let message = Array(buffer[start..<start + length])
    buffer.removeFirst(start + length)
    return message
  }

  /// A reply with its header.
  public static func frame(_ content: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
  }

  private func headerEnd() -> Int? {
    var index = 0
    while index + 3 < min(buffer.count, MessageFraming.headerLimit + 4) {
      if buffer[index] == 0x0D, buffer[index + 1] == 0x0A, buffer[index + 2] == 0x0D, buffer[index + 3] == 0x0A {
        return index
      }
      index += 1
    }
    return nil
  }

  private static func contentLength(_ header: [UInt8]) -> Int? {
    for line in header.split(whereSeparator: { $0 == 0x0D || $0 == 0x0A }) {
      let parts = line.split(separator: 0x3A, maxSplits: 1)
      guard parts.count == 2, lowercase(parts[0]) == Array("content-length".utf8) else { continue }
      let digits = parts[1].drop { $0 == 0x20 || $0 == 0x09 }
      guard !digits.isEmpty, digits.count <= 12, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    return nil
  }

  private static func lowercase(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
  }
}
