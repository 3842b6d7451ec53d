import Records

/// V603: an X item holds half-width characters alone: U+0020 to U+007E and half-width katakana U+FF61 to U+FF9F.
/// Source: 凡例（データ型） X 半角文字列; the two ranges are those of JIS X 0201.
enum HalfWidthRule {
  static let title = LocalizedText(ja: "X項目は半角文字", en: "X items hold half-width characters")

  static func applies(to item: StandardItem) -> Bool { item.type == .halfWidth }
}
