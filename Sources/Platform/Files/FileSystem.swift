internal import Glibc

/// Files and directories by path.
public enum FileSystem {
  /// Everything in a file.
  ///
  /// - Parameter limit: The largest size taken, in bytes.
  /// - Throws: `FileError`; a larger file is `EFBIG`.
  public static func readAll(_ path: String, limit: Int = 64 << 20) throws(FileError) -> [UInt8] {
    var file = try InputFile(path: path)
    guard file.byteCount <= limit else { throw FileError(path: path, operation: .read, errno: EFBIG) }
    var bytes = try file.read(upTo: file.byteCount + 1)
    // A pipe or a file of /proc has no size of its own.
    while try file.read(appendingTo: &bytes, upTo: 1 << 16) > 0 {
      guard bytes.count <= limit else { throw FileError(path: path, operation: .read, errno: EFBIG) }
    }
    return bytes
  }

  /// Whether something has this path; `false` also where it may not be looked at. A link without a target exists.
  public static func exists(_ path: String) -> Bool { kind(path) != nil }

  /// Whether a directory, or a link to one, has this path.
  public static func isDirectory(_ path: String) -> Bool {
    var result = stat()
    // Holds: `result` is a whole `stat` of ours and outlives the call; the path is a zero-terminated copy.
    return unsafe stat(path, &result) == 0 && result.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a symbolic link has this path, whatever it points to.
  public static func isLink(_ path: String) -> Bool { kind(path) == S_IFLNK }

  /// Whether anybody but a file's owner may read it.
  ///
  /// - Throws: `FileError` where it is not there.
  public static func isReadableByOthers(_ path: String) throws(FileError) -> Bool {
    var result = stat()
    // Holds: `result` is a whole `stat` of ours and outlives the call; the path is a zero-terminated copy.
    guard unsafe stat(path, &result) == 0 else { throw FileError(path: path, operation: .open, errno: errno) }
    return result.st_mode & (S_IRGRP | S_IROTH) != 0
  }

  /// Makes one directory with mode 0700; its parent must exist.
  ///
  /// - Throws: `FileError`; a path that exists is `EEXIST`.
  public static func createDirectory(_ path: String) throws(FileError) {
    // Holds: Swift passes a zero-terminated copy of the path that lives for the call.
    guard unsafe mkdir(path, 0o700) == 0 else { throw FileError(path: path, operation: .create, errno: errno) }
  }

  /// Makes a directory and the parents it lacks; a directory that exists is left as it is.
  public static func createDirectories(_ path: String) throws(FileError) {
    guard !path.isEmpty, !isDirectory(path) else { return }
    if let slash = path.utf8.lastIndex(of: 0x2F), slash > path.utf8.startIndex {
      try createDirectories(String(path[..<slash]))
    }
    do {
      try createDirectory(path)
    } catch {
      guard error.errno == EEXIST, isDirectory(path) else { throw error }
    }
  }

  /// The names in a directory, without `.` and `..`, in order of their bytes.
  ///
  /// - Throws: `FileError`; a name that is not UTF-8 is `EILSEQ`.
  /// - Complexity: O(n log n).
  public static func list(_ path: String) throws(FileError) -> [String] {
    // Holds: the stream is closed once, at the end of this scope, and used by this call alone.
    guard let stream = unsafe opendir(path) else { throw FileError(path: path, operation: .list, errno: errno) }
    defer { _ = unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      // Holds: the entry stays until the next readdir on this stream, and its name is copied before that.
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { field in
        unsafe [UInt8](field.prefix { $0 != 0 })
      }
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      guard let text = String(validating: name, as: UTF8.self) else {
        throw FileError(path: path, operation: .list, errno: EILSEQ)
      }
      names.append(text)
    }
    guard errno == 0 else { throw FileError(path: path, operation: .list, errno: errno) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Writes a file under another name and gives it this one when it is whole; a file of that name is replaced in one step,
  /// and who may read and write it stays as it was.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let part = path + ".part"
    if exists(part) { try removeFile(part) }
    var old = stat()
    let isThere = unsafe stat(path, &old) == 0
    var file = try OutputFile(creating: part)
    try file.write(bytes)
    try file.close()
    if isThere, unsafe chmod(part, old.st_mode & 0o777) != 0 {
      throw FileError(path: part, operation: .create, errno: errno)
    }
    try rename(part, to: path)
  }

  /// Gives a file or directory another name on the same file system; a file of that name is replaced in one step.
  public static func rename(_ path: String, to target: String) throws(FileError) {
    // Holds: Swift passes zero-terminated copies of both paths that live for the call.
    guard unsafe Glibc.rename(path, target) == 0 else {
      throw FileError(path: target, operation: .rename, errno: errno)
    }
  }

  /// Removes one file or link.
  public static func removeFile(_ path: String) throws(FileError) {
    // Holds: Swift passes a zero-terminated copy of the path that lives for the call.
    guard unsafe unlink(path) == 0 else { throw FileError(path: path, operation: .remove, errno: errno) }
  }

  /// Removes a file, a link (not what it points to), or a directory with everything in it.
  public static func removeTree(_ path: String) throws(FileError) {
    guard kind(path) == S_IFDIR else { return try removeFile(path) }
    for name in try list(path) { try removeTree(path + "/" + name) }
    // Holds: Swift passes a zero-terminated copy of the path that lives for the call.
    guard unsafe rmdir(path) == 0 else { throw FileError(path: path, operation: .remove, errno: errno) }
  }

  /// Waits until the disk has the bytes of a file that somebody else wrote.
  public static func synchronizeFile(_ path: String) throws(FileError) {
    let descriptor = try Descriptor(path, flags: O_RDWR, for: .synchronize)
    try descriptor.synchronize()
    try descriptor.close()
  }

  /// Waits until the disk has the names in a directory.
  public static func synchronizeDirectory(_ path: String) throws(FileError) {
    try Descriptor(path, flags: O_RDONLY | O_DIRECTORY, for: .synchronize).synchronize()
  }

  /// Waits until the disk has the names in a directory and in all directories below it; links are not followed.
  public static func synchronizeDirectories(_ path: String) throws(FileError) {
    for name in try list(path) where kind(path + "/" + name) == S_IFDIR {
      try synchronizeDirectories(path + "/" + name)
    }
    try synchronizeDirectory(path)
  }

  /// The kind of what has this path, links not followed, or `nil`.
  private static func kind(_ path: String) -> mode_t? {
    var result = stat()
    // Holds: `result` is a whole `stat` of ours and outlives the call; the path is a zero-terminated copy.
    return unsafe lstat(path, &result) == 0 ? result.st_mode & S_IFMT : nil
  }
}
