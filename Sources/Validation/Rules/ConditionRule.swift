import Evaluation
import Language
import Records

/// V607: a rule over one record, such as a conditional item (条件付き必須) that is there whenever its condition holds.
struct ConditionRule: Sendable {
  /// Its position in the run's rule list.
  let index: Int
  private let item: Int?
  private let demand: CompiledPredicate?
  private let condition: CompiledPredicate?

  static let entry = RuleEntry(
    code: .conditionUnmet, title: LocalizedText(ja: "条件付き必須と項目間の規則", en: "conditions, and rules between items"),
    sentence: LocalizedText(
      ja: "条件付き必須の項目は、条件を満たすレコードで空でない。期間の順序のような項目どうしの決まりも同じ形の規則で書く。",
      en:
        "A conditional item is there whenever its condition holds; what two items owe each other, as the order of a period, is a rule of the same kind."
    ),
    clause: LocalizedText(
      ja: "凡例（列項目説明） データ出力条件 条件付き必須、項目説明の※※", en: "legend of columns (凡例（列項目説明）) 条件付き必須, and ※※ in 項目説明"),
    example: RuleExample(
      items: [RuleExample.item("フラグ", .halfWidth, 1), RuleExample.item("統合先", .halfWidth, 15)],
      rule: "require 統合先 when フラグ == \"1\"", fires: [["1", ""]], holds: [["1", "5"], ["0", ""]]))

  /// Compiles a rule that demands something of single records; `nil` for a rule across records.
  init?(_ rule: TypedRule, index: Int) {
    self.index = index
    switch rule.demand {
    case .present(let item, let condition):
      self.item = item
      demand = nil
      self.condition = condition.map { CompiledPredicate(overItems: $0) }
    case .holds(let demand, let condition):
      item = nil
      self.demand = CompiledPredicate(overItems: demand)
      self.condition = condition.map { CompiledPredicate(overItems: $0) }
    case .exactlyOne, .refers, .excludes, .consecutive, .sums: return nil
    }
  }

  /// Checks every record that meets the condition; the tally counts those.
  func check(_ batch: StandardBatch, skipping: [Bool], into findings: inout [Finding]) -> RuleTally {
    var tally = RuleTally()
    let applies = condition?.holds(batch)
    let holds = demand?.holds(batch)
    let column = item.flatMap { batch.columns[$0] }
    for row in 0..<batch.count where !skipping[row] {
      if let applies, !applies[row] { continue }
      let isMet: Bool
      if let holds {
        isMet = holds[row]
      } else if let column {
        isMet = !column.isEmpty(row)
      } else {
        isMet = false
      }
      tally.count(isMet)
      if isMet { continue }
      findings.append(
        Finding(
          .conditionUnmet, recordIndex: batch.recordIndexes[row], item: item.map { Int32($0) }, rule: Int32(index)))
    }
    return tally
  }
}
