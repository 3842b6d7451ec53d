internal import Formats
internal import Platform

/// `rejects/<source>`: the untouched bytes of rejected records with their length words and newlines, one after another;
/// made only when there are any.
struct RejectsFile: ~Copyable {
  private let path: String
  private var file: OutputFile?
  private var isOpen = false

  /// Nothing is created yet.
  init(folder: String, fileName: String) {
    path = folder + "/" + fileName
    file = nil
  }

  /// Appends a frame with what frames it and gives the offset it stands at.
  mutating func append(_ frame: Int, of block: SourceBlock) throws(FileError) -> Int {
    if !isOpen {
      file = try OutputFile(creating: path)
      isOpen = true
    }
    guard var target = file.take() else { preconditionFailure("the file was just made") }
    let offset = target.byteCount
    try target.write(Array(block.framed(frame)))
    file = consume target
    return offset
  }

  /// Closes the file when there is one.
  mutating func close() throws(FileError) {
    guard var target = file.take() else { return }
    try target.close()
  }
}
