internal import Platform
import TestSupport
import Testing

@testable import Delivery

/// Delivery into a real store on this machine; left out, and said to be, where there is none.
@Suite(.serialized, .enabled(if: StoreServer.isThere, Comment(rawValue: StoreServer.hint)))
struct StoreDeliveryTests {
  let server: StoreServer

  init() throws { server = try StoreServer() }

  static let folder = "town/純/104213-2025-10-01-abc/"

  /// Uploads what must fail, and expects the bucket as it was.
  func failing(_ client: StoreClient, _ code: DeliveryCode, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> DeliveryError?
  {
    let before = try server.keys()
    let error = try #require(throws: DeliveryError.self, sourceLocation: sourceLocation) {
      try server.delivery(client).upload()
    }
    #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
    #expect(try server.keys() == before, sourceLocation: sourceLocation)
    return error
  }

  @Test func `a delivery arrives whole, and a repeat writes nothing`() throws {
    #expect(try server.delivery().upload())
    #expect(
      try server.keys().sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        == server.items().map { Self.folder + $0.name }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(try server.delivery().verify().isEmpty)
    let mark = try server.client().head(Self.folder + "manifest-sha256.txt")?.mark
    #expect(try !server.delivery().upload())
    #expect(try server.client().head(Self.folder + "manifest-sha256.txt")?.mark == mark)
  }

  @Test func `a wrong secret, a wrong clock and a missing bucket are told apart`() throws {
    let secret = "not-the-secret-of-this-key"
    let wrong = try #require(try failing(server.client(secret: secret), .wrongKey))
    #expect(!"\(wrong)\(wrong.helpEn ?? "")\(wrong.ja)".contains(secret))

    var late = StoreServer.settings
    late.now = { TimeStamp.secondsNow() - 3_600 }
    let skew = try #require(try failing(server.client(settings: late), .clockSkew))
    #expect(skew.en.contains("seconds apart"))

    _ = try failing(server.client(bucket: "utsushi-no-such-bucket"), .noBucket)
  }

  @Test(.enabled(if: Environment.variable("UTSUSHI_S3_STRANGER_KEY") != nil, "no UTSUSHI_S3_STRANGER_KEY and _SECRET"))
  func `a key without rights is told from a wrong one`() throws {
    _ = try failing(server.client(isStranger: true), .accessDenied)
  }

  @Test func `a store that is not there is unreachable, and nothing else`() throws {
    _ = try failing(server.client(endpoint: "http://127.0.0.1:1"), .unreachable)
    // The plain server does not speak TLS.
    let secure = "https" + StoreServer.endpoint.dropFirst("http".count)
    _ = try failing(server.client(endpoint: secure), .untrusted)
  }

  @Test func `nothing is written over`() throws {
    let other = server.folder.path("other")
    try server.folder.write(Array("other".utf8), to: "other")
    let payload = try StorePayload(DeliveryItem("other", at: other), partByteCount: 1 << 20)
    let key = Self.folder + "data/002/a&b.csv"
    #expect(try server.client().create(key, payload, mark: "m"))
    #expect(try !server.client().create(key, payload, mark: "n"))
    let error = try failing(server.client(), .alreadyThere)
    #expect(error?.en.contains("`data/002/a&b.csv` has other bytes") == true)
    #expect(try server.client().sha256(key) == Digest.sha256(Array("other".utf8)))

    // A store without `If-None-Match` is asked first.
    let plain = try server.client()
    plain.safeguards = []
    #expect(try !plain.create(key, payload, mark: "n"))
    #expect(try server.client().head(key)?.mark == "m")
  }

  @Test func `an object that changed afterwards is named, and one that nobody signed`() throws {
    #expect(try server.delivery().upload())
    let client = try server.client()
    try server.folder.write(Array("宛名番号\n2\n".utf8), to: "other")
    let item = try DeliveryItem("other", at: server.folder.path("other"))
    let payload = try StorePayload(item, partByteCount: 1 << 20)
    try client.remove(Self.folder + "data/001/住民 記録+1.csv")
    try client.remove(Self.folder + "data/large.csv")
    #expect(try client.create(Self.folder + "data/001/住民 記録+1.csv", payload, mark: ""))
    #expect(try client.create(Self.folder + "data/more.csv", payload, mark: ""))
    #expect(
      try server.delivery().verify() == [
        DeliveryDifference(.changed, "data/001/住民 記録+1.csv"), DeliveryDifference(.missing, "data/large.csv"),
        DeliveryDifference(.extra, "data/more.csv"),
      ])
    _ = try failing(server.client(), .alreadyThere)
  }

  @Test func `a connection that is always cut leaves nothing, and a repeat succeeds`() throws {
    let wire = try server.faultyWire("each", 100_000)
    _ = try failing(server.client(endpoint: wire), .unreachable)
    #expect(try server.keys().isEmpty)
    #expect(try server.delivery().upload())
    #expect(try server.delivery().verify().isEmpty)
  }

  @Test func `a store that falls silent in the middle counts as gone`() throws {
    var settings = StoreServer.settings
    settings.stallSeconds = 1
    settings.pauses = [20]
    _ = try failing(server.client(endpoint: server.faultyWire("hold", 100_000), settings: settings), .unreachable)
    #expect(try server.keys().isEmpty)
  }

  @Test func `where what was sent cannot be taken back, the help says so, and a repeat goes on`() throws {
    let wire = try server.faultyWire("total", 100_000)
    let error = try #require(throws: DeliveryError.self) {
      try server.delivery(server.client(endpoint: wire)).upload()
    }
    #expect(error.code == .unreachable)
    #expect(error.helpEn?.contains("2 objects that were sent could not be removed") == true, "\(error)")
    #expect(try server.keys().count == 2)
    #expect(try server.delivery().upload())
    #expect(try server.delivery().verify().isEmpty)
  }

  @Test func `a certificate is trusted by its authority alone, and for its own host alone`() throws {
    for (name, host) in [("own", "IP:127.0.0.1"), ("other", "DNS:store.example")] {
      let made = try Command.run([
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
        "-subj", "/CN=utsushi test", "-addext", "subjectAltName=\(host)", "-keyout", server.folder.path(name + ".key"),
        "-out", server.folder.path(name + ".pem"),
      ])
      try #require(made.exitCode == 0, "\(made.errorText)")
      let joined = try Command.run(["cat", server.folder.path(name + ".key"), server.folder.path(name + ".pem")])
      try server.folder.write(joined.stdout, to: name + ".both")
    }
    let own = try server.faultyWire("none", 0, "own", certificate: server.folder.path("own.both"))
    let other = try server.faultyWire("none", 0, "other", certificate: server.folder.path("other.both"))
    _ = try failing(server.client(endpoint: own), .untrusted)
    _ = try failing(server.client(endpoint: own, authority: server.folder.path("other.pem")), .untrusted)
    _ = try failing(server.client(endpoint: own, authority: server.folder.path("absent.pem")), .untrusted)
    _ = try failing(server.client(endpoint: other, authority: server.folder.path("other.pem")), .untrusted)
    #expect(try server.delivery(server.client(endpoint: own, authority: server.folder.path("own.pem"))).upload())
  }

  @Test func `a byte that changes on its way is refused by the store and sent again`() throws {
    let wire = try server.faultyWire("flip", 100_000)
    #expect(try server.delivery(server.client(endpoint: wire)).upload())
    #expect(FileSystem.exists(server.folder.path("wire-flip.flipped")))
    #expect(try server.delivery().verify().isEmpty)
  }

  @Test func `a large object goes in parts, and an interrupted one goes on where it was`() throws {
    var settings = StoreServer.settings
    settings.partByteCount = 30_000
    // 300,000 bytes in ten parts; each wire carries six or so, so the second suffices only for the rest.
    let items = try server.items().filter { $0.name == "data/large.csv" }
    func delivery(_ endpoint: String) throws -> StoreDelivery {
      StoreDelivery(
        name: "large", items: { items }, client: try server.client(endpoint: endpoint, settings: settings), prefix: "")
    }
    let first = try #require(throws: DeliveryError.self) {
      try delivery(server.faultyWire("total", 200_000, "first")).upload()
    }
    #expect(first.code == .unreachable)
    #expect(try server.keys().isEmpty)
    #expect(try server.client().openUploads("large/data/large.csv").count == 1)
    #expect(try delivery(server.faultyWire("total", 200_000, "second")).upload())
    #expect(try server.client().openUploads("large/data/large.csv").isEmpty)
    #expect(try delivery(StoreServer.endpoint).verify().isEmpty)
    #expect(try server.client().head("large/data/large.csv")?.etag.hasSuffix("-10") == true)
    #expect(try !delivery(StoreServer.endpoint).upload())
  }

  @Test func `a file above 16 MiB goes in parts of 16 MiB, and one of 16 MiB in one request`() throws {
    let items = try [16 << 20, (16 << 20) + 1].map { byteCount in
      try server.folder.write([UInt8](repeating: 0x61, count: byteCount), to: "\(byteCount)")
      return try DeliveryItem("\(byteCount)", at: server.folder.path("\(byteCount)"))
    }
    let delivery = StoreDelivery(
      name: "default", items: { items }, client: try server.client(settings: StoreSettings()), prefix: "")
    #expect(try delivery.upload())
    #expect(try delivery.verify().isEmpty)
    #expect(
      try server.client().head("default/16777216")?.etag
        == Hexadecimal.text(Digest.md5([UInt8](repeating: 0x61, count: 16 << 20))))
    #expect(try server.client().head("default/16777217")?.etag.hasSuffix("-2") == true)
  }
}
