internal import Records

extension ReportSection {
  /// What the mapping leaves out on purpose.
  static var leftOut: ReportSection {
    ReportSection(
      id: "left-out", title: LocalizedText(ja: "理由をつけて除いたもの", en: "Left out on purpose")
    ) { report, limits, html in
      let sides: [(isSource: Bool, id: String, caption: LocalizedText, name: LocalizedText)] = [
        (
          true, "ignored-fields", LocalizedText(ja: "移行しない元の項目", en: "Source fields that are not migrated"),
          LocalizedText(ja: "元の項目", en: "Source field")
        ),
        (
          false, "absent-items", LocalizedText(ja: "値を出さない標準の項目", en: "Items of the standard that stay empty"),
          LocalizedText(ja: "標準の項目", en: "Item")
        ),
      ]
      guard !report.ignored.isEmpty else {
        return html.paragraph("note", ja: "除いたものはない。", en: "Nothing was left out.")
      }
      for side in sides {
        let lines = report.ignored.filter { $0.isSource == side.isSource }
        if lines.isEmpty { continue }
        html.table(
          HTMLTable(
            id: side.id, caption: side.caption, columns: [side.name, LocalizedText(ja: "理由", en: "Reason")],
            rows: lines.map { [side.isSource ? .code($0.name) : .text($0.name), .text($0.reason)] },
            evidence: "left_out"), limits)
      }
    }
  }
}
