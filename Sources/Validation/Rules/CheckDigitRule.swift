import Evaluation
import Language
import Records

/// V613: the check digit of a number agrees, each by its own formula (検査数字 of the pack).
///
/// A warning: numbers that were assigned are not assigned again (付番済み番号の再付番は不要), and no person is dropped for one.
/// A run lists them where its mapping has a `check` step (M506); this rule looks at files of any origin.
/// Source: as `CheckDigits`.
enum CheckDigitRule {
  static let title = LocalizedText(ja: "検査数字", en: "check digits")

  static let entry = RuleEntry(
    code: .wrongCheckDigit, title: title,
    sentence: LocalizedText(
      ja: "検査数字を番号ごとの式で計算し直すと合う。付番済みの番号は直さず、警告として一覧にする。",
      en: "The check digit agrees with the formula of its number. Numbers that were assigned are kept: a warning."),
    clause: LocalizedText(
      ja: "共通機能標準仕様書 2.1（宛名番号）、総務省令第85号第5条（個人番号）ほか", en: "共通機能標準仕様書 2.1 (宛名番号), 総務省令第85号第5条 (個人番号) and others"),
    example: RuleExample(
      items: [RuleExample.item("個人番号", .halfWidth, 12, checkDigit: "個人番号")], fires: [["123456789019"]],
      holds: [["123456789018"]]))

  static func applies(to item: StandardItem) -> Bool { number(of: item) != nil }

  /// The number whose formula counts; `nil` for an item without one.
  static func number(of item: StandardItem) -> CheckedNumber? { item.checkDigit.flatMap { value($0) } }
}
