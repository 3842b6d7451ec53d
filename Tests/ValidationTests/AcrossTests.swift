import Platform
import Records
import TestSupport
import Testing
import Validation

@Suite struct AcrossTests {
  /// Checks records in batches of two and resolves what they gave.
  func resolve(_ records: [[String]]) throws -> (duplicates: AcrossCheck, heads: AcrossCheck) {
    let directory = TemporaryDirectory()
    var keys = KeyPartitions(directory: directory.path, budget: 1 << 20)
    var heads = KeyPartitions(directory: directory.path, budget: 1 << 20)
    for start in stride(from: 0, to: records.count, by: 2) {
      let part = Array(records[start..<min(start + 2, records.count)])
      var batch = GroupFixtures.batch(part)
      batch.recordIndexes = part.indices.map { start + $0 }
      let check = GroupFixtures.validator.check(batch, skipping: Array(repeating: false, count: part.count))
      try keys.append(check.keyEntries)
      try heads.append(check.groupRuleEntries[0])
    }
    return (
      try DuplicateKeys.resolve(&keys), try GroupRules.resolve(&heads, rule: GroupFixtures.validator.groupRules[0])
    )
  }

  func record(_ number: String, _ history: String, household: String, relationship: String, sex: String = "1")
    -> [String]
  {
    var record = GroupFixtures.record("宛名番号", number)
    record[1] = history
    record[GroupFixtures.position("世帯番号")] = household
    record[GroupFixtures.position("続柄")] = relationship
    record[GroupFixtures.position("性別")] = sex
    return record
  }

  @Test func `each later record with a key is found, naming the first`() throws {
    let found = try resolve([
      record("1", "1", household: "A", relationship: "02"), record("1", "2", household: "B", relationship: "02"),
      record("11", "", household: "C", relationship: "02"), record("1", "1", household: "D", relationship: "02"),
      record("2", "1", household: "E", relationship: "02"), record("1", "1", household: "F", relationship: "02"),
      record("11", "", household: "G", relationship: "02"),
    ]).duplicates
    // Keys with an absent part (records 2 and 6) are the mandatory rule's.
    #expect(
      found.findings == [
        Finding(.duplicateKey, recordIndex: 3, otherRecordIndex: 0),
        Finding(.duplicateKey, recordIndex: 5, otherRecordIndex: 0),
      ])
    #expect(found.tally == RuleTally(checked: 3, failed: 1))
  }

  @Test func `a household has exactly one head among those it is about`() throws {
    let found = try resolve([
      record("1", "1", household: "A", relationship: "12"), record("2", "1", household: "B", relationship: "02"),
      record("3", "1", household: "A", relationship: "20"), record("4", "1", household: "B", relationship: "02"),
      record("5", "1", household: "C", relationship: "02"),
      record("6", "1", household: "C", relationship: "02", sex: "2"),
      record("7", "1", household: "", relationship: "20"),
    ]).heads
    #expect(
      found.findings == [
        Finding(.groupRuleUnmet, recordIndex: 0, rule: 2),
        Finding(.groupRuleUnmet, recordIndex: 3, rule: 2, otherRecordIndex: 1),
      ])
    #expect(found.tally == RuleTally(checked: 3, failed: 2))
  }

  @Test func `clean records give no finding across records`() throws {
    let found = try resolve([GroupFixtures.clean])
    #expect(found.duplicates.findings.isEmpty && found.heads.findings.isEmpty)
    #expect(found.duplicates.tally == RuleTally(checked: 1) && found.heads.tally == RuleTally(checked: 1))
  }
}
