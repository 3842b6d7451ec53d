internal import CSystem
internal import Glibc

/// An open file descriptor with one owner, closed when the owner goes.
struct Descriptor: ~Copyable {
  /// The system's number, -1 once closed.
  private(set) var number: Int32
  let path: String

  /// Opens `path`; `mode` counts only when `flags` hold `O_CREAT`. The descriptor is not inherited by child processes.
  init(_ path: String, flags: Int32, mode: mode_t = 0, for operation: FileOperation) throws(FileError) {
    var number: Int32
    repeat {
      // Holds: Swift passes a zero-terminated copy of the path that lives for the call.
      number = unsafe open(path, flags | O_CLOEXEC, mode)
    } while number < 0 && errno == EINTR
    guard number >= 0 else { throw FileError(path: path, operation: operation, errno: errno) }
    self.number = number
    self.path = path
  }

  deinit {
    if number >= 0 { _ = Glibc.close(number) }
  }

  /// Closes and reports what the last writes met.
  consuming func close() throws(FileError) {
    let open = number
    // Whatever close(2) reports, the number is free afterwards and may belong to another file.
    number = -1
    if Glibc.close(open) != 0, errno != EINTR {
      throw FileError(path: path, operation: .write, errno: errno)
    }
  }

  /// Type and size.
  func status() throws(FileError) -> stat {
    var result = stat()
    // Holds: `result` is a whole `stat` of ours and outlives the call.
    guard unsafe fstat(number, &result) == 0 else { throw FileError(path: path, operation: .open, errno: errno) }
    return result
  }

  /// Writes all bytes, however many calls that takes.
  func write(_ bytes: Span<UInt8>) throws(FileError) {
    var failure: Int32 = 0
    // Holds: the pointer is used within the closure only, and every call stays within `buffer.count`.
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var done = 0
      while done < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[done...])
        let count = unsafe Glibc.write(number, rest.baseAddress, rest.count)
        if count > 0 {
          done += count
        } else if count < 0, errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if failure != 0 { throw FileError(path: path, operation: .write, errno: failure) }
  }

  /// Reads until `limit` bytes are there or the file ends; from `offset`, or from where the last read ended.
  func read(appendingTo bytes: inout [UInt8], upTo limit: Int, at offset: Int?) throws(FileError) -> Int {
    var failure: Int32 = 0
    var total = 0
    bytes.append(addingCapacity: limit) { output in
      // Holds: the buffer has `limit` bytes free after `initialized`, each call stays within what is left of them, and
      // `initialized` counts exactly the bytes the system reports as written.
      unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
        while total < limit {
          let rest = unsafe UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[(initialized)..<(initialized + limit - total)])
          let count =
            if let offset {
              unsafe Glibc.pread(number, rest.baseAddress, rest.count, off_t(offset + total))
            } else {
              unsafe Glibc.read(number, rest.baseAddress, rest.count)
            }
          if count > 0 {
            total += count
            initialized += count
          } else if count == 0 {
            return
          } else if errno != EINTR {
            failure = errno
            return
          }
        }
      }
    }
    if failure != 0 { throw FileError(path: path, operation: .read, errno: failure) }
    return total
  }

  /// Goes on with the byte at an offset.
  func skip(to offset: Int) throws(FileError) {
    guard Glibc.lseek(number, off_t(offset), SEEK_SET) == off_t(offset) else {
      throw FileError(path: path, operation: .read, errno: errno)
    }
  }

  /// Lets the disk begin with bytes that were just written, so that `synchronize()` finds most of them there already.
  /// Only a hint: what it could not do, `synchronize()` does.
  func beginWriteback(of count: Int, endingAt end: Int) {
    let write: UInt32 = 2  // SYNC_FILE_RANGE_WRITE in fcntl.h
    _ = sync_file_range(number, end - count, count, write)
  }

  /// Waits until the disk has what was written.
  func synchronize() throws(FileError) {
    while fsync(number) != 0 {
      if errno != EINTR { throw FileError(path: path, operation: .synchronize, errno: errno) }
    }
  }
}
