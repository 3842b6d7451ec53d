import Records

/// V604: an Ｎ item holds no ASCII, no control and no half-width form. Source: 凡例（データ型） Ｎ 全角文字列.
enum FullWidthRule {
  static let title = LocalizedText(ja: "Ｎ項目は全角文字", en: "Ｎ items hold full-width characters")

  static let entry = RuleEntry(
    code: .notFullWidth, title: title,
    sentence: LocalizedText(
      ja: "Ｎ項目には全角文字だけを書く。半角の英数字、半角カタカナ、制御文字は書かない。",
      en: "An Ｎ item holds full-width characters alone: no ASCII, no half-width form, no control character."),
    clause: LocalizedText(ja: "凡例（データ型） Ｎ", en: "legend of data types (凡例（データ型）) Ｎ"),
    example: RuleExample(
      items: [RuleExample.item("番地号", .fullWidth, 10)], fires: [["1番6号"]], holds: [["１番６号"]]))

  static func applies(to item: StandardItem) -> Bool { item.type == .fullWidth }
}
