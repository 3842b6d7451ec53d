import Records

/// V604: an Ｎ item holds no ASCII, no control and no half-width form. Source: 凡例（データ型） Ｎ 全角文字列.
enum FullWidthRule {
  static let title = LocalizedText(ja: "Ｎ項目は全角文字", en: "Ｎ items hold full-width characters")

  static func applies(to item: StandardItem) -> Bool { item.type == .fullWidth }
}
