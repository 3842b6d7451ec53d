import TestSupport
import Testing

@testable import Delivery

/// `upload` and `verify` to a store that `.ci/s3 start` began; left out, and said to be, where there is none.
@Suite(
  .enabled(
    if: Environment.variable("UTSUSHI_S3_ENDPOINT") != nil,
    "no store: set UTSUSHI_S3_ENDPOINT, …_KEY and …_SECRET to what `.ci/s3 start DIR` prints"))
struct StoreVerbTests {
  let scratch: ScratchProject
  let bucket = "utsushi-\(UInt64.random(in: 1...UInt64.max))"
  let key = Environment.variable("UTSUSHI_S3_KEY") ?? ""
  let secret = Environment.variable("UTSUSHI_S3_SECRET") ?? ""

  init() throws {
    scratch = try ScratchProject()
    // Nobody has to sign: this test is about the store.
    try scratch.replace(ScratchProject.approvals, by: "")
    try scratch.replace("; rules all", by: "")
    let endpoint = Environment.variable("UTSUSHI_S3_ENDPOINT") ?? ""
    try scratch.replace(
      "source 住民マスタ",
      by: """
        target 倉庫 {
          s3 "\(endpoint)"
          bucket "\(bucket)"
          prefix "移行/2025"
          region "us-east-1"
          credentials environment
        }

        target 金庫 {
          s3 "\(endpoint)"
          bucket "\(bucket)"
          prefix "移行/2025"
          region "us-east-1"
          credentials "../store.keys"
        }

        source 住民マスタ
        """)
    let values = ["k": key, "s": secret]
    let client = StoreClient(
      DeliveryTarget.Store(
        endpoint: endpoint, bucket: bucket, prefix: "", region: "us-east-1", authority: nil, credentials: nil),
      authority: nil, credentials: try Credentials(file: nil, names: ("k", "s"), environment: { values[$0] }))
    let made = try client.send("PUT", nil).response
    guard made.isDone else { throw client.error(made, .write, nil) }
  }

  func verb(_ words: [String], secret: String? = nil) throws -> Command.Result {
    try Command.run(
      [Utsushi.executable] + words + ["--language", "en"], in: scratch.folder.path,
      environment: [("AWS_ACCESS_KEY_ID", key), ("AWS_SECRET_ACCESS_KEY", secret ?? self.secret)])
  }

  @Test func `a run goes to a store, with keys of the environment or of a file, and is verified there`() throws {
    let run = try scratch.run()
    try #require(run.exitCode == 0, "\(run.text)\(run.errorText)")

    let wrong = try verb(["upload", "out", "--target", "倉庫"], secret: "wrong-secret-of-a-test")
    #expect(wrong.exitCode == 2 && wrong.errorText.contains("error[D121]"), "\(wrong.errorText)")
    #expect(!(wrong.text + wrong.errorText).contains("wrong-secret-of-a-test"))
    #expect(try verb(["upload", "out", "--target", "倉庫"], secret: "").errorText.contains("error[D112]"))

    let upload = try verb(["upload", "out", "--target", "倉庫"])
    #expect(upload.exitCode == 0, "\(upload.errorText)")
    #expect(upload.text.hasPrefix("delivered: ") && upload.text.contains("/\(bucket)/移行/2025/104213-"))

    // The other target is the same place, by a file of keys.
    try scratch.write(Array("\(key)\n\(secret)\n".utf8), to: "store.keys")
    _ = try Command.run(["chmod", "644", "store.keys"], in: scratch.folder.path)
    #expect(try verb(["verify", "out", "--target", "金庫"], secret: "").errorText.contains("error[D113]"))
    _ = try Command.run(["chmod", "600", "store.keys"], in: scratch.folder.path)
    let verified = try verb(["verify", "out", "--target", "金庫"], secret: "")
    #expect(verified.exitCode == 0 && verified.text.hasPrefix("agrees: "), "\(verified.text)\(verified.errorText)")
    #expect(try verb(["upload", "out", "--target", "金庫"], secret: "").text.hasPrefix("there already: "))
  }
}
