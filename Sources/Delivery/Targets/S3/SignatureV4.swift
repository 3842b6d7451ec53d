internal import Platform

/// The signature of a request by a secret that does not travel: AWS Signature Version 4.
///
/// - Source: AWS, "Create a signed AWS API request", and Amazon S3 API Reference, "Signature Calculations for the
///   Authorization Header: Transferring Payload in a Single Chunk".
struct SignatureV4: Sendable {
  /// Whose signature it is.
  let credentials: Credentials
  /// The region that it names.
  let region: String
  /// The service that it names.
  var service = "s3"

  private static let algorithm = "AWS4-HMAC-SHA256"

  /// The value of the header field `Authorization`; every field that the request has by now is signed.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - time: When it is sent, as its field `x-amz-date` says.
  ///   - payload: The SHA-256 of its body, in hexadecimal digits.
  func authorization(_ request: HTTPRequest, at time: TimeStamp, payload: String) -> String {
    let (canonical, names) = canonicalRequest(request, payload: payload)
    let toSign = stringToSign(canonical, at: time)
    let signature = MessageAuthentication.hmacSHA256(key: signingKey(time), Array(toSign.utf8))
    return "\(Self.algorithm) Credential=\(credentials.user)/\(scope(time)), SignedHeaders=\(names), "
      + "Signature=\(Hexadecimal.text(signature))"
  }

  /// What is signed of a request, and the names of its fields in order.
  func canonicalRequest(_ request: HTTPRequest, payload: String) -> (text: String, signedHeaders: String) {
    var values: [String: [String]] = [:]
    for field in request.headers { values[field.name.lowercased(), default: []].append(Self.trimmed(field.value)) }
    let names = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let lines = names.map { "\($0):\(values[$0, default: []].joined(separator: ","))\n" }.joined()
    let signedHeaders = names.joined(separator: ";")
    return (
      [request.method, request.path, request.canonicalQuery, lines, signedHeaders, payload]
        .joined(separator: "\n"), signedHeaders
    )
  }

  /// What the key signs.
  func stringToSign(_ canonicalRequest: String, at time: TimeStamp) -> String {
    [Self.algorithm, time.text, scope(time), Hexadecimal.text(Digest.sha256(Array(canonicalRequest.utf8)))]
      .joined(separator: "\n")
  }

  private func scope(_ time: TimeStamp) -> String { "\(time.day)/\(region)/\(service)/aws4_request" }

  private func signingKey(_ time: TimeStamp) -> [UInt8] {
    var key = Array("AWS4\(credentials.secret)".utf8)
    for word in [time.day, region, service, "aws4_request"] {
      key = MessageAuthentication.hmacSHA256(key: key, Array(word.utf8))
    }
    return key
  }

  /// Without blanks around it and with single blanks within.
  private static func trimmed(_ value: String) -> String {
    value.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }
}
