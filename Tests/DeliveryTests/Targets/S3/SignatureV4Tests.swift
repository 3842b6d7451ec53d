internal import Platform
import TestSupport
import Testing

@testable import Delivery

/// The published vectors of Signature Version 4.
struct SignatureV4Tests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var method = "GET"
    var path = "/"
    var query: [HTTPField] = []
    var headers: [HTTPField] = []
    var body = ""
    var signature: String

    var testDescription: String { name }
  }

  static func signature(
    _ sample: Case, user: String, secret: String, service: String, at seconds: Int, hashesPayload: Bool
  ) throws -> String {
    let values = ["k": user, "s": secret]
    let signer = SignatureV4(
      credentials: try Credentials(file: nil, names: ("k", "s"), environment: { values[$0] }), region: "us-east-1",
      service: service)
    let time = TimeStamp(seconds: seconds)
    var request = HTTPRequest(
      method: sample.method, path: sample.path, query: sample.query, headers: sample.headers,
      body: Array(sample.body.utf8))
    request.headers.append(HTTPField("X-Amz-Date", time.text))
    if hashesPayload { request.headers.append(HTTPField("x-amz-content-sha256", request.payloadSHA256)) }
    return signer.authorization(request, at: time, payload: request.payloadSHA256)
  }

  /// Amazon S3 API Reference, "Signature Calculations for the Authorization Header: Transferring Payload in a Single
  /// Chunk", the four examples; 2013-05-24T00:00:00Z.
  static let examples = [
    Case(
      name: "GET Object", path: "/test.txt", headers: [HTTPField("Range", "bytes=0-9")],
      signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
    Case(
      name: "PUT Object", method: "PUT", path: "/" + PercentEncoding.text("test$file.text"),
      headers: [
        HTTPField("Date", "Fri, 24 May 2013 00:00:00 GMT"), HTTPField("x-amz-storage-class", "REDUCED_REDUNDANCY"),
      ], body: "Welcome to Amazon S3.",
      signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"),
    Case(
      name: "GET Bucket Lifecycle", query: [HTTPField("lifecycle", "")],
      signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
    Case(
      name: "List Objects", query: [HTTPField("prefix", "J"), HTTPField("max-keys", "2")],
      signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
  ]

  @Test(arguments: examples)
  func `the examples of S3 have the signatures that its manual gives`(_ sample: Case) throws {
    var sample = sample
    sample.headers.append(HTTPField("Host", "examplebucket.s3.amazonaws.com"))
    let text = try Self.signature(
      sample, user: "AKIAIOSFODNN7EXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", service: "s3",
      at: 1_369_353_600, hashesPayload: true)
    #expect(text.hasPrefix("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "))
    #expect(text.hasSuffix("Signature=" + sample.signature))
  }

  /// AWS, "Signature Version 4 Test Suite" (aws-sig-v4-test-suite), under the names of its folders;
  /// 2015-08-30T12:36:00Z. Left out: the cases whose paths a client has to normalize, which S3 does not.
  static let suite = [
    Case(
      name: "get-vanilla", signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    Case(
      name: "get-unreserved", path: "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
      signature: "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
    Case(
      name: "get-vanilla-query-order-key-case", query: [HTTPField("Param2", "value2"), HTTPField("Param1", "value1")],
      signature: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
    Case(
      name: "get-vanilla-query-order-value", query: [HTTPField("Param1", "value2"), HTTPField("Param1", "value1")],
      signature: "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694"),
    Case(
      name: "get-vanilla-utf8-query", query: [HTTPField("\u{1234}", "bar")],
      signature: "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
    Case(
      name: "get-header-value-order",
      headers: ["value4", "value1", "value3", "value2"].map { HTTPField("My-Header1", $0) },
      signature: "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"),
    Case(
      name: "get-header-key-duplicate", headers: ["value2", "value2", "value1"].map { HTTPField("My-Header1", $0) },
      signature: "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"),
    Case(
      name: "get-header-value-trim",
      headers: [HTTPField("My-Header1", " value1"), HTTPField("My-Header2", "\"a   b   c\"")],
      signature: "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
    Case(
      name: "post-x-www-form-urlencoded", method: "POST",
      headers: [HTTPField("Content-Type", "application/x-www-form-urlencoded")], body: "Param1=value1",
      signature: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
  ]

  @Test(arguments: suite)
  func `the test suite of AWS has the signatures that it publishes`(_ sample: Case) throws {
    var sample = sample
    sample.headers.append(HTTPField("Host", "example.amazonaws.com"))
    let text = try Self.signature(
      sample, user: "AKIDEXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", service: "service",
      at: 1_440_938_160, hashesPayload: false)
    #expect(text.hasSuffix("Signature=" + sample.signature))
  }

  @Test func `a request and the text to sign are those of the manual`() throws {
    // The same page, "GET Object", 1.a and 1.b.
    let signer = SignatureV4(
      credentials: try Credentials(file: nil, names: ("k", "s"), environment: { _ in "x" }), region: "us-east-1")
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    let request = HTTPRequest(
      method: "GET", path: "/test.txt",
      headers: [
        HTTPField("Host", "examplebucket.s3.amazonaws.com"), HTTPField("Range", "bytes=0-9"),
        HTTPField("x-amz-content-sha256", empty), HTTPField("x-amz-date", "20130524T000000Z"),
      ])
    let canonical = signer.canonicalRequest(request, payload: request.payloadSHA256)
    #expect(canonical.signedHeaders == "host;range;x-amz-content-sha256;x-amz-date")
    #expect(
      signer.stringToSign(canonical.text, at: TimeStamp(seconds: 1_369_353_600)) == """
        AWS4-HMAC-SHA256
        20130524T000000Z
        20130524/us-east-1/s3/aws4_request
        7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972
        """)
  }
}
