import Records

/// What an `else` may be, and whether there must be one.
extension ExpressionChecker {
  mutating func checkHandler(
    _ step: StepSyntax, _ signature: StepSignature, _ input: ValueKind, _ output: ValueType, isLast: Bool
  ) -> (isGood: Bool, handler: FailureHandler?, fallbacks: [Located<String>]) {
    let isFallible = signature.fallibleOn.contains(input)
    guard let handler = step.handler else {
      if isFallible { reportUnhandled(step, signature) }
      return (!isFallible, nil, [])
    }
    guard isFallible else {
      diagnostics.report(
        .needlessHandler, ja: "\(input.title.ja)への`\(signature.name)`は失敗しないので`else`は要らない",
        en: "`\(signature.name)` on \(input.title.en) cannot fail and needs no `else`", at: handler.span,
        help: LocalizedText(ja: "`else …`を取る", en: "remove the `else`"))
      return (false, nil, [])
    }
    switch handler.kind {
    case .reject: return (true, .reject, [])
    case .absent: return (true, .absent, [])
    case .flag: return checkFlagHandler(step, handler, output)
    case .text(let text): return checkFallback(text, output)
    case .unknown(let flag, let text): return checkUnknown(step, handler, flag, text, output, isLast: isLast)
    }
  }

  private mutating func reportUnhandled(_ step: StepSyntax, _ signature: StepSignature) {
    let ja = signature.reasons.map { "\($0.text) \($0.title.ja)" }.joined(separator: "、")
    let en = signature.reasons.map { "\($0.text) \($0.title.en)" }.joined(separator: "; ")
    var help = LocalizedText(
      ja: "`else reject`、`else absent`、`else flag`または`else \"値\"`を付ける",
      en: "add `else reject`, `else absent`, `else flag` or `else \"value\"`")
    if signature.output == .date {
      help = LocalizedText(
        ja: "`else reject`、`else absent`または`else unknown 不詳フラグ, 不詳表記`を付ける",
        en: "add `else reject`, `else absent` or `else unknown FLAG-ITEM, TEXT-ITEM`")
    } else if signature.output != .text, signature.output != .code {
      help = LocalizedText(
        ja: "`else reject`、`else absent`または`else \"値\"`を付ける", en: "add `else reject`, `else absent` or `else \"value\"`"
      )
    }
    diagnostics.report(
      .unhandledFailure, ja: "`\(signature.name)`は失敗し得るが、`else`がない",
      en: "`\(signature.name)` can fail and has no `else`", at: step.span,
      notes: [DiagnosticNote(LocalizedText(ja: "失敗の理由: \(ja)", en: "it fails with: \(en)"))], help: help)
  }

  private mutating func checkFlagHandler(
    _ step: StepSyntax, _ handler: HandlerSyntax, _ output: ValueType
  ) -> (isGood: Bool, handler: FailureHandler?, fallbacks: [Located<String>]) {
    switch output.kind {
    case .date, .time, .integer, .decimal:
      diagnostics.report(
        .impossibleHandler, ja: "`else flag`では元の文字列が残り、\(output.title.ja)にならない",
        en: "`else flag` would leave the old text, which is not \(output.title.en)", at: handler.span,
        help: LocalizedText(ja: "`else reject`または`else absent`にする", en: "use `else reject` or `else absent`"))
      return (false, nil, [])
    case .text, .digits, .code, .flag, nil: return (true, .flag, [])
    }
  }

  private mutating func checkFallback(
    _ text: Located<String>, _ output: ValueType
  ) -> (isGood: Bool, handler: FailureHandler?, fallbacks: [Located<String>]) {
    let bytes = Array(text.value.utf8)
    let isGood: Bool
    switch output {
    case .date: isGood = StandardDate(bytes.span) != nil && !bytes.isEmpty
    case .time: isGood = ItemFormat.isTime(bytes)
    case .integer: isGood = ExpressionChecker.isCanonicalInteger(text.value)
    case .code(let reference):
      let list = names.list(reference)
      isGood = list.holds(text.value)
    default: isGood = true
    }
    if !isGood {
      diagnostics.report(
        .constantNotInFormat, ja: "`else`の値\"\(text.value)\"は\(output.title.ja)ではない",
        en: "the `else` value \"\(text.value)\" is not \(output.title.en)", at: text.span,
        help: codeHelp(output))
    }
    return (isGood, .value(text.value), isGood ? [text] : [])
  }

  /// What a code list holds, when the type is one.
  func codeHelp(_ type: ValueType) -> LocalizedText? {
    guard case .code(let reference) = type else { return nil }
    let list = names.list(reference)
    let values = list.values.prefix(10).map { "\($0.code)\($0.upper.map { "–" + $0 } ?? "") \($0.label)" }
    let more = list.values.count > 10 ? " …" : ""
    return LocalizedText(
      ja: "`\(list.qualifiedName)`の値は " + values.joined(separator: "、") + more,
      en: "`\(list.qualifiedName)` holds " + values.joined(separator: ", ") + more)
  }

  private mutating func checkUnknown(
    _ step: StepSyntax, _ handler: HandlerSyntax, _ flag: Located<String>, _ text: Located<String>,
    _ output: ValueType, isLast: Bool
  ) -> (isGood: Bool, handler: FailureHandler?, fallbacks: [Located<String>]) {
    let failure: (isGood: Bool, handler: FailureHandler?, fallbacks: [Located<String>]) = (false, nil, [])
    guard let target, output == .date, isLast else {
      diagnostics.report(
        .impossibleHandler, ja: "`else unknown`は、項目に割り当てる日付の最後の段にだけ付けられる",
        en: "`else unknown` belongs to the last step of a date that is assigned to an item", at: handler.span)
      return failure
    }
    let group = target.group
    let flagItem = names.item(flag, in: group, &diagnostics)
    let textItem = names.item(text, in: group, &diagnostics)
    var isGood = flagItem != nil && textItem != nil
    let assigned = group.items[target.item]
    if !assigned.allowsUnknownDate {
      isGood = false
      diagnostics.report(
        .unknownDateNotAllowed, ja: "`\(assigned.name)`は不詳日を許容しない",
        en: "`\(assigned.name)` allows no unknown date", at: handler.span, notes: [format(target.item, of: group).note],
        help: LocalizedText(ja: "`else reject`または`else absent`にする", en: "use `else reject` or `else absent`"))
    }
    if let flagItem,
      format(flagItem, of: group).objection(to: "1") != nil
        || format(flagItem, of: group).objection(to: "0") != nil
    {
      isGood = false
      reportHandlerItem(flag, flagItem, group, ja: "\"1\"と\"0\"", en: "\"1\" and \"0\"")
    }
    if let textItem, group.items[textItem].type != .fullWidth {
      isGood = false
      reportHandlerItem(text, textItem, group, ja: "全角の不詳表記", en: "the full-width text of an unknown date")
    }
    guard isGood, let flagItem, let textItem else { return failure }
    handlerItems = (flagItem, textItem)
    return (true, .unknown(flagItem: flagItem, textItem: textItem), [])
  }

  private mutating func reportHandlerItem(
    _ name: Located<String>, _ item: Int, _ group: StandardGroup, ja: String, en: String
  ) {
    diagnostics.report(
      .typeMismatch, ja: "`\(name.value)`は\(ja)を受け取れない", en: "`\(name.value)` does not take \(en)", at: name.span,
      notes: [format(item, of: group).note])
  }

  /// `0`, or digits without a leading zero, with a `-` or not.
  static func isCanonicalInteger(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let digits = bytes.first == 0x2D ? bytes.dropFirst() : bytes[...]
    guard let first = digits.first, digits.allSatisfy(ItemFormat.isDigit) else { return false }
    return first != 0x30 || bytes.count == 1
  }
}
