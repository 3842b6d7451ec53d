internal import Platform

/// Digests of files of any size.
enum FileDigest {
  /// The SHA-256 of a file in hexadecimal. O(size); memory of 1 MiB.
  static func sha256(of path: String) throws(FileError) -> String {
    var file = try InputFile(path: path)
    var digest = SHA256()
    while true {
      let bytes = try file.read(upTo: 1 << 20)
      if bytes.isEmpty { return Hexadecimal.text(digest.finalize()) }
      digest.update(bytes)
    }
  }
}
