import Records

/// The type of an expression at check time.
enum ValueType: Hashable, Sendable {
  case text
  case digits(Int)
  case integer
  case decimal(Int)
  case date
  case time
  case code(CodeListReference)
  case flag
  /// One of these texts, known before any data is read.
  case constants([String])
  /// A whole number written in the mapping.
  case number(String)
  /// Wrong, and already reported: nothing more is said of it.
  case failed

  /// Its kind; `nil` for `.failed`.
  var kind: ValueKind? {
    switch self {
    case .text, .constants: .text
    case .digits: .digits
    case .integer, .number: .integer
    case .decimal: .decimal
    case .date: .date
    case .time: .time
    case .code: .code
    case .flag: .flag
    case .failed: nil
    }
  }

  /// Whether it compares as a number.
  var isNumeric: Bool {
    switch self {
    case .digits, .integer, .decimal, .number: true
    case .text, .date, .time, .code, .flag, .constants, .failed: false
    }
  }

  /// As messages say it.
  var title: LocalizedText {
    switch self {
    case .digits(let count): LocalizedText(ja: "数字\(count)桁", en: "digits(\(count))")
    case .decimal(let scale): LocalizedText(ja: "小数\(scale)桁の数", en: "a decimal of scale \(scale)")
    case .constants(let texts) where texts.count == 1:
      LocalizedText(ja: "文字列\"\(texts[0])\"", en: "the text \"\(texts[0])\"")
    case .number(let digits): LocalizedText(ja: "整数\(digits)", en: "the number \(digits)")
    default: kind?.title ?? LocalizedText(ja: "不明", en: "unknown")
    }
  }

  /// The type of a field, from its usage; `nil` for groups.
  init?(_ usage: FieldUsage) {
    switch usage {
    case .group: return nil
    case .alphanumeric, .doubleByte, .national, .delimitedText: self = .text
    case .zoned(let shape) where !shape.isSigned && shape.scale == 0: self = .digits(shape.digits)
    case .zoned(let shape), .packed(let shape), .packedWithoutSign(let shape), .binary(let shape, _),
      .delimitedNumber(let shape):
      self = shape.scale <= 0 ? .integer : .decimal(shape.scale)
    // Any of the digits that an exact decimal has may stand after the point.
    case .floatingPoint: self = .decimal(31)
    }
  }
}

/// A code list by its place in the edition.
struct CodeListReference: Hashable, Sendable {
  var pack: Int
  var list: Int
}

/// An expression after checking; no expression where it is wrong.
struct CheckedExpression: Sendable {
  var expression: TypedExpression?
  var type: ValueType
  /// The field that its value comes from, by index in the layout.
  var field: Int?
  /// Whether it is that field untouched by steps.
  var isBareField = false
  /// Whether it holds full-width characters alone, as `full-width` and double-byte fields give them.
  var isFullWidth = false
  /// The values of a `case`, one by one; empty for everything else.
  var branches: [CheckedBranch] = []
  /// Texts that an `else` of its steps gives.
  var fallbacks: [Located<String>] = []

  static let failed = CheckedExpression(expression: nil, type: .failed, field: nil)
}

/// A value of a `case`, and where it stands.
struct CheckedBranch: Sendable {
  var value: CheckedExpression
  var span: TextSpan
}
