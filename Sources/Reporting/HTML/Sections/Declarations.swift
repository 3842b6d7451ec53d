internal import Records

extension ReportSection {
  /// What the project declares of each source; nothing of it was guessed.
  static var declarations: ReportSection {
    ReportSection(
      id: "declarations", title: LocalizedText(ja: "元データについての宣言", en: "Declarations of the sources")
    ) { report, limits, html in
      html.paragraph(
        ja: "文字表・レコード形式・符号・元号などは推定せず、プロジェクトの宣言に従う。",
        en: "Character table, record format, signs and eras are declared by the project, never guessed.")
      for (index, source) in report.sources.enumerated() {
        html.table(
          HTMLTable(
            id: "declared-\(index)",
            caption: LocalizedText(ja: "\(source.name)の宣言", en: "Declarations of \(source.name)"),
            columns: [
              LocalizedText(ja: "宣言", en: "Declaration"), LocalizedText(ja: "意味", en: "Meaning"),
              LocalizedText(ja: "値", en: "Value"),
            ],
            rows: [
              [.code("file"), .both(LocalizedText(ja: "ファイル", en: "file")), .digest(source.file)],
              [
                .code("SHA-256"), .both(LocalizedText(ja: "読んだファイルの指紋", en: "of the file as read")),
                .digest(source.sha256),
              ],
            ]
              + source.declarations.map {
                [.code($0.name), .both(Glossary.declaration($0.name)), .digest($0.value)]
              }, evidence: "declarations"), limits)
      }
    }
  }
}
