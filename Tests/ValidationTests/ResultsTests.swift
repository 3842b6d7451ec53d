import Records
import Testing
import Validation

@Suite struct ResultsTests {
  let validator = GroupFixtures.validator

  func results(_ records: [[String]], duplicates: RuleTally?, groupRules: [RuleTally?]) -> [RuleResult] {
    let check = validator.check(GroupFixtures.batch(records), skipping: Array(repeating: false, count: records.count))
    return validator.results(tallies: check.tallies, duplicates: duplicates, groupRules: groupRules)
  }

  @Test func `a check that ran is passed, failed or not exercised`() {
    let results = results(
      [GroupFixtures.record("氏名", "a"), GroupFixtures.record("性別", "2")], duplicates: RuleTally(checked: 2),
      groupRules: [RuleTally(checked: 2, failed: 1)])
    #expect(
      results.map(\.code) == [
        "V601", "V602", "V603", "V604", "V605", "V606", "V610", "V612", "V613", "V608", "V607", "V607", "V609",
      ])
    #expect(results[3].state == .failed && results[3].checked == 2 && results[3].failed == 1)
    #expect(results[9].state == .passed && results[10].state == .passed && results[10].checked == 1)
    #expect(results[10].quotation == "※※男なら氏名は必須" && results[10].group == "001.試験")
    #expect(
      results[12].state == .failed && results[12].failed == 1
        && results[7].state == .notApplicable && results[7].reason?.en.contains("repertoire") == true)
    var record = GroupFixtures.record("性別", "")
    record[GroupFixtures.position("届出年月日")] = ""
    let idle = self.results([record], duplicates: RuleTally(), groupRules: [RuleTally()])
    #expect([4, 6, 9, 10, 12].allSatisfy { idle[$0].state == .notExercised && idle[$0].reason != nil })
  }

  @Test func `a passed check of code lists names the items it cannot vouch for`() {
    let result = results([GroupFixtures.clean], duplicates: nil, groupRules: [nil])[4]
    #expect(result.state == .passed && result.checked == 1)
    #expect(result.reason?.en.contains("`固有`") == true)
  }

  @Test func `a check that did not run is no check that passed`() {
    let results = results([GroupFixtures.clean], duplicates: nil, groupRules: [nil])
    #expect(results[9].state == .notRun && results[12].state == .notRun)
    let none = validator.results(tallies: nil, duplicates: nil, groupRules: [])
    #expect(none.allSatisfy { (["V612", "V613"].contains($0.code) || $0.state == .notRun) && $0.reason != nil })
  }

  @Test func `a check without an item is not applicable`() {
    let group = StandardGroup(
      business: "001", name: "小", fileName: "", items: [GroupFixtures.item("額", .integer, nil)])
    let validator = GroupValidator(group: group, edition: GroupFixtures.edition, rules: GroupFixtures.rules)
    let results = validator.results(tallies: nil, duplicates: nil, groupRules: [])
    // Of the single-value rules only the data type has something to look at; the group has no key.
    #expect(
      results.map(\.state) == [
        .notRun, .notApplicable, .notApplicable, .notApplicable, .notApplicable, .notApplicable, .notApplicable,
        .notApplicable, .notApplicable, .notApplicable,
      ])
  }
}
