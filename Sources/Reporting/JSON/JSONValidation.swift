public import Records

/// The validation of standard files as one JSON document.
public enum JSONValidation {
  /// The document with its newline. O(report).
  public static func document(_ report: ValidationReport) -> [UInt8] {
    var document = JSONLine()
    document.add("edition", report.edition)
    document.add("dialect", report.dialect)
    document.add("findings", report.findingCount)
    document.add("waived", report.waived)
    document.add(
      "waiverProblems",
      report.waiverProblems.map { problem in
        var object = JSONLine()
        object.add("line", problem.line)
        object.add("message", problem.message.en)
        return object
      })
    document.add("files", report.files.map(file))
    document.add("rules", report.rules.map(rule))
    document.add("problems", report.problems.map { problem($0, report) })
    return document.line
  }

  private static func file(_ file: ValidatedFile) -> JSONLine {
    var object = JSONLine()
    object.add("file", file.path)
    if let group = file.group { object.add("group", group) }
    if file.isOwn { object.add("own", true) }
    object.add("bytes", file.byteCount)
    object.add("records", file.records)
    object.add("rules", file.rules.map(rule))
    if let problem = file.problem {
      object.add("error", problem.code)
      object.add("message", problem.message.en)
    }
    return object
  }

  private static func rule(_ result: RuleResult) -> JSONLine {
    var object = JSONLine()
    object.add("code", result.code)
    object.add("rule", result.title.en)
    object.add("group", result.group)
    object.add("state", result.state.rawValue)
    object.add("severity", result.severity.rawValue)
    object.add("checked", result.checked)
    object.add("failed", result.failed)
    if let reason = result.reason { object.add("reason", reason.en) }
    return object
  }

  private static func problem(_ problem: ValidationReport.Problem, _ report: ValidationReport) -> JSONLine {
    var object = JSONLine()
    object.add("group", problem.group)
    object.add("code", problem.code.text)
    if let item = problem.item { object.add("item", item) }
    if let rule = problem.rule { object.add("rule", rule) }
    object.add("severity", problem.severity.rawValue)
    object.add("count", problem.count)
    object.add(
      "first",
      problem.places.map { place in
        var object = JSONLine()
        object.add("file", report.files[place.file].path)
        object.add("row", place.row)
        return object
      })
    return object
  }
}
