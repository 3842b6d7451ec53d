internal import Platform

/// What came back for one request.
struct HTTPResponse: Sendable {
  /// The status, such as 200.
  let status: Int
  /// The header fields, their names in small letters, the last answer's alone.
  let headers: [HTTPField]
  /// The first bytes of the body, up to `HTTPResponse.bodyLimit`.
  let body: [UInt8]
  /// The number of bytes that the whole body had.
  let byteCount: Int
  /// The SHA-256 of the whole body.
  let sha256: [UInt8]

  /// The bytes of a body that are kept: a page of a thousand long keys is far below it.
  static let bodyLimit = 8 << 20

  /// The value of a header field, named in small letters.
  func header(_ name: String) -> String? {
    headers.last { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  /// The object's ETag without its quotes.
  var etag: String { (header("etag") ?? "").filter { $0 != "\"" } }

  /// The word in which a store names what is wrong; `nil` where the body holds none.
  var errorCode: String? { XMLFragment(bytes: body).first("Code") }

  /// Whether the request did what it should. A completed multipart upload may say 200 and then fail in its body, which
  /// is short then.
  var isDone: Bool {
    (200..<300).contains(status) && (byteCount > 1 << 16 || XMLFragment(bytes: body).all("Error").isEmpty)
  }
}
