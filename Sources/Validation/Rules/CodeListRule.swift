import Records

/// V605: a coded value is one of its code list. Source: 凡例（列項目説明） コード.
enum CodeListRule {
  static let title = LocalizedText(ja: "コード一覧の値", en: "values of the code list")

  static let entry = RuleEntry(
    code: .notInCodeList, title: title,
    sentence: LocalizedText(
      ja: "コード項目の値はコード一覧にある。自治体固有コード（999）は自治体が決めるので検査しない。",
      en: "A coded value is one of its code list; the list 999 is the municipality’s own and is not looked at."),
    clause: LocalizedText(ja: "凡例（列項目説明） コード", en: "legend of columns (凡例（列項目説明）) コード"),
    example: RuleExample(
      items: [RuleExample.item("性別", .halfWidth, 1, codeList: "1")],
      codeLists: [
        CodeList(
          business: RuleExample.business, id: "1", name: "性別",
          values: [CodeValue(code: "1", label: "男"), CodeValue(code: "2", label: "女")])
      ], fires: [["9"]], holds: [["1"], [""]]))

  /// The list an item's values must be in; `nil` without one, and for 自治体固有コード, whose values the municipality sets.
  static func list(of item: StandardItem, business: String, in edition: StandardEdition) -> CompiledCodeList? {
    guard let id = item.codeList, !id.utf8.elementsEqual(StandardPackReader.municipalList.utf8) else { return nil }
    guard let list = edition.codeList(business: business, id: id) else { return nil }
    return CompiledCodeList(list)
  }
}
