internal import Fidelity
internal import Platform
internal import Records

/// Writes a patch: what to take from the older files, and what to put in, so that the newer ones come out byte for byte.
///
/// The first line is `utsushi-patch 1`. Each file begins with `F OLDBYTES OLDSHA256 NEWBYTES NEWSHA256 PATH`, a `-` standing for
/// what there is not; then `C OFFSET COUNT` takes bytes of the older file, `L COUNT`, a newline, the bytes and a newline puts
/// them in, and `E` ends the file.
struct PatchWriter {
  static let head = "utsushi-patch 1\n"

  private let file: PendingFile

  /// - Throws: `FileError` where it is there already or cannot be written.
  init(_ path: String) throws(FileError) {
    file = try PendingFile(creating: path)
    try file.write(Array(PatchWriter.head.utf8))
  }

  /// What a file was and becomes.
  struct Side {
    var byteCount: Int
    var sha256: String

    static func of(_ path: String) throws(FileError) -> Side {
      let (digest, byteCount) = try Digest.sha256(ofFile: path)
      return Side(byteCount: byteCount, sha256: Hexadecimal.text(digest))
    }
  }

  /// Begins a file; `nil` for a side that does not have it.
  ///
  /// - Throws: `FileError`; `RunError` P263 for a path that no line can hold.
  func begin(_ path: String, old: Side?, new: Side?) throws {
    guard !path.utf8.contains(0x0A) else {
      throw RunError(
        code: "P263",
        LocalizedText(ja: "改行を含む名前のファイルの差分は書けない", en: "a patch cannot name a file whose name holds a newline"))
    }
    func words(_ side: Side?) -> String { side.map { "\($0.byteCount) \($0.sha256)" } ?? "- -" }
    try put(Array("F \(words(old)) \(words(new)) \(path)\n".utf8))
    if new == nil { try end() }
  }

  /// Takes bytes of the older file.
  func copy(_ place: RowPairs.Place) throws(FileError) {
    if place.byteCount > 0 { try put(Array("C \(place.offset) \(place.byteCount)\n".utf8)) }
  }

  /// Puts bytes of the newer file in.
  func literal(_ file: borrowing InputFile, _ range: Range<Int>) throws(FileError) {
    var at = range.lowerBound
    while at < range.upperBound {
      let bytes = try file.read(at: at, count: min(range.upperBound - at, 1 << 20))
      if bytes.isEmpty { return }
      try put(Array("L \(bytes.count)\n".utf8) + bytes + [0x0A])
      at += bytes.count
    }
  }

  /// Ends a file.
  func end() throws(FileError) { try put(Array("E\n".utf8)) }

  private func put(_ bytes: [UInt8]) throws(FileError) { try file.write(bytes) }

  /// Gives the patch its name.
  func finish() throws(FileError) { try file.finish() }
}
