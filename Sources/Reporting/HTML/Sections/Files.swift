internal import Records

extension ReportSection {
  /// The files of the bag.
  static var files: ReportSection {
    ReportSection(id: "files", title: LocalizedText(ja: "書き出したファイル", en: "Files written")) { report, limits, html in
      guard !report.files.isEmpty else {
        return html.paragraph("note", ja: "書き出したファイルはない。", en: "No file was written.")
      }
      html.table(
        HTMLTable(
          id: "file-lines", caption: LocalizedText(ja: "bag の中のファイル", en: "Files in the bag"),
          columns: [
            LocalizedText(ja: "ファイル", en: "File"), LocalizedText(ja: "内容", en: "Holds"),
            LocalizedText(ja: "レコード", en: "Records"), LocalizedText(ja: "バイト", en: "Bytes"),
            LocalizedText(ja: "SHA-256", en: "SHA-256"),
          ],
          rows: report.files.map { file in
            [
              .digest(file.path), .text(file.group), .number(file.records), .number(file.byteCount),
              .digest(file.sha256),
            ]
          }, evidence: "files"), limits)
    }
  }
}
