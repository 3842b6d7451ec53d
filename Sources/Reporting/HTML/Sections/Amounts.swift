internal import Records

extension ReportSection {
  /// Every amount: source = written + filtered + rejected.
  static var amounts: ReportSection {
    ReportSection(id: "amounts", title: LocalizedText(ja: "金額の保存", en: "Amounts")) { report, limits, html in
      html.paragraph(
        ja: "数値の項目ごとに、元の合計＝移行＋対象外＋不採用でなければならない。十進数で正確に計算している。",
        en: "For every numeric field, source = written + filtered + rejected, in exact decimals.")
      guard !report.amounts.isEmpty else {
        return html.paragraph("note", ja: "金額の項目はない。", en: "No field holds an amount.")
      }
      html.table(
        HTMLTable(
          id: "amount-lines", caption: LocalizedText(ja: "金額の台帳", en: "Ledger of amounts"),
          columns: [
            LocalizedText(ja: "元の項目", en: "Source field"), LocalizedText(ja: "移行先", en: "Target"),
            LocalizedText(ja: "元", en: "Source"), LocalizedText(ja: "移行", en: "Written"),
            LocalizedText(ja: "対象外", en: "Filtered"), LocalizedText(ja: "不採用", en: "Rejected"),
            LocalizedText(ja: "差", en: "Difference"), LocalizedText(ja: "読めない件数", en: "Unreadable records"),
            LocalizedText(ja: "確認", en: "Check"),
          ],
          rows: report.amounts.map { line in
            [
              .code(line.field), .text(line.target), .amount(line.source), .amount(line.written),
              .amount(line.filtered), .amount(line.rejected), .amount(line.difference), .number(line.unreadable),
              Numerals.isZero(line.difference)
                ? .mark(.good(ja: "一致", en: "closes")) : .mark(.bad(ja: "不一致", en: "does not close")),
            ]
          }, evidence: "amounts"), limits)
    }
  }

  /// The totals that the project ties.
  static var totals: ReportSection {
    ReportSection(id: "totals", title: LocalizedText(ja: "件数・合計の突合", en: "Totals")) { report, limits, html in
      guard !report.totals.isEmpty else {
        return html.paragraph(
          "note", ja: "プロジェクトは突合（total）を宣言していない。", en: "The project declares no totals.")
      }
      html.table(
        HTMLTable(
          id: "total-lines", caption: LocalizedText(ja: "突合の結果", en: "Totals and how they tie"),
          columns: [
            LocalizedText(ja: "突合", en: "Total"), LocalizedText(ja: "左辺", en: "Left"),
            LocalizedText(ja: "右辺", en: "Right"), LocalizedText(ja: "差", en: "Difference"),
            LocalizedText(ja: "状態", en: "State"), LocalizedText(ja: "理由", en: "Reason"),
          ],
          rows: report.totals.map { total in
            [
              .text(total.name), .amount(total.left), .amount(total.right), .amount(total.difference),
              .state(total.state), total.reason.map { .both($0) } ?? .text(" "),
            ]
          }, evidence: "totals"), limits)
    }
  }
}
