internal import Formats
internal import Language
internal import Platform
public import Records
internal import Reporting

/// A decision about one code, written into a source's identification table and into the ledger beside it.
public struct CharacterDecision: Sendable {
  /// The source whose table it belongs to, by index.
  public var source: Int
  /// The code as people write it, such as `F040`.
  public var code: String
  /// 同一, デザイン差, 類似 or 保留.
  public var decision: String
  /// `U+8FBB U+E0102`; empty for 保留.
  public var target: String
  /// The MJ name of the target; may be empty.
  public var mjName: String
  /// What the shape is; `nil` keeps what the table has.
  public var note: String?
  /// Who decided.
  public var decidedBy: String
  /// When, `YYYY-MM-DD`.
  public var date: String
  /// Why.
  public var reason: String

  /// Makes a decision.
  public init(
    source: Int, code: String, decision: String, target: String, mjName: String, note: String?, decidedBy: String,
    date: String, reason: String
  ) {
    self.source = source
    self.code = code
    self.decision = decision
    self.target = target
    self.mjName = mjName
    self.note = note
    self.decidedBy = decidedBy
    self.date = date
    self.reason = reason
  }

  /// What recording it did.
  public struct Recorded: Sendable {
    /// The identification table.
    public var table: String
    /// The ledger of decisions beside it.
    public var ledger: String
    /// The decision that it replaces, as the table had it; `nil` for a first one.
    public var before: IdentificationTable.Row?
  }

  private static let columns = [
    "table", "code", "glyph_note", "decision", "target", "mj", "decided_by", "date", "reason",
  ]

  /// Writes the decision: the code's row is replaced, or one is added at the end; other rows keep their texts.
  ///
  /// The new table is read as a run reads it before anything is written, so that it is never left in a state that a run
  /// refuses. The ledger (`<table>.jsonl`) gets a line with the decision before and after, chained by SHA-256.
  ///
  /// - Throws: `DiagnosticsError` for a decision that no table can hold, with the code of the cell that is wrong;
  ///   `RunError` P315 where the source names no identification table; `FileError`.
  public func record(in loaded: LoadedProject) throws -> Recorded {
    let declaration = loaded.project.declarations.sources[source]
    guard let named = declaration.identification else {
      throw RunError(
        code: "P315",
        LocalizedText(
          ja: "`source \(declaration.name.value)`は同定表を持たない。`characters … with identification \"ファイル.csv\"`と書く",
          en: "`source \(declaration.name.value)` names no identification table: write "
            + "`characters … with identification \"FILE.csv\"`"))
    }
    let path = ProjectFiles.resolve(named.value, from: named.span.file)
    let (bytes, before) = try revised(try FileSystem.readAll(path), path, declaration)
    let (table, problems) = DelimitedText.table(bytes, file: path)
    let found = table.map { IdentificationTable.read($0, repertoire: loaded.repertoire) }
    let errors = (problems + (found?.diagnostics ?? [])).filter { $0.severity == .error }
    guard errors.isEmpty else { throw DiagnosticsError(errors) }
    let ledger = path + ".jsonl"
    let lines = try ledgerLines(ledger, before, declaration)
    // The ledger first: a decision that stands in the table and in no ledger would have no author.
    try FileSystem.replace(ledger, with: lines)
    try FileSystem.replace(path, with: bytes)
    return Recorded(table: path, ledger: ledger, before: before)
  }

  /// The table with the row of this decision, and the row it had.
  private func revised(
    _ bytes: [UInt8], _ path: String, _ declaration: SourceDeclaration
  ) throws -> ([UInt8], IdentificationTable.Row?) {
    let (table, problems) = DelimitedText.table(bytes, file: path)
    guard let table else { throw DiagnosticsError(problems) }
    let places = CharacterDecision.columns.compactMap { name in table.column(named: name) }
    guard places.count == CharacterDecision.columns.count else {
      throw DiagnosticsError(IdentificationTable.read(table).diagnostics)
    }
    let row = table.rows.first { $0.cells[places[1]].uppercased().utf8.elementsEqual(code.uppercased().utf8) }
    let before = row.flatMap { row in IdentificationTable.read(table).identification.rows.first { $0.line == row.line }
    }
    let cells = [
      declaration.characters.value, code, note ?? row.map { $0.cells[places[2]] } ?? "", decision, target, mjName,
      decidedBy, date, reason,
    ]
    var written = table
    let empty = DelimitedTable.Row(
      line: (table.rows.last?.line ?? 1) + 1, cells: Array(repeating: "", count: table.header.count))
    let place = table.rows.firstIndex { $0.line == row?.line } ?? table.rows.count
    if row == nil { written.rows.append(empty) }
    written.rows[place].cells = CharacterDecision.arrange(cells, places, written.rows[place].cells)
    return (
      written.bytes(
        newline: bytes.contains(0x0D) ? "\r\n" : "\n", mark: bytes.starts(with: [0xEF, 0xBB, 0xBF])), before
    )
  }

  private static func arrange(_ cells: [String], _ places: [Int], _ row: [String]) -> [String] {
    var row = row
    for (cell, place) in zip(cells, places) { row[place] = cell }
    return row
  }

  /// The ledger's lines with one more.
  private func ledgerLines(
    _ path: String, _ before: IdentificationTable.Row?, _ declaration: SourceDeclaration
  ) throws -> [UInt8] {
    let old = FileSystem.exists(path) ? try FileSystem.readAll(path) : []
    var lines = try LedgerLines(continuing: old, of: path)
    var line = JSONLine()
    line.add("source", declaration.name.value)
    line.add("table", declaration.characters.value)
    line.add("code", code)
    line.add("decision", decision)
    line.add("target", target)
    line.add("mj", mjName)
    line.add("decided_by", decidedBy)
    line.add("date", date)
    line.add("reason", reason)
    line.add("before", before.map { "\($0.decision.rawValue) \($0.targetText)" } ?? "")
    return old + lines.next("decided", line)
  }
}
