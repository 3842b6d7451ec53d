internal import Platform

extension DatabaseDelivery {
  /// What is there differently from what was signed, all of it seen at one moment.
  func verify() throws -> [DeliveryDifference] {
    let connection = try connect()
    try explaining { try connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") }
    guard try isThere(own, connection) else { return [DeliveryDifference(.missing, path)] }
    let differences = try differences(connection)
    // A view shows what is wrong with its table, which is named already.
    return try differences.isEmpty ? shownDifferences(connection) : differences
  }

  /// Compares what the views show with the files, where they show this delivery and not a later one.
  private func shownDifferences(_ connection: borrowing PostgresConnection) throws -> [DeliveryDifference] {
    let views: [String]
    do {
      views = try connection.rows(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
          + "WHERE n.nspname = $1 AND c.relkind = 'v' AND obj_description(c.oid, 'pg_class') = $2",
        [shown.text, "utsushi: " + name]
      ).compactMap { $0.first ?? nil }
    } catch {
      throw deliveryError(error, nil)
    }
    guard !views.isEmpty else { return [] }
    var differences: [DeliveryDifference] = []
    for table in tables {
      let place = shown.text + "." + table.name.text
      if !views.contains(where: { $0.utf8.elementsEqual(table.name.text.utf8) }) {
        differences.append(DeliveryDifference(.missing, place))
      } else if try !isWhole(table, in: shown, connection) {
        differences.append(DeliveryDifference(.changed, place))
      }
    }
    return differences
  }

  /// Compares the tables of the delivery's schema with the files, byte for byte.
  func differences(_ connection: borrowing PostgresConnection) throws -> [DeliveryDifference] {
    let there: [String]
    do {
      there = try connection.rows(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
          + "WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY c.relname COLLATE \"C\"",
        [own.text]
      ).compactMap { $0.first ?? nil }
    } catch {
      throw deliveryError(error, nil)
    }
    func isThere(_ name: SQLName) -> Bool { there.contains { $0.utf8.elementsEqual(name.text.utf8) } }
    var differences: [DeliveryDifference] = []
    for table in tables {
      if !isThere(table.name) {
        differences.append(DeliveryDifference(.missing, place(table.name)))
      } else if try !isWhole(table, in: own, connection) {
        differences.append(DeliveryDifference(.changed, place(table.name)))
      }
    }
    if !isThere(record) {
      differences.append(DeliveryDifference(.missing, place(record)))
    } else if try !isRecordWhole(connection) {
      differences.append(DeliveryDifference(.changed, place(record)))
    }
    let known = tables.map(\.name) + [record]
    for name in there where !known.contains(where: { $0.text.utf8.elementsEqual(name.utf8) }) {
      differences.append(DeliveryDifference(.extra, own.text + "." + name))
    }
    return differences
  }

  private func place(_ table: SQLName) -> String { own.text + "." + table.text }

  /// Whether the table, or the view of its name, written as the bag writes it is the file.
  private func isWhole(
    _ table: DeliveredTable, in schema: SQLName, _ connection: borrowing PostgresConnection
  ) throws -> Bool {
    let digest = TableDigest(header: table.header)
    do throws(PostgresError) {
      try connection.run("SAVEPOINT reading")
      do throws(PostgresError) {
        try connection.receive(table.copyOut(of: schema)) { record in digest.update(record) }
      } catch {
        // Class 42 and 22: it has other columns, or columns of another type.
        guard error.state.hasPrefix("42") || error.state.hasPrefix("22"), error.state != "42501" else { throw error }
        try connection.run("ROLLBACK TO SAVEPOINT reading")
        return false
      }
      try connection.run("RELEASE SAVEPOINT reading")
    } catch {
      throw deliveryError(error, nil)
    }
    return digest.value == table.sha256
  }

  private func isRecordWhole(_ connection: borrowing PostgresConnection) throws -> Bool {
    do throws(PostgresError) {
      let rows = try connection.rows(
        "SELECT \"配信名\", \"目録SHA256\", \"表\", \"ファイル\", \"件数\"::text, \"SHA256\" "
          + "FROM \(own.quoted).\(record.quoted)")
      let expected = tables.map { table in
        [
          name, manifestSHA256, table.name.text, table.file.path, String(table.file.records),
          Hexadecimal.text(table.sha256),
        ]
      }
      return rows.count == expected.count && expected.allSatisfy { rows.contains($0) }
    } catch {
      if error.state == "42703" { return false }
      throw deliveryError(error, nil)
    }
  }
}

/// The digest of a table written as the bag writes its files: as the server writes CSV, but each record ends in CR LF.
private final class TableDigest {
  private var digest = SHA256()

  init(header: [UInt8]) { digest.update(header) }

  /// Takes a record that ends in LF.
  func update(_ record: Span<UInt8>) {
    digest.update(record.extracting(0..<max(0, record.count - 1)))
    digest.update([0x0D, 0x0A])
  }

  var value: [UInt8] { digest.finalize() }
}
