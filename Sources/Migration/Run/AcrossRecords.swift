internal import Language
internal import Platform
internal import Records
internal import Validation

/// What only all records of all sources together can decide: duplicate keys and rules across records.
///
/// A class because its partitions are many and grow while blocks are consumed; used by one task alone.
final class AcrossRecords {
  private let plan: RunPlan
  private var keys: [KeyStore]
  private var rules: [Rule]
  /// A rule across records, its keys, and its place in its group.
  private struct Rule {
    var group: Int
    var place: Int
    var rule: Int
    var keys: KeyStore
    /// Whether it can be decided: the run writes every group that it refers to.
    var isDecidable: Bool
  }

  /// What the search for duplicates counted, by group; `nil` until it ran.
  private(set) var duplicates: [RuleTally?]
  /// What the rules across records counted, by group and place in its `groupRules`; `nil` until they ran.
  private(set) var groupRules: [[RuleTally?]]

  /// - Parameters:
  ///   - directory: An existing folder for spilled keys.
  ///   - budget: The bytes that the keys of one question may take in memory; more than four questions share four times
  ///     as much.
  init(plan: RunPlan, directory: String, budget: Int) {
    self.plan = plan
    // However many questions a run asks, they share what a few may take.
    let questions = plan.groups.reduce(0) { $0 + 1 + $1.validator.groupRules.count }
    let budget = min(budget, budget * 4 / max(1, questions))
    keys = plan.groups.map { _ in KeyStore(directory: directory, budget: budget) }
    rules = plan.groups.enumerated().flatMap { group, groupPlan in
      groupPlan.validator.groupRules.enumerated().map { place, rule in
        Rule(
          group: group, place: place, rule: rule, keys: KeyStore(directory: directory, budget: budget),
          isDecidable: plan.writesReferences(of: rule))
      }
    }
    duplicates = Array(repeating: nil, count: plan.groups.count)
    groupRules = plan.groups.map { Array(repeating: nil, count: $0.validator.groupRules.count) }
  }

  /// Takes the keys of a block.
  func append(_ output: BlockOutput) throws {
    for (group, entries) in output.keys.enumerated() where !entries.isEmpty {
      try keys[group].partitions.append(entries)
    }
    for rule in rules {
      let entries = output.ruleEntries[rule.group][rule.place]
      if !entries.isEmpty { try rule.keys.partitions.append(entries) }
    }
    for (group, referenced) in output.referencedEntries.enumerated() {
      for (place, entries) in referenced.enumerated() where !entries.isEmpty {
        let rule = plan.groups[group].validator.referringRules[place]
        try rules.first { $0.rule == rule }?.keys.partitions.append(entries)
      }
    }
  }

  /// Decides everything; findings in order of group, then of record.
  func resolve() throws -> [RunFinding] {
    var found: [RunFinding] = []
    for group in plan.groups.indices {
      let check = try DuplicateKeys.resolve(&keys[group].partitions)
      duplicates[group] = check.tally
      found += check.findings.map { RunFinding(acrossRecords: $0, group: group) }
    }
    for rule in rules {
      // What cannot be decided was never applied: the report says that the rule was not exercised.
      guard rule.isDecidable else {
        groupRules[rule.group][rule.place] = RuleTally()
        continue
      }
      let check = try AcrossRules.resolve(plan.rules[rule.rule], index: rule.rule, &rule.keys.partitions)
      groupRules[rule.group][rule.place] = check.tally
      found += check.findings.map { RunFinding(acrossRecords: $0, group: rule.group) }
    }
    return found
  }
}

extension RunPlan {
  /// Whether every group that a rule refers to is written by this run.
  fileprivate func writesReferences(of rule: Int) -> Bool {
    rules[rule].demand.references.allSatisfy { reference in
      groups.contains { RunPlanner.isSame($0.group, business: reference.business, name: reference.group) }
    }
  }
}

extension RunFinding {
  /// A finding whose record numbers are packed with their source.
  fileprivate init(acrossRecords packed: Finding, group: Int) {
    var finding = packed
    finding.recordIndex = RecordNumber.record(packed.recordIndex)
    finding.otherRecordIndex = packed.otherRecordIndex.map(RecordNumber.record)
    self.init(
      finding: finding, source: RecordNumber.source(packed.recordIndex), type: nil,
      otherSource: packed.otherRecordIndex.map(RecordNumber.source), group: group)
  }
}
