internal import Platform

/// Delivery into a PostgreSQL database: one schema a delivery, made in one transaction, and views that show the last one.
struct DatabaseDelivery: Destination {
  /// The database.
  let server: DatabaseServer
  /// The schema whose views show what was delivered last.
  let schema: String
  /// The name of what is delivered.
  let name: String
  /// The digest of the manifest that was signed, in hexadecimal digits.
  let manifestSHA256: String
  /// What is delivered.
  let tables: [DeliveredTable]

  /// Prepares the delivery of a run: every file of its plan, which its manifest vouches for.
  init(run: RunFolder, server: DatabaseServer, schema: String) throws(DeliveryError) {
    self.server = server
    self.schema = schema
    name = run.deliveryName
    manifestSHA256 = run.statement.manifestSHA256
    var tables: [DeliveredTable] = []
    for file in run.plan.files {
      guard let item = run.payload.first(where: { $0.name.utf8.elementsEqual(file.path.utf8) }) else {
        throw DeliveryError(
          .changedBag, at: file.path, ja: "`\(file.path)`が目録に無い", en: "the manifest has no `\(file.path)`",
          helpJa: "実行をやり直す", helpEn: "run again")
      }
      tables.append(DeliveredTable(file: file, path: item.path, sha256: item.sha256))
    }
    self.tables = tables
  }

  /// Prepares a delivery of these tables.
  init(server: DatabaseServer, schema: String, name: String, manifestSHA256: String, tables: [DeliveredTable]) {
    self.server = server
    self.schema = schema
    self.name = name
    self.manifestSHA256 = manifestSHA256
    self.tables = tables
  }

  var path: String { "postgresql://\(server.place)/\(own.text)" }

  /// The schema of this delivery.
  var own: SQLName { SQLName(schema + "_" + name) }

  /// The schema of the views.
  var shown: SQLName { SQLName(schema) }

  /// The table that says what was delivered and when.
  var record: SQLName {
    var record = SQLName("配信")
    while tables.contains(where: { $0.name == record }) { record = SQLName(record.text + "_") }
    return record
  }

  /// Connects, and makes the session the same whatever the server, its database and its user set by default.
  func connect() throws -> PostgresConnection {
    try explaining {
      let connection = try PostgresConnection(server)
      guard connection.setting("server_encoding") == "UTF8" else {
        throw DeliveryError(
          .unsuitableDatabase, at: server.place, ja: "`\(server.place)`の文字コードがUTF-8でない",
          en: "`\(server.place)` is not encoded in UTF-8",
          helpJa: "`createdb --encoding UTF8 --template template0`で作ったデータベースを使う",
          helpEn: "use a database made with `createdb --encoding UTF8 --template template0`")
      }
      try connection.run(
        "SET search_path = pg_catalog; SET standard_conforming_strings = on; SET client_min_messages = error; "
          + "SET statement_timeout = 0; SET lock_timeout = '60s'; SET idle_in_transaction_session_timeout = 0")
      return connection
    }
  }

  /// Runs a step and says what a server's refusal means.
  func explaining<Result: ~Copyable>(
    _ table: DeliveredTable? = nil, _ step: () throws -> Result
  ) throws -> Result {
    do {
      return try step()
    } catch let error as PostgresError {
      throw deliveryError(error, table)
    }
  }
}
