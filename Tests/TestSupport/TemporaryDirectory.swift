internal import Glibc

/// An empty directory for one test, removed with everything in it when the test lets go of it.
public final class TemporaryDirectory: Sendable {
  /// Where it is.
  public let path: String

  /// Makes the directory; a test that cannot have one stops.
  public init() {
    var template = Array("/tmp/utsushi-test-XXXXXX".utf8CString)
    // Holds: the template is ours, ends in zero, and mkdtemp changes only its six last letters.
    precondition(unsafe mkdtemp(&template) != nil, "a test needs a directory in /tmp")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    do { _ = try Command.run(["rm", "-rf", path]) } catch _ {}
  }

  /// A path in the directory.
  public func path(_ name: String) -> String { path + "/" + name }

  /// A file in the directory that cannot be written.
  public struct WriteError: Error, Sendable {
    /// Its path.
    public var path: String
    /// The system's error number.
    public var errno: Int32
  }

  /// Writes a file in the directory; a file of that name is replaced. Its folder must be there.
  public func write(_ bytes: [UInt8], to name: String) throws(WriteError) {
    // Holds: the path and the mode are zero-terminated copies, the bytes outlive the call, and the file is closed once.
    guard let file = unsafe fopen(path(name), "wb") else { throw WriteError(path: path(name), errno: errno) }
    let written = unsafe fwrite(bytes, 1, bytes.count, file)
    let failure = errno
    guard unsafe fclose(file) == 0, written == bytes.count else {
      throw WriteError(path: path(name), errno: failure)
    }
  }
}
