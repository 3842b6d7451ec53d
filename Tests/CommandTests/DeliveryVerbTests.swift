import TestSupport
import Testing

/// `approve`, `upload` and `verify` on a run of the scratch project, with keys that the `openssl` command made.
struct DeliveryVerbTests {
  let scratch: ScratchProject

  init() throws {
    scratch = try ScratchProject()
    try shell(
      "for r in gyomu joho; do openssl genpkey -algorithm ed25519 -out $r.key; "
        + "openssl pkey -in $r.key -pubout -out project/keys/$r.pem; done")
    // A town of 100 does not exercise every rule; this test is not about that.
    try scratch.replace("; rules all", by: "")
    try scratch.replace("../../out/delivered", by: "../delivered")
  }

  @discardableResult
  func shell(_ command: String) throws -> Command.Result {
    try Command.run(["sh", "-c", command], in: scratch.folder.path)
  }

  func verb(_ words: [String]) throws -> Command.Result { try scratch.utsushi(words + ["--language", "en"]) }

  func approve(_ role: String, _ key: String) throws -> Command.Result {
    try verb(["approve", "out", "--role", role, "--key", key])
  }

  @Test func `a run is approved, delivered and verified, and openssl accepts the signatures`() throws {
    let run = try scratch.run()
    try #require(run.exitCode == 0, "\(run.text)\(run.errorText)")
    let early = try verb(["upload", "out", "--target", "控え"])
    #expect(early.exitCode == 1)
    #expect(early.errorText.contains("error[D109]") && early.errorText.contains("`情報政策` is missing"))

    let wrong = try approve("業務担当", "joho.key")
    #expect(wrong.exitCode == 2 && wrong.errorText.contains("error[D107]"))
    #expect(try approve("町長", "joho.key").errorText.contains("error[D106]"))
    for (role, key) in [("業務担当", "gyomu"), ("情報政策", "joho")] {
      let result = try approve(role, key + ".key")
      #expect(result.exitCode == 0, "\(result.errorText)")
      // An independent check of the 64 bytes: the openssl command.
      let check = try shell(
        "openssl pkeyutl -verify -pubin -inkey project/keys/\(key).pem -rawin -in out/approvals/\(role).json "
          + "-sigfile out/approvals/\(role).sig")
      #expect(check.exitCode == 0, "\(check.errorText)")
    }

    let upload = try verb(["upload", "out", "--target", "控え"])
    #expect(upload.exitCode == 0 && upload.text.hasPrefix("delivered: "), "\(upload.errorText)")
    #expect(try verb(["upload", "out", "--target", "控え"]).text.hasPrefix("there already: "))
    #expect(try verb(["verify", "out", "--target", "控え"]).exitCode == 0)
    #expect(try shell("cd delivered/104213-2025-10-01-*/ && sha256sum -c manifest-sha256.txt").exitCode == 0)
    #expect(try verb(["upload", "out", "--target", "倉庫"]).errorText.contains("error[D111]"))

    try shell(
      "cd delivered/*/ && for f in data/001/*.csv; do echo x >> $f; done; touch data/more.csv; rm bagit.txt")
    let differing = try verb(["verify", "out", "--target", "控え"])
    #expect(differing.exitCode == 1)
    for words in ["other bytes", "`data/more.csv` was not signed", "`bagit.txt` is missing"] {
      #expect(differing.text.contains(words), "\(differing.text)")
    }
    let again = try verb(["upload", "out", "--target", "控え"])
    #expect(again.exitCode == 2 && again.errorText.contains("error[D114]"))
  }

  @Test func `what changed after the run, or after the signature, is named`() throws {
    try #require(try scratch.run().exitCode == 0)
    for (role, key) in [("業務担当", "gyomu"), ("情報政策", "joho")] { _ = try approve(role, key + ".key") }
    // A statement of another run, signed by the right key.
    try shell(
      "sed -i 's/\"as_of\":\"2025-10-01\"/\"as_of\":\"2025-10-02\"/' out/approvals/業務担当.json && "
        + "openssl pkeyutl -sign -inkey gyomu.key -rawin -in out/approvals/業務担当.json -out out/approvals/業務担当.sig")
    let stale = try verb(["upload", "out", "--target", "控え"])
    #expect(stale.exitCode == 1 && stale.errorText.contains("`業務担当` is stale: as_of differ"), "\(stale.errorText)")
    try shell("printf x >> out/approvals/情報政策.json")
    #expect(try verb(["upload", "out", "--target", "控え"]).errorText.contains("does not belong to its statement"))

    for (damage, code) in [
      ("cp out/report/report.json r; echo >> out/report/report.json", "D104"),
      ("mv r out/report/report.json; echo >> out/bag/bag-info.txt", "D103"),
      ("sed -i '2d' out/ledger.jsonl", "D102"), ("rm out/delivery.json", "D101"),
    ] {
      try shell(damage)
      let result = try approve("業務担当", "gyomu.key")
      #expect(result.exitCode == 2 && result.errorText.contains("error[\(code)]"), "\(damage): \(result.errorText)")
    }
    #expect(try shell("test ! -e delivered").exitCode == 0)
  }

  @Test func `a closed gate can be neither approved nor delivered`() throws {
    try scratch.replace("assumed items <= 60", by: "assumed items <= 0")
    #expect(try scratch.run().exitCode == 1)
    for words in [["approve", "out", "--role", "業務担当", "--key", "gyomu.key"], ["upload", "out", "--target", "控え"]] {
      let result = try verb(words)
      #expect(result.exitCode == 1)
      #expect(result.errorText.contains("error[D105]") && result.errorText.contains("`assumed items <= 0`"))
    }
  }
}
