public import Language
import Platform
public import Records

/// The rules of one group, compiled: those that the columns of the official list state, then those of packs and project.
public struct GroupValidator: Sendable {
  /// The group.
  public let group: StandardGroup
  /// What is checked, in the order of `GroupCheck.tallies`.
  public let checks: [Check]
  /// The rules across records, by position in the run's rule list, in the order of `GroupCheck.groupRuleEntries`.
  public var groupRules: [Int] { acrossRules.map(\.index) }

  /// The rules of the run, of any group, that refer to an item of this one, in the order of
  /// `GroupCheck.referencedEntries`.
  public var referringRules: [Int] { referenced.map(\.rule) }

  /// Rules across records, of any group, by position in the run's rule list, for which nothing is gathered: nobody could
  /// decide them.
  public var undecidable: Set<Int> = []

  let conditionRules: [ConditionRule]
  let acrossRules: [AcrossRule]
  private let referenced: [ReferencedItem]
  private let plans: [ItemPlan]
  /// The characters that may be written; `nil` where the project declares none.
  let repertoire: Repertoire?
  /// Whether check digits are computed again.
  let checksDigits: Bool

  /// Whether any item has a code list whose values are known.
  var hasCodeLists: Bool { plans.contains { $0.codes != nil } }

  /// The coded items whose values nobody but the municipality knows (自治体固有コード).
  var itemsOfMunicipalCodes: [String] {
    zip(group.items, plans).filter { $0.codeList != nil && $1.codes == nil }.map(\.0.name)
  }

  /// One line of what is checked.
  public struct Check: Sendable {
    /// The code of its findings.
    public var code: FindingCode
    /// What it demands.
    public var title: LocalizedText
    /// The official prose it stands for, empty when it has none.
    public var quotation: String
    /// Its position in the run's rule list; `nil` for what the columns of the official list state.
    public var rule: Int?
    /// How grave a breach is.
    public var severity: Severity
  }

  /// Compiles the rules of a group.
  ///
  /// - Parameters:
  ///   - group: The group, as the edition has it.
  ///   - edition: The edition, for its code lists.
  ///   - rules: The run's rule list, rules of other groups included; `Finding.rule` is the position in it.
  ///   - repertoire: The characters that may be written; `nil` where the project declares none.
  ///   - municipalCodes: The values of items whose codes are the municipality's own.
  ///   - checksDigits: Whether check digits are computed again; a run leaves that to the `check` steps of its mapping.
  public init(
    group: StandardGroup, edition: StandardEdition, rules: [TypedRule], repertoire: Repertoire? = nil,
    checksDigits: Bool = false, municipalCodes: MunicipalCodes = MunicipalCodes()
  ) {
    self.group = group
    self.repertoire = repertoire
    self.checksDigits = checksDigits
    plans = group.items.indices.map { ItemPlan($0, of: group, in: edition, checksDigits: checksDigits, municipalCodes) }
    var checks = BuiltInRule.allCases.map {
      Check(code: $0.code, title: $0.title, quotation: "", rule: nil, severity: $0.code.severity)
    }
    var conditionRules: [ConditionRule] = []
    var acrossRules: [AcrossRule] = []
    for (index, rule) in rules.enumerated() where GroupValidator.isSame(rule.group, group) {
      if let compiled = ConditionRule(rule, index: index) { conditionRules.append(compiled) }
      if let compiled = GroupRule(rule, index: index) { acrossRules.append(.exactlyOne(compiled)) }
      if let compiled = ReferenceRule(rule, index: index) { acrossRules.append(.reference(compiled)) }
      if let compiled = ConsecutiveRule(rule, index: index) { acrossRules.append(.consecutive(compiled)) }
      if let compiled = SumRule(rule, index: index) { acrossRules.append(.sum(compiled)) }
    }
    for index in conditionRules.map(\.index) + acrossRules.map(\.index) {
      let rule = rules[index]
      let code: FindingCode =
        switch rule.demand {
        case .exactlyOne: .groupRuleUnmet
        case .refers: .referenceMissing
        case .excludes: .excludedValue
        case .consecutive: .numberGap
        case .sums: .sumDiffers
        case .present, .holds: .conditionUnmet
        }
      checks.append(
        Check(
          code: code, title: LocalizedText(ja: rule.name, en: rule.name), quotation: rule.quotation, rule: index,
          severity: rule.severity))
    }
    self.checks = checks
    self.conditionRules = conditionRules
    self.acrossRules = acrossRules
    referenced = ReferencedItem.all(of: group, in: rules)
  }

  /// Checks the records of one batch that are not skipped.
  ///
  /// Tallies of keys and of rules across records stay zero here: `DuplicateKeys`, `GroupRules` and `References` count
  /// them.
  /// - Parameters:
  ///   - batch: Records of the group.
  ///   - skipping: For each row, whether it is left out: rejected records are not written.
  /// - Complexity: O(bytes); one pass over each column.
  public func check(_ batch: StandardBatch, skipping: [Bool]) -> GroupCheck {
    precondition(batch.columns.count == plans.count, "a batch has one column for each item of its group")
    precondition(skipping.count == batch.count, "every row is skipped or not")
    var items = ItemCheck(recordIndexes: batch.recordIndexes, skipping: skipping, repertoire: repertoire)
    for plan in plans {
      if let column = batch.columns[plan.item] {
        items.check(column, plan)
      } else {
        items.checkAbsent(plan)
      }
    }
    var findings = items.findings
    var tallies = items.tallies
    for rule in conditionRules { tallies.append(rule.check(batch, skipping: skipping, into: &findings)) }
    tallies += Array(repeating: RuleTally(), count: acrossRules.count)
    findings.sortByPlace()
    return GroupCheck(
      findings: findings, keyEntries: DuplicateKeyRule.entries(group.keyItems, batch, skipping: skipping),
      groupRuleEntries: acrossRules.map {
        undecidable.contains($0.index) ? [] : $0.entries(batch, skipping: skipping)
      },
      referencedEntries: referencedEntries(batch, skipping: skipping), tallies: tallies)
  }

  /// The values that rules of any group refer to; those of one item are gathered once, however many rules ask for them.
  private func referencedEntries(_ batch: StandardBatch, skipping: [Bool]) -> [[PartitionEntry]] {
    var gathered: [Int: [PartitionEntry]] = [:]
    return referenced.map { reference in
      if undecidable.contains(reference.rule) { return [] }
      if let sum = reference.sum { return sum.entries(batch, skipping: skipping) }
      if let known = gathered[reference.item] { return known }
      let entries = ReferenceRule.entries(of: reference.item, batch, skipping: skipping, payload: 0)
      gathered[reference.item] = entries
      return entries
    }
  }

  private static func isSame(_ left: StandardGroup, _ right: StandardGroup) -> Bool {
    left.business.utf8.elementsEqual(right.business.utf8) && left.name.utf8.elementsEqual(right.name.utf8)
  }
}
