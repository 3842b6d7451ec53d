import Testing

@testable import Delivery

/// What the answers of stores become; the codes are those of the Amazon S3 API Reference, "List of error codes".
struct StoreFailureTests {
  static func answer(_ status: Int, _ body: String = "", _ headers: [HTTPField] = []) -> HTTPResponse {
    HTTPResponse(status: status, headers: headers, body: Array(body.utf8), byteCount: body.utf8.count, sha256: [])
  }

  static func coded(_ status: Int, _ code: String, _ more: String = "") -> HTTPResponse {
    answer(status, "<?xml version=\"1.0\"?><Error><Code>\(code)</Code><Message/>\(more)</Error>")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var answer: HTTPResponse
    var key: String?
    var code: DeliveryCode
    var testDescription: String { "\(answer.status) \(answer.errorCode ?? "-")" }
  }

  static let cases = [
    Case(answer: coded(403, "SignatureDoesNotMatch"), code: .wrongKey),
    Case(answer: coded(403, "InvalidAccessKeyId"), code: .wrongKey),
    Case(answer: coded(403, "RequestTimeTooSkewed"), code: .clockSkew),
    // 1970-01-01T00:00:00Z by the store, an hour later by the request.
    Case(answer: answer(403, "", [HTTPField("date", "Thu, 01 Jan 1970 00:00:00 GMT")]), key: "k", code: .clockSkew),
    Case(answer: coded(404, "NoSuchBucket"), key: "k", code: .noBucket),
    Case(answer: answer(404), code: .noBucket), Case(answer: answer(404), key: "k", code: .storeFailure),
    Case(answer: coded(403, "AccessDenied"), code: .accessDenied), Case(answer: answer(403), code: .accessDenied),
    Case(answer: coded(301, "PermanentRedirect"), code: .otherRegion),
    Case(answer: coded(400, "AuthorizationHeaderMalformed", "<Region>ap-northeast-1</Region>"), code: .otherRegion),
    Case(answer: coded(503, "SlowDown"), code: .storeFailure), Case(answer: answer(500), code: .storeFailure),
  ]

  @Test(arguments: cases)
  func `an answer becomes the error that says what to do`(_ sample: Case) {
    let failure = StoreFailure(place: "https://s3.example/b", bucket: "b", now: 3_600)
    let error = failure.error(sample.answer, .write, sample.key)
    #expect(error.code == sample.code)
    #expect(error.helpJa != nil && error.helpEn != nil)
    if sample.code == .otherRegion && sample.answer.status == 400 { #expect(error.en.contains("ap-northeast-1")) }
  }

  @Test func `a completed upload that failed in its body is not done`() {
    #expect(!Self.coded(200, "InternalError").isDone)
    #expect(StoreFailure.isPassing(Self.coded(200, "InternalError")))
    #expect(StoreFailure.isPassing(Self.answer(503)) && !StoreFailure.isPassing(Self.answer(403)))
    #expect(!StoreFailure.isPassing(Self.answer(200, "<Contents/>")))
  }

  @Test func `a safeguard is given up only where the store says that it does not take it`() {
    let all = StoreSafeguard.allCases
    let named = Self.coded(501, "NotImplemented", "<Header>If-None-Match</Header>")
    #expect(StoreSafeguard.refused(by: named, among: all) == .createOnly)
    #expect(
      StoreSafeguard.refused(by: Self.coded(400, "InvalidRequest", "x-amz-checksum-sha256 unknown"), among: all)
        == .checksum)
    #expect(StoreSafeguard.refused(by: Self.answer(501), among: all) == .checksum)
    #expect(StoreSafeguard.refused(by: Self.answer(501), among: []) == nil)
    #expect(StoreSafeguard.refused(by: Self.coded(400, "BadDigest", "Content-MD5"), among: all) == nil)
    #expect(StoreSafeguard.refused(by: Self.answer(412), among: all) == nil)
  }
}
