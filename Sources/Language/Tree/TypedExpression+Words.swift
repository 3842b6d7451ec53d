public import Records

/// Says in plain words what a checked expression does, for people who do not read mappings.
public struct ExpressionWords {
  private let fields: [String]
  private let items: [String]
  private let windows: [WindowDefinition]

  /// Makes a speaker.
  ///
  /// - Parameters:
  ///   - fields: The names of the fields that expressions name by number.
  ///   - items: Likewise the names of the items.
  ///   - windows: The windows of the map.
  public init(fields: [String], items: [String], windows: [WindowDefinition]) {
    self.fields = fields
    self.items = items
    self.windows = windows
  }

  /// What an expression gives. O(its size).
  public func says(_ expression: TypedExpression) -> LocalizedText {
    switch expression {
    case .field(let field, _): return name(fields, field)
    case .item(let item, _): return name(items, item)
    case .text(let text, _): return LocalizedText(ja: "「\(text)」", en: "“\(text)”")
    case .pipeline(let base, let steps, _):
      return steps.reduce(says(base)) { text, step in
        let next = says(step.function)
        return LocalizedText(ja: "\(text.ja) → \(next.ja)", en: "\(text.en) → \(next.en)")
      }
    case .comparison(let comparison, let left, let right, _, _):
      let (one, two) = (says(left), says(right))
      let (ja, en) = ExpressionWords.words(comparison)
      return LocalizedText(ja: "\(one.ja)が\(two.ja)\(ja)", en: "\(one.en) \(en) \(two.en)")
    case .choice(let branches, let otherwise, _):
      var ja: [String] = []
      var en: [String] = []
      for branch in branches {
        let condition = says(branch.condition)
        let value = result(branch.value)
        ja.append("\(condition.ja)なら\(value.ja)")
        en.append("if \(condition.en), \(value.en)")
      }
      let last = result(otherwise)
      return LocalizedText(
        ja: (ja + ["そうでなければ\(last.ja)"]).joined(separator: "。"),
        en: (en + ["otherwise \(last.en)"]).joined(separator: "; "))
    case .concatenation(let parts, _):
      let texts = parts.map(says)
      return LocalizedText(
        ja: texts.map(\.ja).joined(separator: "と") + "をつなぐ", en: texts.map(\.en).joined(separator: " followed by "))
    case .and(let left, let right): return both(left, right, ja: "かつ", en: "and")
    case .or(let left, let right): return both(left, right, ja: "または", en: "or")
    case .not(let inner):
      let text = says(inner)
      return LocalizedText(ja: "（\(text.ja)）でない", en: "not (\(text.en))")
    case .isPresent(let inner, _):
      let text = says(inner)
      return LocalizedText(ja: "\(text.ja)に値がある", en: "\(text.en) is there")
    case .lastWithin(let number, _):
      guard windows.indices.contains(number) else { return LocalizedText(ja: "最後の記録", en: "the last record") }
      let keys = windows[number].keys.map { name(fields, $0).ja }.joined(separator: "、")
      let orders = windows[number].orders.map { name(fields, $0).ja }.joined(separator: "、")
      return LocalizedText(
        ja: "\(keys)が同じ記録のうち\(orders)が最大のものか",
        en: "whether it has the greatest \(orders) of those with the same \(keys)")
    }
  }

  /// What happens where a step of an expression cannot be done; empty where every step can.
  public func failure(of expression: TypedExpression) -> LocalizedText {
    var ja: [String] = []
    var en: [String] = []
    for handler in expression.steps.compactMap(\.handler) {
      let text = says(handler)
      if ja.contains(where: { $0.utf8.elementsEqual(text.ja.utf8) }) { continue }
      ja.append(text.ja)
      en.append(text.en)
    }
    return LocalizedText(ja: ja.joined(separator: "、"), en: en.joined(separator: ", "))
  }

  /// What a branch of a `case` gives.
  private func result(_ value: TypedExpression?) -> LocalizedText {
    guard let value else { return says(FailureHandler.reject) }
    if case .text("", _) = value { return says(FailureHandler.absent) }
    return says(value)
  }

  private func name(_ names: [String], _ index: Int) -> LocalizedText {
    let name = names.indices.contains(index) ? names[index] : "?"
    return LocalizedText(ja: name, en: name)
  }

  private func both(_ left: TypedExpression, _ right: TypedExpression, ja: String, en: String) -> LocalizedText {
    let (one, two) = (says(left), says(right))
    return LocalizedText(ja: "\(one.ja)、\(ja)\(two.ja)", en: "\(one.en) \(en) \(two.en)")
  }

  private static func words(_ comparison: ComparisonOperator) -> (ja: String, en: String) {
    switch comparison {
    case .equal: ("に等しい", "is")
    case .notEqual: ("に等しくない", "is not")
    case .less: ("より小さい", "is less than")
    case .lessOrEqual: ("以下", "is at most")
    case .greater: ("より大きい", "is more than")
    case .greaterOrEqual: ("以上", "is at least")
    }
  }

  private func says(_ function: StepFunction) -> LocalizedText {
    switch function {
    case .trim: LocalizedText(ja: "後ろの余白を除く", en: "without the padding at its end")
    case .integer: LocalizedText(ja: "前の0を除いた整数", en: "as a whole number without leading zeros")
    case .wareki(_, let pattern):
      pattern == nil
        ? LocalizedText(ja: "和暦を西暦の日付に", en: "the date of an era as one of the common era")
        : LocalizedText(ja: "区切りのある和暦を西暦の日付に", en: "the date of an era, written with marks, as one of the common era")
    case .date: LocalizedText(ja: "日付に", en: "as a date")
    case .time: LocalizedText(ja: "時刻に", en: "as a time")
    case .code(let table):
      LocalizedText(ja: "変換表「\(table.name)」で標準のコードに", en: "to the standard’s code by “\(table.name)”")
    case .check(let number):
      LocalizedText(
        ja: "検査数字（\(number.rawValue)）を確かめる（合わなくても値はそのまま）",
        en: "its check digit (\(number.rawValue)) looked at, the value kept")
    case .absentWhenBlank: LocalizedText(ja: "空白なら値なし", en: "nothing when blank")
    case .absentWhen(let text): LocalizedText(ja: "「\(text)」なら値なし", en: "nothing when “\(text)”")
    case .openWhenBlank(let period): LocalizedText(ja: "空白なら\(period.date)", en: "\(period.date) when blank")
    case .openWhen(let period, let text):
      LocalizedText(ja: "「\(text)」なら\(period.date)", en: "\(period.date) when “\(text)”")
    case .flag(let yes, let no): LocalizedText(ja: "そうなら「\(yes)」、そうでなければ「\(no)」", en: "“\(yes)” if so, “\(no)” if not")
    case .fullWidth: LocalizedText(ja: "半角を全角に", en: "in full-width characters")
    case .before(let mark): LocalizedText(ja: "最初の「\(mark)」より前", en: "what stands before the first “\(mark)”")
    case .after(let mark): LocalizedText(ja: "最初の「\(mark)」より後ろ", en: "what stands behind the first “\(mark)”")
    case .characters(let first, let last):
      LocalizedText(ja: "\(first)文字目から\(last)文字目まで", en: "its characters \(first) to \(last)")
    }
  }

  private func says(_ handler: FailureHandler) -> LocalizedText {
    switch handler {
    case .reject: LocalizedText(ja: "レコードを移さず、控えに置く", en: "the record is rejected and kept aside")
    case .absent: LocalizedText(ja: "値なしにする", en: "nothing")
    case .value(let text): LocalizedText(ja: "「\(text)」にする", en: "“\(text)”")
    case .flag: LocalizedText(ja: "元の値のまま移し、指摘する", en: "the value as it was, with a finding")
    case .unknown(let flag, let text):
      LocalizedText(
        ja: "一部が不詳の日付は「\(name(items, flag).ja)」を1にし「\(name(items, text).ja)」に書く。日付でなければレコードを移さず、控えに置く",
        en:
          "a partly unknown date sets “\(name(items, flag).en)” to 1 and is written into “\(name(items, text).en)”; what is no date rejects the record"
      )
    }
  }
}

extension TypedExpression {
  /// The steps that values flow through, in their order.
  public var steps: [TypedStep] {
    if case .pipeline(let base, let list, _) = self { return base.steps + list }
    return parts.flatMap(\.steps)
  }

  /// The conversion tables that it uses, in their order.
  public var conversions: [CodeConversion] {
    steps.compactMap { if case .code(let table) = $0.function { table } else { nil } }
  }
}
