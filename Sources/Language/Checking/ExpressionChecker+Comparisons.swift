import Records

/// Comparisons: two values of one kind, or a value and a constant that it can be.
extension ExpressionChecker {
  mutating func checkComparison(
    _ comparison: ComparisonOperator, _ leftSyntax: ExpressionSyntax, _ rightSyntax: ExpressionSyntax, _ span: TextSpan
  ) -> CheckedExpression {
    let left = check(leftSyntax)
    let right = check(rightSyntax)
    guard left.type != .failed, right.type != .failed else { return .failed }
    let isNumeric = left.type.isNumeric && right.type.isNumeric
    var isGood = true
    switch (left.type, right.type) {
    case (.flag, _), (_, .flag):
      isGood = reportFlag(span)
    case (.constants, .constants), (.constants, .number), (.number, .constants), (.number, .number):
      isGood = reportConstant(
        span, ja: "定数どうしの比較", en: "a comparison of two constants", notes: [], help: nil)
    case (_, .constants(let texts)):
      for text in texts where isGood { isGood = checkConstant(text, rightSyntax.span, comparison, left) }
    case (.constants(let texts), _):
      for text in texts where isGood { isGood = checkConstant(text, leftSyntax.span, comparison, right) }
    case (_, .number(let digits)) where !isNumeric:
      isGood = reportNumber(digits, rightSyntax.span, left)
    case (.number(let digits), _) where !isNumeric:
      isGood = reportNumber(digits, leftSyntax.span, right)
    default:
      isGood = isNumeric || ExpressionChecker.areComparable(left.type, right.type)
      if !isGood {
        diagnostics.report(
          .typeMismatch, ja: "\(left.type.title.ja)と\(right.type.title.ja)は比較できない",
          en: "\(left.type.title.en) and \(right.type.title.en) cannot be compared", at: span,
          notes: fieldNotes(left) + fieldNotes(right))
      }
    }
    guard isGood, let leftValue = left.expression, let rightValue = right.expression else {
      return .failed
    }
    return CheckedExpression(
      expression: .comparison(comparison, leftValue, rightValue, isNumeric: isNumeric, span), type: .flag, field: nil)
  }

  private static func areComparable(_ left: ValueType, _ right: ValueType) -> Bool {
    switch (left, right) {
    case (.text, .text), (.date, .date), (.time, .time), (.code, .code), (.text, .code), (.code, .text): true
    default: false
    }
  }

  private mutating func reportFlag(_ span: TextSpan) -> Bool {
    diagnostics.report(
      .typeMismatch, ja: "真偽は比較できない", en: "flags cannot be compared", at: span,
      help: LocalizedText(ja: "`and`、`or`、`not`でつなぐ", en: "join them with `and`, `or` and `not`"))
    return false
  }

  private mutating func reportNumber(_ digits: String, _ span: TextSpan, _ other: CheckedExpression) -> Bool {
    diagnostics.report(
      .typeMismatch, ja: "\(other.type.title.ja)と整数\(digits)は比較できない",
      en: "\(other.type.title.en) and the number \(digits) cannot be compared", at: span, notes: fieldNotes(other),
      help: LocalizedText(ja: "文字列として`\"\(digits)\"`と書く", en: "write it as a text: `\"\(digits)\"`"))
    return false
  }

  private mutating func reportConstant(
    _ span: TextSpan, ja: String, en: String, notes: [DiagnosticNote], help: LocalizedText?
  ) -> Bool {
    diagnostics.report(.constantComparison, ja: ja, en: en, at: span, notes: notes, help: help)
    return false
  }

  /// Whether a value can be equal to a constant text.
  private mutating func checkConstant(
    _ text: String, _ span: TextSpan, _ comparison: ComparisonOperator, _ value: CheckedExpression
  ) -> Bool {
    let bytes = Array(text.utf8)
    let never = (ja: "\(value.type.title.ja)が\"\(text)\"になることはない", en: "\(value.type.title.en) is never \"\(text)\"")
    let isOrdering = comparison != .equal && comparison != .notEqual
    switch value.type {
    case .digits(let count):
      if bytes.count == count, bytes.allSatisfy(ItemFormat.isDigit) { return true }
      let help =
        bytes.allSatisfy { $0 == 0x20 }
        ? LocalizedText(ja: "空白は`is absent`で調べる", en: "ask for a blank with `is absent`")
        : Int(text).map { LocalizedText(ja: "数として比べるなら`\($0)`と書く", en: "write `\($0)` to compare as numbers") }
      return reportConstant(span, ja: never.ja, en: never.en, notes: fieldNotes(value), help: help)
    case .integer, .decimal:
      if !isOrdering, value.type == .integer, ExpressionChecker.isCanonicalInteger(text) { return true }
      diagnostics.report(
        .typeMismatch, ja: "\(value.type.title.ja)と文字列\"\(text)\"は比較できない",
        en: "\(value.type.title.en) and the text \"\(text)\" cannot be compared", at: span, notes: fieldNotes(value),
        help: Int(text).map { LocalizedText(ja: "数として`\($0)`と書く", en: "write it as a number: `\($0)`") })
      return false
    case .date:
      if StandardDate(bytes.span) != nil, !bytes.isEmpty { return true }
      return reportConstant(
        span, ja: never.ja, en: never.en, notes: [],
        help: LocalizedText(ja: "日付は\"1989-01-07\"の形で書く", en: "write a date as in \"1989-01-07\""))
    case .time:
      if ItemFormat.isTime(bytes) { return true }
      return reportConstant(span, ja: never.ja, en: never.en, notes: [], help: nil)
    case .code(let reference):
      let list = names.list(reference)
      if list.holds(text) { return true }
      return reportConstant(
        span, ja: "コード一覧`\(list.qualifiedName)`に\"\(text)\"はない",
        en: "the code list `\(list.qualifiedName)` does not hold \"\(text)\"", notes: [], help: codeHelp(value.type))
    case .text: return isOrdering || checkWidth(text, span, value)
    case .flag, .constants, .number, .failed: return true
    }
  }

  /// An untrimmed `PIC X(n)` is always `n` long: a half-width constant of another length is never equal to it.
  private mutating func checkWidth(_ text: String, _ span: TextSpan, _ value: CheckedExpression) -> Bool {
    guard value.isBareField, let index = value.field, let layout else { return true }
    // A cell of delimited text has no padding, and double-byte characters are never half-width.
    guard layout.fields[index].usage == .alphanumeric else { return true }
    let width = layout.fields[index].byteCount
    let bytes = Array(text.utf8)
    guard bytes.allSatisfy({ $0 < 0x80 }), bytes.count != width else { return true }
    let help =
      bytes.allSatisfy { $0 == 0x20 }
      ? LocalizedText(ja: "空白は`| trim`を付けて`is absent`で調べる", en: "ask for a blank with `| trim` and `is absent`")
      : bytes.count < width
        ? LocalizedText(ja: "余白を除いて比べるなら`| trim`を付ける", en: "add `| trim` to compare without the padding") : nil
    return reportConstant(
      span, ja: "余白を含む\(width)バイトの項目が\"\(text)\"になることはない",
      en: "a field of \(width) bytes with its padding is never \"\(text)\"", notes: fieldNotes(value), help: help)
  }
}
