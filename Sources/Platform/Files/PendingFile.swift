/// A new file that has its name only when it is whole: until then it is called `NAME.partial`, and what failed leaves nothing.
///
/// A class so that several parts of some work can write to it; used by one task alone.
public final class PendingFile {
  private let path: String
  private var file: OutputFile
  private var isFinished = false

  /// Begins the file, which must not exist; what a killed command left of it is taken away.
  public init(creating path: String) throws(FileError) {
    guard !FileSystem.exists(path) else { throw FileError.exists(path) }
    if FileSystem.exists(path + ".partial") { try FileSystem.removeFile(path + ".partial") }
    self.path = path
    file = try OutputFile(creating: path + ".partial")
  }

  /// Appends bytes.
  public func write(_ bytes: [UInt8]) throws(FileError) { try file.write(bytes) }

  /// Closes the file and gives it its name.
  public func finish() throws(FileError) {
    try file.close()
    try FileSystem.rename(path + ".partial", to: path)
    isFinished = true
  }

  deinit {
    if isFinished { return }
    // Of work that failed nothing is left that looks whole.
    do { try FileSystem.removeFile(path + ".partial") } catch _ {}
  }
}
