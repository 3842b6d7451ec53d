internal import Glibc

/// A file open for reading, closed when its owner goes.
public struct InputFile: ~Copyable, Sendable {
  /// The path as it was given.
  public var path: String { descriptor.path }
  /// The size in bytes when it was opened.
  public let byteCount: Int
  /// What tells this state of the file from any other: device, inode, size and time of the last change.
  public let state: FileState

  private let descriptor: Descriptor

  /// Opens a file.
  ///
  /// - Throws: `FileError`; a directory is `EISDIR`, a pipe or device `ESPIPE`: a file is read twice, and neither can be.
  public init(path: String) throws(FileError) {
    // Opening a pipe must not wait for somebody to write; for a regular file the flag means nothing.
    let descriptor = try Descriptor(path, flags: O_RDONLY | O_NONBLOCK, for: .open)
    let status = try descriptor.status()
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(path: path, operation: .open, errno: EISDIR) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(path: path, operation: .open, errno: ESPIPE) }
    byteCount = Int(status.st_size)
    state = FileState(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), byteCount: Int(status.st_size),
      changedSeconds: Int(status.st_mtim.tv_sec), changedNanoseconds: Int(status.st_mtim.tv_nsec))
    self.descriptor = descriptor
  }

  /// Reads the next bytes: `limit` of them, fewer only where the file ends, none at its end.
  public mutating func read(upTo limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try descriptor.read(appendingTo: &bytes, upTo: limit, at: nil)
    return bytes
  }

  /// Appends the next bytes, as `read(upTo:)` does, and gives how many there were.
  public mutating func read(appendingTo bytes: inout [UInt8], upTo limit: Int) throws(FileError) -> Int {
    try descriptor.read(appendingTo: &bytes, upTo: limit, at: nil)
  }

  /// Goes on with the byte at an offset.
  public mutating func skip(to offset: Int) throws(FileError) {
    if offset > 0 { try descriptor.skip(to: offset) }
  }

  /// Reads `count` bytes from `offset`, fewer only where the file ends; leaves the place of `read(upTo:)` alone.
  public func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try descriptor.read(appendingTo: &bytes, upTo: count, at: offset)
    return bytes
  }
}

/// One state of one file.
public struct FileState: Sendable, Hashable {
  /// The device it is on.
  public var device: UInt64
  /// Its number there.
  public var inode: UInt64
  /// Its size in bytes.
  public var byteCount: Int
  /// When it was last changed, whole seconds.
  public var changedSeconds: Int
  /// The rest of that time.
  public var changedNanoseconds: Int
}
