import Records

/// V602: a value has at most 桁数 characters (not bytes). Source: 凡例（列項目説明） 桁数.
enum LengthRule {
  static let title = LocalizedText(ja: "桁数（文字数）", en: "length in characters")

  static let entry = RuleEntry(
    code: .tooLong, title: title,
    sentence: LocalizedText(
      ja: "値の文字数は桁数を超えない。バイト数ではなく、サロゲートペアも、異体字セレクタの付いた文字も1文字と数える。",
      en:
        "A value has at most 桁数 characters, not bytes: a surrogate pair is one, and so is a character with a variation selector."
    ),
    clause: LocalizedText(ja: "凡例（列項目説明） 桁数", en: "legend of columns (凡例（列項目説明）) 桁数"),
    example: RuleExample(
      items: [RuleExample.item("都道府県", .fullWidth, 4)], fires: [["東京都特別区"]],
      holds: [["神奈川県"], ["𠮟\u{8FBB}\u{E0102}都府"]]))

  /// Dates, years and times have their length by their format.
  static func applies(to item: StandardItem) -> Bool {
    switch item.type {
    case .halfWidth, .fullWidth, .integer, .decimal, .signedInteger: item.length != nil
    case .image, .year, .date, .time: false
    }
  }

  /// Whether a number of `bytes[start..<end]` fits: 整数部 n 桁以下、小数部 m 桁以下; a sign is no digit.
  @inline(__always)
  static func holds(
    _ type: ItemType, limit: Int, fraction: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    switch type {
    case .decimal:
      let point = DataTypeRule.point(bytes, start, end)
      return point - start <= limit && (point == end || end - point - 1 <= fraction)
    case .signedInteger: return end - start - (bytes[start] == 0x2D ? 1 : 0) <= limit
    case .integer, .halfWidth, .fullWidth, .image, .year, .date, .time: return end - start <= limit
    }
  }
}
