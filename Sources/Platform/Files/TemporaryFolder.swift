internal import Glibc

/// A folder of its own for work that does not outlive the command, mode 0700, gone with its last holder.
///
/// A killed command leaves it; what is spilled there are hashes of keys, never values.
public final class TemporaryFolder: Sendable {
  /// Its path.
  public let path: String

  /// Makes it in the folder that `TMPDIR` names, else in `/tmp`.
  ///
  /// - Throws: `FileError`.
  public init() throws(FileError) {
    var base = "/tmp"
    // The environment is read once, before any other thread could change it.
    if let named = unsafe getenv("TMPDIR") {
      let text = unsafe String(cString: named)
      if !text.isEmpty { base = text }
    }
    let template = base + "/utsushi-XXXXXX"
    var bytes = Array(template.utf8CString)
    // The template ends in six X and a zero, and is ours.
    let made = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return false }
      return unsafe mkdtemp(start) != nil
    }
    guard made else { throw FileError(path: template, operation: .create, errno: errno) }
    path = String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    do { try FileSystem.removeTree(path) } catch _ {}
  }
}
