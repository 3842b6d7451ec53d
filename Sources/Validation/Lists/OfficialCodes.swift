import Records

/// Reads the code lists of the official list's sheets into rows of `codes.csv`.
struct OfficialCodes {
  /// The rows, each with a position in its sheet.
  private(set) var rows: [DelimitedTable.Row] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The first sheet that had the headings of a list of codes.
  private(set) var sheet: String?

  private static let headings = ["コードID", "コード名", "コード値", "コード値の内容"]

  /// Reads one sheet, if it is a list of codes. The id and name of a list stand at its first value alone.
  ///
  /// - Complexity: O(cells).
  mutating func read(_ grid: CellGrid, source: String) {
    let wanted = OfficialCodes.headings.map { OfficialColumn.plain($0) }
    guard
      let top = grid.rows.first(where: { row in
        let texts = row.cells.map { OfficialColumn.plain($0.text) }
        return wanted.allSatisfy { texts.contains($0) }
      })
    else { return }
    sheet = sheet ?? grid.name
    let columns = wanted.map { heading in
      top.cells.first { OfficialColumn.plain($0.text) == heading }?.column ?? 1
    }
    var id = ""
    var name = ""
    for row in grid.rows where row.number > top.number {
      let texts = columns.map { OfficialItems.oneLine(row.text($0)) }
      // The merged headings of a second row, and the end mark of the sheet.
      if zip(texts, wanted).contains(where: { OfficialColumn.plain($0) == $1 }) || texts[0].utf8.elementsEqual("e".utf8)
      {
        continue
      }
      guard texts.contains(where: { !$0.isEmpty }) else { continue }
      if !texts[0].isEmpty { (id, name) = (texts[0], texts[1]) }
      guard !id.isEmpty else {
        diagnostics.append(
          Diagnostic(
            code: "S205",
            LocalizedText(ja: "コード値の前にコードIDがありません", en: "a code stands before any code list id"),
            at: grid.span(row.number, columns[0])))
        continue
      }
      let (code, upper) = OfficialCodes.range(texts[2])
      rows.append(
        DelimitedTable.Row(
          line: row.number, cells: [id, name, code, upper, texts[3], Provenance.official.rawValue, source],
          positions: [0, 1, 2, 2, 3, 0, 0].map { TextPosition(line: row.number, column: columns[$0]) }))
    }
  }

  /// The ends of a range such as `001～099`; any other value has no upper end.
  private static func range(_ text: String) -> (code: String, upper: String) {
    let parts = text.unicodeScalars.split(separator: "～", maxSplits: 1, omittingEmptySubsequences: false)
    let waves = text.unicodeScalars.split(separator: "〜", maxSplits: 1, omittingEmptySubsequences: false)
    for ends in [parts, waves] where ends.count == 2 {
      let (lower, upper) = (String(ends[0]), String(ends[1]))
      if isDigits(lower), isDigits(upper) { return (lower, upper) }
    }
    return (text, "")
  }
}
