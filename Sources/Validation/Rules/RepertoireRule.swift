import Records

/// V612: a text holds no character outside the repertoire that the project declares. Source: 地方公共団体情報システム標準化基本方針
/// 3.3 (文字: 行政事務標準文字, JIS X 0213); the project says which list stands for it.
enum RepertoireRule {
  static let title = LocalizedText(ja: "文字は宣言した文字集合にある", en: "characters are in the declared repertoire")

  static let entry = RuleEntry(
    code: .outsideRepertoire, title: title,
    sentence: LocalizedText(
      ja: "文字はプロジェクトの宣言した文字集合にある。宣言の無い検査では対象外になる。",
      en: "Every character is in the repertoire that the project declares; without one the rule is not applicable."),
    clause: LocalizedText(ja: "地方公共団体情報システム標準化基本方針 3.3", en: "地方公共団体情報システム標準化基本方針 3.3"),
    example: RuleExample(
      items: [RuleExample.item("氏名", .fullWidth, 10)], characters: "山田太郎", fires: [["山田\u{2000B}"]],
      holds: [["山田太郎"]]))

  static func applies(to item: StandardItem) -> Bool { item.type == .fullWidth || item.type == .halfWidth }
}
