internal import Platform
import TestSupport

@testable import Delivery

/// A real store on this machine that `.ci/s3 start` began, named by the environment.
struct StoreServer {
  /// What a person reads where the tests are left out.
  static let hint = "no store: set UTSUSHI_S3_ENDPOINT, …_KEY and …_SECRET to what `.ci/s3 start DIR` prints"
  static let endpoint = Environment.variable("UTSUSHI_S3_ENDPOINT") ?? ""
  static var isThere: Bool { !endpoint.isEmpty }

  /// A new bucket for one test.
  let bucket: String
  let folder = TemporaryDirectory()

  /// Makes the bucket.
  init() throws {
    bucket = "utsushi-\(UInt64.random(in: 1...UInt64.max))"
    let answer = try client().send("PUT", nil).response
    guard answer.isDone else { throw try client().error(answer, .write, nil) }
  }

  func store(endpoint: String = endpoint, bucket: String? = nil) -> DeliveryTarget.Store {
    DeliveryTarget.Store(
      endpoint: endpoint, bucket: bucket ?? self.bucket, prefix: "", region: "us-east-1", authority: nil,
      credentials: nil)
  }

  /// The keys that the environment names; of a person with no rights where `isStranger`.
  static func credentials(secret: String? = nil, isStranger: Bool = false) throws -> Credentials {
    let names = isStranger ? "UTSUSHI_S3_STRANGER" : "UTSUSHI_S3"
    return try Credentials(file: nil, names: (names + "_KEY", names + "_SECRET")) { name in
      name.hasSuffix("_SECRET") ? secret ?? Environment.variable(name) : Environment.variable(name)
    }
  }

  func client(
    endpoint: String = endpoint, bucket: String? = nil, secret: String? = nil, isStranger: Bool = false,
    authority: String? = nil, settings: StoreSettings = StoreServer.settings
  ) throws -> StoreClient {
    StoreClient(
      store(endpoint: endpoint, bucket: bucket), authority: authority,
      credentials: try Self.credentials(secret: secret, isStranger: isStranger),
      settings: settings)
  }

  /// Short pauses, and answers in pages of two.
  static var settings: StoreSettings {
    var settings = StoreSettings()
    settings.pauses = [20, 50, 100]
    settings.pageCount = 2
    return settings
  }

  /// The keys in the bucket.
  func keys() throws -> [String] { try client().list(prefix: "").map(\.key) }

  /// Files to deliver: names with blanks and Japanese, an empty one, one of 300,000 bytes; the manifest last.
  func items() throws -> [DeliveryItem] {
    let contents: [(String, [UInt8])] = [
      ("data/001/住民 記録+1.csv", Array("宛名番号\n1\n".utf8)), ("data/002/a&b.csv", []),
      ("data/large.csv", (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7 &+ $0 / 4_099) }),
      ("manifest-sha256.txt", Array("x\n".utf8)),
    ]
    return try contents.enumerated().map { index, content in
      try folder.write(content.1, to: "file-\(index)")
      return try DeliveryItem(content.0, at: folder.path("file-\(index)"))
    }
  }

  func delivery(_ client: StoreClient? = nil) throws -> StoreDelivery {
    let items = try items()
    return StoreDelivery(
      name: "104213-2025-10-01-abc", items: { items }, client: try client ?? self.client(), prefix: "town/純")
  }

  /// Starts a wire with a fault to the server; `mode` as `Servers/faulty-wire.py` has it. Its port is in `wire-NAME`.
  ///
  /// - Returns: The endpoint at its near end.
  func faultyWire(_ mode: String, _ limit: Int, _ wire: String? = nil, certificate: String? = nil) throws -> String {
    let name = folder.path("wire-\(wire ?? mode)")
    let script = Repository.path("Tests/DeliveryTests/Servers/faulty-wire.py")
    let port = Self.endpoint.split(separator: ":").last.map(String.init) ?? ""
    let result = try Command.run(
      [
        "sh", "-c",
        "python3 \"$@\" >/dev/null 2>&1 & "
          + "for i in $(seq 100); do test -s \"$2\" && cat \"$2\" && exit 0; sleep 0.1; done; exit 1",
        "sh", script, name, port, mode, "\(limit)",
      ] + (certificate.map { [$0] } ?? []))
    guard result.exitCode == 0 else { throw NoWire(words: result.errorText) }
    return (certificate == nil ? "http" : "https") + "://127.0.0.1:" + result.text
  }

  struct NoWire: Error { var words: String }
}
