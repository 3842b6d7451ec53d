import Records

/// V610: a date with unknown parts stands only where 項目説明 says 不詳日を許容する.
/// Source: 凡例（データ型） DATE; an open start (`0000-01-01`) and an open end (`9999-12-31`) are no unknown dates.
enum UnknownDateRule {
  static let title = LocalizedText(ja: "不詳日を許容しない項目", en: "items that allow no unknown date")

  static let entry = RuleEntry(
    code: .unknownDateNotAllowed, title: title,
    sentence: LocalizedText(
      ja: "不詳の部分のある日付は、項目説明に「不詳日を許容する」とある項目だけに書く。期間の始まりと終わりの定めの無いこと（0000-01-01、9999-12-31）は不詳ではない。",
      en:
        "A date with unknown parts stands only where 項目説明 says 不詳日を許容する. An open start or end (0000-01-01, 9999-12-31) is not unknown."
    ),
    clause: LocalizedText(ja: "凡例（データ型） DATE", en: "legend of data types (凡例（データ型）) DATE"),
    example: RuleExample(
      items: [RuleExample.item("操作年月日", .date, 10)], fires: [["0000-00-00"]],
      holds: [["2021-11-01"], ["0000-01-01"]]))

  static func applies(to item: StandardItem) -> Bool { item.type == .date && !item.allowsUnknownDate }

  /// What one pass over a date tells `DataTypeRule` and this rule.
  enum DateState {
    case whole
    case partial
    case wrong
  }

  /// Reads `bytes[start..<end]`, not empty; the plain case is decided without a `StandardDate`.
  @inline(__always)
  static func state(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> DateState {
    if end - start != 10 { return .wrong }
    return isPlain(bytes, start) ? .whole : read(bytes, start)
  }

  /// Whether it is a day of a year from 1000 that every month has: the case nearly every date is.
  @inline(__always)
  private static func isPlain(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    func digit(_ offset: Int) -> UInt8 { bytes[start + offset] &- 0x30 }
    let year = max(digit(0), digit(1), digit(2), digit(3))
    let month = digit(5) &* 10 &+ digit(6)
    let day = digit(8) &* 10 &+ digit(9)
    return digit(0) > 0 && max(year, digit(5), digit(6), digit(8), digit(9)) <= 9
      && bytes[start + 4] == 0x2D && bytes[start + 7] == 0x2D && month &- 1 < 12 && day &- 1 < 28
  }

  private static func read(_ bytes: Span<UInt8>, _ start: Int) -> DateState {
    switch StandardDate(bytes.extracting(start..<start + 10)) {
    case .known, .openStart, .openEnd: .whole
    case .partial: .partial
    case .absent, nil: .wrong
    }
  }
}
