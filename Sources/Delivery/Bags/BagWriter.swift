public import Platform

/// Writes a bag: payload files as they come, then the tag files that vouch for them.
///
/// The same payload and lines give the same bytes on any day: `Bagging-Date` is given, and no clock is read.
/// Source: RFC 8493 (BagIt 1.0).
public struct BagWriter: ~Copyable, Sendable {
  /// Where the bag is.
  public let directory: String

  private let info: [(String, String)]
  private var payload: [BagEntry] = []
  private var openCount = 0

  /// Starts a bag.
  ///
  /// - Parameters:
  ///   - directory: A directory that is empty or does not exist yet; its parent must exist.
  ///   - baggingDate: `YYYY-MM-DD`.
  ///   - info: Further lines of `bag-info.txt`, label and value, in their order. A label has no colon and no line break.
  /// - Throws: `FileError`; a directory with something in it is `EEXIST`.
  public init(directory: String, baggingDate: String, info: [(String, String)]) throws(FileError) {
    for (label, _) in info {
      precondition(
        !label.isEmpty && !label.utf8.contains { $0 == 0x3A || $0 == 0x0A || $0 == 0x0D },
        "a label of bag-info.txt has no colon and no line break")
    }
    self.directory = directory
    self.info = info + [("Bagging-Date", baggingDate)]
    try BagWriter.prepare(directory)
  }

  /// Starts a payload file; several may be open at once.
  ///
  /// - Parameter path: The path below the bag, beginning with `data/`; every directory on it is made.
  /// - Throws: `FileError`; a path that was started before is `EEXIST`.
  public mutating func startPayload(_ path: String) throws(FileError) -> PayloadWriter {
    let names = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    precondition(
      names.count > 1 && names[0].elementsEqual("data".utf8)
        && names.allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) },
      "a payload path begins with data/ and stays below it")
    let parents = names.dropLast().map { String(decoding: $0, as: UTF8.self) }
    try FileSystem.createDirectories(directory + "/" + parents.joined(separator: "/"))
    let writer = try PayloadWriter(path: path, in: directory)
    openCount += 1
    return writer
  }

  /// Closes a payload file and enters it in the manifest.
  public mutating func finishPayload(_ writer: consuming PayloadWriter) throws(FileError) -> BagEntry {
    let entry = try writer.close()
    payload.append(entry)
    openCount -= 1
    return entry
  }

  /// Writes `bagit.txt`, `bag-info.txt`, `manifest-sha256.txt` and `tagmanifest-sha256.txt`.
  ///
  /// - Returns: The manifest's own entry: its digest vouches for every payload file.
  public consuming func finish() throws(FileError) -> BagEntry {
    precondition(openCount == 0, "every payload file must be finished before the bag")
    try FileSystem.createDirectories(directory + "/data")
    let byteCount = payload.reduce(0) { $0 + $1.byteCount }
    let lines = info + [("Payload-Oxum", "\(byteCount).\(payload.count)")]
    let manifest = try write("manifest-sha256.txt", Manifest.bytes(payload))
    let tags = [
      try write("bagit.txt", Array(BagWriter.declaration.utf8)),
      try write("bag-info.txt", BagInfo.bytes(lines)),
      manifest,
    ]
    _ = try write("tagmanifest-sha256.txt", Manifest.bytes(tags))
    return manifest
  }

  /// RFC 8493, 2.1.1: exactly these two lines.
  static let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

  private static func prepare(_ directory: String) throws(FileError) {
    guard FileSystem.exists(directory) else { return try FileSystem.createDirectory(directory) }
    if try !FileSystem.list(directory).isEmpty {
      throw FileError.exists(directory)
    }
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws(FileError) -> BagEntry {
    var file = try OutputFile(creating: directory + "/" + name)
    try file.write(bytes)
    try file.close()
    return BagEntry(path: name, byteCount: bytes.count, sha256: Digest.sha256(bytes))
  }
}
