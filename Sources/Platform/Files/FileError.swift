internal import Glibc

/// Why the machine refused to do something with a file.
///
/// Equality is by path, operation, error number and byte, never by prose.
public struct FileError: Error, Sendable, Hashable {
  /// The path as the caller gave it.
  public let path: String
  /// What was tried.
  public let operation: FileOperation
  /// The system's error number, such as `ENOENT`; POSIX.1-2017, `<errno.h>`.
  public let errno: Int32
  /// The byte of the file that was wrong, where one was.
  public let offset: Int?

  /// Makes an error.
  public init(path: String, operation: FileOperation, errno: Int32, offset: Int? = nil) {
    self.path = path
    self.operation = operation
    self.errno = errno
    self.offset = offset
  }

  /// The error for a path that exists where something new was to be made.
  public static func exists(_ path: String) -> FileError {
    FileError(path: path, operation: .create, errno: EEXIST)
  }
}

/// What was tried with a file.
public enum FileOperation: String, Sendable, Hashable, CaseIterable {
  /// Opening a file to read it.
  case open
  /// Making a new file or directory.
  case create
  /// Reading bytes.
  case read
  /// Reading the bytes inside a packed file.
  case unpack
  /// Writing bytes.
  case write
  /// Making sure that written bytes are on the disk.
  case synchronize
  /// Giving a file or directory its final name.
  case rename
  /// Removing a file or directory.
  case remove
  /// Reading the names in a directory.
  case list
  /// Holding a directory against other runs.
  case lock
}

extension FileError: CustomStringConvertible {
  /// The English sentence.
  public var description: String { en }
}
