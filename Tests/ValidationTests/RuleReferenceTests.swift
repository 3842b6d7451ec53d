import Language
import Platform
import Records
import Testing
import Validation

/// Every example of the rule reference, run: what is said to break a rule breaks it and no other, what is said to keep it does.
struct RuleReferenceTests {
  private struct Wrong: Error { var diagnostics: [Diagnostic] }

  /// The codes of all findings in some records of an example, each once.
  private static func codes(_ rows: [[String]], of example: RuleExample) throws -> Set<String> {
    let group = StandardGroup(
      business: RuleExample.business, name: RuleExample.group, fileName: "rei.csv", items: example.items)
    let other = StandardGroup(
      business: RuleExample.business, name: RuleExample.otherGroup, fileName: "sansho.csv", items: example.otherItems)
    let edition = StandardEdition(
      edition: "例",
      packs: [
        StandardPack(
          business: RuleExample.business, name: "例", document: "", documentDate: "", groups: [group, other],
          codeLists: example.codeLists, conditions: nil)
      ])
    var rules: [TypedRule] = []
    if let rule = example.rule {
      let text = "rule \"例\" for \(RuleExample.business).\(RuleExample.group) { \(rule) }\n"
      let (document, problems) = Parser.parse(SourceText(file: "例", bytes: Array(text.utf8)))
      let (read, diagnostics) = RuleReader.rules(document, standard: edition)
      guard (problems + diagnostics).isEmpty else { throw Wrong(diagnostics: problems + diagnostics) }
      rules = read
    }
    var repertoire: Repertoire?
    if let characters = example.characters {
      var made = Repertoire()
      for scalar in characters.unicodeScalars { made.insert(scalar.value) }
      repertoire = made
    }
    func check(_ group: StandardGroup, _ rows: [[String]], first: Int) -> (GroupValidator, GroupCheck) {
      let validator = GroupValidator(
        group: group, edition: edition, rules: rules, repertoire: repertoire, checksDigits: true)
      let columns = group.items.indices.map { item in Optional(Column(rows.map { $0[item] })) }
      let batch = StandardBatch(count: rows.count, columns: columns, recordIndexes: rows.indices.map { first + $0 })
      return (validator, validator.check(batch, skipping: rows.map { _ in false }))
    }
    let (validator, own) = check(group, rows, first: 0)
    let (_, others) = check(other, example.others, first: 1_000)
    var codes = Set(own.findings.map(\.code.text))
    var keys = KeyPartitions(directory: "/nowhere", budget: 1 << 20)
    try keys.append(own.keyEntries)
    codes.formUnion(try DuplicateKeys.resolve(&keys).findings.map(\.code.text))
    for (place, rule) in validator.groupRules.enumerated() {
      var entries = KeyPartitions(directory: "/nowhere", budget: 1 << 20)
      try entries.append(own.groupRuleEntries[place])
      for referenced in others.referencedEntries { try entries.append(referenced) }
      let check = try AcrossRules.resolve(rules[rule], index: rule, &entries)
      codes.formUnion(check.findings.map(\.code.text))
    }
    return codes
  }

  @Test(arguments: RuleReference.all.map(\.code.text))
  func `what breaks a rule breaks it alone, and what keeps it does`(
    code: String
  ) throws {
    let entry = try #require(RuleReference.all.first { $0.code.text == code })
    #expect(try Self.codes(entry.example.fires, of: entry.example) == [code])
    #expect(try Self.codes(entry.example.holds, of: entry.example) == [])
    for row in entry.example.fires + entry.example.holds { #expect(row.count == entry.example.items.count) }
    for row in entry.example.others { #expect(row.count == entry.example.otherItems.count) }
    for text in [entry.title, entry.sentence, entry.clause] { #expect(!text.ja.isEmpty && !text.en.isEmpty) }
  }

  @Test func `every code over standard data has its entry, once`() {
    let codes = FindingCode.allCases.map(\.text).filter { $0.hasPrefix("V") }
    #expect(RuleReference.all.map(\.code.text).sorted() == codes.sorted())
  }
}
