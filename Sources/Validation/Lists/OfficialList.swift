public import Records

/// One business's item list and code lists, as the sheets of the standard state them, in the form of a pack's tables.
public struct OfficialList: Sendable {
  /// Three digits, from the ids of the items.
  public let business: String
  /// The name of the business as the sheets give it; empty where they give none.
  public let name: String
  /// The names of the groups, in the order of their first items.
  public let groups: [String]
  /// The rows of `items.csv`. What no official sheet states is not guessed: 感度 is `personal`, 検査数字 and 別名 are empty.
  public let items: DelimitedTable
  /// The rows of `codes.csv`.
  public let codes: DelimitedTable

  /// Reads the sheets of one or more files of a business.
  ///
  /// Columns are found by their headings, wherever they stand. A row ends the list that has `e` for its name; what stands
  /// behind the known columns is no part of it.
  ///
  /// - Parameters:
  ///   - grids: All sheets; those that are neither an item list nor a list of codes are passed over.
  ///   - source: What rows name as their source.
  /// - Throws: S201 no item list, S202 a missing column, S203 a wrong id, S204 two businesses, S205 a code without a list,
  ///   each with its sheet, row and column.
  /// - Complexity: O(cells).
  public init(_ grids: [CellGrid], source: String) throws(DiagnosticsError) {
    var items = OfficialItems()
    var codes = OfficialCodes()
    for grid in grids {
      items.read(grid, source: source)
      codes.read(grid, source: source)
    }
    var diagnostics = items.diagnostics + codes.diagnostics
    if items.sheet == nil || (items.rows.isEmpty && diagnostics.isEmpty) {
      diagnostics.append(
        Diagnostic(
          code: "S201",
          LocalizedText(
            ja: "項目定義書のシートがありません（見出し データ項目ID と データ型 の行）",
            en: "there is no item list: no sheet has a row with the headings データ項目ID and データ型, and items below it"),
          at: TextSpan(file: grids.first?.name ?? source, line: 1, column: 1)))
    }
    guard diagnostics.isEmpty, let business = items.business else { throw DiagnosticsError(diagnostics) }
    self.business = business
    name = OfficialList.name(grids)
    groups = items.groups
    self.items = DelimitedTable(
      file: items.sheet ?? source, header: ItemTable.Name.allCases.map(\.rawValue), rows: items.rows)
    self.codes = DelimitedTable(
      file: codes.sheet ?? source, header: CodeTable.Name.allCases.map(\.rawValue), rows: codes.rows)
  }

  /// The name in the title `■…（住登外者宛名番号管理）項目定義書`, in the row above the headings or higher.
  private static func name(_ grids: [CellGrid]) -> String {
    for grid in grids {
      for row in grid.rows.prefix(5) {
        for cell in row.cells where bytes(cell.text).starts(with: bytes("■")) {
          let scalars = cell.text.unicodeScalars
          if let open = scalars.firstIndex(of: "（"), let close = scalars[open...].firstIndex(of: "）") {
            return String(scalars[scalars.index(after: open)..<close])
          }
        }
      }
    }
    return ""
  }
}
