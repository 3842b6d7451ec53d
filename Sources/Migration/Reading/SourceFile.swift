internal import Language
internal import Platform

/// The bytes of one part of a source: those of its file, or those inside it where it is packed.
struct SourceFile: ~Copyable {
  /// The state of the file when it was opened.
  var state: FileState { file.state }
  /// How many bytes it has; for a packed file what its end says (RFC 1952, ISIZE): of the last member, modulo 2^32.
  let statedByteCount: Int
  private var file: InputFile
  private var expansion: GzipExpansion?

  /// Opens a part.
  ///
  /// - Parameter start: The byte at which reading begins; only of a file that is not packed.
  init(_ source: SourcePlan, part: Int, from start: Int = 0) throws(FileError) {
    var opened = try InputFile(path: source.paths[part])
    try opened.skip(to: start)
    let isPacked = source.declaration.isPacked
    let end = isPacked ? try opened.read(at: max(0, opened.byteCount - 4), count: 4) : []
    statedByteCount = isPacked ? end.reversed().reduce(0) { $0 << 8 | Int($1) } : opened.byteCount
    file = opened
    expansion = isPacked ? GzipExpansion() : nil
  }

  /// Appends the next bytes, `limit` of them, fewer only where they end, and gives how many there were.
  mutating func read(appendingTo bytes: inout [UInt8], upTo limit: Int) throws(FileError) -> Int {
    if let count = try expansion?.read(from: &file, appendingTo: &bytes, upTo: limit) { return count }
    return try file.read(appendingTo: &bytes, upTo: limit)
  }

  /// The next bytes: `limit` of them, fewer only where they end.
  mutating func read(upTo limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try read(appendingTo: &bytes, upTo: limit)
    return bytes
  }

  /// Writes the bytes of all parts to one new file and gives the states of the parts.
  static func join(_ source: SourcePlan, to path: String) throws(FileError) -> [FileState] {
    var output = try OutputFile(creating: path)
    var states: [FileState] = []
    for part in source.paths.indices {
      var file = try SourceFile(source, part: part)
      states.append(file.state)
      while true {
        let bytes = try file.read(upTo: 1 << 20)
        if bytes.isEmpty { break }
        try output.write(bytes)
      }
    }
    try output.close()
    return states
  }
}
