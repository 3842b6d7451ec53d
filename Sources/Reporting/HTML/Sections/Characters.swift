internal import Records

extension ReportSection {
  /// The identification worklist.
  static var characters: ReportSection {
    ReportSection(
      id: "characters", title: LocalizedText(ja: "文字同定の作業一覧", en: "Identification worklist")
    ) { report, limits, html in
      guard !report.characters.isEmpty else {
        return html.paragraph(
          "note", ja: "移行する項目に外字は現れなかった。", en: "No user-defined character occurs in a mapped field.")
      }
      let open = report.characters.count { !$0.isDecided }
      html.paragraph(
        ja: "外字 \(Numerals.grouped(report.characters.count)) 種のうち、判断の済まないもの \(Numerals.grouped(open)) 種。"
          + "済まない文字を含むレコードは移行しない。字形を置き換えることもしない。",
        en:
          "Of \(Numerals.grouped(report.characters.count)) user-defined codes \(Numerals.grouped(open)) are undecided. "
          + "A record with an undecided character is not migrated, and no glyph is replaced.")
      html.table(
        HTMLTable(
          id: "character-lines", caption: LocalizedText(ja: "外字と判断", en: "User-defined codes and decisions"),
          columns: [
            LocalizedText(ja: "コード", en: "Code"), LocalizedText(ja: "元", en: "Source"),
            LocalizedText(ja: "文字表", en: "Table"), LocalizedText(ja: "出現", en: "Occurrences"),
            LocalizedText(ja: "レコード", en: "Records"), LocalizedText(ja: "項目", en: "Fields"),
            LocalizedText(ja: "先頭のレコード番号", en: "First records"), LocalizedText(ja: "判断", en: "Decision"),
            LocalizedText(ja: "同定先", en: "Target"), LocalizedText(ja: "状態", en: "State"),
          ],
          rows: report.characters.map { line in
            [
              .code(line.code), .text(line.source), .text(line.table), .number(line.occurrences),
              .number(line.records), .code(line.fields.joined(separator: ", ")),
              .text(line.firstRecords.map { Numerals.grouped($0) }.joined(separator: "　")),
              .both(Glossary.decision(line.state)), .code(line.target),
              line.isDecided ? .mark(.good(ja: "済", en: "decided")) : .mark(.bad(ja: "未決", en: "undecided")),
            ]
          }, evidence: "identifications"), limits)
    }
  }
}
