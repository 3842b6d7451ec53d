internal import Platform
internal import Records
internal import Reporting
internal import Validation

/// `standard rules`: the reference of the rules over standard data.
enum StandardRulesCommand {
  static func perform(
    _ operands: [String], _ arguments: ParsedArguments, _ language: MessageLanguage
  ) throws -> ExitCode {
    guard operands.isEmpty else {
      throw UsageError(LocalizedText(ja: "`rules`はほかに何も取らない", en: "`rules` takes nothing else"))
    }
    let bytes: [UInt8] =
      switch arguments.value("--format") {
      case "html": RuleReferencePage.render(RuleReference.all)
      case "json": RuleReference.all.flatMap { line($0) }
      default: Array(RuleReference.all.map { text($0, language) }.joined(separator: "\n").utf8)
      }
    guard let path = arguments.value("--output") else {
      Terminal.output(bytes)
      return .done
    }
    try FileSystem.replace(path, with: bytes)
    return .done
  }

  private static func text(_ entry: RuleEntry, _ language: MessageLanguage) -> String {
    func records(_ rows: [[String]]) -> String {
      rows.map { row in "(" + row.map { "`\($0)`" }.joined(separator: ", ") + ")" }.joined(separator: " ")
    }
    let example = entry.example
    let items = example.items.map { item in "\(item.name) \(item.type.rawValue)" + (item.length.map { " \($0)" } ?? "")
    }
    var text = "\(entry.code.text) \(entry.title[language])\n  \(entry.sentence[language])\n"
    text += LocalizedText(ja: "  根拠: \(entry.clause.ja)\n", en: "  source: \(entry.clause.en)\n")[language]
    if let rule = example.rule { text += "  \(rule)\n" }
    if !example.others.isEmpty {
      let others = example.otherItems.map(\.name)
      text += "  000.\(RuleExample.otherGroup)(\(others.joined(separator: ", "))): \(records(example.others))\n"
    }
    text +=
      LocalizedText(
        ja: "  例（\(items.joined(separator: "、"))）: 指摘 \(records(example.fires))、合う \(records(example.holds))\n",
        en:
          "  example (\(items.joined(separator: ", "))): broken by \(records(example.fires)), kept by \(records(example.holds))\n"
      )[language]
    return text
  }

  private static func line(_ entry: RuleEntry) -> [UInt8] {
    var object = JSONLine()
    object.add("code", entry.code.text)
    object.add("severity", entry.code.severity.rawValue)
    object.add("titleJa", entry.title.ja)
    object.add("titleEn", entry.title.en)
    object.add("sentenceJa", entry.sentence.ja)
    object.add("sentenceEn", entry.sentence.en)
    object.add("source", entry.clause.ja)
    return object.line
  }
}
