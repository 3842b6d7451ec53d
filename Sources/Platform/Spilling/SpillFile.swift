internal import Glibc

/// A nameless file that entries go to and come back from, in the machine's own byte order.
struct SpillFile: ~Copyable, Sendable {
  /// Where some entries stand in the file.
  struct Segment: Sendable {
    var byteOffset: Int
    var entryCount: Int
  }

  private let descriptor: Descriptor
  private var byteCount = 0

  /// Makes a file in a directory, mode 0600, and takes its name away.
  init(directory: String) throws(FileError) {
    descriptor = try SpillFile.nameless(in: directory, attempt: 0)
  }

  /// Writes entries at the end.
  mutating func append(_ entries: [PartitionEntry]) throws(FileError) -> Segment {
    let segment = Segment(byteOffset: byteCount, entryCount: entries.count)
    let bytes = entries.count * MemoryLayout<PartitionEntry>.stride
    var failure: FileError?
    // Holds: an entry is four UInt64 without padding, so its bytes are all initialized; the view ends with the closure.
    unsafe entries.withUnsafeBytes { raw in
      do throws(FileError) {
        try descriptor.write(unsafe raw.assumingMemoryBound(to: UInt8.self).span)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    byteCount += bytes
    return segment
  }

  /// Reads the entries of a segment.
  func read(_ segment: Segment, appendingTo entries: inout [PartitionEntry]) throws(FileError) {
    var bytes: [UInt8] = []
    let wanted = segment.entryCount * MemoryLayout<PartitionEntry>.stride
    let count = try descriptor.read(appendingTo: &bytes, upTo: wanted, at: segment.byteOffset)
    guard count == wanted else { throw FileError(path: descriptor.path, operation: .read, errno: EIO) }
    // Holds: the bytes were written from entries of this type; any bits are a valid entry; each load lies within `count`.
    unsafe bytes.withUnsafeBytes { raw in
      for offset in stride(from: 0, to: wanted, by: MemoryLayout<PartitionEntry>.stride) {
        entries.append(unsafe raw.loadUnaligned(fromByteOffset: offset, as: PartitionEntry.self))
      }
    }
  }

  /// Makes the file under the first name that is free.
  private static func nameless(in directory: String, attempt: Int) throws(FileError) -> Descriptor {
    let path = "\(directory)/entries-\(getpid())-\(attempt).spill"
    do {
      let descriptor = try Descriptor(path, flags: O_RDWR | O_CREAT | O_EXCL, mode: 0o600, for: .create)
      try FileSystem.removeFile(path)
      return descriptor
    } catch {
      guard error.operation == .create, error.errno == EEXIST else { throw error }
      return try nameless(in: directory, attempt: attempt + 1)
    }
  }
}
