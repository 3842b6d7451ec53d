import Records

/// A small edition: one group of each kind of item, one code list.
enum SampleStandard {
  static let file = "Standards/2.1/001/items.csv"

  static let group = StandardGroup(
    business: "001", name: "住民情報", fileName: "jumin_joho.csv",
    items: [
      item(1, "宛名番号", .halfWidth, 15, .mandatory, isKey: true),
      item(2, "個人履歴番号", .integer, 5, .mandatory, isKey: true),
      item(3, "氏名", .fullWidth, 100, .conditional),
      item(4, "生年月日", .date, 10, .conditional, allowsUnknownDate: true),
      item(5, "生年月日_不詳フラグ", .halfWidth, 1, .conditional),
      item(6, "生年月日_不詳表記", .fullWidth, 72, .conditional),
      item(7, "性別", .halfWidth, 1, .mandatory, codeList: "1"),
      item(8, "異動年月日", .date, 10, .optional),
      item(9, "最新フラグ", .halfWidth, 1, .optional),
      item(10, "税額", .decimal, 7, .optional, fractionLength: 2),
      item(11, "転出先住所（予定）_町字", .fullWidth, 120, .optional),
      item(12, "第30条45規定区分", .halfWidth, 2, .optional),
      item(13, "備考", .halfWidth, 10, .optional, repetition: 999),
    ])

  static let edition = StandardEdition(
    edition: "2.1",
    packs: [
      StandardPack(
        business: "001", name: "住民基本台帳", document: "synthetic", documentDate: "2023-09-29", groups: [group],
        codeLists: [
          CodeList(
            business: "001", id: "1", name: "性別",
            values: [
              CodeValue(code: "0", label: "不明"), CodeValue(code: "1", label: "男"), CodeValue(code: "2", label: "女"),
            ]),
          CodeList(
            business: "001", id: "2", name: "区分", values: [CodeValue(code: "1", label: "甲")]),
        ], conditions: nil)
    ])

  static let eras = EraTable(file: "codes/eras.csv", eras: SampleStandard.eraList)

  private static var eraList: [EraTable.Era] {
    guard let first = CivilDate(year: 1926, month: 12, day: 25) else { return [] }
    return [EraTable.Era(code: "3", name: "昭和", first: first, last: nil)]
  }

  private static func item(
    _ number: Int, _ name: String, _ type: ItemType, _ length: Int, _ condition: OutputCondition,
    codeList: String? = nil, fractionLength: Int = 0, isKey: Bool = false, allowsUnknownDate: Bool = false,
    repetition: Int? = nil
  ) -> StandardItem {
    StandardItem(
      id: "001000\(number)", name: name, romaji: "", type: type, length: length, fractionLength: fractionLength,
      codeList: codeList, repetition: repetition, condition: condition, isPrimaryKey: isKey,
      allowsUnknownDate: allowsUnknownDate, provenance: .assumed,
      span: TextSpan(file: file, line: number + 1, column: 1))
  }
}
