public import Records

/// A checked expression: every name is resolved, every type agrees.
public indirect enum TypedExpression: Sendable, Hashable {
  /// A field of the source record; its index in the layout.
  case field(Int, TextSpan)
  /// An item of the group (in rules, in totals over the standard); its index in the group.
  case item(Int, TextSpan)
  /// A text constant.
  case text(String, TextSpan)
  /// A value that flows through steps.
  case pipeline(TypedExpression, [TypedStep], TextSpan)
  /// Two values compared: as bytes when texts, as numbers when both are numeric.
  case comparison(ComparisonOperator, TypedExpression, TypedExpression, isNumeric: Bool, TextSpan)
  /// Both hold.
  case and(TypedExpression, TypedExpression)
  /// At least one holds.
  case or(TypedExpression, TypedExpression)
  /// It does not hold.
  case not(TypedExpression)
  /// The value is there: `X is present`; `is absent` is its negation.
  case isPresent(TypedExpression, TextSpan)
  /// `last within (keys) by (orders)`: whether the record is the last of its window; index in `TypedMap.windows`.
  case lastWithin(Int, TextSpan)

  /// `case when … then … otherwise …`: the value of the first branch whose condition holds, else the last one; `nil` for
  /// `otherwise reject`.
  case choice([TypedBranch], otherwise: TypedExpression?, TextSpan)
  /// `concat(…)`: the values one behind the other; absent where all that are no constants are.
  case concatenation([TypedExpression], TextSpan)

  /// Where it stands.
  public var span: TextSpan {
    switch self {
    case .field(_, let span), .item(_, let span), .text(_, let span), .pipeline(_, _, let span),
      .comparison(_, _, _, _, let span), .isPresent(_, let span), .lastWithin(_, let span), .choice(_, _, let span),
      .concatenation(_, let span):
      span
    case .and(let left, _), .or(let left, _), .not(let left): left.span
    }
  }

  /// The expressions it is made of, in their order.
  public var parts: [TypedExpression] {
    switch self {
    case .field, .item, .text, .lastWithin: []
    case .pipeline(let inner, _, _), .not(let inner), .isPresent(let inner, _): [inner]
    case .comparison(_, let left, let right, _, _), .and(let left, let right), .or(let left, let right): [left, right]
    case .choice(let branches, let otherwise, _):
      branches.flatMap { [$0.condition, $0.value].compactMap { $0 } } + (otherwise.map { [$0] } ?? [])
    case .concatenation(let parts, _): parts
    }
  }

  /// The fields it names, in their order; one that it names twice stands twice.
  public var fields: [Int] {
    if case .field(let field, _) = self { [field] } else { parts.flatMap(\.fields) }
  }

  /// The windows it asks, by index in its map.
  public var windows: [Int] {
    if case .lastWithin(let window, _) = self { [window] } else { parts.flatMap(\.windows) }
  }

  /// The items it names, in their order; one that it names twice stands twice.
  public var items: [Int] {
    if case .item(let item, _) = self { [item] } else { parts.flatMap(\.items) }
  }
}

/// One branch of a `case`.
public struct TypedBranch: Sendable, Hashable {
  /// When it is taken: where no branch before it is.
  public var condition: TypedExpression
  /// What it gives; `nil` for `reject`.
  public var value: TypedExpression?

  /// Makes a branch.
  public init(condition: TypedExpression, value: TypedExpression?) {
    self.condition = condition
    self.value = value
  }
}

/// One step of a pipeline, with what happens when it fails.
public struct TypedStep: Sendable, Hashable {
  /// What it does.
  public var function: StepFunction
  /// What happens on failure; `nil` exactly when it cannot fail.
  public var handler: FailureHandler?
  /// Where it stands.
  public var span: TextSpan

  /// Makes a step.
  public init(function: StepFunction, handler: FailureHandler?, span: TextSpan) {
    self.function = function
    self.handler = handler
    self.span = span
  }
}

/// The closed library of steps, each with its checked arguments. Meaning, inverse and loss class: `Evaluation`.
public enum StepFunction: Sendable, Hashable {
  /// `trim`: removes the declared padding at the end.
  case trim
  /// `integer`: digits to canonical digits without leading zeros.
  case integer
  /// `wareki`: `GYYMMDD` of the source's eras to a date, or the same with the marks of a pattern.
  case wareki(EraTable, DatePattern?)
  /// `date`: `YYYYMMDD` to a date, or the same with the marks of a pattern.
  case date(DatePattern?)
  /// `time`: `HHMMSS` to `HH:MM:SS`.
  case time
  /// `code T`: a code through a conversion table.
  case code(CodeConversion)
  /// `check N`: a finding when the check digit does not agree; the value goes on.
  case check(CheckedNumber)
  /// `absent when blank`: an empty or all-padding value is absent.
  case absentWhenBlank
  /// `absent when "0000000"`: this value is absent.
  case absentWhen(String)
  /// `open-end when blank`: an absent or all-padding value is the end of a period without one.
  case openWhenBlank(OpenPeriod)
  /// `open-end when "99999999"`: this value is.
  case openWhen(OpenPeriod, String)
  /// `flag "1", "0"`: true and false to texts.
  case flag(whenTrue: String, whenFalse: String)
  /// `full-width`: half-width kana, digits, letters and marks to full-width ones.
  case fullWidth
  /// `before "　"`: what stands before the first of these marks.
  case before(String)
  /// `after "　"`: what stands behind the first of them.
  case after(String)
  /// `characters 1, 7`: those characters, from 1, both ends included.
  case characters(first: Int, last: Int)
}

/// An end of a period that is left open, as the standard writes it. Source: 基本データリスト 凡例（データ型）, DATE.
public enum OpenPeriod: String, Sendable, Hashable, Codable, CaseIterable {
  /// `0000-01-01`.
  case start = "open-start"
  /// `9999-12-31`.
  case end = "open-end"

  /// The standard's ten characters.
  public var date: String {
    switch self {
    case .start: "0000-01-01"
    case .end: "9999-12-31"
    }
  }
}

/// The numbers whose check digit is known.
public enum CheckedNumber: String, Sendable, Hashable, Codable, CaseIterable {
  /// Modulus 11, weights 2 to 7 from the lowest digit. Source: 地方公共団体情報システム共通機能標準仕様書 2.1版.
  case addressee = "宛名番号"
  /// Modulus 11. Source: 総務省令第85号（平成26年）第5条.
  case individual = "個人番号"
  /// Modulus 11, weights 6 to 2 from the highest digit. Source: 総務省「全国地方公共団体コード」, 検査数字の算出方法.
  case localGovernment = "全国地方公共団体コード"
  /// The first digit of 13, modulus 9. Source: 法人番号の指定等に関する省令（平成26年財務省令第70号）第2条.
  case corporate = "法人番号"
  /// Eight digits with 法別番号 first; modulus 10, weights 2 and 1. Source: 厚生労働省, 保険者番号等の設定について.
  case insurer = "保険者番号"
  /// Six digits of a municipality as an insurer of 国民健康保険; modulus 10. It is not the municipality's own code: 千代田区 is
  /// 138016 here, 131016 there.
  case nationalHealthInsurer = "国民健康保険保険者番号"
  /// Six digits of a municipality as an insurer of 介護保険; modulus 10. 千代田区 is 131011.
  case careInsurer = "介護保険保険者番号"
  /// Eight digits with 法別番号 first; modulus 10. Source: 厚生労働省, 公費負担者番号の設定について.
  case publicPayer = "公費負担者番号"
}

/// What happens when a step fails: the `else` behind it.
public enum FailureHandler: Sendable, Hashable {
  /// The record is rejected.
  case reject
  /// The item is absent.
  case absent
  /// The item is this text.
  case value(String)
  /// The value of the field goes on unchanged and a finding is made.
  case flag
  /// A partly unknown date is written with the standard's codes, its flag item set to `1` and its text item filled;
  /// any other failure rejects the record.
  case unknown(flagItem: Int, textItem: Int)
}

/// `last within (keys) by (orders)`.
public struct WindowDefinition: Sendable, Hashable {
  /// The fields that make the window, by index in the layout.
  public var keys: [Int]
  /// The numeric fields that order it, at most 18 digits together.
  public var orders: [Int]
  /// Where it stands.
  public var span: TextSpan

  /// Makes a window.
  public init(keys: [Int], orders: [Int], span: TextSpan) {
    self.keys = keys
    self.orders = orders
    self.span = span
  }
}
