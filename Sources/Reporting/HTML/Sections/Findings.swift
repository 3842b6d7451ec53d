internal import Records

extension ReportSection {
  /// What is wrong with the data, by code and by position.
  static var findings: ReportSection {
    ReportSection(id: "findings", title: LocalizedText(ja: "指摘", en: "Findings")) { report, limits, html in
      guard !report.findings.isEmpty else {
        return html.paragraph("note", ja: "指摘はない。", en: "There are no findings.")
      }
      html.paragraph(
        ja: "保護対象者（支援措置など）に関わる指摘と、だれのものか読み取れないレコードの指摘は、件数だけを数え、位置を示さない。",
        en: "Findings on protected people, and on records that cannot be read far enough to know whose they are, are "
          + "counted but never listed by position.")
      html.table(
        HTMLTable(
          id: "finding-codes", caption: LocalizedText(ja: "コードごとの指摘", en: "Findings by code"),
          columns: [
            LocalizedText(ja: "コード", en: "Code"), LocalizedText(ja: "内容", en: "Meaning"),
            LocalizedText(ja: "重さ", en: "Severity"), LocalizedText(ja: "対応する側", en: "Whose"),
            LocalizedText(ja: "件数", en: "Count"), LocalizedText(ja: "うち位置を示さない", en: "Not listed"),
          ],
          rows: report.findings.map { finding in
            [
              .code(finding.code), .both(finding.title), .mark(Mark(finding.severity)),
              .both(finding.responsibility.title), .number(finding.count), .number(finding.protectedCount),
            ]
          }, evidence: "findings"), limits)
      examples(report, limits, &html)
    }
  }

  private static func examples(_ report: RunReport, _ limits: ReportLimits, _ html: inout HTMLWriter) {
    let rows: [[Cell]] = report.findings.flatMap { finding in
      finding.examples.prefix(limits.examples).map { example in
        [
          .code(finding.code), .text(example.source), .number(example.record), .number(example.byteOffset),
          .code(example.field), .text(example.item), .code(example.bytes), .text(example.rule),
        ]
      }
    }
    guard !rows.isEmpty else { return }
    html.element("h3") { $0.both(ja: "先頭の例", en: "First examples") }
    html.paragraph(
      "note", ja: "レコード番号と位置はファイルの先頭を 0 とする。位置はレコードの最初のバイト。",
      en: "Records and offsets count from 0 at the start of the file; the offset is the record's first byte.")
    html.table(
      HTMLTable(
        id: "finding-examples",
        caption: LocalizedText(ja: "指摘の位置（コードごとに先頭から）", en: "Findings by position, first of each code"),
        columns: [
          LocalizedText(ja: "コード", en: "Code"), LocalizedText(ja: "元", en: "Source"),
          LocalizedText(ja: "レコード番号", en: "Record"), LocalizedText(ja: "位置（バイト）", en: "Byte offset"),
          LocalizedText(ja: "元の項目", en: "Field"), LocalizedText(ja: "標準の項目", en: "Item"),
          LocalizedText(ja: "バイト列", en: "Bytes"), LocalizedText(ja: "規則", en: "Rule"),
        ], rows: rows, evidence: "findings",
        total: report.findings.reduce(0) { $0 + $1.count }), limits)
  }
}
