public import Records

/// What the language knows of one step: how it is written, what it takes and gives, when it can fail.
///
/// Meaning, inverse and loss class live in `Evaluation`.
public struct StepSignature: Sendable {
  /// The name as written; `absent when` is one name.
  public let name: String
  /// What stands behind the name.
  public let arguments: Arguments
  /// The kinds it takes.
  public let inputs: [ValueKind]
  /// The kind it gives; `nil` for the kind it took.
  public let output: ValueKind?
  /// The kinds on which it can fail; empty when it never does.
  public let fallibleOn: [ValueKind]
  /// Why it can fail, as findings say it.
  public let reasons: [FindingCode]
  /// What it does, one sentence.
  public let summary: LocalizedText
  /// How it is used, a line of a mapping.
  public let example: String

  /// The arguments of a step.
  public enum Arguments: Sendable {
    /// None.
    case none
    /// The name of a conversion table.
    case conversion
    /// The name of a number with a check digit.
    case checkedNumber
    /// `blank` or a string.
    case blankOrText
    /// Two strings.
    case twoTexts
    /// One string.
    case oneText(example: String)
    /// Two whole numbers, the first and the last of a range.
    case range(example: String)
    /// Nothing, or the pattern of a date.
    case datePattern(example: String)

    /// What has to be written, in both languages.
    public var title: LocalizedText {
      switch self {
      case .none: LocalizedText(ja: "引数なし", en: "no argument")
      case .conversion: LocalizedText(ja: "変換表の名前一つ", en: "the name of one conversion table")
      case .checkedNumber:
        LocalizedText(
          ja: CheckedNumber.allCases.map(\.rawValue).joined(separator: "、") + "のどれか",
          en: "one of " + CheckedNumber.allCases.map(\.rawValue).joined(separator: ", "))
      case .blankOrText: LocalizedText(ja: "`blank`または文字列一つ", en: "`blank` or one string")
      case .twoTexts: LocalizedText(ja: "文字列二つ（真のとき、偽のとき）", en: "two strings, for true and for false")
      case .oneText(let example):
        LocalizedText(ja: "`\"\(example)\"`のような文字列一つ", en: "one string such as `\"\(example)\"`")
      case .range(let example):
        LocalizedText(
          ja: "`\(example)`のような、1から始まる最初と最後の位置", en: "the first and the last place, from 1, such as `\(example)`")
      case .datePattern(let example):
        LocalizedText(
          ja: "なし、または`\"\(example)\"`のような書式一つ", en: "nothing, or one pattern such as `\"\(example)\"`")
      }
    }
  }
}
