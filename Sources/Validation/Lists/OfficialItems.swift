import Records

/// Reads the items of the official list's sheets into rows of `items.csv`.
struct OfficialItems {
  /// The first three digits of every item's id.
  private(set) var business: String?
  /// The rows, each with a position in its sheet.
  private(set) var rows: [DelimitedTable.Row] = []
  /// The names of the groups, in the order of their first items.
  private(set) var groups: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The first sheet that had the headings of an item list.
  private(set) var sheet: String?

  /// The mark in the row behind the last item.
  /// Source: the official sheet has `e` in every column there, and behind the last column of every row.
  private static let end = bytes("e")

  /// Reads one sheet, if it is an item list.
  ///
  /// - Complexity: O(cells).
  mutating func read(_ grid: CellGrid, source: String) {
    guard let columns = OfficialColumns(grid, diagnostics: &diagnostics) else { return }
    sheet = sheet ?? grid.name
    guard diagnostics.isEmpty else { return }
    for row in grid.rows where row.number > columns.lastHeadingRow {
      let name = columns.texts(.name, row).first ?? ""
      if bytes(name) == OfficialItems.end { break }
      // Rows of notes stand outside the columns; those with nothing at all are spacing.
      guard row.cells.contains(where: { columns.all.contains($0.column) }) else { continue }
      read(row, columns, grid, source)
    }
  }

  private mutating func read(_ row: CellGrid.Row, _ columns: OfficialColumns, _ grid: CellGrid, _ source: String) {
    let id = itemID(columns.texts(.id, row), grid.span(row.number, columns.column(.id)))
    var cells: [String] = []
    var positions: [TextPosition] = []
    for name in ItemTable.Name.allCases {
      let text = (columns.texts(name, row).first ?? "").unicodeScalars
      let cell: String
      switch name {
      case .id: cell = id
      case .type: cell = dataType(String(text))
      case .digits: cell = String(text).filter { !$0.isWhitespace }
      case .sensitivity: cell = Sensitivity.personal.rawValue
      case .checkDigit, .aliases: cell = ""
      case .provenance: cell = Provenance.official.rawValue
      case .source: cell = source
      default: cell = OfficialItems.oneLine(String(text))
      }
      cells.append(cell)
      positions.append(TextPosition(line: row.number, column: columns.column(name)))
    }
    rows.append(DelimitedTable.Row(line: row.number, cells: cells, positions: positions))
    let group = OfficialItems.oneLine(columns.texts(.group, row).first ?? "")
    if !group.isEmpty, !groups.contains(where: { $0.utf8.elementsEqual(group.utf8) }) { groups.append(group) }
  }

  /// Eight digits of one cell, or of two: `031` and `1` are 03100001.
  private mutating func itemID(_ texts: [String], _ span: TextSpan) -> String {
    let parts = texts.map { text in String(text.unicodeScalars.filter { $0 != " " && $0 != "\u{3000}" }) }
    var id = parts.joined()
    if parts.count == 2, parts[0].utf8.count == 3, isDigits(parts[1]), parts[1].utf8.count <= 5 {
      id = parts[0] + String(repeating: "0", count: 5 - parts[1].utf8.count) + parts[1]
    }
    guard isDigits(id), id.utf8.count == 8 else {
      diagnostics.append(
        Diagnostic(
          code: "S203",
          LocalizedText(
            ja: "データ項目ID `\(parts.joined(separator: " "))` は3桁の業務と5桁までの項目番号ではありません",
            en: "item id `\(parts.joined(separator: " "))` is not a business of three digits and a number of up to five"
          ),
          at: span))
      return id
    }
    let found = String(id.prefix(3))
    if let business, !business.utf8.elementsEqual(found.utf8) {
      diagnostics.append(
        Diagnostic(
          code: "S204",
          LocalizedText(
            ja: "項目の業務が `\(business)` と `\(found)` の二つある",
            en: "items are of two businesses, `\(business)` and `\(found)`"),
          at: span, help: LocalizedText(ja: "業務ごとに分けて取り込む", en: "import one business at a time")))
    }
    business = business ?? found
    return id
  }

  /// The letter of the type: `N` and `９` of other widths are the official `Ｎ` and `9`.
  private func dataType(_ text: String) -> String {
    switch bytes(text) {
    case bytes("N"): ItemType.fullWidth.rawValue
    case bytes("Ｘ"): ItemType.halfWidth.rawValue
    case bytes("９"): ItemType.integer.rawValue
    case bytes("９Ｖ"): ItemType.decimal.rawValue
    case bytes("Ｓ９"): ItemType.signedInteger.rawValue
    default: text
    }
  }

  /// The text of a cell on one line: its newlines become ` / `, those at its ends go.
  static func oneLine(_ text: String) -> String {
    let lines = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
    return lines.map { line in
      var line = line
      while line.last == " " || line.last == "\u{3000}" { line = line.dropLast() }
      return String(line)
    }.filter { !$0.isEmpty }.joined(separator: " / ")
  }
}
