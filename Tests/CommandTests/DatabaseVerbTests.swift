import TestSupport
import Testing

/// `upload` and `verify` into a real PostgreSQL server: the scratch project's town, signed with a key that the `openssl`
/// command made.
@Suite(.enabled(if: PostgresDatabase.isThere, Comment(rawValue: PostgresDatabase.absence)))
struct DatabaseVerbTests {
  let scratch: ScratchProject
  let database: PostgresDatabase

  init() throws {
    scratch = try ScratchProject()
    database = try PostgresDatabase()
    _ = try Command.run(
      [
        "sh", "-c",
        "openssl genpkey -algorithm ed25519 -out joho.key && openssl pkey -in joho.key -pubout -out project/joho.pem",
      ], in: scratch.folder.path)
    try scratch.replace(ScratchProject.approvals, by: "  approvals    情報政策 \"joho.pem\"\n")
    // A town of 100 does not exercise every rule; this test is not about that.
    try scratch.replace("; rules all", by: "")
    try scratch.replace("source 住民マスタ", by: target(database.name, "environment") + "\n\nsource 住民マスタ")
    try scratch.replace("source 住民マスタ", by: target("nowhere", "\"pg.txt\"", "別") + "\n\nsource 住民マスタ")
  }

  func target(_ database: String, _ credentials: String, _ name: String = "本番") -> String {
    """
    target \(name) {
      postgresql "127.0.0.1"
      port \(PostgresDatabase.port)
      database "\(database)"
      schema "標準"
      credentials \(credentials)
    }
    """
  }

  func verb(_ name: String, to target: String = "本番", password: String = PostgresDatabase.password) throws
    -> Command.Result
  {
    try Command.run(
      [Utsushi.executable, name, "out", "--target", target, "--language", "en"], in: scratch.folder.path,
      environment: [
        ("PGUSER", PostgresDatabase.user), ("PGPASSWORD", password),
        // Settings of the user that must not decide anything.
        ("PGHOSTADDR", "192.0.2.1"), ("PGOPTIONS", "-c search_path=nowhere -c default_transaction_read_only=on"),
        ("PGSSLMODE", "require"), ("PGDATABASE", "nowhere"),
      ])
  }

  @Test func `a town's run is delivered, shown, verified, and its changes are noticed`() throws {
    let run = try scratch.run()
    try #require(run.exitCode == 0, "\(run.text)\(run.errorText)")
    #expect(try verb("upload").errorText.contains("error[D109]"))
    let signed = try scratch.utsushi(["approve", "out", "--role", "情報政策", "--key", "joho.key"])
    try #require(signed.exitCode == 0, "\(signed.errorText)")

    let refused = try verb("upload", password: "wrong-\(PostgresDatabase.password)")
    #expect(refused.exitCode == 2 && refused.errorText.contains("error[D132]"), "\(refused.errorText)")
    #expect(!refused.errorText.contains(PostgresDatabase.password))
    try scratch.write(Array("\(PostgresDatabase.user)\n\(PostgresDatabase.password)\n".utf8), to: "project/pg.txt")
    #expect(try verb("upload", to: "別").errorText.contains("error[D113]"))
    _ = try Command.run(["chmod", "600", scratch.folder.path("project/pg.txt")])
    #expect(try verb("upload", to: "別").errorText.contains("error[D133]"))
    #expect(try verb("verify").text.contains("is missing"))

    let upload = try verb("upload")
    #expect(upload.exitCode == 0 && upload.text.hasPrefix("delivered: postgresql://127.0.0.1:"), "\(upload.errorText)")
    #expect(try verb("upload").text.hasPrefix("there already: "))
    let agreeing = try verb("verify")
    #expect(agreeing.exitCode == 0 && agreeing.text.hasPrefix("agrees: "), "\(agreeing.text)\(agreeing.errorText)")
    // An independent count: the lines of the file, of which one is the header.
    let lines = try Command.run(["sh", "-c", "wc -l < out/bag/data/001/jumin_joho.csv"], in: scratch.folder.path)
    let count = try database.query("SELECT count(*) + 1 FROM 標準.\"001_jumin_joho\"")
    #expect(lines.text == count + "\n")

    let schema = try database.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE '標準\\_%'")
    let person = try database.query("SELECT 氏名 FROM 標準.\"001_jumin_joho\" ORDER BY 行 LIMIT 1")
    try database.query("UPDATE \"\(schema)\".\"001_jumin_joho\" SET 氏名 = '別人' WHERE 行 = 1")
    let differing = try verb("verify")
    #expect(differing.exitCode == 1 && differing.text.contains("001_jumin_joho` has other bytes"), "\(differing.text)")
    let again = try verb("upload")
    #expect(again.exitCode == 2 && again.errorText.contains("error[D114]"), "\(again.errorText)")
    for result in [differing, again] {
      let text = result.text + result.errorText
      #expect(!text.contains("別人") && (person.isEmpty || !text.contains(person)))
    }
  }
}
