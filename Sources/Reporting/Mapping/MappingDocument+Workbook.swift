public import Records

extension MappingDocument {
  /// The heading of the column that says what became of an item's values in a run.
  public static let runColumn = "実行での区分"

  /// The document as a workbook: a cover, a sheet for each map, what is not mapped, the code tables.
  public var workbook: Workbook {
    var names: [String] = []
    func name(_ wanted: String) -> String { SheetName.free(wanted, &names) }
    var cover: [[WorkbookCell]] = [[.text("題"), .text(title)]]
    for fact in facts { cover.append([.text(fact.name.ja), .text(fact.value)]) }
    cover.append([.text("署名の対象のSHA-256"), .text(digest)])
    for role in roles { cover.append([.text("署名 \(role)"), .empty]) }
    var sheets = [WorkbookSheet(name: name("表紙"), header: ["項目", "内容"], rows: cover)]
    for map in maps {
      sheets.append(
        WorkbookSheet(
          name: name(map.group),
          header: [
            "番号", "項目", "型・桁", "必須", "キー", "移行元", "移し方", "できないとき", "変換表", "テスト", "出典区分", MappingDocument.runColumn,
          ],
          rows: map.items.enumerated().map { number, item in
            [
              .integer(number + 1), .text(item.name), .text(item.type), .text(item.condition),
              .text(item.isKey ? "○" : ""),
              .text(item.fields.joined(separator: "\n")), .text(item.words.ja), .text(item.failure.ja),
              .text(item.codes.joined(separator: "\n")), .integer(item.tests), .text(item.provenance.rawValue),
              .text(item.classes.map { "\($0.name) \($0.values)" }.joined(separator: "\n")),
            ]
          }))
    }
    let left = maps.flatMap { map in
      map.kept.map { [map.group, map.source, $0.name, $0.target, $0.reason] }
        + map.ignored.map { [map.group, map.source, $0.name, "", $0.reason] }
    }
    sheets.append(
      WorkbookSheet(
        name: name("標準に移さない項目"), header: ["グループ", "ソース", "項目", "残し先", "理由"],
        rows: left.map { $0.map { .text($0) } }))
    sheets.append(
      WorkbookSheet(
        name: name("変換表"), header: ["変換表", "ファイル", "旧", "新"],
        rows: codes.flatMap { table in
          table.rows.map { [.text(table.name), .text(table.file), .text($0.source), .text($0.target)] }
        }))
    sheets.append(
      WorkbookSheet(
        name: name("署名の対象"), header: ["SHA-256とファイル"],
        rows: inputs.split(separator: "\n").map { [.text(String($0))] }))
    return Workbook(sheets: sheets)
  }
}
