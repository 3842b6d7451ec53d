import Records

/// A column of the official item list, as its two rows of headings name it.
/// Source: 凡例（列項目説明） of the official item definition.
enum OfficialColumn {
  /// The columns under each heading of the first row: one, or several that the second row tells apart.
  static let headings: [(top: String, columns: [(sub: String, name: ItemTable.Name)])] = [
    ("データ項目ID", [("", .id)]), ("データ項目", [("", .name)]), ("データ項目（ローマ字）", [("", .romaji)]),
    ("グループ", [("名称", .group), ("主キー", .primaryKey), ("外部キー", .foreignKey)]),
    ("クラス分類", [("LV1", .class1), ("LV2", .class2), ("LV3", .class3)]), ("データ型", [("", .type)]),
    ("桁数", [("", .digits)]), ("コード", [("", .code)]), ("繰り返し", [("", .repetition)]),
    ("データ出力条件", [("", .condition)]), ("項目定義", [("", .definition)]), ("項目説明", [("", .explanation)]),
    ("標準仕様書関連箇所", [("", .specification)]), ("実装類型", [("", .implementation)]), ("サンプル値", [("", .sample)]),
    ("備考", [("", .remarks)]),
  ]

  /// A heading as it is compared: without white space, with full-width parentheses and capital letters.
  static func plain(_ heading: String) -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    for scalar in heading.unicodeScalars {
      switch scalar {
      case " ", "\n", "\r", "\t", "\u{3000}": continue
      case "(": scalars.append("（")
      case ")": scalars.append("）")
      case "a"..."z": scalars.append(Unicode.Scalar(scalar.value - 0x20) ?? scalar)
      default: scalars.append(scalar)
      }
    }
    return bytes(String(scalars))
  }
}

/// Where the columns of the official item list stand in one sheet.
struct OfficialColumns {
  /// The row of the second headings; items stand below it.
  let lastHeadingRow: Int
  /// The columns of each heading, from 1: several for an id that is printed in two cells.
  private let places: [ItemTable.Name: ClosedRange<Int>]

  /// The columns in which an item stands.
  var all: ClosedRange<Int> {
    (places.values.map(\.lowerBound).min() ?? 1)...(places.values.map(\.upperBound).max() ?? 1)
  }

  /// Finds the rows of headings of a sheet: that with `データ項目ID` and `データ型`, and the one below it. `nil` where the
  /// sheet has none, and is no item list.
  init?(_ grid: CellGrid, diagnostics: inout [Diagnostic]) {
    let idHeading = bytes("データ項目ID")
    let typeHeading = bytes("データ型")
    guard
      let top = grid.rows.first(where: { row in
        let texts = row.cells.map { OfficialColumn.plain($0.text) }
        return texts.contains(idHeading) && texts.contains(typeHeading)
      })
    else { return nil }
    let below = grid.rows.first { $0.number == top.number + 1 }
    lastHeadingRow = top.number + 1
    // A merged heading may stand in each row of its range, and in each column in a text that a program exported.
    var starts: [(column: Int, heading: [UInt8])] = []
    for cell in top.cells {
      let heading = OfficialColumn.plain(cell.text)
      if starts.last?.heading != heading { starts.append((cell.column, heading)) }
    }
    var places: [ItemTable.Name: ClosedRange<Int>] = [:]
    let lastColumn = max(top.cells.last?.column ?? 1, below?.cells.last?.column ?? 1)
    for (index, start) in starts.enumerated() {
      guard let known = OfficialColumn.headings.first(where: { OfficialColumn.plain($0.top) == start.heading }) else {
        continue
      }
      let end = index + 1 < starts.count ? starts[index + 1].column - 1 : lastColumn
      if known.columns.count == 1 {
        places[known.columns[0].name] = start.column...max(start.column, end)
        continue
      }
      for column in start.column...max(start.column, end) {
        let sub = OfficialColumn.plain(below?.text(column) ?? "")
        for part in known.columns where OfficialColumn.plain(part.sub) == sub { places[part.name] = column...column }
      }
    }
    for (top, parts) in OfficialColumn.headings.map({ ($0.top, $0.columns) }) {
      for part in parts where places[part.name] == nil {
        let heading = part.sub.isEmpty ? top : "\(top) \(part.sub)"
        diagnostics.append(
          Diagnostic(
            code: "S202",
            LocalizedText(ja: "見出し `\(heading)` の列がありません", en: "there is no column headed `\(heading)`"),
            at: grid.span(lastHeadingRow - 1, 1),
            help: LocalizedText(
              ja: "項目定義書の見出しは2行で、18列あります",
              en: "an official list has 18 columns under two rows of headings")))
      }
    }
    self.places = places
  }

  /// The texts of a column's cells, those that are not empty.
  func texts(_ name: ItemTable.Name, _ row: CellGrid.Row) -> [String] {
    guard let columns = places[name] else { return [] }
    return row.cells.filter { columns.contains($0.column) }.map(\.text)
  }

  /// Where a column's cell begins.
  func column(_ name: ItemTable.Name) -> Int { places[name]?.lowerBound ?? 1 }
}
