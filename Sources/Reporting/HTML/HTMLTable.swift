internal import Records

/// A table: a caption, named columns, and rows whose first cell names the row.
struct HTMLTable {
  /// The id, unique in the page; the caption's is `<id>-caption`.
  var id: String
  /// What the table shows.
  var caption: LocalizedText
  /// The names of the columns.
  var columns: [LocalizedText]
  /// The rows; each has as many cells as there are columns.
  var rows: [[Cell]]
  /// A last row with sums, set apart, or empty.
  var footer: [Cell] = []
  /// The table of `evidence.sqlite` that has all of it; empty where only `report.json` does.
  var evidence = ""
  /// How many there are in all, where there are more than `rows`.
  var total = 0
}

extension HTMLWriter {
  /// Writes a table of at most `limits.rows` rows in a container that scrolls by itself and takes the keyboard.
  mutating func table(_ table: HTMLTable, _ limits: ReportLimits) {
    let rows = table.rows.prefix(limits.rows)
    let caption = "\(table.id)-caption"
    element("div", ["class": "scroll", "role": "region", "aria-labelledby": caption, "tabindex": "0"]) { html in
      html.element("table", ["id": table.id]) { html in
        html.element("caption", ["id": caption]) { $0.both(table.caption) }
        html.element("thead") { html in
          html.element("tr") { html in
            for (index, column) in table.columns.enumerated() {
              let isNumeric = table.rows.first.map { $0[index].isNumeric } ?? false
              html.cell("th", scope: "col", isNumeric: isNumeric) { $0.both(column.asHeading) }
            }
          }
        }
        html.element("tbody") { html in
          for row in rows { html.row(row, limits) }
        }
        if !table.footer.isEmpty {
          html.element("tfoot") { html in html.row(table.footer, limits) }
        }
      }
    }
    let total = max(table.total, table.rows.count)
    if total > rows.count { remainder(shown: rows.count, total: total, evidence: table.evidence) }
  }

  /// Says how many lines are not shown and where they are.
  mutating func remainder(shown: Int, total: Int, evidence: String) {
    element("p", ["class": "note"]) { html in
      html.both(
        ja: "全 \(Numerals.grouped(total)) 件のうち \(Numerals.grouped(shown)) 件を表示。すべては "
          + (evidence.isEmpty ? "report.json" : "evidence.sqlite の表 \(evidence)") + " にある。",
        en: "Showing \(Numerals.grouped(shown)) of \(Numerals.grouped(total)); all of them are in "
          + (evidence.isEmpty ? "report.json." : "table \(evidence) of evidence.sqlite."))
    }
  }

  private mutating func row(_ cells: [Cell], _ limits: ReportLimits) {
    element("tr") { html in
      for (index, cell) in cells.enumerated() {
        html.cell(index == 0 ? "th" : "td", scope: index == 0 ? "row" : nil, isNumeric: cell.isNumeric) {
          cell.write(&$0, limits)
        }
      }
    }
    markup("\n")
  }

  private mutating func cell(
    _ name: StaticString, scope: String?, isNumeric: Bool, _ content: (inout HTMLWriter) -> Void
  ) {
    switch (scope, isNumeric) {
    case (let scope?, true): element(name, ["scope": scope, "class": "n"], content)
    case (let scope?, false): element(name, ["scope": scope], content)
    case (nil, true): element(name, ["class": "n"], content)
    case (nil, false): element(name, [:], content)
    }
  }
}
