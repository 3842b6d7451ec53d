import Language
import Records
import Validation

/// A small group with an item of each kind, a clean record, and ways to spoil it.
enum GroupFixtures {
  static let span = TextSpan(file: "items.csv", line: 2, column: 1)

  static func item(
    _ name: String, _ type: ItemType, _ length: Int?, fraction: Int = 0, codeList: String? = nil,
    condition: OutputCondition = .optional, isKey: Bool = false, allowsUnknownDate: Bool = false
  ) -> StandardItem {
    StandardItem(
      id: "", name: name, romaji: "", type: type, length: length, fractionLength: fraction, codeList: codeList,
      condition: condition, isPrimaryKey: isKey, allowsUnknownDate: allowsUnknownDate, provenance: .official, span: span
    )
  }

  static let group = StandardGroup(
    business: "001", name: "試験", fileName: "shiken.csv",
    items: [
      item("宛名番号", .halfWidth, 6, condition: .mandatory, isKey: true),
      item("履歴番号", .integer, 3, condition: .mandatory, isKey: true),
      item("氏名", .fullWidth, 4, condition: .conditional),
      item("カナ", .halfWidth, 4),
      item("性別", .halfWidth, 1, codeList: "1"),
      item("固有", .halfWidth, 3, codeList: "999"),
      item("生年月日", .date, 10, allowsUnknownDate: true),
      item("届出年月日", .date, 10),
      item("時刻", .time, 8),
      item("年", .year, 4),
      item("率", .decimal, 2, fraction: 1),
      item("額", .signedInteger, 3),
      item("世帯番号", .halfWidth, 5),
      item("続柄", .halfWidth, 2),
    ])

  static let edition = StandardEdition(
    edition: "2.1",
    packs: [
      StandardPack(
        business: "001", name: "試験", document: "", documentDate: "", groups: [group],
        codeLists: [
          CodeList(
            business: "001", id: "1", name: "性別",
            values: ["0", "1", "2"].map { CodeValue(code: $0, label: "") })
        ], conditions: nil)
    ])

  /// One record that every rule accepts.
  static let clean = [
    "123455", "1", "佐藤一郎", "ｻﾄｳ", "1", "Z9Z", "1964-07-01", "2021-11-01", "09:00:00", "1964", "12.5", "-999", "10",
    "02",
  ]

  /// Records as a batch; record indexes begin at 100.
  static func batch(_ records: [[String]]) -> StandardBatch {
    let columns: [Column?] = group.items.indices.map { item in
      let texts = records.map { $0[item] }
      return texts.allSatisfy(\.isEmpty) ? nil : Column(texts)
    }
    return StandardBatch(count: records.count, columns: columns, recordIndexes: records.indices.map { $0 + 100 })
  }

  /// The clean record with one item replaced.
  static func record(_ item: String, _ text: String) -> [String] {
    var record = clean
    if let index = group.itemIndex(named: item) { record[index] = text }
    return record
  }

  static func position(_ item: String) -> Int { group.itemIndex(named: item) ?? -1 }

  /// `item == "text"`.
  static func equals(_ item: String, _ text: String) -> TypedExpression {
    .comparison(.equal, .item(position(item), span), .text(text, span), isNumeric: false, span)
  }

  static func rule(_ name: String, _ demand: TypedRule.Demand, group: StandardGroup = group) -> TypedRule {
    TypedRule(name: name, group: group, demand: demand, quotation: "※※" + name, severity: .error, span: span)
  }

  /// A rule of another group, one over single records of each form, and one across records.
  static let rules = [
    rule(
      "他", .present(item: 0, condition: nil),
      group: StandardGroup(business: "031", name: "試験", fileName: "", items: group.items)),
    rule("男なら氏名は必須", .present(item: position("氏名"), condition: equals("性別", "1"))),
    rule("世帯に世帯主がひとり", .exactlyOne(keys: [position("世帯番号")], among: equals("性別", "1"), one: equals("続柄", "02"))),
    rule(
      "カナか氏名",
      .holds(
        .or(.isPresent(.item(position("カナ"), span), span), .isPresent(.item(position("氏名"), span), span)),
        condition: nil)),
  ]

  static let validator = GroupValidator(group: group, edition: edition, rules: rules)
}
