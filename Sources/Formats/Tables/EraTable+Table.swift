public import Records

extension EraTable {
  /// Reads an era table from a table with the columns `code`, `era`, `first_day` and `last_day`.
  ///
  /// Days are `YYYY-MM-DD`; the last era may have no last day. Codes may stand once; eras must not overlap. The eras
  /// are put in order of time.
  ///
  /// - Parameter table: The table.
  /// - Returns: The eras that are right, and diagnostics (T201–T208) for the rest.
  /// - Complexity: O(n log n) of the rows.
  public static func read(_ table: DelimitedTable) -> (eras: EraTable, diagnostics: [Diagnostic]) {
    var rows = TableRows(table, columns: ["code", "era", "first_day", "last_day"])
    guard rows.hasColumns else { return (EraTable(file: table.file, eras: []), rows.diagnostics) }
    var seen = SeenCells()
    var eras: [(era: Era, row: DelimitedTable.Row)] = []
    for row in table.rows {
      let code = rows.cell(row, 0)
      let name = rows.cell(row, 1)
      if code.isEmpty { rows.report(.emptyCell("code"), row, 0) }
      if name.isEmpty { rows.report(.emptyCell("era"), row, 1) }
      let repeated = seen.firstLine(code, line: row.line)
      if let repeated, !code.isEmpty { rows.report(.duplicate(code, firstLine: repeated), row, 0) }
      let first = CivilDate(hyphenated: rows.cell(row, 2))
      if first == nil { rows.report(.badDate(rows.cell(row, 2)), row, 2) }
      let lastText = rows.cell(row, 3)
      let last = CivilDate(hyphenated: lastText)
      if last == nil, !lastText.isEmpty { rows.report(.badDate(lastText), row, 3) }
      guard let first, !code.isEmpty, !name.isEmpty, repeated == nil, last != nil || lastText.isEmpty else { continue }
      if let last, last < first {
        rows.report(.endBeforeStart, row, 3)
      } else {
        eras.append((Era(code: code, name: name, first: first, last: last), row))
      }
    }
    eras.sort { $0.era.first < $1.era.first }
    for (earlier, later) in zip(eras, eras.dropFirst()) {
      if let last = earlier.era.last {
        if last >= later.era.first { rows.report(.overlappingEras(earlier.era.name), later.row, 2) }
      } else {
        rows.report(.openEraNotLast(earlier.era.name), earlier.row, 3)
      }
    }
    return (EraTable(file: table.file, eras: eras.map(\.era)), rows.diagnostics.inOrder())
  }
}

extension CivilDate {
  /// A day written `YYYY-MM-DD` in ASCII digits, or `nil`.
  init?(hyphenated text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte) - 0x30
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
