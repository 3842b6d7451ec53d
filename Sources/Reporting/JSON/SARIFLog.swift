public import Records

/// What `validate` and `check` find, for continuous integration.
///
/// - Source: OASIS SARIF 2.1.0, 3.13 to 3.30.
public enum SARIFLog {
  /// The validation of standard files, with its newline: one result for each distinct problem, with its first places and how
  /// often it stands (`occurrenceCount`). O(report).
  public static func document(_ report: ValidationReport, _ language: MessageLanguage) -> [UInt8] {
    document(
      rules: rules(report, language),
      results: report.problems.map { result($0, report, language) } + report.files.compactMap { unread($0, language) })
  }

  /// The diagnostics of a project, with its newline: one result each, with the places on the other side as related ones.
  ///
  /// - Parameters:
  ///   - diagnostics: What was found.
  ///   - meanings: What the codes mean, for those that have a meaning of their own.
  ///   - language: The language of the messages.
  /// - Complexity: O(diagnostics × codes).
  public static func document(
    _ diagnostics: [Diagnostic], meanings: (String) -> LocalizedText?, _ language: MessageLanguage
  ) -> [UInt8] {
    var codes: [String] = []
    for diagnostic in diagnostics where !codes.contains(where: { $0.utf8.elementsEqual(diagnostic.code.utf8) }) {
      codes.append(diagnostic.code)
    }
    return document(
      rules: codes.map { code in
        var object = JSONLine()
        object.add("id", code)
        if let meaning = meanings(code) { object.add("shortDescription", message(meaning[language])) }
        return object
      }, results: diagnostics.map { result($0, language) })
  }

  private static func result(_ diagnostic: Diagnostic, _ language: MessageLanguage) -> JSONLine {
    var object = JSONLine()
    object.add("ruleId", diagnostic.code)
    object.add("level", level(diagnostic.severity))
    var text = diagnostic.message[language]
    if let help = diagnostic.help { text += "\n" + help[language] }
    object.add("message", message(text))
    object.add("locations", diagnostic.span.map { [location($0)] } ?? [])
    object.add(
      "relatedLocations",
      diagnostic.notes.compactMap { note in
        note.span.map { span in
          var object = location(span)
          object.add("message", message(note.message[language]))
          return object
        }
      })
    return object
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .information: "note"
    }
  }

  private static func location(_ span: TextSpan) -> JSONLine {
    var region = JSONLine()
    region.add("startLine", span.start.line)
    region.add("startColumn", span.start.column)
    region.add("endLine", span.end.line)
    region.add("endColumn", span.end.column)
    return location(span.file, region)
  }

  private static func document(rules: [JSONLine], results: [JSONLine]) -> [UInt8] {
    var driver = JSONLine()
    driver.add("name", "utsushi")
    driver.add("rules", rules)
    var tool = JSONLine()
    tool.add("driver", driver)
    var run = JSONLine()
    run.add("tool", tool)
    run.add("columnKind", "unicodeCodePoints")
    run.add("results", results)
    var log = JSONLine()
    log.add("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    log.add("version", "2.1.0")
    log.add("runs", [run])
    return log.line
  }

  /// The codes that problems and files have, each once.
  private static func rules(_ report: ValidationReport, _ language: MessageLanguage) -> [JSONLine] {
    var seen: [(id: String, text: String)] = []
    func add(_ id: String, _ text: String) {
      if !seen.contains(where: { $0.id.utf8.elementsEqual(id.utf8) }) { seen.append((id, text)) }
    }
    for problem in report.problems { add(problem.code.text, problem.code.title[language]) }
    for file in report.files {
      if let problem = file.problem {
        add(problem.code, LocalizedText(ja: "検査できないファイル", en: "a file that cannot be checked")[language])
      }
    }
    return seen.map { rule in
      var object = JSONLine()
      object.add("id", rule.id)
      object.add("shortDescription", message(rule.text))
      return object
    }
  }

  private static func result(
    _ problem: ValidationReport.Problem, _ report: ValidationReport, _ language: MessageLanguage
  ) -> JSONLine {
    var object = JSONLine()
    object.add("ruleId", problem.code.text)
    object.add("level", level(problem.severity))
    var text = problem.code.title[language] + ": " + problem.group
    if let item = problem.item { text += ".\(item)" }
    if let rule = problem.rule { text += " (\(rule))" }
    object.add("message", message(text + " ×\(problem.count)"))
    object.add("occurrenceCount", problem.count)
    object.add(
      "locations", problem.places.map { location(report.files[$0.file].path, line: $0.row) })
    return object
  }

  private static func unread(_ file: ValidatedFile, _ language: MessageLanguage) -> JSONLine? {
    guard let problem = file.problem else { return nil }
    var object = JSONLine()
    object.add("ruleId", problem.code)
    object.add("level", "error")
    object.add("message", message(problem.message[language]))
    object.add("locations", [location(file.path, line: 1)])
    return object
  }

  private static func message(_ text: String) -> JSONLine {
    var object = JSONLine()
    object.add("text", text)
    return object
  }

  private static func location(_ path: String, line: Int) -> JSONLine {
    var region = JSONLine()
    region.add("startLine", line)
    return location(path, region)
  }

  private static func location(_ path: String, _ region: JSONLine) -> JSONLine {
    var artifact = JSONLine()
    artifact.add("uri", uri(path))
    var physical = JSONLine()
    physical.add("artifactLocation", artifact)
    physical.add("region", region)
    var object = JSONLine()
    object.add("physicalLocation", physical)
    return object
  }

  /// A path as a URI reference (RFC 3986): what is no unreserved character or slash in hexadecimal.
  private static func uri(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return text
  }
}
