import Records
import TestSupport
import Testing
import Validation

/// The packs of the repository against a second transcription of the documents they were written from (`Golden`; each
/// file names its source).
@Suite struct RepositoryPackFactsTests {
  @Test func `pack 031 is the official sheet, item by item`() throws {
    let facts = try PackTables.golden("items-031-official.csv")
    let group = try #require(try PackTables.pack("031").groups.first)
    #expect(group.items.count == 29 && facts.rows.count == 29)
    for (row, item) in zip(facts.rows, group.items) {
      #expect(item.id == facts.cell(row, "item_id_8"))
      #expect(item.name == facts.cell(row, "item") && group.name == facts.cell(row, "group"))
      #expect(item.romaji == facts.cell(row, "romaji"))
      #expect(item.isPrimaryKey == (facts.cell(row, "pk") == "yes"))
      #expect(item.type.rawValue == facts.cell(row, "type"))
      #expect(item.length == Int(facts.cell(row, "digits")))
      #expect(item.codeList.flatMap { Int($0) } == Int(facts.cell(row, "code_id")))
      #expect(item.repetition == Int(facts.cell(row, "repeat")))
      #expect(item.condition.rawValue == facts.cell(row, "output_condition"))
      #expect(item.allowsUnknownDate == (facts.cell(row, "unknown_date") == "yes"))
      #expect(item.provenance == .official)
    }
  }

  @Test(arguments: ["住民情報", "支援措置対象者情報"]) func `pack 001 follows the vendor's items and widths`(_ name: String) throws {
    let facts = try PackTables.golden("items-001-vendor.csv")
    let rows = facts.rows.filter { facts.cell($0, "group_as_named_by_vendor") == name }
    #expect(rows.count == (name == "住民情報" ? 111 : 6))
    let group = try #require(try PackTables.pack("001").groups.first { $0.name == name })
    let own = ["個人履歴番号", "個人履歴番号_枝番号", "最新フラグ", "氏名_フリガナ確認状況", "他業務参照不可フラグ"]
    let items = name == "住民情報" ? group.items.filter { !own.contains($0.name) } : group.items
    #expect(items.map(\.name) == rows.map { facts.cell($0, "item") })
    for (row, item) in zip(rows, items) where item.name != "個人番号" {
      // Where the vendor gives no width, the row must own up to an assumption.
      if let width = Int(facts.cell(row, "digits")) {
        #expect(item.length == width)
      } else {
        #expect(item.provenance == .assumed)
      }
      #expect((item.type == .date) == (facts.cell(row, "kind") == "DATE"))
      if item.condition == .mandatory { #expect(facts.cell(row, "not_null_in_vendor_db") == "yes") }
    }
  }

  struct VendorCase: Sendable, CustomTestStringConvertible {
    var business: String
    /// The group as the vendor names it, and as the pack does.
    var group: String
    var name: String
    var count: Int
    var testDescription: String { "\(business) \(group)" }
  }

  @Test(arguments: [
    VendorCase(business: "010", group: "納税義務者情報", name: "納税義務者情報", count: 8),
    VendorCase(business: "010", group: "個人住民税課税情報", name: "個人住民税課税情報", count: 6),
    VendorCase(business: "010", group: "個人住民税税額控除情報", name: "個人住民税税額控除情報", count: 7),
    // Half-width parentheses are no characters of a name in the mapping language.
    VendorCase(business: "023", group: "被保険者情報(介護)", name: "被保険者情報（介護）", count: 14),
  ]) func `packs 010 and 023 follow the vendor's items and widths`(_ example: VendorCase) throws {
    let facts = try PackTables.golden("items-\(example.business)-vendor.csv")
    let rows = facts.rows.filter { facts.cell($0, "group_as_named_by_vendor") == example.group }
    let group = try #require(try PackTables.pack(example.business).groups.first { $0.name == example.name })
    #expect(rows.count == example.count)
    #expect(group.items.map(\.name) == rows.map { facts.cell($0, "item") })
    for (row, item) in zip(rows, group.items) {
      if let width = Int(facts.cell(row, "digits")) {
        #expect(item.length == width && item.provenance == .vendor)
      } else {
        #expect(item.provenance == .assumed)
      }
      #expect((item.type == .date) == (facts.cell(row, "kind") == "DATE"))
      if item.condition == .mandatory { #expect(facts.cell(row, "not_null_in_vendor_db") == "yes") }
    }
  }

  @Test(arguments: ["001", "010", "023", "031"]) func `the code lists hold every code of the facts`(
    _ business: String
  ) throws {
    let facts = try PackTables.golden("codes.csv")
    let lists = try PackTables.pack(business).codeLists
    var compared = 0
    for row in facts.rows where facts.cell(row, "business_id") == business {
      // Lists of the API and 自治体固有コード are no lists of the pack.
      guard let id = Int(facts.cell(row, "code_id")), id != 999 else { continue }
      let list = try #require(lists.first { $0.id == String(id) })
      let code = facts.cell(row, "code").split(separator: ".").map(String.init)
      let value = try #require(list.values.first { $0.code == code[0] })
      #expect(value.label == facts.cell(row, "label") && list.name == facts.cell(row, "code_name"))
      #expect(value.upper == (code.count > 1 ? code[1] : nil))
      compared += 1
    }
    #expect(compared == ["001": 144, "010": 62, "023": 21, "031": 5][business])
  }
}

/// The golden facts against the tables they were taken from. Without the folder of facts beside the repository
/// (`Repository.facts`) these tests are skipped, and reported as skipped.
@Suite(.enabled(if: PackTables.facts("items_031_official.csv") != nil, "the folder of facts is not there"))
struct RepositoryGoldenFactsTests {
  @Test(arguments: [
    ("items-031-official.csv", "items_031_official.csv", ["031"]),
    ("items-001-vendor.csv", "items_vendor_digits.csv", ["001"]),
    ("items-010-vendor.csv", "items_vendor_digits.csv", ["010"]),
    ("items-023-vendor.csv", "items_vendor_digits.csv", ["023"]),
    ("codes.csv", "code_lists.csv", ["001", "010", "023", "031"]),
  ])
  func `a golden file says what the facts say`(_ name: String, _ original: String, _ businesses: [String]) throws {
    let golden = try PackTables.golden(name)
    let facts = try #require(PackTables.facts(original))
    let rows = facts.rows.filter { businesses.contains(facts.cell($0, "business_id")) }
    #expect(golden.rows.count == rows.count && !rows.isEmpty)
    for (expected, row) in zip(rows, golden.rows) {
      for column in golden.header {
        let cell =
          column == "unknown_date"
          ? (facts.cell(expected, "note") == "・不詳日を許容する" ? "yes" : "") : facts.cell(expected, column)
        #expect(golden.cell(row, column).utf8.elementsEqual(cell.utf8), "\(name), line \(row.line), \(column)")
      }
    }
  }
}
