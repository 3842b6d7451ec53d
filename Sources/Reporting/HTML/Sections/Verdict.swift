internal import Records

extension ReportSection {
  /// Whether the data may be delivered, and by what measure.
  static var verdict: ReportSection {
    ReportSection(id: "verdict", title: LocalizedText(ja: "判定", en: "Verdict")) { report, limits, html in
      let failed = report.gate.count { $0.state != .passed && $0.state != .notApplicable }
      html.element("div", ["class": report.isGateOpen ? "verdict good" : "verdict bad"]) { html in
        html.element("p", ["class": "gate"]) { html in
          html.element("span", ["class": "sign", "aria-hidden": "true"]) { $0.text(report.isGateOpen ? "✓" : "✕") }
          if report.isGateOpen {
            html.both(ja: "ゲートは開いている", en: "The gate is open")
          } else {
            html.both(ja: "ゲートは閉じている", en: "The gate is closed")
          }
        }
        if report.isGateOpen {
          html.paragraph(
            "reason", ja: "移行データは、プロジェクトの定めた条件をすべて満たしている。",
            en: "The migrated data meets every condition that the project sets.")
        } else {
          html.paragraph(
            "reason",
            ja: "\(Numerals.grouped(report.gate.count)) 件の条件のうち \(Numerals.grouped(failed)) 件を満たさない。"
              + "このデータは引き渡せない。",
            en: "\(Numerals.grouped(failed)) of \(Numerals.grouped(report.gate.count)) conditions "
              + "\(failed == 1 ? "is" : "are") not met. This data must not be delivered.")
        }
      }
      figures(report, &html)
      html.table(
        HTMLTable(
          id: "gate", caption: LocalizedText(ja: "ゲートの条件と実測値", en: "Conditions of the gate, as measured"),
          columns: [
            LocalizedText(ja: "条件", en: "Condition"), LocalizedText(ja: "判定", en: "Result"),
            LocalizedText(ja: "実測", en: "Measured"), LocalizedText(ja: "数えるもの", en: "What is counted"),
          ],
          rows: report.gate.map {
            [.code($0.condition), .state($0.state), .number($0.measured), .both(Glossary.gate($0.condition))]
          }, evidence: "gate"), limits)
    }
  }

  /// The few numbers that everyone asks for first.
  private static func figures(_ report: RunReport, _ html: inout HTMLWriter) {
    let lines = report.sources.flatMap(\.outcomes)
    func records(_ outcome: RecordOutcome) -> Int {
      lines.reduce(0) { $0 + ($1.outcome == outcome ? $1.records : 0) }
    }
    let difference = report.sources.reduce(0) { total, source in
      total + abs(source.byteCount - source.bytes.reduce(0) { $0 + $1.count })
    }
    let figures: [(LocalizedText, Int)] = [
      (LocalizedText(ja: "元レコード", en: "Source records"), lines.reduce(0) { $0 + $1.records }),
      (RecordOutcome.written.title, records(.written)),
      (RecordOutcome.filtered.title, records(.filtered)),
      (RecordOutcome.rejected.title, records(.rejected)),
      (RecordOutcome.control.title, records(.control)),
      (LocalizedText(ja: "未区分のバイト", en: "Unaccounted bytes"), difference),
    ]
    html.element("dl", ["class": "figures"]) { html in
      for (title, count) in figures {
        html.element("div") { html in
          html.element("dt") { $0.both(title.asHeading) }
          html.element("dd") { $0.text(Numerals.grouped(count)) }
        }
      }
    }
  }
}
