internal import Records

extension ReportSection {
  /// What every item's values went through.
  static var losses: ReportSection {
    ReportSection(
      id: "losses", title: LocalizedText(ja: "値に起きたこと", en: "What happened to the values")
    ) { report, limits, html in
      guard !report.losses.isEmpty else {
        return html.paragraph("note", ja: "移行した項目はない。", en: "No item was written.")
      }
      html.paragraph(
        ja: "「同一」と「等価」は宣言ではなく、すべての値で逆変換を実行し、元のバイト列と比べて確かめた。",
        en:
          "“Exact” and “equivalent” are not declared but proved: the inverse was run on every value and compared with "
          + "the source bytes.")
      summary(report, limits, &html)
      var groups: [(name: String, lines: [LossLine])] = []
      for line in report.losses {
        if let index = groups.firstIndex(where: { $0.name.utf8.elementsEqual(line.group.utf8) }) {
          groups[index].lines.append(line)
        } else {
          groups.append((line.group, [line]))
        }
      }
      for (index, group) in groups.prefix(limits.rows).enumerated() {
        html.element("h3") { $0.text(group.name) }
        items(group.lines, "loss-\(index)", group.name, limits, &html)
      }
      if groups.count > limits.rows { html.remainder(shown: limits.rows, total: groups.count, evidence: "loss") }
    }
  }

  private static func count(_ loss: LossClass, _ lines: [LossLine]) -> Int {
    lines.reduce(0) { total, line in total + line.counts.reduce(0) { $0 + ($1.kind == loss ? $1.count : 0) } }
  }

  private static func summary(_ report: RunReport, _ limits: ReportLimits, _ html: inout HTMLWriter) {
    let total = LossClass.allCases.reduce(0) { $0 + count($1, report.losses) }
    html.table(
      HTMLTable(
        id: "loss-classes", caption: LocalizedText(ja: "全項目の値の分類", en: "Values of all items by class"),
        columns: [
          LocalizedText(ja: "分類", en: "Class"), LocalizedText(ja: "意味", en: "Meaning"),
          LocalizedText(ja: "値の数", en: "Values"), LocalizedText(ja: "割合", en: "Share"),
        ],
        rows: LossClass.allCases.map { loss in
          [
            .both(loss.title), .both(Glossary.meaning(loss)), .number(count(loss, report.losses)),
            .amount(Numerals.percent(count(loss, report.losses), of: total)),
          ]
        }), limits)
  }

  private static func items(
    _ lines: [LossLine], _ id: String, _ group: String, _ limits: ReportLimits, _ html: inout HTMLWriter
  ) {
    let classes = LossClass.allCases.filter { count($0, lines) > 0 }
    let hasWitness = lines.contains { !$0.witness.isEmpty }
    html.table(
      HTMLTable(
        id: id, caption: LocalizedText(ja: "\(group)：項目ごとの値の数", en: "\(group): values of each item"),
        columns: [LocalizedText(ja: "項目", en: "Item"), LocalizedText(ja: "元の項目", en: "Source field")]
          + classes.map(\.title) + [LocalizedText(ja: "逆変換", en: "Inverse")]
          + (hasWitness ? [LocalizedText(ja: "一つになる入力", en: "Inputs that merge")] : []),
        rows: lines.map { line in
          [.text(line.item), .code(line.field)] + classes.map { .number(count($0, [line])) }
            + [proof(line)] + (hasWitness ? [.text(line.witness.isEmpty ? " " : line.witness)] : [])
        }, evidence: "loss"), limits)
  }

  private static func proof(_ line: LossLine) -> Cell {
    if line.isProved { return .mark(.good(ja: "全件で証明", en: "proved")) }
    if line.field.isEmpty { return .mark(.quiet(ja: "元の項目なし", en: "no field")) }
    return .mark(.quiet(ja: "一部は戻らない", en: "not for all"))
  }
}
