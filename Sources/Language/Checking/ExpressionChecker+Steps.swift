import Records

/// Pipelines: each step against the library's signatures, with its handler.
extension ExpressionChecker {
  mutating func checkPipeline(
    _ base: ExpressionSyntax, _ steps: [StepSyntax], _ span: TextSpan
  ) -> CheckedExpression {
    let isWindowAllowed = allowsWindows
    let start = check(base)
    allowsWindows = false
    defer { allowsWindows = isWindowAllowed }
    var current = start
    var fallbacks = start.fallbacks
    var isFullWidth = start.isFullWidth
    var typed: [TypedStep] = []
    var isWhole = start.expression != nil
    for (index, step) in steps.enumerated() {
      let earlier = typed
      let (next, result) = checkStep(step, on: current, after: earlier, isLast: index == steps.count - 1)
      if let next { typed.append(next) } else { isWhole = false }
      isFullWidth = next.map { ExpressionChecker.givesFullWidth($0, from: isFullWidth) } ?? false
      // Later steps pass over what a handler gave, so that the item takes it as it is.
      fallbacks += result.fallbacks
      current = CheckedExpression(
        expression: nil, type: result.type, field: start.field, isFullWidth: isFullWidth, fallbacks: fallbacks)
    }
    if isWhole, let expression = start.expression {
      current.expression = .pipeline(expression, typed, span)
    }
    return current
  }

  /// Whether a step gives full-width characters alone; a value that goes on past a failure may be anything.
  private static func givesFullWidth(_ step: TypedStep, from isFullWidth: Bool) -> Bool {
    if case .flag = step.handler { return false }
    switch step.function {
    case .fullWidth: return true
    case .trim, .check, .absentWhenBlank, .absentWhen, .before, .after, .characters: return isFullWidth
    case .integer, .wareki, .date, .time, .code, .openWhenBlank, .openWhen, .flag: return false
    }
  }

  private mutating func checkStep(
    _ step: StepSyntax, on input: CheckedExpression, after earlier: [TypedStep], isLast: Bool
  ) -> (TypedStep?, CheckedExpression) {
    guard let signature = StepLibrary.signature(named: step.name.value) else {
      let names = StepLibrary.all.map(\.name)
      diagnostics.report(
        .unknownStep, ja: "`\(step.name.value)`という段はない", en: "there is no step `\(step.name.value)`",
        at: step.name.span, help: suggestion(for: step.name.value, among: names))
      return (nil, .failed)
    }
    let arguments = checkArguments(step, signature)
    guard let kind = input.type.kind else {
      return (nil, CheckedExpression(expression: nil, type: arguments?.type ?? .failed, field: nil))
    }
    guard signature.inputs.contains(kind) else {
      reportInput(step, signature, input)
      return (nil, .failed)
    }
    guard let arguments, checkShape(step, input) else { return (nil, .failed) }
    checkLiteral(step, input)
    let output = arguments.type ?? signature.output.map(ExpressionChecker.plainType) ?? input.type
    let handler = checkHandler(step, signature, kind, output, isLast: isLast)
    if case .code(let conversion) = arguments.function {
      checkCoverage(conversion, step, input, earlier)
    }
    let isFallible = signature.fallibleOn.contains(kind)
    guard handler.isGood else { return (nil, CheckedExpression(expression: nil, type: output, field: nil)) }
    let typed = TypedStep(function: arguments.function, handler: isFallible ? handler.handler : nil, span: step.span)
    var type = output
    if case .flag = handler.handler, output.kind != kind { type = .text }
    return (typed, CheckedExpression(expression: nil, type: type, field: nil, fallbacks: handler.fallbacks))
  }

  private static func plainType(_ kind: ValueKind) -> ValueType {
    switch kind {
    case .text, .code: .text
    case .digits, .integer: .integer
    case .decimal: .decimal(0)
    case .date: .date
    case .time: .time
    case .flag: .flag
    }
  }

  // MARK: - Input

  private mutating func reportInput(_ step: StepSyntax, _ signature: StepSignature, _ input: CheckedExpression) {
    let ja = signature.inputs.map(\.title.ja).joined(separator: "か")
    let en = signature.inputs.map(\.title.en).joined(separator: " or ")
    let help: LocalizedText? =
      if step.name.value.isSame(as: "trim"), input.type.isNumeric {
        LocalizedText(ja: "数値に余白はない。`| trim`を取る", en: "a number has no padding; remove `| trim`")
      } else if input.type == .integer {
        LocalizedText(
          ja: "すでに整数である。`| \(step.name.value)`を取る", en: "it is an integer already; remove `| \(step.name.value)`")
      } else {
        nil
      }
    diagnostics.report(
      .typeMismatch, ja: "`\(step.name.value)`が受け取るのは\(ja)だが、これは\(input.type.title.ja)",
      en: "`\(step.name.value)` takes \(en), this is \(input.type.title.en)", at: step.span,
      notes: fieldNotes(input), help: help)
  }

  /// Whether the number of digits is the one the step reads.
  private mutating func checkShape(_ step: StepSyntax, _ input: CheckedExpression) -> Bool {
    // A pattern has marks, which digits have not; that is said where the pattern is read.
    guard case .digits(let count) = input.type, step.arguments.isEmpty else { return true }
    let needed: Set<Int>
    switch step.name.value {
    case "wareki": needed = Set((eras?.eras ?? []).map { $0.code.utf8.count + 6 })
    case "date": needed = [8]
    case "time": needed = [6]
    default: return true
    }
    guard !needed.isEmpty, !needed.contains(count) else { return true }
    let list = needed.sorted().map(String.init).joined(separator: ", ")
    diagnostics.report(
      .typeMismatch, ja: "`\(step.name.value)`が読むのは数字\(list)桁だが、これは\(count)桁",
      en: "`\(step.name.value)` reads \(list) digits, this has \(count)", at: step.span, notes: fieldNotes(input),
      help: step.name.value.isSame(as: "wareki") && count == 8
        ? LocalizedText(ja: "西暦8桁なら`| date`を使う", en: "use `| date` for YYYYMMDD")
        : step.name.value.isSame(as: "date") && count == 7
          ? LocalizedText(ja: "和暦7桁なら`| wareki`を使う", en: "use `| wareki` for era years") : nil)
    return false
  }

  /// `absent when "00"` on digits of another length never holds.
  private mutating func checkLiteral(_ step: StepSyntax, _ input: CheckedExpression) {
    guard step.name.value.hasSuffix(" when"), case .text(let text)? = step.arguments.first,
      case .digits(let count) = input.type
    else { return }
    let bytes = Array(text.value.utf8)
    guard bytes.count != count || !bytes.allSatisfy(ItemFormat.isDigit) else { return }
    diagnostics.report(
      .constantComparison, ja: "数字\(count)桁の値が\"\(text.value)\"になることはない",
      en: "digits(\(count)) are never \"\(text.value)\"", at: text.span, notes: fieldNotes(input))
  }

  // MARK: - Arguments

  private mutating func checkArguments(
    _ step: StepSyntax, _ signature: StepSignature
  ) -> (function: StepFunction, type: ValueType?)? {
    switch (signature.name, step.arguments.count) {
    case ("trim", 0): return (.trim, nil)
    case ("integer", 0): return (.integer, nil)
    case ("date", 0): return (.date(nil), nil)
    case ("date", 1): if let pattern = pattern(step, hasEra: false) { return (.date(pattern), nil) }
    case ("wareki", 1):
      if let pattern = pattern(step, hasEra: true) { return checkEras(step, pattern) }
    case ("time", 0): return (.time, nil)
    case ("full-width", 0): return (.fullWidth, nil)
    case ("before", 1): if let mark = mark(step) { return (.before(mark), nil) }
    case ("after", 1): if let mark = mark(step) { return (.after(mark), nil) }
    case ("characters", 2):
      if case .integer(let first) = step.arguments[0], case .integer(let last) = step.arguments[1],
        first.value >= 1, first.value <= last.value
      {
        return (.characters(first: first.value, last: last.value), nil)
      }
    case ("wareki", 0): return checkEras(step, nil)
    case ("code", 1): if case .name(let name) = step.arguments[0] { return checkConversion(name) }
    case ("check", 1): if case .name(let name) = step.arguments[0] { return checkNumber(name) }
    case ("absent when", 1):
      if case .text(let text) = step.arguments[0] { return (.absentWhen(text.value), nil) }
      if case .name(let name) = step.arguments[0], name.value.isSame(as: "blank") { return (.absentWhenBlank, nil) }
    case ("open-start when", 1): if let mark = openMark(step, .start) { return (mark, nil) }
    case ("open-end when", 1): if let mark = openMark(step, .end) { return (mark, nil) }
    case ("flag", 2):
      if case .text(let yes) = step.arguments[0], case .text(let no) = step.arguments[1] {
        return (.flag(whenTrue: yes.value, whenFalse: no.value), .constants([yes.value, no.value]))
      }
    default: break
    }
    let span = step.arguments.first.map { first in
      step.arguments.dropFirst().reduce(first.span) { $0.extended(to: $1.span) }
    }
    diagnostics.report(
      .wrongArguments, ja: "`\(signature.name)`の引数は\(signature.arguments.title.ja)",
      en: "`\(signature.name)` takes \(signature.arguments.title.en)", at: span ?? step.span,
      help: LocalizedText(ja: "例: `\(signature.example)`", en: "for example `\(signature.example)`"))
    return nil
  }

  /// The mark to cut at, which is not empty.
  private func mark(_ step: StepSyntax) -> String? {
    guard case .text(let text) = step.arguments[0], !text.value.isEmpty else { return nil }
    return text.value
  }

  private func pattern(_ step: StepSyntax, hasEra: Bool) -> DatePattern? {
    guard case .text(let text) = step.arguments[0] else { return nil }
    return DatePattern(text.value, hasEra: hasEra)
  }

  private func openMark(_ step: StepSyntax, _ period: OpenPeriod) -> StepFunction? {
    switch step.arguments[0] {
    case .text(let text): .openWhen(period, text.value)
    case .name(let name): name.value.isSame(as: "blank") ? .openWhenBlank(period) : nil
    case .integer: nil
    }
  }

  private mutating func checkEras(
    _ step: StepSyntax, _ pattern: DatePattern?
  ) -> (function: StepFunction, type: ValueType?)? {
    if let eras { return (.wareki(eras, pattern), nil) }
    if case .record = scope {
      diagnostics.report(
        .missingDeclaration, ja: "`wareki`を使うソースに`eras`（元号表）の宣言がない",
        en: "the source of this `wareki` does not declare `eras`", at: step.span,
        help: LocalizedText(
          ja: "`source`に`eras \"codes/eras.csv\"`と宣言する", en: "declare `eras \"codes/eras.csv\"` in the source"))
    } else {
      diagnostics.report(
        .typeMismatch, ja: "標準の値に`wareki`は使えない", en: "values of the standard have no era years", at: step.span)
    }
    return nil
  }

  private mutating func checkConversion(_ name: Located<String>) -> (function: StepFunction, type: ValueType?)? {
    guard let index = conversions.index(named: name.value), index < conversions.tables.count else {
      // The table that was probably meant is not called unused besides.
      let near = Spelling.nearest(to: name.value, in: conversions.declarations.map(\.name.value))
      if let near, let meant = conversions.index(named: near) { usedConversions.insert(meant) }
      diagnostics.report(
        .unknownName, ja: "`\(name.value)`という変換表はない", en: "there is no conversion table `\(name.value)`",
        at: name.span,
        help: suggestion(for: name.value, among: conversions.declarations.map(\.name.value))
          ?? LocalizedText(
            ja: "`codes \(name.value) = \"codes/….csv\" to 001.…`と宣言する",
            en: "declare it: `codes \(name.value) = \"codes/….csv\" to 001.…`"))
      return nil
    }
    usedConversions.insert(index)
    return (.code(conversions.tables[index]), conversions.lists[index].map { .code($0) } ?? .failed)
  }

  private mutating func checkNumber(_ name: Located<String>) -> (function: StepFunction, type: ValueType?)? {
    let known = CheckedNumber.allCases
    guard let number = known.first(where: { $0.rawValue.isSame(as: name.value) }) else {
      diagnostics.report(
        .unknownName, ja: "`\(name.value)`の検査数字は知られていない", en: "no check digit is known for `\(name.value)`",
        at: name.span, help: suggestion(for: name.value, among: known.map(\.rawValue)))
      return nil
    }
    return (.check(number), nil)
  }
}
