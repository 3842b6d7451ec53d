import Records
import TestSupport
import Testing
import Validation

@Suite struct RepositoryPackTests {
  @Test func `the rows are counted by who vouches for them`() throws {
    // The table of Mappings/Standards/README.md.
    let expected: [(String, String, [Int])] = [
      ("001", "住民情報", [0, 105, 3, 6]), ("001", "支援措置対象者情報", [0, 4, 0, 2]), ("031", "住登外者宛名基本情報", [29, 0, 0, 0]),
    ]
    for (business, name, counts) in expected {
      let group = try #require(try PackTables.pack(business).groups.first { $0.name == name })
      #expect(Provenance.allCases.map { kind in group.items.count { $0.provenance == kind } } == counts)
    }
  }

  @Test func `the resident's key and width of the individual number are as declared`() throws {
    let group = try #require(try PackTables.pack("001").groups.first)
    #expect(group.keyItems.map { group.items[$0].name } == ["宛名番号", "個人履歴番号", "個人履歴番号_枝番号"])
    #expect(group.items.filter { $0.provenance == .municipal }.count == 3)
    let number = try #require(group.items.first { $0.name == "個人番号" })
    #expect(number.type == .halfWidth && number.length == 12 && number.sensitivity == .specificPersonal)
    let guarded = try #require(try PackTables.pack("001").groups.last)
    #expect(guarded.items.allSatisfy { $0.sensitivity == .protected })
  }

  @Test func `a date allows unknown days exactly where a 不詳表記 stands beside it`() throws {
    for business in ["001", "031"] {
      for group in try PackTables.pack(business).groups {
        for item in group.items where item.type == .date {
          #expect(item.allowsUnknownDate == (group.itemIndex(named: item.name + "_不詳表記") != nil))
        }
      }
    }
  }

  @Test func `each prose that a rule of 031 quotes stands in 項目説明`() throws {
    let folder = Repository.path("Mappings/Standards/2.1/031")
    let conditions = try #require(PackTables.text("\(folder)/conditions.utsushi"))
    let items = PackTables.table(try #require(PackTables.text("\(folder)/items.csv")))
    let prose = items.rows.map { items.cell($0, "項目説明") }
    let quotations = conditions.split(separator: "quotes \"").dropFirst().compactMap { $0.split(separator: "\"").first }
    #expect(quotations.count == 7)
    for quotation in quotations { #expect(prose.contains { $0.contains(quotation) }) }
  }
}
