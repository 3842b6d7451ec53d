internal import Platform
internal import Records

/// Makes the newer files of the older ones (`utsushi patch`).
public struct PatchReader: ~Copyable {
  private let path: String
  private var file: InputFile
  private var buffer: [UInt8] = []
  private var start = 0
  /// The byte of the patch that is read, for messages.
  private var offset = 0

  private init(_ path: String) throws(FileError) {
    self.path = path
    file = try InputFile(path: path)
  }

  /// Applies a patch.
  ///
  /// - Parameters:
  ///   - path: The patch.
  ///   - old: The older file or folder.
  ///   - output: The newer one; not there yet. Nothing is left of it where the patch does not fit.
  /// - Returns: How many files were made.
  /// - Throws: `RunError` P264 for bytes that are no patch, P265 for another older file, or a newer one that did not come out;
  ///   `FileError`.
  /// - Complexity: O(bytes); memory does not grow with them.
  public static func apply(_ path: String, to old: String, output: String) throws -> Int {
    guard !FileSystem.exists(output) else {
      throw RunError(
        code: "P265", LocalizedText(ja: "`\(output)`はもうある", en: "`\(output)` is there already"),
        help: LocalizedText(ja: "別の名にする", en: "choose another name"))
    }
    var reader = try PatchReader(path)
    do {
      return try reader.apply(to: old.trimmingTrailingSlashes, output: output.trimmingTrailingSlashes)
    } catch {
      try? FileSystem.removeTree(output)
      throw error
    }
  }

  private mutating func apply(to old: String, output: String) throws -> Int {
    guard try line() == "utsushi-patch 1" else { throw broken() }
    let isFolder = FileSystem.isDirectory(old)
    if isFolder { try FileSystem.createDirectory(output) }
    var made = 0
    while let head = try line() {
      let words = head.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
      guard words.count == 6, words[0] == "F" else { throw broken() }
      let name = words[5]
      // A path leads nowhere but into the folder.
      guard !name.isEmpty, !name.utf8.contains(0), name.utf8.first != 0x2F,
        !name.split(separator: "/", omittingEmptySubsequences: false).contains(where: { $0 == ".." || $0.isEmpty })
      else { throw broken() }
      let source = isFolder ? "\(old)/\(name)" : old
      if words[1] != "-" {
        let (digest, byteCount) = try Digest.sha256(ofFile: source)
        guard String(byteCount) == words[1], Hexadecimal.text(digest) == words[2] else { throw other(source) }
      }
      guard words[3] != "-" else {
        guard try line() == "E" else { throw broken() }
        continue
      }
      if isFolder { try PatchReader.makeFolders(of: name, in: output) }
      let target = isFolder ? "\(output)/\(name)" : output
      try write(target, from: words[1] == "-" ? nil : source)
      let (digest, byteCount) = try Digest.sha256(ofFile: target)
      guard String(byteCount) == words[3], Hexadecimal.text(digest) == words[4] else { throw other(target) }
      made += 1
    }
    return made
  }

  private mutating func write(_ target: String, from source: String?) throws {
    let old = try InputFile(path: source ?? path)
    var output = try OutputFile(creating: target)
    while let line = try line() {
      let words = line.split(separator: " ").map(String.init)
      switch words.first {
      case "E":
        try output.close()
        return
      case "C":
        guard source != nil, words.count == 3, let from = Int(words[1]), let count = Int(words[2]), from >= 0,
          count >= 0,
          from <= old.byteCount, count <= old.byteCount - from
        else { throw broken() }
        var at = from
        while at < from + count {
          let bytes = try old.read(at: at, count: min(from + count - at, 1 << 20))
          if bytes.isEmpty { throw broken() }
          try output.write(bytes)
          at += bytes.count
        }
      case "L":
        guard words.count == 2, let count = Int(words[1]), count >= 0, count <= 1 << 24 else { throw broken() }
        let bytes = try take(count + 1)
        guard bytes.count == count + 1, bytes.last == 0x0A else { throw broken() }
        try output.write(Array(bytes.dropLast()))
      default: throw broken()
      }
    }
    throw broken()
  }

  private static func makeFolders(of name: String, in output: String) throws(FileError) {
    var folder = output
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      if !FileSystem.exists(folder) { try FileSystem.createDirectory(folder) }
    }
  }

  // MARK: Bytes of the patch

  /// The next line without its newline; `nil` at the end.
  private mutating func line() throws -> String? {
    var bytes: [UInt8] = []
    while true {
      if start == buffer.count, try !fill() { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
      let rest = buffer[start...]
      let end = rest.firstIndex(of: 0x0A)
      bytes += rest[..<(end ?? rest.endIndex)]
      offset += (end.map { $0 + 1 } ?? rest.endIndex) - start
      start = end.map { $0 + 1 } ?? rest.endIndex
      if end != nil { return String(decoding: bytes, as: UTF8.self) }
      guard bytes.count < 1 << 16 else { throw broken() }
    }
  }

  private mutating func take(_ count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      if start == buffer.count, try !fill() { return bytes }
      let end = min(buffer.count, start + count - bytes.count)
      bytes += buffer[start..<end]
      offset += end - start
      start = end
    }
    return bytes
  }

  private mutating func fill() throws(FileError) -> Bool {
    buffer = try file.read(upTo: 1 << 20)
    start = 0
    return !buffer.isEmpty
  }

  private func broken() -> RunError {
    RunError(
      code: "P264",
      LocalizedText(
        ja: "`\(path)`の\(offset)バイト目の前までが差分ではない", en: "`\(path)` is no patch, as far as byte \(offset)"),
      help: LocalizedText(
        ja: "`utsushi diff … --patch FILE`で作り直す", en: "make it again with `utsushi diff … --patch FILE`"))
  }

  private func other(_ file: String) -> RunError {
    RunError(
      code: "P265",
      LocalizedText(ja: "`\(file)`は、この差分の言うファイルではない", en: "`\(file)` is not the file that the patch is about"))
  }
}
