public import Records

/// The validation of standard files as one page: how each file fared, the state of every rule, and the problems.
public enum ValidationPage {
  /// The page as UTF-8. O(report).
  public static func render(_ report: ValidationReport) -> [UInt8] {
    let verdict =
      report.files.contains { $0.problem != nil } || report.hasErrors
      ? LocalizedText(ja: "標準に合わないところがある", en: "Not all of it conforms")
      : LocalizedText(ja: "誤りは見つからない", en: "No error was found")
    var page = Page(
      title: "標準\(report.edition)｜標準データの検査 Validation",
      document: LocalizedText(ja: "標準データの検査", en: "Validation of standard data"), heading: verdict,
      contents: [
        ("files", LocalizedText(ja: "ファイル", en: "Files")),
        ("rules", LocalizedText(ja: "規則の状態", en: "States of the rules")),
        ("problems", LocalizedText(ja: "指摘", en: "Problems")),
      ],
      footer: LocalizedText(
        ja: "値は載せない。場所は行番号（見出しの行も数える）で示す。実施できない規則は合格ではない。",
        en: "No value is shown. Places are rows, counting a row of headings. A rule that did not run did not pass."))
    page.facts = [
      (LocalizedText(ja: "標準の版", en: "Edition"), { $0.text(report.edition) }),
      (LocalizedText(ja: "ファイルの形式", en: "Dialect"), { html in html.element("code") { $0.text(report.dialect) } }),
      (LocalizedText(ja: "指摘", en: "Findings"), { $0.text(Numerals.grouped(report.findingCount)) }),
      (LocalizedText(ja: "指摘の種類", en: "Kinds"), { $0.text(Numerals.grouped(report.problems.count)) }),
    ]
    return page.render { html in
      files(report, &html)
      rules(report, &html)
      problems(report, &html)
    }
  }

  private static func files(_ report: ValidationReport, _ html: inout HTMLWriter) {
    html.element("section", ["id": "files"]) { html in
      html.element("h2") { $0.both(ja: "ファイル", en: "Files") }
      html.table(
        HTMLTable(
          id: "file-list", caption: LocalizedText(ja: "検査したファイル", en: "Files that were looked at"),
          columns: [
            LocalizedText(ja: "ファイル", en: "file"), LocalizedText(ja: "グループ", en: "group"),
            LocalizedText(ja: "検査", en: "looked at"), LocalizedText(ja: "レコード", en: "records"),
            LocalizedText(ja: "バイト", en: "bytes"), LocalizedText(ja: "不合格の規則", en: "rules failed"),
            LocalizedText(ja: "備考", en: "remark"),
          ],
          rows: report.files.map { file in
            let mark: Mark =
              file.problem != nil
              ? .bad(ja: "できない", en: "could not be")
              : file.isOwn ? .quiet(ja: "標準に無い", en: "not of the standard") : .good(ja: "した", en: "yes")
            return [
              .digest(file.path), .text(file.group ?? ""), .mark(mark), .number(file.records), .number(file.byteCount),
              .number(file.rules.count { $0.state == .failed }),
              file.problem.map { .both($0.message) } ?? .text(""),
            ]
          }), limits)
    }
  }

  private static func rules(_ report: ValidationReport, _ html: inout HTMLWriter) {
    html.element("section", ["id": "rules"]) { html in
      html.element("h2") { $0.both(ja: "規則の状態", en: "States of the rules") }
      StackedBar(
        id: "states", title: LocalizedText(ja: "すべての規則", en: "All rules"),
        parts: CheckState.allCases.map { state in
          StackedBar.Part(fill: fill(state), title: state.title, count: report.count(state))
        }
      ).write(&html)
      var groups: [String] = []
      for rule in report.rules where !groups.contains(where: { $0.utf8.elementsEqual(rule.group.utf8) }) {
        groups.append(rule.group)
      }
      for (number, group) in groups.enumerated() {
        let own = report.rules.filter { $0.group.utf8.elementsEqual(group.utf8) }
        html.table(
          HTMLTable(
            id: "rules-\(number)", caption: LocalizedText(ja: group, en: group),
            columns: [
              LocalizedText(ja: "規則", en: "rule"), LocalizedText(ja: "内容", en: "demand"),
              LocalizedText(ja: "状態", en: "state"), LocalizedText(ja: "重さ", en: "if broken"),
              LocalizedText(ja: "検査数", en: "looked at"), LocalizedText(ja: "不適合", en: "failed"),
              LocalizedText(ja: "理由", en: "reason"),
            ],
            rows: own.map { rule in
              [
                .code(rule.code), .both(rule.title), .state(rule.state), .both(rule.severity.title),
                .number(rule.checked), .number(rule.failed), rule.reason.map { .both($0) } ?? .text(""),
              ]
            }), limits)
      }
    }
  }

  private static func problems(_ report: ValidationReport, _ html: inout HTMLWriter) {
    html.element("section", ["id": "problems"]) { html in
      html.element("h2") { $0.both(ja: "指摘", en: "Problems") }
      guard !report.problems.isEmpty else {
        html.element("p") { $0.both(ja: "指摘は無い。", en: "There are none.") }
        return
      }
      html.table(
        HTMLTable(
          id: "problem-list",
          caption: LocalizedText(ja: "種類ごとの数と最初の場所", en: "Counts of each kind, with the first places"),
          columns: [
            LocalizedText(ja: "コード", en: "code"), LocalizedText(ja: "意味", en: "meaning"),
            LocalizedText(ja: "重さ", en: "severity"), LocalizedText(ja: "グループ", en: "group"),
            LocalizedText(ja: "項目", en: "item"), LocalizedText(ja: "規則", en: "rule"),
            LocalizedText(ja: "件数", en: "count"), LocalizedText(ja: "最初の場所（行）", en: "first places (rows)"),
          ],
          rows: report.problems.map { problem in
            let places = problem.places.map { place in
              let file = report.files[place.file].path.split(separator: "/").last.map(String.init) ?? ""
              return report.files.count > 1 ? "\(file):\(place.row)" : "\(place.row)"
            }
            return [
              .code(problem.code.text), .both(problem.code.title), .mark(Mark(problem.severity)), .text(problem.group),
              .text(problem.item ?? ""), .text(problem.rule ?? ""), .number(problem.count),
              .digest(places.joined(separator: ", ") + (problem.count > places.count ? " …" : "")),
            ]
          }), limits)
    }
  }

  private static func fill(_ state: CheckState) -> String {
    switch state {
    case .passed: "f1"
    case .failed: "f9"
    case .notApplicable: "f6"
    case .notExercised: "f4"
    case .notRun: "f8"
    }
  }

  private static let limits = ReportLimits()
}
