import Language
import Platform
import Records

/// V611: a value has to stand in another group, such as the 宛名番号 of a tax record in 001.住民情報 or 031. V614: it must not,
/// such as the 宛名番号 of a person of 031 who is no resident in 001.
struct ReferenceRule: Sendable {
  /// Its position in the run's rule list.
  let index: Int
  /// The item whose values are looked for.
  let item: Int

  /// Whether the value must not be there.
  let isExcluded: Bool

  /// The mark of an entry whose record holds the value that is looked for; that of one that has it is 0.
  static let refers: UInt64 = 1

  static let exclusion = RuleEntry(
    code: .excludedValue, title: LocalizedText(ja: "ほかのグループに無い値", en: "values that no other group has"),
    sentence: LocalizedText(
      ja: "値は別のグループに無い。住登外者の宛名番号は住民の宛名番号でない。",
      en: "A value is in none of some groups: the number of a person not registered as a resident is no resident’s."),
    clause: LocalizedText(ja: "共通機能標準仕様書 2.1 住登外者宛名番号管理", en: "共通機能標準仕様書 2.1, 住登外者宛名番号管理"),
    example: RuleExample(
      items: [RuleExample.item("宛名番号", .halfWidth, 15)],
      rule: "require 宛名番号 not in 000.参照.番号", otherItems: [RuleExample.item("番号", .halfWidth, 15)],
      others: [["1"]], fires: [["1"]], holds: [["2"], ["3"]]))

  static let entry = RuleEntry(
    code: .referenceMissing, title: LocalizedText(ja: "参照先にある値", en: "values that another group has"),
    sentence: LocalizedText(
      ja: "値は参照先のグループのどれかにある。渡されていないグループへの参照は「未実施」で、合格ではない。",
      en:
        "A value stands in one of the groups that it refers to. Where a group was not given, the rule did not run, and did not pass."
    ),
    clause: LocalizedText(ja: "凡例（列項目説明） グループ_外部キー", en: "legend of columns (凡例（列項目説明）) グループ_外部キー"),
    example: RuleExample(
      items: [RuleExample.item("宛名番号", .halfWidth, 15)], rule: "require 宛名番号 in 000.参照.番号",
      otherItems: [RuleExample.item("番号", .halfWidth, 15)], others: [["1"], ["2"]], fires: [["3"]],
      holds: [["1"], ["2"]]))

  /// Compiles a reference; `nil` for any other rule.
  init?(_ rule: TypedRule, index: Int) {
    switch rule.demand {
    case .refers(let item, _):
      self.item = item
      isExcluded = false
    case .excludes(let item, _):
      self.item = item
      isExcluded = true
    case .present, .holds, .exactlyOne, .consecutive, .sums: return nil
    }
    self.index = index
  }

  /// One entry for each record that has the item.
  func entries(_ batch: StandardBatch, skipping: [Bool]) -> [PartitionEntry] {
    ReferenceRule.entries(of: item, batch, skipping: skipping, payload: ReferenceRule.refers)
  }

  /// The entries of the values of an item.
  static func entries(
    of item: Int, _ batch: StandardBatch, skipping: [Bool], payload: UInt64
  ) -> [PartitionEntry] {
    guard let columns = KeyColumns([item], batch) else { return [] }
    var entries: [PartitionEntry] = []
    entries.reserveCapacity(batch.count)
    for row in 0..<batch.count where !skipping[row] {
      guard let key = columns.key(row) else { continue }
      entries.append(PartitionEntry(key: key, record: batch.recordIndexes[row], payload: payload))
    }
    return entries
  }
}

/// An item of one group that a rule of any group refers to.
struct ReferencedItem: Sendable {
  /// The rule's position in the run's rule list.
  var rule: Int
  /// The item.
  var item: Int
  /// What is summed, where its amounts are asked for and not its values.
  var sum: SumSide?

  /// All items of a group that rules refer to.
  static func all(of group: StandardGroup, in rules: [TypedRule]) -> [ReferencedItem] {
    rules.enumerated().flatMap { index, rule in
      rule.demand.references.filter {
        $0.business.utf8.elementsEqual(group.business.utf8) && $0.group.utf8.elementsEqual(group.name.utf8)
      }.map { ReferencedItem(rule: index, item: $0.item, sum: SumRule.otherSide(rule, group)) }
    }
  }
}
