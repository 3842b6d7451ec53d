internal import Formats
internal import Platform
internal import Records

/// Changes that somebody expects: a table `item,old,new,reason` whose `*` stands for any text.
struct ExpectedChanges: Sendable {
  private var rows: [[UInt8]: [(old: [UInt8]?, new: [UInt8]?)]] = [:]

  /// - Throws: `DiagnosticsError` S302 for a table without these columns, or a row without a reason.
  init(_ path: String) throws {
    var files = ProjectFiles()
    let table = try StandardFolder.table(path, &files)
    let places = ["item", "old", "new", "reason"].map { table.column(named: $0) }
    var diagnostics: [Diagnostic] = []
    func report(_ line: Int, _ ja: String, _ en: String) {
      diagnostics.append(
        Diagnostic(code: "S302", LocalizedText(ja: ja, en: en), at: TextSpan(file: path, line: line, column: 1)))
    }
    guard let item = places[0], let old = places[1], let new = places[2], let reason = places[3] else {
      report(1, "列は `item,old,new,reason` です", "the columns are `item,old,new,reason`")
      throw DiagnosticsError(diagnostics)
    }
    for row in table.rows {
      if row.cells[reason].isEmpty { report(row.line, "理由（reason）がありません", "the row has no reason") }
      func side(_ text: String) -> [UInt8]? { text.utf8.elementsEqual("*".utf8) ? nil : Array(text.utf8) }
      rows[Array(row.cells[item].utf8), default: []].append((side(row.cells[old]), side(row.cells[new])))
    }
    guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
  }

  /// Whether a change of an item is one of them.
  func contain(_ item: [UInt8], _ old: [UInt8], _ new: [UInt8]) -> Bool {
    (rows[item] ?? []).contains { ($0.old.map { $0 == old } ?? true) && ($0.new.map { $0 == new } ?? true) }
  }
}
