/// A header field by which the store itself guards an object that is sent. Not every store takes every one.
enum StoreSafeguard: Sendable, Hashable, CaseIterable {
  /// `x-amz-checksum-sha256`: the store compares the bytes it got.
  case checksum
  /// `If-None-Match: *`: the store writes only where nothing is.
  case createOnly
  /// `Content-MD5`: the store compares the bytes it got.
  case contentMD5

  /// Its header field's name.
  var header: String {
    switch self {
    case .checksum: "x-amz-checksum-sha256"
    case .createOnly: "If-None-Match"
    case .contentMD5: "Content-MD5"
    }
  }

  /// The safeguard that a store says it does not take, among those that were sent; `nil` where the answer is about
  /// something else.
  ///
  /// - Source: Amazon S3 API Reference, "Error responses": `NotImplemented` names the header in `<Header>`.
  static func refused(by answer: HTTPResponse, among sent: [StoreSafeguard]) -> StoreSafeguard? {
    guard answer.status == 501 || answer.status == 400 else { return nil }
    guard answer.status == 501 || ["InvalidRequest", "NotImplemented", "InvalidArgument"].contains(answer.errorCode)
    else { return nil }
    let words = String(decoding: answer.body, as: UTF8.self).lowercased()
    if let named = sent.first(where: { words.contains($0.header.lowercased()) }) { return named }
    // A store that implements something less and does not say what.
    return answer.status == 501 ? sent.first : nil
  }
}
