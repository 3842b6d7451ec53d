import Language
import Platform
import Records

/// V615: the numbers of the records of one person follow one another, such as 個人履歴番号.
///
/// That old numbers are carried and not made anew leaves gaps where old systems did; no document demands that there are none,
/// so that packs make it a warning.
struct ConsecutiveRule: Sendable {
  /// Its position in the run's rule list.
  let index: Int
  private let keys: [Int]
  private let number: Int

  static let entry = RuleEntry(
    code: .numberGap, title: LocalizedText(ja: "続き番号", en: "numbers without gaps"),
    sentence: LocalizedText(
      ja: "キーの値が同じレコードの番号に欠けが無い。旧システムの番号は引き継ぐものなので、パックでは警告とする。",
      en:
        "The numbers of the records with one value of the keys have no gap. Old numbers are carried, so that packs make it a warning."
    ),
    clause: LocalizedText(ja: "述べた文書は見つかっていない", en: "no document was found that says so"),
    example: RuleExample(
      items: [RuleExample.item("宛名番号", .halfWidth, 15), RuleExample.item("履歴番号", .integer, 5)],
      rule: "each (宛名番号) numbers 履歴番号", fires: [["1", "1"], ["1", "3"]],
      holds: [["1", "2"], ["1", "1"], ["2", "1"]]))

  /// Compiles a rule about numbers; `nil` for any other.
  init?(_ rule: TypedRule, index: Int) {
    guard case .consecutive(let keys, let number) = rule.demand else { return nil }
    self.index = index
    self.keys = keys
    self.number = number
  }

  /// One entry for each record with keys and a number, which is its payload. What is no number is the data type's to say.
  func entries(_ batch: StandardBatch, skipping: [Bool]) -> [PartitionEntry] {
    guard let columns = KeyColumns(keys, batch), let numbers = batch.columns[number] else { return [] }
    var entries: [PartitionEntry] = []
    for row in 0..<batch.count where !skipping[row] {
      guard let key = columns.key(row), let value = ConsecutiveRule.value(numbers, row) else { continue }
      entries.append(PartitionEntry(key: key, record: batch.recordIndexes[row], payload: value))
    }
    return entries
  }

  private static func value(_ column: Column, _ row: Int) -> UInt64? {
    let range = column.range(row)
    guard (1...18).contains(range.count) else { return nil }
    var value: UInt64 = 0
    for byte in column.bytes[range] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + UInt64(byte - 0x30)
    }
    return value
  }
}
