import Records

/// V605: a coded value is one of its code list. Source: 凡例（列項目説明） コード.
enum CodeListRule {
  static let title = LocalizedText(ja: "コード一覧の値", en: "values of the code list")

  /// The list an item's values must be in; `nil` without one, and for 自治体固有コード, whose values the municipality sets.
  static func list(of item: StandardItem, business: String, in edition: StandardEdition) -> CompiledCodeList? {
    guard let id = item.codeList, !id.utf8.elementsEqual(StandardPackReader.municipalList.utf8) else { return nil }
    guard let list = edition.codeList(business: business, id: id) else { return nil }
    return CompiledCodeList(list)
  }
}
