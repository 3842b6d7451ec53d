import Records

/// V602: a value has at most 桁数 characters (not bytes). Source: 凡例（列項目説明） 桁数.
enum LengthRule {
  static let title = LocalizedText(ja: "桁数（文字数）", en: "length in characters")

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
