import Language
import Platform
import Records
import TestSupport
import Testing
import Validation

/// V616: amounts of two groups that have the same sum.
@Suite struct SumsTests {
  private static let place = TextSpan(file: "c.utsushi", line: 1, column: 1)

  /// A group of a key and an amount of two digits after the point.
  private static func group(_ business: String) -> StandardGroup {
    StandardGroup(
      business: business, name: "台帳", fileName: "a.csv",
      items: [
        StandardItem(
          id: "", name: "通知書番号", romaji: "", type: .halfWidth, length: 15, condition: .optional, provenance: .assumed,
          span: place),
        StandardItem(
          id: "", name: "金額", romaji: "", type: .decimal, length: 20, fractionLength: 2, condition: .optional,
          provenance: .assumed, span: place),
      ])
  }

  private static let side = TypedRule.Sum(keys: [0], amount: 1, among: nil)
  private static let rule = TypedRule(
    name: "期別の合計は年税額", group: group("014"),
    demand: .sums(side, to: TypedRule.Reference(business: "010", group: "台帳", item: 1), side), quotation: "",
    severity: .error, span: place)

  private static func check(_ business: String, _ rows: [(String, String)]) -> GroupCheck {
    GroupValidator(group: group(business), edition: StandardEdition(edition: "2.1", packs: []), rules: [rule]).check(
      StandardBatch(
        count: rows.count, columns: [Column(rows.map(\.0)), Column(rows.map(\.1))],
        recordIndexes: Array(rows.indices)), skipping: rows.map { _ in false })
  }

  private static func sums(_ own: [(String, String)], _ other: [(String, String)]) throws -> AcrossCheck {
    let directory = TemporaryDirectory()
    var keys = KeyPartitions(directory: directory.path, budget: 1 << 20)
    try keys.append(check("014", own).groupRuleEntries[0])
    try keys.append(check("010", other).referencedEntries[0])
    return try AcrossRules.resolve(rule, index: 0, &keys)
  }

  @Test func `sums tie to the last digit, whatever number of records makes them`() throws {
    let found = try Self.sums(
      [("1", "0.1"), ("1", "0.20"), ("2", "-5"), ("2", "5.01"), ("4", "7")], [("1", "0.30"), ("2", "0"), ("3", "1")])
    // Key 2 differs by a hundredth, key 4 stands here alone, key 3 in the other group alone.
    #expect(
      found.findings == [
        Finding(.sumDiffers, recordIndex: 2, rule: 0, otherRecordIndex: 1),
        Finding(.sumDiffers, recordIndex: 2, rule: 0),
        Finding(.sumDiffers, recordIndex: 4, rule: 0),
      ])
    #expect(found.tally == RuleTally(checked: 4, failed: 3))
  }

  @Test(arguments: ["1.", ".5", "1e3", "--1", "１", "1.234", "1234567890123456789", "12345678901234567.1", "-", "0x1"])
  func `of a key with what is no number of at most 18 digits nothing is said`(text: String) throws {
    let found = try Self.sums([("1", text), ("1", "1"), ("2", "3")], [("1", "1"), ("2", "3")])
    #expect(found.findings.isEmpty && found.tally == RuleTally(checked: 1, failed: 0), "\(text)")
    #expect(try Self.sums([], [("1", text)]).tally.checked == 0)
  }

  @Test func `the greatest amounts add up exactly, and an absent one says nothing`() throws {
    let greatest = (0..<40).map { _ in ("1", "9999999999999999.99") }
    #expect(try Self.sums(greatest, greatest).findings.isEmpty)
    #expect(try Self.sums(greatest, Array(greatest.dropLast()) + [("1", "9999999999999999.98")]).findings.count == 1)
    #expect(try Self.sums([("1", ""), ("", "5")], []).tally == RuleTally())
  }
}
