internal import Records

extension ReportSection {
  /// Which files decided what the run did, by their digests.
  static var inputs: ReportSection {
    ReportSection(
      id: "inputs", title: LocalizedText(ja: "この結果を決めたファイル", en: "The files that decided this result")
    ) { report, limits, html in
      html.paragraph(
        ja: "規則・レイアウト・変換表・標準パックのどれかが変われば、このダイジェストが変わる。道はプロジェクトのファイルから見たもの。",
        en:
          "A change of any rule, layout, table or pack changes its digest here. Paths are seen from the project's file."
      )
      html.table(
        HTMLTable(
          id: "input-files", caption: LocalizedText(ja: "読んだファイルとSHA-256", en: "Files read and their SHA-256"),
          columns: [
            LocalizedText(ja: "ファイル", en: "File"), LocalizedText(ja: "バイト", en: "Bytes"),
            LocalizedText(ja: "SHA-256", en: "SHA-256"),
          ],
          rows: report.inputs.map { [.code($0.path), .number($0.byteCount), .code($0.sha256)] }, evidence: "inputs"),
        limits)
    }
  }
}
