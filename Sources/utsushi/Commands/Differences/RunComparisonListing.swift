internal import Migration
internal import Records
internal import Reporting

/// How two runs differ, as text and as JSON.
enum RunComparisonListing {
  /// How many changes of one subject the text shows.
  private static let shown = 25

  static func text(_ comparison: RunComparison, _ language: MessageLanguage) -> String {
    var text = ""
    for subject in RunComparison.Subject.allCases {
      let changes = comparison.changes.filter { $0.subject == subject }
      guard !changes.isEmpty else { continue }
      text += "\n\(subject.title[language])\n"
      let head =
        language == .japanese ? ["", "旧", "新"] : ["", "older", "newer"]
      text += TextTable.text(
        [head]
          + changes.prefix(shown).map { change in
            [
              change.name.joined(separator: " "), short(change.old, subject), short(change.new, subject),
            ]
          }, numeric: [])
      if changes.count > shown {
        let more = changes.count - shown
        text +=
          LocalizedText(ja: "ほか\(more)件（`--format json`にすべて）\n", en: "and \(more) more (all with `--format json`)\n")[
            language]
      }
    }
    let findings = comparison.findings.filter(\.isChanged)
    if !findings.isEmpty {
      text += LocalizedText(ja: "\n指摘\n", en: "\nfindings\n")[language]
      let head =
        language == .japanese
        ? ["コード", "対象", "旧", "新", "解消", "新規", "同じ"] : ["code", "about", "older", "newer", "fixed", "new", "same"]
      text += TextTable.text(
        [head]
          + findings.map { finding in
            [
              finding.code, finding.name.joined(separator: " "), "\(finding.old)", "\(finding.new)",
              finding.unchanged.map { "\(finding.old - $0)" } ?? "-",
              finding.unchanged.map { "\(finding.new - $0)" } ?? "-", finding.unchanged.map { "\($0)" } ?? "-",
            ]
          }, numeric: Set(2...6))
    }
    let same = comparison.findings.filter { !$0.isChanged }.reduce(0) { $0 + $1.new }
    if same > 0 {
      text += LocalizedText(ja: "変わらない指摘 \(same)件\n", en: "findings that did not change: \(same)\n")[language]
    }
    if !comparison.isSameData {
      text +=
        LocalizedText(
          ja: "読んだファイルが違うので、指摘は件数だけで比べた\n", en: "the runs read other bytes, so findings are compared by their numbers\n"
        )[
          language]
    }
    return text
  }

  static func object(_ comparison: RunComparison) -> JSONLine {
    var document = JSONLine()
    document.add("isSameData", comparison.isSameData)
    document.add(
      "changes",
      comparison.changes.map { change in
        var line = JSONLine()
        line.add("subject", change.subject.rawValue)
        line.add("name", change.name.joined(separator: " "))
        if let old = change.old { line.add("old", old) }
        if let new = change.new { line.add("new", new) }
        return line
      })
    document.add(
      "findings",
      comparison.findings.map { finding in
        var line = JSONLine()
        line.add("code", finding.code)
        line.add("severity", finding.severity)
        line.add("about", finding.name.joined(separator: " "))
        line.add("old", finding.old)
        line.add("new", finding.new)
        if let unchanged = finding.unchanged { line.add("unchanged", unchanged) }
        return line
      })
    return document
  }

  /// A digest by its first digits.
  private static func short(_ said: String?, _ subject: RunComparison.Subject) -> String {
    guard let said else { return "-" }
    return subject == .source ? String(said.prefix(12)) : said
  }
}
