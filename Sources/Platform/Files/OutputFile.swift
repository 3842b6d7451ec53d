internal import Glibc

/// A new file open for writing; nothing is finished before `close()`.
///
/// Bytes gather in memory and go to the system in pieces of 1 MiB. The mode is 0600.
public struct OutputFile: ~Copyable, Sendable {
  /// The path as it was given.
  public let path: String
  /// The number of bytes given so far.
  public private(set) var byteCount = 0

  private var descriptor: Descriptor?
  private var buffer: [UInt8] = []

  /// How much gathers before it is written.
  static let bufferByteCount = 1 << 20

  /// From this length on, bytes go to the system without being gathered first.
  static let directByteCount = 1 << 16

  /// Makes the file.
  ///
  /// - Throws: `FileError`; a path that exists is `EEXIST`.
  public init(creating path: String) throws(FileError) {
    descriptor = try Descriptor(path, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o600, for: .create)
    self.path = path
  }

  /// Appends bytes. Not after `close()`.
  public mutating func write(_ bytes: [UInt8]) throws(FileError) {
    try write(bytes.span)
  }

  /// Appends bytes. Not after `close()`.
  public mutating func write(_ bytes: Span<UInt8>) throws(FileError) {
    precondition(descriptor != nil, "a file takes no bytes after it was closed")
    byteCount += bytes.count
    if bytes.count >= OutputFile.directByteCount {
      try flush()
      try descriptor?.write(bytes)
      descriptor?.beginWriteback(of: bytes.count, endingAt: byteCount)
      return
    }
    buffer.append(addingCapacity: bytes.count) { output in
      for index in bytes.indices { output.append(bytes[index]) }
    }
    if buffer.count >= OutputFile.bufferByteCount { try flush() }
  }

  /// Hands the gathered bytes to the system, so that others can read them.
  public mutating func flush() throws(FileError) {
    guard !buffer.isEmpty else { return }
    try descriptor?.write(buffer.span)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is gathered, waits for the disk and closes. A second call does nothing.
  ///
  /// - Throws: `FileError`; the file is then incomplete.
  public mutating func close() throws(FileError) {
    guard descriptor != nil else { return }
    try flush()
    buffer = []
    guard let open = descriptor.take() else { return }
    try open.synchronize()
    try open.close()
  }
}
