import Records

/// V606: a mandatory item is never empty. Source: 凡例（列項目説明） データ出力条件 必須.
enum MandatoryRule {
  static let title = LocalizedText(ja: "必須項目", en: "mandatory items")

  static let entry = RuleEntry(
    code: .mandatoryMissing, title: title,
    sentence: LocalizedText(
      ja: "データ出力条件が必須の項目と主キーの項目は、どのレコードでも空でない。",
      en: "An item that is 必須, and every item of the primary key, is never empty."),
    clause: LocalizedText(ja: "凡例（列項目説明） データ出力条件 必須", en: "legend of columns (凡例（列項目説明）) データ出力条件 必須"),
    example: RuleExample(
      items: [RuleExample.item("操作者ID", .halfWidth, 10, condition: .mandatory)], fires: [[""]], holds: [["123456"]]))

  static func applies(to item: StandardItem) -> Bool { item.condition == .mandatory || item.isPrimaryKey }
}
