import Records

/// Whether a conversion table covers the values that the copybook names for a field.
extension ExpressionChecker {
  /// Reports the level-88 values of the field that the table does not list (M116).
  ///
  /// Values that an earlier `absent when` takes out need no row, nor does a blank behind `trim` or `absent when blank`.
  /// Blanks at the end count for nothing, and numbers compare without leading zeros, as COBOL compares literals.
  mutating func checkCoverage(
    _ conversion: CodeConversion, _ step: StepSyntax, _ input: CheckedExpression, _ earlier: [TypedStep]
  ) {
    guard let index = input.field, let layout else { return }
    let field = layout.fields[index]
    let isNumeric = ValueType(field.usage)?.isNumeric ?? false
    var listed = Set(conversion.rows.map { ExpressionChecker.key($0.source, isNumeric: isNumeric) })
    for step in earlier {
      switch step.function {
      case .absentWhen(let text): listed.insert(ExpressionChecker.key(text, isNumeric: isNumeric))
      case .absentWhenBlank, .trim: listed.insert([])
      default: break
      }
    }
    var missing: [(value: String, condition: ConditionName)] = []
    for condition in field.conditions {
      for value in condition.values.flatMap(ExpressionChecker.expand)
      where listed.insert(ExpressionChecker.key(value, isNumeric: isNumeric)).inserted {
        missing.append((value, condition))
      }
    }
    guard !missing.isEmpty else { return }
    let values = missing.prefix(10).map { "\"\($0.value)\"" }.joined(separator: ", ")
    let more = missing.count > 10 ? " …" : ""
    diagnostics.report(
      .sourceCodeMissing, ja: "変換表`\(conversion.name)`に、コピー句にある値\(values)\(more)の行がない",
      en: "the conversion table `\(conversion.name)` has no row for \(values)\(more), which the copybook names",
      at: step.span,
      notes: missing.prefix(5).map {
        DiagnosticNote(
          LocalizedText(ja: "88レベル`\($0.condition.name)`", en: "level 88 `\($0.condition.name)`"),
          at: $0.condition.span)
      } + [
        DiagnosticNote(
          LocalizedText(ja: "変換表", en: "the table"), at: TextSpan(file: conversion.file, line: 1, column: 1))
      ],
      help: LocalizedText(
        ja: "変換表に行を加えるか、`| absent when \"\(missing[0].value)\"`を前に置く",
        en: "add the row, or put `| absent when \"\(missing[0].value)\"` before this step"))
  }

  private static func key(_ text: String, isNumeric: Bool) -> [UInt8] {
    var bytes = Array(text.utf8)
    while bytes.last == 0x20 { bytes.removeLast() }
    guard isNumeric else { return bytes }
    return Array(bytes.drop { $0 == 0x30 })
  }

  /// The values of a range of equally long digits, at most a thousand; otherwise its two ends.
  private static func expand(_ range: ClosedText) -> [String] {
    if range.lower.isSame(as: range.upper) { return [range.lower] }
    let width = range.lower.utf8.count
    guard range.upper.utf8.count == width, let low = Int(range.lower), let high = Int(range.upper), low >= 0,
      high >= low, high - low < 1000
    else { return [range.lower, range.upper] }
    return (low...high).map { number in
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
  }
}
