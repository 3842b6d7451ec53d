import Platform
import TestSupport
import Testing

@testable import Delivery

/// Deliveries of small bags made by hand into a real server.
@Suite(.enabled(if: PostgresDatabase.isThere, Comment(rawValue: PostgresDatabase.absence)))
struct DatabaseDeliveryTests {
  let folder = TemporaryDirectory()
  let database: PostgresDatabase

  init() throws { database = try PostgresDatabase() }

  static let own = "標準_104213-2025-10-01-0123456789ab"

  func column(
    _ name: String, _ type: String?, _ length: Int? = nil, key: Bool = false, mandatory: Bool = false,
    fraction: Int = 0, sum: String? = nil
  ) -> DeliveryPlan.Column {
    DeliveryPlan.Column(
      name: name, type: type, length: length, fractionLength: fraction, isKey: key, isMandatory: mandatory,
      codeList: nil, sum: sum)
  }

  /// A key, a name of four characters, an amount and a rate.
  func columns(_ sum: String) -> [DeliveryPlan.Column] {
    [
      column("宛名番号", "X", 10, key: true, mandatory: true), column("枝", "9", 2, key: true),
      column("氏名", "Ｎ", 4), column("金額", "S9", 7, sum: sum), column("率", "9V", 2, fraction: 3, sum: "1.250"),
    ]
  }

  static let header = "\"宛名番号\",\"枝\",\"氏名\",\"金額\",\"率\"\r\n"
  static let first = "\"0001\",\"1\",\"神\u{E0100}田\"\"中\",\"-5\",\"1.25\"\r\n\"0001\",\"\",\"改\r\n行\",\"12\",\"\"\r\n"

  func server(_ user: String = PostgresDatabase.user, _ password: String = PostgresDatabase.password, in name: String)
    throws -> DatabaseServer
  {
    DatabaseServer(
      host: "127.0.0.1", port: PostgresDatabase.port, database: name, authority: nil,
      credentials: try Credentials(file: nil, names: ("U", "P")) { $0 == "U" ? user : password })
  }

  func delivery(
    _ rows: String, records: Int, sum: String = "7", columns: [DeliveryPlan.Column]? = nil, header: String = header,
    server: DatabaseServer? = nil
  ) throws -> DatabaseDelivery {
    try folder.write(Array((header + rows).utf8), to: "zei.csv")
    let table = DeliveredTable(
      file: DeliveryPlan.File(
        path: "data/010/zei.csv", title: "010.税", records: records, columns: columns ?? self.columns(sum)),
      path: folder.path("zei.csv"), sha256: Digest.sha256(Array((header + rows).utf8)))
    return DatabaseDelivery(
      server: try server ?? self.server(in: database.name), schema: "標準", name: "104213-2025-10-01-0123456789ab",
      manifestSHA256: "0123456789ab", tables: [table])
  }

  /// The schemas that a delivery made.
  func schemas() throws -> String {
    try database.query("SELECT string_agg(nspname, ',') FROM pg_namespace WHERE nspname LIKE '標準%'")
  }

  @Test func `a delivery is written once, shown by views and agrees`() throws {
    let delivery = try delivery(Self.first, records: 2)
    #expect(try delivery.verify() == [DeliveryDifference(.missing, delivery.path)])
    #expect(try delivery.upload())
    let when = try database.query("SELECT \"配信日時\" FROM 標準.配信")
    #expect(try !delivery.upload())
    #expect(try database.query("SELECT \"配信日時\" FROM 標準.配信") == when)
    #expect(try delivery.verify().isEmpty)
    #expect(try database.query("SELECT count(*), sum(金額::numeric), count(枝) FROM 標準.\"010_zei\"") == "2|7|1")
  }

  struct Damage: Sendable, CustomTestStringConvertible {
    var sql: String
    var kind: DeliveryDifference.Kind
    var name: String
    var testDescription: String { sql }
  }

  @Test(arguments: [
    Damage(sql: "UPDATE \(own)#.\"010_zei\" SET 氏名 = '神田' WHERE 枝 = '1'", kind: .changed, name: "010_zei"),
    Damage(sql: "DELETE FROM \(own)#.\"010_zei\" WHERE 枝 = '1'", kind: .changed, name: "010_zei"),
    Damage(sql: "UPDATE \(own)#.\"010_zei\" SET 行 = DEFAULT WHERE 枝 = '1'", kind: .changed, name: "010_zei"),
    Damage(sql: "DROP TABLE \(own)#.\"010_zei\" CASCADE", kind: .missing, name: "010_zei"),
    Damage(
      sql: "ALTER TABLE \(own)#.\"010_zei\" RENAME 氏名 TO 名; ALTER TABLE \(own)#.\"010_zei\" RENAME 率 TO 氏名",
      kind: .changed, name: "010_zei"),
    Damage(sql: "CREATE TABLE \(own)#.more (a int)", kind: .extra, name: "more"),
    Damage(sql: "UPDATE \(own)#.配信 SET 件数 = 3", kind: .changed, name: "配信"),
  ])
  func `what changed in the database is named`(_ damage: Damage) throws {
    let delivery = try delivery(Self.first, records: 2)
    #expect(try delivery.upload())
    try database.query(damage.sql.replacing("\(Self.own)#", with: "\"\(Self.own)\""))
    #expect(try delivery.verify() == [DeliveryDifference(damage.kind, "\(Self.own).\(damage.name)")])
    #expect(throws: DeliveryError(.alreadyThere, at: "\(Self.own).\(damage.name)", ja: "", en: "")) {
      try delivery.upload()
    }
  }

  @Test func `views that show something else are named`() throws {
    let delivery = try delivery(Self.first, records: 2)
    #expect(try delivery.upload())
    let view = "VIEW 標準.\"010_zei\" AS SELECT 行, 宛名番号, 枝, "
    try database.query("CREATE OR REPLACE \(view) '別人'::text AS 氏名, 金額, 率 FROM \"\(Self.own)\".\"010_zei\"")
    #expect(try delivery.verify() == [DeliveryDifference(.changed, "標準.010_zei")])
    try database.query("DROP VIEW 標準.\"010_zei\"")
    #expect(try delivery.verify() == [DeliveryDifference(.missing, "標準.010_zei")])
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var row: String
    var words: String
    var testDescription: String { words }
  }

  /// The bad record is on line 5: the header is the first, and the second record has two lines.
  @Test(arguments: [
    Bad(row: "\"0002\",\"1\",\"山田太郎左\",\"1\",\"\"", words: "`氏名` is longer"),
    Bad(row: "\"0002\",\"1\",\"山田\",\"壱円\",\"\"", words: "`金額` does not have the format"),
    Bad(row: "\"0002\",\"1\",\"山田\",\"1\",\"1.2345\"", words: "`率` is longer"),
    Bad(row: "\"\",\"1\",\"山田\",\"1\",\"\"", words: "`宛名番号` must not be empty"),
    Bad(row: "\"0001\",\"1\",\"山田\",\"1\",\"\"", words: "its key is there already"),
    Bad(row: "\"0001\",\"\",\"山田\",\"1\",\"\"", words: "its key is there already"),
    Bad(row: "\"0002\",\"1\",\"山\0田\",\"1\",\"\"", words: "no characters"),
    Bad(row: "\"0002\",\"1\",\"山田\",\"1\"", words: "not CSV"),
  ])
  func `one bad record leaves nothing behind, and is named by its line and not its value`(_ bad: Bad) throws {
    let delivery = try delivery(Self.first + bad.row + "\r\n\"0003\",\"\",\"\",\"\",\"\"\r\n", records: 4)
    let error = #expect(throws: DeliveryError(.refusedRecord, at: "010_zei:5", ja: "", en: "")) {
      try delivery.upload()
    }
    #expect(error?.en.contains(bad.words) == true, "\(error?.en ?? "")")
    let text = [error?.ja, error?.en, error?.helpJa, error?.helpEn].compactMap { $0 }.joined()
    #expect(!text.contains("山") && !text.contains("壱") && !text.contains("0002"))
    #expect(try schemas() == "")
  }

  @Test func `records or sums that are not the run's are not delivered`() throws {
    for delivery in [try delivery(Self.first, records: 3), try delivery(Self.first, records: 2, sum: "8")] {
      #expect(throws: DeliveryError(.totalsDiffer, at: "010_zei", ja: "", en: "")) { try delivery.upload() }
    }
    #expect(try schemas() == "")
  }

  @Test func `a new delivery turns the views, and what is in their way stops it`() throws {
    #expect(try delivery(Self.first, records: 2).upload())
    var later = try delivery(
      "\"0009\"\r\n", records: 1, columns: [column("世帯番号", "X", 10, key: true)], header: "\"世帯番号\"\r\n")
    later = DatabaseDelivery(
      server: later.server, schema: "標準", name: "104213-2025-11-01-ba9876543210", manifestSHA256: "ba9876543210",
      tables: later.tables)
    try database.query("CREATE VIEW other AS SELECT 氏名 FROM 標準.\"010_zei\"")
    #expect(throws: DeliveryError(.alreadyThere, at: "標準", ja: "", en: "")) { try later.upload() }
    #expect(try database.query("SELECT count(*) FROM 標準.\"010_zei\"") == "2")
    try database.query("DROP VIEW other")
    #expect(try later.upload())
    #expect(try database.query("SELECT 世帯番号 FROM 標準.\"010_zei\"") == "0009")
    #expect(try later.verify().isEmpty && delivery(Self.first, records: 2).verify().isEmpty)
  }

  @Test func `who may not, and what is not there, is told apart`() throws {
    let user = PostgresDatabase.user
    let password = PostgresDatabase.password
    let reader = "reader_\(database.name)"
    try database.query("CREATE ROLE \(reader) LOGIN PASSWORD 'geheim'")
    let elsewhere = DatabaseServer(
      host: "127.0.0.1", port: 1, database: "d", authority: nil, credentials: try server(in: "d").credentials)
    let certified = DatabaseServer(
      host: "127.0.0.1", port: PostgresDatabase.port, database: database.name, authority: folder.path("ca.pem"),
      credentials: elsewhere.credentials)
    let cases: [(DatabaseServer, DeliveryCode)] = [
      (try server(user, password + "x", in: database.name), .wrongPassword),
      (try server("nobody", password, in: database.name), .wrongPassword),
      (try server(in: database.name + "x"), .noDatabase),
      (try server(reader, "geheim", in: database.name), .notAllowed),
      (elsewhere, .cannotConnect), (certified, .cannotConnect),
    ]
    for (server, code) in cases {
      let error = #expect(throws: DeliveryError.self) {
        try delivery(Self.first, records: 2, server: server).upload()
      }
      #expect(error?.code == code, "\(server.place): \(error?.description ?? "")")
      let text = [error?.ja, error?.en, error?.helpJa, error?.helpEn].compactMap { $0 }.joined()
      #expect(!text.contains(password) && !text.contains("geheim"))
    }
    try database.query("DROP ROLE \(reader)")
    let ascii = try PostgresDatabase(encoding: "SQL_ASCII")
    let place = try server(in: ascii.name).place
    #expect(throws: DeliveryError(.unsuitableDatabase, at: place, ja: "", en: "")) {
      try delivery(Self.first, records: 2, server: server(in: ascii.name)).upload()
    }
  }

  @Test func `a certificate must be the authority's and for the server's name`() throws {
    func server(_ host: String, _ authority: String) throws -> DatabaseServer {
      DatabaseServer(
        host: host, port: PostgresDatabase.port, database: database.name, authority: authority,
        credentials: try self.server(in: "").credentials)
    }
    let other = try Command.run(
      [
        "openssl", "req", "-x509", "-newkey", "ed25519", "-nodes", "-subj", "/CN=test authority", "-keyout",
        folder.path("other.key"), "-out", folder.path("other.pem"),
      ])
    try #require(other.exitCode == 0, "\(other.errorText)")
    // The certificate is for localhost, not for the address, and signed by the one authority, not by the other.
    for (host, authority) in [
      ("127.0.0.1", PostgresDatabase.authority), ("localhost", folder.path("other.pem")),
    ] {
      let error = #expect(throws: DeliveryError.self) {
        try delivery(Self.first, records: 2, server: server(host, authority)).upload()
      }
      #expect(error?.code == .cannotConnect, "\(error?.description ?? "")")
    }
    #expect(try schemas() == "")
    let trusted = try server("localhost", PostgresDatabase.authority)
    let connection = try PostgresConnection(trusted)
    #expect(try connection.rows("SELECT ssl::text FROM pg_stat_ssl WHERE pid = pg_backend_pid()") == [["true"]])
    let sent = try delivery(Self.first, records: 2, server: trusted)
    #expect(try sent.upload())
    #expect(try sent.verify().isEmpty)
  }

  @Test func `a connection cut in mid-upload leaves nothing, and repeating delivers`() throws {
    let count = 300_000
    let rows = (0..<count).map { "\"\($0)\",\"\",\"神田\",\"1\",\"\"\r\n" }.joined()
    var columns = columns(String(count))
    columns[4].sum = "0"
    let delivery = try delivery(rows, records: count, columns: columns)
    // Looks every 5 ms for the COPY of this database, and ends its backend once.
    try database.start(
      """
      DO $$ BEGIN FOR i IN 1..4000 LOOP
        PERFORM pg_stat_clear_snapshot();
        PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'utsushi' AND query LIKE 'COPY %FROM STDIN%';
        IF FOUND THEN RETURN; END IF;
        PERFORM pg_sleep(0.005);
      END LOOP; END $$
      """)
    let place = "127.0.0.1:\(PostgresDatabase.port)/\(database.name)"
    #expect(throws: DeliveryError(.serverStopped, at: place, ja: "", en: "")) { try delivery.upload() }
    #expect(try schemas() == "")
    #expect(try delivery.upload())
    #expect(try delivery.verify().isEmpty)
  }
}
