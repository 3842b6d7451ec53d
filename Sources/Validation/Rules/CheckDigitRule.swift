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

  static func applies(to item: StandardItem) -> Bool { number(of: item) != nil }

  /// The number whose formula counts; `nil` for an item without one.
  static func number(of item: StandardItem) -> CheckedNumber? { item.checkDigit.flatMap { value($0) } }
}
