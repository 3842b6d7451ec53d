internal import Platform

/// One file on its way into a store, with what the store will call it when it has arrived.
struct StorePayload: Sendable {
  /// The file.
  let item: DeliveryItem
  /// The bytes of every part but the last; a file with one part goes in one request.
  let partByteCount: Int
  /// The MD5 of each part, at least one.
  let parts: [[UInt8]]

  /// A store takes this many parts. Source: Amazon S3 User Guide, "Amazon S3 multipart upload limits".
  private static let partLimit = 10_000

  /// Reads a file once.
  ///
  /// - Throws: `FileError`, or `DeliveryError` with `.changedBag` where it is no longer what was signed.
  /// - Complexity: O(bytes); memory of one part.
  init(_ item: DeliveryItem, partByteCount: Int) throws {
    self.item = item
    self.partByteCount = max(partByteCount, (item.byteCount + Self.partLimit - 1) / Self.partLimit)
    var file = try InputFile(path: item.path)
    var digest = SHA256()
    var parts: [[UInt8]] = []
    var byteCount = 0
    while true {
      let part = try file.read(upTo: self.partByteCount)
      if part.isEmpty && !parts.isEmpty { break }
      digest.update(part)
      parts.append(Digest.md5(part))
      byteCount += part.count
      if part.count < self.partByteCount { break }
    }
    self.parts = parts
    guard byteCount == item.byteCount, digest.finalize() == item.sha256 else { throw changed }
  }

  /// Whether it goes in several requests.
  var isLarge: Bool { parts.count > 1 }

  /// The ETag that a store gives it: the MD5 of its bytes, or that of the parts' MD5s with their number.
  ///
  /// A store that encrypts by keys of its own gives another; then the bytes themselves are read back.
  var etag: String {
    isLarge
      ? Hexadecimal.text(Digest.md5(parts.flatMap { $0 })) + "-\(parts.count)" : Hexadecimal.text(parts[0])
  }

  /// The bytes of one part, from 0.
  ///
  /// - Throws: `FileError`, or `DeliveryError` with `.changedBag` where they are no longer what was read before.
  func bytes(ofPart index: Int) throws -> [UInt8] {
    let bytes = try InputFile(path: item.path).read(at: index * partByteCount, count: partByteCount)
    guard Digest.md5(bytes) == parts[index] else { throw changed }
    return bytes
  }

  private var changed: DeliveryError {
    DeliveryError(
      .changedBag, at: item.name, ja: "`\(item.name)`が送る間に変わった", en: "`\(item.name)` changed while it was sent",
      helpJa: "実行の結果を使っているものを止め、実行をやり直す", helpEn: "stop what uses the run's folder, and run again")
  }
}
