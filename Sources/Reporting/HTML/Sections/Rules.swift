internal import Records

extension ReportSection {
  /// The rules and their five states.
  static var rules: ReportSection {
    ReportSection(id: "rules", title: LocalizedText(ja: "規則の検査", en: "Rules")) { report, limits, html in
      guard !report.rules.isEmpty else {
        return html.paragraph("note", ja: "検査した規則はない。", en: "No rules were checked.")
      }
      html.paragraph(
        ja: "実施していない検査や、条件に当たるレコードのなかった検査は、合格ではない。",
        en: "A check that did not run, or that no record exercised, is not a check that passed.")
      html.element("ul", ["class": "tally"]) { html in
        for state in CheckState.allCases {
          let count = report.rules.count { $0.state == state }
          html.element("li") { html in
            Mark(state).write(&html)
            html.text(" \(Numerals.grouped(count))")
          }
        }
      }
      // What did not pass stands first; within a state the order of the standard stays.
      let order: [CheckState] = [.failed, .notRun, .notExercised, .passed, .notApplicable]
      let sorted = order.flatMap { state in report.rules.filter { $0.state == state } }
      html.table(
        HTMLTable(
          id: "rule-lines",
          caption: LocalizedText(ja: "規則と状態（合格でないものから）", en: "Rules and their states, open ones first"),
          columns: [
            LocalizedText(ja: "コード", en: "Code"), LocalizedText(ja: "規則", en: "Rule"),
            LocalizedText(ja: "グループ", en: "Group"), LocalizedText(ja: "状態", en: "State"),
            LocalizedText(ja: "検査", en: "Checked"), LocalizedText(ja: "違反", en: "Failed"),
            LocalizedText(ja: "標準の文言・理由", en: "Official wording, reason"),
          ],
          rows: sorted.map { rule in
            [
              .code(rule.code), .both(rule.title), .text(rule.group), .state(rule.state), .number(rule.checked),
              .number(rule.failed), remark(rule),
            ]
          }, evidence: "rules"), limits)
    }
  }

  private static func remark(_ rule: RuleResult) -> Cell {
    let quotation = rule.quotation.isEmpty ? "" : "「\(rule.quotation)」"
    guard let reason = rule.reason else { return .text(quotation.isEmpty ? " " : quotation) }
    return .both(LocalizedText(ja: quotation + reason.ja, en: quotation + reason.en))
  }
}
