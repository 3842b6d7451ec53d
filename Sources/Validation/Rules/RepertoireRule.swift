import Records

/// V612: a text holds no character outside the repertoire that the project declares. Source: 地方公共団体情報システム標準化基本方針
/// 3.3 (文字: 行政事務標準文字, JIS X 0213); the project says which list stands for it.
enum RepertoireRule {
  static let title = LocalizedText(ja: "文字は宣言した文字集合にある", en: "characters are in the declared repertoire")

  static func applies(to item: StandardItem) -> Bool { item.type == .fullWidth || item.type == .halfWidth }
}
