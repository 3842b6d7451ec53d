import Records

/// The items of `items.csv`, row by row into their groups.
enum ItemTable {
  /// The columns of the official list in its order, then those that a pack adds.
  /// Source: 凡例（列項目説明） of the official item definition; クラス分類 is one column of three levels there.
  enum Name: String, CaseIterable {
    case id = "データ項目ID"
    case name = "データ項目"
    case romaji = "データ項目（ローマ字）"
    case group = "グループ_名称"
    case primaryKey = "グループ_主キー"
    case foreignKey = "グループ_外部キー"
    case class1 = "クラス分類_LV1"
    case class2 = "クラス分類_LV2"
    case class3 = "クラス分類_LV3"
    case type = "データ型"
    case digits = "桁数"
    case code = "コード"
    case repetition = "繰り返し"
    case condition = "データ出力条件"
    case definition = "項目定義"
    case explanation = "項目説明"
    case specification = "標準仕様書関連箇所"
    case implementation = "実装類型"
    case sample = "サンプル値"
    case remarks = "備考"
    case sensitivity = "感度"
    case checkDigit = "検査数字"
    case aliases = "別名"
    case provenance = "出典区分"
    case source = "出典"
  }

  static func read(
    _ table: DelimitedTable, business: String, codeLists: [[UInt8]]?, into groups: inout [GroupTable.Listed],
    diagnostics: inout [Diagnostic]
  ) {
    let columns = TableColumns<Name>(table, diagnostics: &diagnostics)
    guard columns.isComplete else { return }
    var positions: [[UInt8]: Int] = [:]
    for (position, listed) in groups.enumerated() { positions[bytes(listed.group.name)] = position }
    var ids: [[UInt8]: TextSpan] = [:]
    var names: [[[UInt8]]: TextSpan] = [:]
    for row in table.rows {
      var reader = ItemRow(columns: columns, row: row, business: business, codeLists: codeLists)
      let item = reader.item()
      diagnostics.append(contentsOf: reader.diagnostics)
      let group = columns.cell(row, .group)
      guard let position = positions[bytes(group)] else {
        diagnostics.append(
          Diagnostic(
            code: "S111",
            LocalizedText(
              ja: "項目 `\(item.name)` のグループ `\(group)` が group.csv にありません",
              en: "group `\(group)` of item `\(item.name)` is not in group.csv"),
            at: columns.span(row, .group)))
        continue
      }
      // An id that is not known is empty, in as many rows as need be.
      let repeated = item.id.isEmpty ? nil : ids.updateValue(item.span, forKey: bytes(item.id))
      if let earlier = names.updateValue(item.span, forKey: [bytes(group), bytes(item.name)]) ?? repeated {
        diagnostics.append(
          Diagnostic(
            code: "S108",
            LocalizedText(
              ja: "項目 `\(item.name)`（\(item.id)）の名称かIDが重複しています",
              en: "the name or id of item `\(item.name)` (\(item.id)) is used twice"),
            at: item.span,
            notes: [DiagnosticNote(LocalizedText(ja: "先の行", en: "the earlier row"), at: earlier)]))
      }
      groups[position].group.items.append(item)
    }
  }
}
