public import Records

/// The kinds of values that flow between steps: the types of the language (`Mappings/README.md`).
public enum ValueKind: String, Sendable, Hashable, CaseIterable {
  /// Characters.
  case text
  /// Digits as they stand, leading zeros and all.
  case digits
  /// A whole number in canonical digits.
  case integer
  /// An exact decimal with a fixed scale.
  case decimal
  /// A date of the standard.
  case date
  /// A time of the standard.
  case time
  /// A value of a code list.
  case code
  /// True or false: the result of a comparison or of `last within`.
  case flag

  /// Its name in both languages, as messages say it.
  public var title: LocalizedText {
    switch self {
    case .text: LocalizedText(ja: "文字列", en: "text")
    case .digits: LocalizedText(ja: "数字列", en: "digits")
    case .integer: LocalizedText(ja: "整数", en: "an integer")
    case .decimal: LocalizedText(ja: "小数", en: "a decimal")
    case .date: LocalizedText(ja: "日付", en: "a date")
    case .time: LocalizedText(ja: "時刻", en: "a time")
    case .code: LocalizedText(ja: "コード", en: "a code")
    case .flag: LocalizedText(ja: "真偽", en: "a flag")
    }
  }
}
