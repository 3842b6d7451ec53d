import Language
import Platform
import Records
import TestSupport
import Testing
import Validation

/// V611: values that have to stand in another group.
@Suite struct ReferencesTests {
  private static let place = TextSpan(file: "c.utsushi", line: 1, column: 1)

  private static func group(_ business: String) -> StandardGroup {
    StandardGroup(
      business: business, name: "台帳", fileName: "a.csv",
      items: [
        StandardItem(
          id: "\(business)1", name: "宛名番号", romaji: "", type: .halfWidth, length: 15, condition: .optional,
          provenance: .assumed, span: place)
      ])
  }

  private static let rule = TypedRule(
    name: "宛名番号は住民か住登外者のもの", group: group("010"),
    demand: .refers(
      item: 0,
      to: [
        .init(business: "001", group: "台帳", item: 0), .init(business: "031", group: "台帳", item: 0),
      ]), quotation: "", severity: .error, span: place)

  private static func validator(_ business: String) -> GroupValidator {
    GroupValidator(
      group: group(business), edition: StandardEdition(edition: "2.1", packs: []), rules: [rule])
  }

  private static func check(_ business: String, _ numbers: [String], skipping: [Int] = []) -> GroupCheck {
    validator(business).check(
      StandardBatch(
        count: numbers.count, columns: [Column(numbers)], recordIndexes: Array(numbers.indices)),
      skipping: numbers.indices.map { skipping.contains($0) })
  }

  @Test func `a value that no group has is found at each of its records`() throws {
    let directory = TemporaryDirectory()
    var keys = KeyPartitions(directory: directory.path, budget: 1 << 20)
    try keys.append(Self.check("001", ["1", "2", ""]).referencedEntries[0])
    // A rejected record is not written: nothing can refer to it.
    try keys.append(Self.check("031", ["8", "9"], skipping: [1]).referencedEntries[0])
    try keys.append(Self.check("010", ["2", "3", "8", "", "3", "9"]).groupRuleEntries[0])
    let found = try References.resolve(&keys, rule: 0, item: 0)
    #expect(
      found.findings == [1, 4, 5].map { Finding(.referenceMissing, recordIndex: $0, item: 0, rule: 0) })
    #expect(found.tally == RuleTally(checked: 5, failed: 3))
  }

  @Test func `a group that is referred to gives values for the rule, and its own checks have no line of it`() {
    #expect(Self.validator("001").referringRules == [0])
    #expect(Self.validator("001").groupRules.isEmpty)
    #expect(Self.validator("010").referringRules.isEmpty)
    #expect(Self.validator("010").groupRules == [0])
    #expect(Self.validator("010").checks.last?.code == .referenceMissing)
  }

  @Test func `values are compared as they are written`() throws {
    let directory = TemporaryDirectory()
    var keys = KeyPartitions(directory: directory.path, budget: 1 << 20)
    try keys.append(Self.check("001", ["神 U+FA19: \u{FA19}"]).referencedEntries[0])
    try keys.append(Self.check("010", ["神 U+FA19: \u{795E}"]).groupRuleEntries[0])
    #expect(try References.resolve(&keys, rule: 0, item: 0).findings.count == 1)
  }
}
