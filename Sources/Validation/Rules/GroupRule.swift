import Evaluation
import Language
import Platform
import Records

/// V609: a rule across records: among some records, every value of the keys has exactly one that meets a condition,
/// such as one head (続柄コード1 `02`) in each household.
struct GroupRule: Sendable {
  /// Its position in the run's rule list.
  let index: Int
  private let keys: [Int]
  private let among: CompiledPredicate?
  private let one: CompiledPredicate

  static let entry = RuleEntry(
    code: .groupRuleUnmet, title: LocalizedText(ja: "レコードをまたぐ規則", en: "rules across records"),
    sentence: LocalizedText(
      ja: "キーの値が同じレコードのうち、条件を満たすものはちょうど一つ。世帯主は世帯にひとり、最新の記録は人にひとつ。",
      en:
        "Among records with one value of the keys exactly one meets a condition: a household has one head, a person one latest record."
    ),
    clause: LocalizedText(
      ja: "住民記録システム標準仕様書（世帯主）。最新フラグの一意性を述べた文書は見つかっていない",
      en: "住民記録システム標準仕様書 (heads of households); no document was found that says it of latest records"),
    example: RuleExample(
      items: [RuleExample.item("世帯番号", .halfWidth, 15), RuleExample.item("続柄", .halfWidth, 2)],
      rule: "each (世帯番号) has one 続柄 == \"02\"", fires: [["1", "02"], ["1", "02"], ["2", "20"]],
      holds: [["1", "02"], ["1", "20"], ["2", "02"]]))

  /// The mark of an entry whose record meets the condition.
  static let meets: UInt64 = 1

  /// Compiles a rule across records; `nil` for a rule over single ones.
  init?(_ rule: TypedRule, index: Int) {
    guard case .exactlyOne(let keys, let among, let one) = rule.demand else { return nil }
    self.index = index
    self.keys = keys
    self.among = among.map { CompiledPredicate(overItems: $0) }
    self.one = CompiledPredicate(overItems: one)
  }

  /// One entry for each record the rule is about. A key with an absent part names no household and is left out.
  func entries(_ batch: StandardBatch, skipping: [Bool]) -> [PartitionEntry] {
    guard let columns = KeyColumns(keys, batch) else { return [] }
    let applies = among?.holds(batch)
    let meets = one.holds(batch)
    var entries: [PartitionEntry] = []
    for row in 0..<batch.count where !skipping[row] {
      if let applies, !applies[row] { continue }
      guard let key = columns.key(row) else { continue }
      entries.append(
        PartitionEntry(key: key, record: batch.recordIndexes[row], payload: meets[row] ? GroupRule.meets : 0))
    }
    return entries
  }
}
