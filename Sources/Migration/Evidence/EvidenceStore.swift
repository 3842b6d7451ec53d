internal import Platform
internal import Records

/// `evidence.sqlite`: what a run found, for anyone with `sqlite3`. Holds positions and counts, never a person's value;
/// of protected people not even positions, only what was found and that it was found.
///
/// Rows are inserted in an order that does not depend on the number of threads.
struct EvidenceStore: ~Copyable {
  private let database: SQLiteDatabase
  private let finding: SQLiteStatement
  private let reject: SQLiteStatement
  private let block: SQLiteStatement
  private let row: SQLiteStatement
  private let complement: SQLiteStatement
  private let identified: SQLiteStatement

  /// Creates the store and its tables; everything up to `close` is one transaction.
  init(creating path: String) throws {
    // SQLite would make the file readable for others.
    var file = try OutputFile(creating: path)
    try file.close()
    let database = try SQLiteDatabase(path: path)
    try database.execute("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    try database.execute(EvidenceStore.schema)
    try database.execute("BEGIN")
    let finding = try database.prepare("INSERT INTO findings VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
    let reject = try database.prepare("INSERT INTO rejects VALUES (?,?,?,?,?,?,?)")
    let block = try database.prepare("INSERT INTO blocks VALUES (?,?,?,?,?,?)")
    let row = try database.prepare("INSERT INTO rows VALUES (?,?,?,?,?,?,?,?,?)")
    let complement = try database.prepare("INSERT INTO complements VALUES (?,?,?,?)")
    let identified = try database.prepare("INSERT INTO identified VALUES (?,?,?,?,?)")
    self.finding = finding
    self.reject = reject
    self.block = block
    self.row = row
    self.complement = complement
    self.identified = identified
    self.database = database
  }

  /// One finding.
  func add(
    finding found: Finding, otherSource: String, source: String, group: String, item: String, field: String,
    rule: String,
    severity: Severity, count: Int, visibility: Visibility
  ) throws(SQLiteError) {
    let isProtected = visibility == .protected
    try finding.run([
      .text(source), isProtected ? .null : .integer(found.recordIndex), .text(found.code.text),
      .text(severity.rawValue),
      .text(found.code.responsibility.rawValue), .nonEmpty(group), .nonEmpty(item), .nonEmpty(field),
      isProtected ? .null : .optional(found.byteOffset.map(Int.init)),
      isProtected ? .null : .nonEmpty(found.bytesInHexadecimal), .nonEmpty(rule),
      isProtected ? .null : .nonEmpty(otherSource), isProtected ? .null : .optional(found.otherRecordIndex),
      .integer(count), .integer(visibility.rawValue),
    ])
  }

  /// One rejected record: where its bytes stand in the source and in `rejects/`.
  func add(
    rejectIn source: String, record: Int, code: FindingCode, sourceOffset: Int, byteCount: Int, rejectsOffset: Int,
    visibility: Visibility
  ) throws(SQLiteError) {
    let isProtected = visibility == .protected
    try reject.run([
      .text(source), isProtected ? .null : .integer(record), .text(code.text),
      isProtected ? .null : .integer(sourceOffset), .integer(byteCount), .integer(rejectsOffset),
      .integer(visibility.rawValue),
    ])
  }

  /// One block.
  func add(blockIn source: String, block index: Int, firstRecord: Int, records: Int, offset: Int, byteCount: Int)
    throws(SQLiteError)
  {
    try block.run([
      .text(source), .integer(index), .integer(firstRecord), .integer(records), .integer(offset), .integer(byteCount),
    ])
  }

  /// Rows of one map in a file of the bag: where they stand, and which records they come from.
  func add(rowsOf origins: RowOrigins, in path: String, from first: Int, offset: Int, source: String, block: Int)
    throws(SQLiteError)
  {
    try row.run([
      .text(path), .integer(first), .integer(origins.rows), .integer(offset), .text(source), .integer(block),
      .integer(origins.map), .integer(origins.elements), .bytes(origins.packed),
    ])
  }

  /// What is kept beside a value so that the source's notation can be restored, such as the code of an era.
  func add(complementIn source: String, record: Int, item: String, value: String) throws(SQLiteError) {
    try complement.run([.text(source), .integer(record), .text(item), .text(value)])
  }

  /// A value that rests on a decision: where the identified code stands in the source.
  func add(identifiedIn source: String, record: Int, field: String, code: String, byteOffset: Int) throws(SQLiteError) {
    try identified.run([.text(source), .integer(record), .text(field), .text(code), .integer(byteOffset)])
  }

  /// The decisions of one source's identification table.
  func add(decisionsOf source: String, _ table: IdentificationTable) throws(SQLiteError) {
    let decision = try database.prepare("INSERT INTO decisions VALUES (?,?,?,?,?,?,?,?,?)")
    for row in table.rows {
      try decision.run([
        .text(source), .text(row.codeText), .text(row.decision.rawValue), .text(row.targetText),
        .nonEmpty(row.mjName), .nonEmpty(row.decidedBy), .nonEmpty(row.date), .nonEmpty(row.reason),
        .integer(row.line),
      ])
    }
  }

  /// Writes the report's figures and closes the transaction.
  func close(with report: RunReport) throws(SQLiteError) {
    let run = try database.prepare("INSERT INTO run VALUES (?,?)")
    for (key, value) in [
      ("title", report.title), ("kind", report.kind), ("municipality", report.municipality), ("as_of", report.asOf),
      ("dialect", report.dialect), ("gate", report.isGateOpen ? "open" : "closed"),
    ] {
      try run.run([.text(key), .text(value)])
    }
    try addSources(report.sources)
    let amount = try database.prepare("INSERT INTO amounts VALUES (?,?,?,?,?,?,?,?)")
    for line in report.amounts {
      try amount.run([
        .text(line.field), .text(line.target), .text(line.source), .text(line.written), .text(line.filtered),
        .text(line.rejected), .text(line.difference), .integer(line.unreadable),
      ])
    }
    let total = try database.prepare("INSERT INTO totals VALUES (?,?,?,?,?,?)")
    for line in report.totals {
      try total.run([
        .text(line.name), .nonEmpty(line.left), .nonEmpty(line.right), .nonEmpty(line.difference),
        .text(line.state.rawValue), .nonEmpty(line.reason?.en ?? ""),
      ])
    }
    let identification = try database.prepare("INSERT INTO identifications VALUES (?,?,?,?,?,?,?,?)")
    for line in report.characters {
      try identification.run([
        .text(line.source), .text(line.table), .text(line.code), .text(line.state), .integer(line.isDecided ? 1 : 0),
        .nonEmpty(line.target), .integer(line.occurrences), .integer(line.records),
      ])
    }
    try addResults(report)
    try database.execute("COMMIT")
  }

  private func addSources(_ sources: [SourceSummary]) throws(SQLiteError) {
    let source = try database.prepare("INSERT INTO sources VALUES (?,?,?,?)")
    let declaration = try database.prepare("INSERT INTO declarations VALUES (?,?,?)")
    let outcome = try database.prepare("INSERT INTO outcomes VALUES (?,?,?,?)")
    let bytes = try database.prepare("INSERT INTO bytes VALUES (?,?,?)")
    for line in sources {
      try source.run([.text(line.name), .text(line.file), .integer(line.byteCount), .text(line.sha256)])
      for declared in line.declarations {
        try declaration.run([.text(line.name), .text(declared.name), .text(declared.value)])
      }
      for records in line.outcomes {
        try outcome.run([
          .text(line.name), .text(records.recordType), .text(records.outcome.rawValue), .integer(records.records),
        ])
      }
      for count in line.bytes {
        try bytes.run([.text(line.name), .text(count.kind.rawValue), .integer(count.count)])
      }
    }
  }

  private func addResults(_ report: RunReport) throws(SQLiteError) {
    let loss = try database.prepare("INSERT INTO loss VALUES (?,?,?,?,?,?,?)")
    for line in report.losses {
      for count in line.counts {
        try loss.run([
          .text(line.group), .text(line.item), .nonEmpty(line.field), .text(count.kind.rawValue),
          .integer(count.count), .integer(line.proved.first { $0.kind == count.kind }?.count ?? 0),
          .nonEmpty(line.witness),
        ])
      }
    }
    let file = try database.prepare("INSERT INTO files VALUES (?,?,?,?,?)")
    for line in report.files {
      try file.run([
        .text(line.path), .text(line.group), .integer(line.records), .integer(line.byteCount), .text(line.sha256),
      ])
    }
    let gate = try database.prepare("INSERT INTO gate VALUES (?,?,?)")
    for line in report.gate {
      try gate.run([.text(line.condition), .integer(line.measured), .text(line.state.rawValue)])
    }
    let input = try database.prepare("INSERT INTO inputs VALUES (?,?,?)")
    for line in report.inputs {
      try input.run([.text(line.path), .integer(line.byteCount), .text(line.sha256)])
    }
    let rule = try database.prepare("INSERT INTO rules VALUES (?,?,?,?,?,?,?)")
    for line in report.rules {
      try rule.run([
        .text(line.code), .text(line.title.ja), .text(line.group), .text(line.state.rawValue), .integer(line.checked),
        .integer(line.failed), .integer(line.isAccepted ? 1 : 0),
      ])
    }
    let standard = try database.prepare("INSERT INTO standard VALUES (?,?,?,?,?,?,?)")
    for pack in report.packs {
      for count in pack.items {
        try standard.run([
          .text(pack.business), .text(pack.group), .text(pack.edition), .text(pack.document), .text(pack.documentDate),
          .text(count.kind.rawValue), .integer(count.count),
        ])
      }
    }
    let ignored = try database.prepare("INSERT INTO left_out VALUES (?,?,?)")
    for line in report.ignored {
      try ignored.run([.text(line.isSource ? "source" : "standard"), .text(line.name), .text(line.reason)])
    }
  }
}
