import Evaluation
import Language
import Platform
import Records

/// V616: amounts of two groups have the same sum for every value of the keys, such as the instalments (期別) and the year's levy
/// (年税額), or what a payment list and a ledger say was paid.
struct SumRule: Sendable {
  /// Its position in the run's rule list.
  let index: Int
  private let side: SumSide

  static let entry = RuleEntry(
    code: .sumDiffers, title: LocalizedText(ja: "グループ間の金額の合計", en: "sums between groups"),
    sentence: LocalizedText(
      ja: "キーの値ごとに、二つのグループの金額の合計が等しい。期別の合計は年税額。どちらかにレコードが無ければ、その合計は0。",
      en:
        "For every value of the keys the amounts of two groups have the same sum: the instalments that of the year’s levy. Without a record in one of them its sum is 0."
    ),
    clause: LocalizedText(
      ja: "調達文書は金額の突合を求める。項目を名指しする公開文書は見つかっていない",
      en: "tenders demand that amounts tie; no public document was found that names the items"),
    example: RuleExample(
      items: [RuleExample.item("通知書番号", .halfWidth, 10), RuleExample.item("期別税額", .signedInteger, 13)],
      rule: "each (通知書番号) sums 期別税額 to 000.参照.年税額 by (番号)",
      otherItems: [RuleExample.item("番号", .halfWidth, 10), RuleExample.item("年税額", .integer, 13)],
      others: [["1", "30000"], ["2", "0"]], fires: [["1", "10000"], ["1", "10000"]],
      holds: [["1", "20000"], ["1", "15000"], ["1", "-5000"]]))

  /// Compiles a rule about sums; `nil` for any other.
  init?(_ rule: TypedRule, index: Int) {
    guard case .sums(let own, _, _) = rule.demand else { return nil }
    self.index = index
    side = SumSide(own, of: rule.group, isOther: false)
  }

  /// What another group gives for a rule about sums; `nil` for any other rule.
  static func otherSide(_ rule: TypedRule, _ group: StandardGroup) -> SumSide? {
    guard case .sums(_, _, let other) = rule.demand else { return nil }
    return SumSide(other, of: group, isOther: true)
  }

  /// One entry for each record with keys and an amount.
  func entries(_ batch: StandardBatch, skipping: [Bool]) -> [PartitionEntry] {
    side.entries(batch, skipping: skipping)
  }
}

/// One side of a rule about sums. An entry's payload is the amount, in units of its last digit, and the side in the lowest bit.
struct SumSide: Sendable {
  /// The payload's amount where a value is no number of at most 18 digits: its sum is not known, and its data type's rule tells.
  static let unknown: Int64 = 1 << 61

  private let keys: [Int]
  private let amount: Int
  private let fractionLength: Int
  private let among: CompiledPredicate?
  private let mark: UInt64

  init(_ sum: TypedRule.Sum, of group: StandardGroup, isOther: Bool) {
    keys = sum.keys
    amount = sum.amount
    fractionLength = group.items[sum.amount].fractionLength
    among = sum.among.map { CompiledPredicate(overItems: $0) }
    mark = isOther ? 1 : 0
  }

  /// Whether an entry is the other group's.
  static func isOther(_ entry: PartitionEntry) -> Bool { entry.payload & 1 == 1 }

  /// The amount of an entry; `unknown` where it is not known.
  static func amount(_ entry: PartitionEntry) -> Int64 { Int64(bitPattern: entry.payload) >> 1 }

  /// One entry for each record with keys and an amount that is not absent.
  func entries(_ batch: StandardBatch, skipping: [Bool]) -> [PartitionEntry] {
    guard let columns = KeyColumns(keys, batch), let amounts = batch.columns[amount] else { return [] }
    let applies = among?.holds(batch)
    var entries: [PartitionEntry] = []
    for row in 0..<batch.count where !skipping[row] {
      if let applies, !applies[row] { continue }
      let range = amounts.range(row)
      guard !range.isEmpty, let key = columns.key(row) else { continue }
      let value = amount(amounts.bytes[range]) ?? SumSide.unknown
      entries.append(
        PartitionEntry(key: key, record: batch.recordIndexes[row], payload: UInt64(bitPattern: value << 1) | mark))
    }
    return entries
  }

  /// The value of a text such as `-12.50` in units of the item's last digit.
  private func amount(_ text: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    var digits = 0
    var fraction: Int?
    let isNegative = text.first == 0x2D
    for byte in isNegative ? text.dropFirst() : text {
      if byte == 0x2E, fraction == nil, digits > 0 {
        fraction = 0
        continue
      }
      guard byte >= 0x30, byte <= 0x39, digits < 18 else { return nil }
      if let places = fraction { fraction = places + 1 }
      value = value * 10 + Int64(byte - 0x30)
      digits += 1
    }
    guard digits > 0, fraction != 0 else { return nil }
    let places = fraction ?? 0
    guard places <= fractionLength, digits + fractionLength - places <= 18 else { return nil }
    for _ in places..<fractionLength { value *= 10 }
    return isNegative ? -value : value
  }
}
