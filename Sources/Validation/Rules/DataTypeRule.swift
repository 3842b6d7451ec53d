import Records

/// V601: a value has the format of its data type. Source: 凡例（データ型）.
enum DataTypeRule {
  static let title = LocalizedText(ja: "データ型の形式", en: "format of the data type")

  static let entry = RuleEntry(
    code: .wrongFormat, title: title,
    sentence: LocalizedText(
      ja: "整数は数字だけ、年月日はYYYY-MM-DDの実在する日、時刻はHH:MM:SSのように、値はデータ型の形を持つ。",
      en:
        "A value has the form of its data type: digits for 9, a day that exists as YYYY-MM-DD for DATE, HH:MM:SS for TIME."
    ),
    clause: LocalizedText(ja: "凡例（データ型）", en: "legend of data types (凡例（データ型）)"),
    example: RuleExample(
      items: [RuleExample.item("届出年月日", .date, 10)], fires: [["2025-02-29"], ["20250228"]],
      holds: [["2024-02-29"], ["9999-12-31"], [""]]))

  /// X and Ｎ have no format beyond their repertoire; an image is not looked at.
  static func applies(to item: StandardItem) -> Bool {
    switch item.type {
    case .halfWidth, .fullWidth, .image: false
    case .integer, .decimal, .signedInteger, .year, .date, .time: true
    }
  }

  /// Whether `bytes[start..<end]`, not empty, has the format. A date is read by `UnknownDateRule.state`.
  @inline(__always)
  static func holds(_ type: ItemType, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    switch type {
    case .integer: isDigits(bytes, start, end)
    // 負の場合は「-」を付ける.
    case .signedInteger: isDigits(bytes, bytes[start] == 0x2D ? start + 1 : start, end)
    case .decimal: isDecimal(bytes, start, end)
    // 西暦4桁; 0000 and 9999 are an open start and end.
    case .year: end - start == 4 && isDigits(bytes, start, end)
    case .time: isTime(bytes, start, end)
    case .date, .halfWidth, .fullWidth, .image: true
    }
  }

  private static func isDigits(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    if start >= end { return false }
    for index in start..<end where bytes[index] < 0x30 || bytes[index] > 0x39 { return false }
    return true
  }

  /// 小数点付き実数: digits, or digits, a point and digits; 正の実数, so no sign.
  private static func isDecimal(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let point = DataTypeRule.point(bytes, start, end)
    return isDigits(bytes, start, point) && (point == end || isDigits(bytes, point + 1, end))
  }

  /// The position of the first point, or the end.
  static func point(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, bytes[index] != 0x2E { index += 1 }
    return index
  }

  /// `HH:MM:SS`, 24 hours, zero padded; 秒は省略可能.
  private static func isTime(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let count = end - start
    guard count == 5 || count == 8, bytes[start + 2] == 0x3A, count == 5 || bytes[start + 5] == 0x3A else {
      return false
    }
    return isBelow(24, bytes, start) && isBelow(60, bytes, start + 3) && (count == 5 || isBelow(60, bytes, start + 6))
  }

  private static func isBelow(_ limit: Int, _ bytes: Span<UInt8>, _ index: Int) -> Bool {
    isDigits(bytes, index, index + 2) && (Int(bytes[index]) - 0x30) * 10 + Int(bytes[index + 1]) - 0x30 < limit
  }
}
