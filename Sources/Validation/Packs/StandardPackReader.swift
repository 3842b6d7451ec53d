public import Records

/// Reads the tables of a standard pack; every mistake in them is a diagnostic with its line.
///
/// Codes: S101 missing column, S102 `pack.csv`, S103 data type, S104 output condition, S105 provenance, S106 sensitivity,
/// S107 digits, S108 duplicate item, S109 absent code list, S110 group without key, S111 group without items or item
/// without group, S112 duplicate group, S113 code list, S114 other cells of an item, S115 check digit; of the
/// municipality's own codes S116 no code, S117 no item of list 999.
public enum StandardPackReader {
  /// Makes a pack of its tables.
  ///
  /// - Parameters:
  ///   - business: Three digits, from the pack's folder.
  ///   - edition: The edition, from the folder above it.
  ///   - pack: `pack.csv` with the columns `key` and `value`.
  ///   - group: `group.csv`; the groups stand in order of its column `order`.
  ///   - items: `items.csv` with the columns of the official list and those of a pack.
  ///   - codes: `codes.csv`. The list 999 (自治体固有コード) is not made: its values are the municipality's own.
  ///   - conditions: The file and text of `conditions.utsushi`, kept as they are.
  /// - Throws: Everything that is wrong with the tables, table by table and row by row.
  public static func pack(
    business: String, edition: String, pack: DelimitedTable, group: DelimitedTable, items: DelimitedTable,
    codes: DelimitedTable, conditions: (file: String, text: [UInt8])?
  ) throws(DiagnosticsError) -> StandardPack {
    var diagnostics: [Diagnostic] = []
    let properties = PackProperties(pack, business: business, edition: edition, diagnostics: &diagnostics)
    let lists = CodeTable.lists(codes, business: business, diagnostics: &diagnostics)
    var groups = GroupTable.groups(group, business: business, diagnostics: &diagnostics)
    let known = lists?.map { bytes($0.id) }
    ItemTable.read(items, business: business, codeLists: known, into: &groups, diagnostics: &diagnostics)
    for group in groups { check(group, diagnostics: &diagnostics) }
    if !diagnostics.isEmpty { throw DiagnosticsError(diagnostics) }
    return StandardPack(
      business: business, name: properties.name, document: properties.document, documentDate: properties.documentDate,
      groups: groups.map(\.group), codeLists: lists ?? [], conditions: conditions)
  }

  /// The code list whose values the municipality sets: nobody else can know them.
  /// Source: コード一覧（個別）, 999 自治体固有コード.
  static let municipalList = "999"

  private static func check(_ listed: GroupTable.Listed, diagnostics: inout [Diagnostic]) {
    let name = listed.group.name
    if listed.group.items.isEmpty {
      diagnostics.append(
        Diagnostic(
          code: "S111",
          LocalizedText(ja: "グループ `\(name)` に項目がありません", en: "group `\(name)` has no items"), at: listed.span))
    } else if listed.group.keyItems.isEmpty {
      diagnostics.append(
        Diagnostic(
          code: "S110",
          LocalizedText(ja: "グループ `\(name)` に主キーの項目がありません", en: "group `\(name)` has no primary-key item"),
          at: listed.span,
          help: LocalizedText(
            ja: "グループ_主キー の列に ○ を書いてください", en: "mark its key with ○ in the column `グループ_主キー`")))
    }
  }
}
