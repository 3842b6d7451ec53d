internal import Platform

/// One request as it goes out and as it is signed.
struct HTTPRequest: Sendable {
  /// `GET`, `HEAD`, `PUT`, `POST` or `DELETE`.
  var method: String
  /// The path, percent-encoded once.
  var path: String
  /// The parameters of the query, not encoded.
  var query: [HTTPField] = []
  /// The header fields; `Host` is one of them.
  var headers: [HTTPField] = []
  /// The bytes of the body; empty for none.
  var body: [UInt8] = []

  /// The SHA-256 of the body in hexadecimal digits. O(body).
  var payloadSHA256: String { Hexadecimal.text(Digest.sha256(body)) }

  /// The parameters encoded and in the order that a signature takes them: by name, then by value, byte by byte.
  var canonicalQuery: String {
    let pairs = query.map { (PercentEncoding.text($0.name), PercentEncoding.text($0.value)) }
    let sorted = pairs.sorted { left, right in
      left.0.utf8.elementsEqual(right.0.utf8)
        ? left.1.utf8.lexicographicallyPrecedes(right.1.utf8) : left.0.utf8.lexicographicallyPrecedes(right.0.utf8)
    }
    return sorted.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
  }
}
