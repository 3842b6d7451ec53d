import Records

/// V606: a mandatory item is never empty. Source: 凡例（列項目説明） データ出力条件 必須.
enum MandatoryRule {
  static let title = LocalizedText(ja: "必須項目", en: "mandatory items")

  static func applies(to item: StandardItem) -> Bool { item.condition == .mandatory || item.isPrimaryKey }
}
