internal import Records

extension ReportSection {
  /// Which edition of the standard was used, and who vouches for its items.
  static var provenance: ReportSection {
    ReportSection(
      id: "standard", title: LocalizedText(ja: "使った標準とその出所", en: "The standard used, and who vouches for it")
    ) { report, limits, html in
      guard !report.packs.isEmpty else {
        return html.paragraph("note", ja: "標準のパックは使っていない。", en: "No pack of the standard was used.")
      }
      let assumed = report.packs.flatMap(\.items).reduce(0) { $0 + ($1.kind == .assumed ? $1.count : 0) }
      html.paragraph(
        ja: "公式文書によらない項目は、公式の一覧を取り込んで置き換えるべきものである。仮定は \(Numerals.grouped(assumed)) 項目。",
        en: "Items that no official document vouches for are to be replaced by the official list. "
          + "Assumed items: \(Numerals.grouped(assumed)).")
      html.table(
        HTMLTable(
          id: "packs", caption: LocalizedText(ja: "グループごとの項目数と出所", en: "Items of each group by who vouches for them"),
          columns: [
            LocalizedText(ja: "グループ", en: "Group"), LocalizedText(ja: "版", en: "Edition"),
            LocalizedText(ja: "文書", en: "Document"), LocalizedText(ja: "日付", en: "Date"),
          ] + Provenance.allCases.map(Glossary.provenance) + [LocalizedText(ja: "計", en: "Total")],
          rows: report.packs.map { pack in
            let counts = Provenance.allCases.map { provenance in
              pack.items.reduce(0) { $0 + ($1.kind == provenance ? $1.count : 0) }
            }
            return [
              .text("\(pack.business).\(pack.group)"), .code(pack.edition), .text(pack.document),
              .text(pack.documentDate),
            ] + counts.map { .number($0) } + [.number(counts.reduce(0, +))]
          }, evidence: "standard"), limits)
    }
  }
}
