internal import Platform

extension DatabaseDelivery {
  /// Makes the delivery's schema, fills and counts its tables, and turns the views to it: all of it, or nothing.
  func upload() throws -> Bool {
    let connection = try connect()
    try explaining { try connection.run("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE") }
    // Two uploads of one target wait for each other; the lock goes with the transaction.
    _ = try explaining {
      try connection.rows("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", ["utsushi " + schema])
    }
    if try isThere(own, connection) {
      guard let first = try differences(connection).first else { return false }
      throw DeliveryError(
        .alreadyThere, at: first.name, ja: "`\(path)`に別のものがある: \(first.ja)",
        en: "something else stands at `\(path)`: \(first.en)",
        helpJa: "そこにあるものを確かめ、スキーマ`\(own.text)`の名前を変えるか消してからやり直す",
        helpEn: "look at what is there, rename or drop the schema `\(own.text)`, and run again")
    }
    try explaining { try connection.run("CREATE SCHEMA \(own.quoted)") }
    for table in tables {
      try explaining(table) { try connection.run(table.creation(in: own)) }
      try send(table, connection)
      try count(table, connection)
    }
    try writeRecord(connection)
    if let first = try differences(connection).first {
      throw DeliveryError(
        .differsAfterwards, at: first.name, ja: "読み戻すと、送ったものと違う: \(first.ja)",
        en: "read back it is not what was sent: \(first.en)", helpJa: "何も書き込まれていない。データベースのトリガーや規則を確かめる",
        helpEn: "nothing was written; look for triggers and rules of the database")
    }
    try show(connection)
    do throws(PostgresError) {
      try connection.run("COMMIT")
    } catch {
      throw unknownEnd(error)
    }
    return true
  }

  /// Whether a schema is there.
  func isThere(_ schema: SQLName, _ connection: borrowing PostgresConnection) throws -> Bool {
    let sql = "SELECT 1 FROM pg_namespace WHERE nspname = $1"
    do {
      return try !connection.rows(sql, [schema.text]).isEmpty
    } catch {
      throw deliveryError(error, nil)
    }
  }

  private func send(_ table: DeliveredTable, _ connection: borrowing PostgresConnection) throws {
    var file = try InputFile(path: table.path)
    var block: [UInt8] = []
    do {
      try connection.startSending(table.copyIn(to: own))
      var isListening = true
      while isListening {
        // A file that cannot be read any more leaves the transaction without its end; the connection closes.
        guard try file.read(appendingTo: &block, upTo: 1 << 18) > 0 else { break }
        isListening = connection.send(block)
        block.removeAll(keepingCapacity: true)
      }
      try connection.finishSending(to: table.name.text, isWhole: isListening)
    } catch let error as PostgresError {
      throw deliveryError(error, table)
    }
  }

  private func count(_ table: DeliveredTable, _ connection: borrowing PostgresConnection) throws {
    let query = table.count(in: own)
    let answers: [String?]
    do {
      answers = try connection.rows(query.sql, query.values).first ?? []
    } catch {
      throw deliveryError(error, table)
    }
    let wrong = zip(table.counted, answers).filter { $0.1 != "t" }.map { "`\($0.0)`" }
    guard !wrong.isEmpty || answers.count != table.counted.count else { return }
    let names = wrong.joined(separator: ", ")
    throw DeliveryError(
      .totalsDiffer, at: table.name.text, ja: "表`\(table.name.text)`の件数または合計が実行のものと違う: \(names)",
      en: "records or sums of the table `\(table.name.text)` are not those of the run: \(names)",
      helpJa: "何も書き込まれていない。データベースのトリガーや規則を確かめる",
      helpEn: "nothing was written; look for triggers and rules of the database")
  }

  private func writeRecord(_ connection: borrowing PostgresConnection) throws {
    let place = "\(own.quoted).\(record.quoted)"
    do {
      try connection.run(
        """
        CREATE TABLE \(place) (
          "配信名" text NOT NULL, "目録SHA256" text NOT NULL, "配信日時" timestamptz NOT NULL DEFAULT now(),
          "表" text PRIMARY KEY, "ファイル" text NOT NULL, "件数" bigint NOT NULL, "SHA256" text NOT NULL)
        """)
      for table in tables {
        _ = try connection.rows(
          "INSERT INTO \(place) (\"配信名\", \"目録SHA256\", \"表\", \"ファイル\", \"件数\", \"SHA256\") "
            + "VALUES ($1, $2, $3, $4, $5::bigint, $6)",
          [
            name, manifestSHA256, table.name.text, table.file.path, String(table.file.records),
            Hexadecimal.text(table.sha256),
          ])
      }
    } catch {
      throw deliveryError(error, nil)
    }
  }

  /// Turns the views of the target's schema to this delivery; views of an earlier one that this has no table for go.
  private func show(_ connection: borrowing PostgresConnection) throws {
    if try !isThere(shown, connection) {
      try explaining { try connection.run("CREATE SCHEMA \(shown.quoted)") }
    }
    let names = tables.map(\.name) + [record]
    do {
      let old = try connection.rows(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
          + "WHERE n.nspname = $1 AND c.relkind = 'v' AND obj_description(c.oid, 'pg_class') LIKE 'utsushi: %'",
        [shown.text]
      ).compactMap { $0.first ?? nil }
      for view in old where !names.contains(where: { $0.text.utf8.elementsEqual(view.utf8) }) {
        try connection.run("DROP VIEW \(shown.quoted).\(SQLName(view).quoted)")
      }
      for name in names { try show(name, connection) }
    } catch {
      throw deliveryError(error, nil)
    }
  }

  private func show(_ table: SQLName, _ connection: borrowing PostgresConnection) throws(PostgresError) {
    let view = "\(shown.quoted).\(table.quoted)"
    let definition = "VIEW \(view) AS SELECT * FROM \(own.quoted).\(table.quoted)"
    // Replacing keeps what others may do with the view; it is not possible where the columns changed (42P16).
    try connection.run("SAVEPOINT view")
    do throws(PostgresError) {
      try connection.run("CREATE OR REPLACE \(definition)")
    } catch {
      guard error.state == "42P16" else { throw error }
      try connection.run("ROLLBACK TO SAVEPOINT view; DROP VIEW \(view); CREATE \(definition)")
    }
    try connection.run("RELEASE SAVEPOINT view; COMMENT ON VIEW \(view) IS \(SQLName.literal("utsushi: " + name))")
  }
}
