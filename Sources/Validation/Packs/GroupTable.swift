import Records

/// The groups of `group.csv`, still without their items.
enum GroupTable {
  /// A group and where it is listed.
  struct Listed {
    var group: StandardGroup
    var order: Int
    var span: TextSpan
  }

  private enum Name: String, CaseIterable {
    case group
    case fileName = "file_name"
    case order
  }

  static func groups(_ table: DelimitedTable, business: String, diagnostics: inout [Diagnostic]) -> [Listed] {
    let columns = TableColumns<Name>(table, diagnostics: &diagnostics)
    guard columns.isComplete else { return [] }
    var listed: [Listed] = []
    for row in table.rows {
      let name = columns.cell(row, .group)
      let file = columns.cell(row, .fileName)
      let span = columns.span(row)
      if let other = listed.first(where: {
        $0.group.name.utf8.elementsEqual(name.utf8) || $0.group.fileName.utf8.elementsEqual(file.utf8)
      }) {
        diagnostics.append(
          Diagnostic(
            code: "S112",
            LocalizedText(
              ja: "グループ `\(name)`（\(file)）の名称かファイル名が重複しています",
              en: "the name or the file name of group `\(name)` (\(file)) is used twice"),
            at: span,
            notes: [DiagnosticNote(LocalizedText(ja: "先の行", en: "the earlier row"), at: other.span)]))
        continue
      }
      guard !name.isEmpty, !file.isEmpty, let order = Int(columns.cell(row, .order)) else {
        diagnostics.append(
          Diagnostic(
            code: "S112",
            LocalizedText(
              ja: "グループの名称・ファイル名・順序（整数）のどれかがありません",
              en: "a group needs a name, a file name and a whole number as its order"),
            at: span))
        continue
      }
      let group = StandardGroup(business: business, name: name, fileName: file, items: [])
      listed.append(Listed(group: group, order: order, span: span))
    }
    return listed.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
  }
}
