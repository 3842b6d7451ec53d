public import Records

/// `before`, `after` and `characters`: a part of a text.
///
/// Meaning: `before` and `after` cut at the first of the marks; `characters` takes those from one place to another, both
/// counted from 1 and included, a character being a base with its variation selector. Nothing else is touched.
/// Examples: `山田　太郎` `before "　"` → `山田`, `after "　"` → `太郎`; `辻󠄀一` `characters 1, 1` → `辻󠄀`; `山` `characters 2, 3`
/// → absent.
/// Failure reasons: `before` and `after` M511, where the mark is not there; `characters` none.
/// Loss class: normalised: what is left out stands nowhere in the result.
/// Inverse: none.
/// Source: of the length of a character, 基本データリスト 凡例（桁数）.
public struct TextCut: Sendable {
  /// Which part.
  public enum Part: Sendable, Hashable {
    /// What stands before these bytes of UTF-8.
    case before([UInt8])
    /// What stands behind them.
    case after([UInt8])
    /// The characters at these places, from 1.
    case characters(ClosedRange<Int>)
  }

  private let part: Part

  /// Makes a step; a mark is not empty.
  public init(_ part: Part) { self.part = part }

  /// Cuts every value. O(bytes).
  public func apply(_ column: Column) -> StepResult {
    var result = Column(reservingValues: column.count, bytes: column.bytes.count)
    var failures: [RowFinding] = []
    let text = column.bytes.span
    for row in 0..<column.count {
      let range = column.range(row)
      if !range.isEmpty {
        if let cut = cut(text, range) {
          result.bytes.append(contentsOf: column.bytes[cut])
        } else {
          failures.append(RowFinding(row: UInt32(row), code: .markMissing))
        }
      }
      result.endValue()
    }
    return StepResult(column: result, failures: failures)
  }

  /// The bytes of the part; `nil` where the mark is not there.
  private func cut(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    switch part {
    case .before(let mark): TextCut.find(mark, text, range).map { range.lowerBound..<$0 }
    case .after(let mark): TextCut.find(mark, text, range).map { $0 + mark.count..<range.upperBound }
    case .characters(let places): TextCut.characters(places, text, range)
    }
  }

  /// Where the mark first stands. UTF-8 has no character within another, so bytes are enough.
  private static func find(_ mark: [UInt8], _ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    let mark = mark.span
    var at = range.lowerBound
    while at + mark.count <= range.upperBound {
      if ByteOrder.areEqual(text, at..<at + mark.count, mark, 0..<mark.count) { return at }
      at += 1
    }
    return nil
  }

  private static func characters(_ places: ClosedRange<Int>, _ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.upperBound
    var number = 0
    var at = range.lowerBound
    while at < range.upperBound {
      if text[at] & 0xC0 != 0x80, number == 0 || !isSelector(text, at, range.upperBound) {
        number += 1
        if number == places.lowerBound { start = at }
        if number > places.upperBound { return start..<at }
      }
      at += 1
    }
    return start..<range.upperBound
  }

  /// Whether a variation selector begins here: U+FE00–U+FE0F or U+E0100–U+E01EF.
  private static func isSelector(_ text: Span<UInt8>, _ at: Int, _ end: Int) -> Bool {
    if at + 3 <= end, text[at] == 0xEF { return text[at + 1] == 0xB8 && text[at + 2] <= 0x8F }
    guard at + 4 <= end, text[at] == 0xF3, text[at + 1] == 0xA0 else { return false }
    return text[at + 2] == 0x84 || text[at + 2] == 0x85 || text[at + 2] == 0x86
      || text[at + 2] == 0x87 && text[at + 3] <= 0xAF
  }
}
