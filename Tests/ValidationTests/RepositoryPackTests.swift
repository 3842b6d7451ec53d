import Records
import TestSupport
import Testing
import Validation

@Suite struct RepositoryPackTests {
  @Test func `the rows are counted by who vouches for them`() throws {
    // The table of Mappings/Standards/README.md.
    let expected: [(String, String, [Int])] = [
      ("001", "住民情報", [0, 105, 5, 6]), ("001", "支援措置対象者情報", [0, 4, 0, 2]), ("031", "住登外者宛名基本情報", [29, 0, 0, 0]),
      ("010", "納税義務者情報", [0, 5, 0, 3]), ("010", "個人住民税課税情報", [0, 3, 0, 3]), ("010", "個人住民税税額控除情報", [0, 3, 0, 4]),
      ("023", "被保険者情報（介護）", [0, 12, 0, 2]), ("027", "受給者情報", [0, 0, 0, 7]), ("027", "支給対象児童情報", [0, 0, 0, 9]),
    ]
    for (business, name, counts) in expected {
      let group = try #require(try PackTables.pack(business).groups.first { $0.name == name })
      #expect(Provenance.allCases.map { kind in group.items.count { $0.provenance == kind } } == counts)
    }
  }

  @Test func `the resident's key and width of the individual number are as declared`() throws {
    let group = try #require(try PackTables.pack("001").groups.first)
    #expect(group.keyItems.map { group.items[$0].name } == ["宛名番号", "個人履歴番号", "個人履歴番号_枝番号"])
    #expect(group.items.filter { $0.provenance == .municipal }.count == 5)
    let number = try #require(group.items.first { $0.name == "個人番号" })
    #expect(number.type == .halfWidth && number.length == 12 && number.sensitivity == .specificPersonal)
    let guarded = try #require(try PackTables.pack("001").groups.last)
    #expect(guarded.items.allSatisfy { $0.sensitivity == .protected })
  }

  @Test func `the key of a tax amount names person, year, history and code`() throws {
    let groups = try PackTables.pack("010").groups
    let keys = groups.map { group in group.keyItems.map { group.items[$0].name } }
    #expect(
      keys == [
        ["宛名番号", "課税年度", "個人履歴番号"], ["宛名番号", "課税年度", "課税情報履歴番号"],
        ["宛名番号", "課税年度", "税額控除情報履歴番号", "税額・税額控除コード"],
      ])
    let amount = try #require(groups.last?.items.first { $0.name == "税額控除金額" })
    #expect(amount.type == .signedInteger && amount.sensitivity == .personal)
    for group in groups {
      #expect(group.items.filter { $0.name == "課税年度" }.map(\.type) == [.year])
    }
  }

  @Test func `what the care insurance knows of a person's health calls for special care`() throws {
    let group = try #require(try PackTables.pack("023").groups.first)
    let guarded = group.items.filter { $0.sensitivity == .specialCare }.map(\.name)
    #expect(guarded == group.items.map(\.name).filter { $0.hasPrefix("要介護") || $0 == "公費受給者番号" })
    #expect(guarded.count == 6)
  }

  @Test func `no item and no code of 027 claims a source`() throws {
    let pack = try PackTables.pack("027")
    #expect(pack.groups.flatMap(\.items).allSatisfy { $0.provenance == .assumed })
    let folder = Repository.path("Mappings/Standards/2.1/027")
    let codes = PackTables.table(try #require(PackTables.text("\(folder)/codes.csv")))
    #expect(codes.rows.count == 5 && codes.rows.allSatisfy { codes.cell($0, "出典区分") == "assumed" })
  }

  @Test func `a date allows unknown days exactly where a 不詳表記 stands beside it`() throws {
    for business in ["001", "010", "023", "027", "031"] {
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
