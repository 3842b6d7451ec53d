public import Records

/// The values of items whose codes are the municipality's own (自治体固有コード, list 999): nobody else can know them.
public struct MunicipalCodes: Sendable {
  private var lists: [[[UInt8]]: CodeList] = [:]

  /// No lists: such items are not looked at.
  public init() {}

  /// Reads a table with the columns `group`, `item`, `code` and `label`.
  ///
  /// - Throws: S101 a missing column, S116 a row without a code, S117 an item that is no item of list 999 in the edition.
  /// - Complexity: O(rows × items).
  public init(_ table: DelimitedTable, _ edition: StandardEdition) throws(DiagnosticsError) {
    enum Name: String, CaseIterable { case group, item, code, label }
    var diagnostics: [Diagnostic] = []
    let columns = TableColumns<Name>(table, diagnostics: &diagnostics)
    guard columns.isComplete else { throw DiagnosticsError(diagnostics) }
    for row in table.rows {
      let (group, item) = (columns.cell(row, .group), columns.cell(row, .item))
      let code = columns.cell(row, .code)
      func report(_ id: String, _ name: Name, _ ja: String, _ en: String) {
        diagnostics.append(Diagnostic(code: id, LocalizedText(ja: ja, en: en), at: columns.span(row, name)))
      }
      guard !code.isEmpty else {
        report("S116", .code, "コードがありません", "a row needs a code")
        continue
      }
      let found = edition.packs.flatMap(\.groups).first { $0.qualifiedName.utf8.elementsEqual(group.utf8) }
      guard let found, let position = found.itemIndex(named: item),
        found.items[position].codeList.map({ $0.utf8.elementsEqual(StandardPackReader.municipalList.utf8) }) ?? false
      else {
        report(
          "S117", .item, "`\(group).\(item)` は自治体固有コード（999）の項目ではありません",
          "`\(group).\(item)` is no item with codes of the municipality's own (999)")
        continue
      }
      let value = CodeValue(code: code, label: columns.cell(row, .label))
      lists[
        [bytes(group), bytes(item)],
        default: CodeList(business: found.business, id: StandardPackReader.municipalList, name: item, values: [])
      ].values.append(value)
    }
    if !diagnostics.isEmpty { throw DiagnosticsError(diagnostics) }
  }

  /// The list of an item; `nil` where the municipality gave none.
  func list(group: String, item: String) -> CodeList? { lists[[bytes(group), bytes(item)]] }
}
