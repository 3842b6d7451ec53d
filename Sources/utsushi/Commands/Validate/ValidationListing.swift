internal import Records

/// What a validation found, as text: files, then the states of the rules, then the problems with their first places.
enum ValidationListing {
  static func text(_ report: ValidationReport, _ language: MessageLanguage) -> String {
    var text = LocalizedText(
      ja: "標準\(report.edition)、\(report.dialect)\n\n", en: "standard \(report.edition), \(report.dialect)\n\n")[
        language]
    let header =
      language == .japanese ? ["ファイル", "グループ", "レコード", "バイト", "不合格"] : ["file", "group", "records", "bytes", "failed"]
    text += TextTable.text(
      [header]
        + report.files.map { file in
          file.isOwn
            ? [file.path, "-", "", "", ""]
            : [
              file.path, file.group ?? "?", "\(file.records)", "\(file.byteCount)",
              "\(file.rules.count { $0.state == .failed })",
            ]
        }, numeric: [2, 3, 4])
    for file in report.files {
      guard let problem = file.problem else { continue }
      text +=
        LocalizedText(ja: "検査できない", en: "not checked")[language] + "[\(problem.code)]: \(problem.message[language])\n"
    }
    if report.files.contains(where: \.isOwn) {
      text +=
        LocalizedText(
          ja: "-: 独自施策のファイル。標準に無いので検査しない\n",
          en: "-: files of the town's own items (独自施策), not of the standard and not checked\n")[
          language]
    }
    var groups: [String] = []
    for rule in report.rules where !groups.contains(where: { $0.utf8.elementsEqual(rule.group.utf8) }) {
      groups.append(rule.group)
    }
    for group in groups { text += "\n" + section(group, report, language) }
    return text + "\n" + summary(report, language)
  }

  private static func section(_ group: String, _ report: ValidationReport, _ language: MessageLanguage) -> String {
    let rules = report.rules.filter { $0.group.utf8.elementsEqual(group.utf8) }
    let states = CheckState.allCases.compactMap { state -> String? in
      let count = rules.count { $0.state == state }
      return count > 0 ? "\(state.title[language]) \(count)" : nil
    }
    var text = "\(group)  \(states.joined(separator: ", "))\n"
    for rule in rules where rule.state == .failed || rule.state == .notRun {
      let isWarning = rule.state == .failed && rule.severity != .error
      let state =
        isWarning ? LocalizedText(ja: "警告", en: "warning")[language] : rule.state.title[language]
      text += "  \(state)  \(rule.code) \(rule.title[language])"
      text += rule.state == .failed ? "  \(rule.failed)/\(rule.checked)" : ""
      text += rule.reason.map { "  (\($0[language]))" } ?? ""
      text += "\n"
    }
    for problem in report.problems where problem.group.utf8.elementsEqual(group.utf8) {
      let places = problem.places.map { place in
        report.files.count > 1 ? "\(lastPart(report.files[place.file].path)):\(place.row)" : "\(place.row)"
      }
      let subject = ([problem.item, problem.rule].compactMap { $0 }).map { " `\($0)`" }.joined()
      let more = problem.count > problem.places.count ? " …" : ""
      text +=
        LocalizedText(
          ja:
            "    \(problem.code.text) \(problem.code.title.ja)\(subject): \(problem.count)件（行 \(places.joined(separator: ", "))\(more)）\n",
          en:
            "    \(problem.code.text) \(problem.code.title.en)\(subject): \(problem.count) (rows \(places.joined(separator: ", "))\(more))\n"
        )[language]
    }
    return text
  }

  private static func summary(_ report: ValidationReport, _ language: MessageLanguage) -> String {
    let unread = report.files.count { $0.problem != nil }
    var text = ""
    for problem in report.waiverProblems {
      text +=
        LocalizedText(
          ja: "承認の表の\(problem.line)行目は効かない: \(problem.message.ja)\n",
          en: "the waiver in line \(problem.line) has no effect: \(problem.message.en)\n")[language]
    }
    if report.waived > 0 {
      text +=
        LocalizedText(ja: "承認済みの指摘\(report.waived)件は数えない\n", en: "\(report.waived) findings are waived\n")[language]
    }
    return text
      + LocalizedText(
        ja:
          "指摘\(report.findingCount)件（\(report.problems.count)種類）、検査できないファイル\(unread)、実施できない規則\(report.count(.notRun))\n",
        en:
          "\(report.findingCount) findings of \(report.problems.count) kinds, \(unread) files not checked, \(report.count(.notRun)) rules not run\n"
      )[language]
  }

  private static func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
