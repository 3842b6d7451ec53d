import Records

/// V603: an X item holds half-width characters alone: U+0020 to U+007E and half-width katakana U+FF61 to U+FF9F.
/// Source: 凡例（データ型） X 半角文字列; the two ranges are those of JIS X 0201.
enum HalfWidthRule {
  static let title = LocalizedText(ja: "X項目は半角文字", en: "X items hold half-width characters")

  static let entry = RuleEntry(
    code: .notHalfWidth, title: title,
    sentence: LocalizedText(
      ja: "X項目には半角文字（U+0020〜U+007Eと半角カタカナ）だけを書く。",
      en: "An X item holds half-width characters alone: U+0020 to U+007E and half-width katakana."),
    clause: LocalizedText(ja: "凡例（データ型） X", en: "legend of data types (凡例（データ型）) X"),
    example: RuleExample(
      items: [RuleExample.item("操作者ID", .halfWidth, 10)], fires: [["１２３"]], holds: [["123"], ["ﾀﾛｳ"]]))

  static func applies(to item: StandardItem) -> Bool { item.type == .halfWidth }
}
