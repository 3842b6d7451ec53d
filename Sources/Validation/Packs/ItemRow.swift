import Language
import Records

/// One row of `items.csv`; what cannot be read becomes a diagnostic, and a stand-in keeps the reading going.
struct ItemRow {
  let columns: TableColumns<ItemTable.Name>
  let row: DelimitedTable.Row
  let business: String
  /// The ids of the lists that are there; `nil` where they could not be read, and nothing is said of them.
  let codeLists: [[UInt8]]?
  private(set) var diagnostics: [Diagnostic] = []

  init(columns: TableColumns<ItemTable.Name>, row: DelimitedTable.Row, business: String, codeLists: [[UInt8]]?) {
    self.columns = columns
    self.row = row
    self.business = business
    self.codeLists = codeLists
  }

  /// The words that make a DATE item take unknown dates. Source: 凡例（データ型）, DATE.
  private static let unknownDateWords = bytes("不詳日を許容する")

  mutating func item() -> StandardItem {
    let name = columns.cell(row, .name)
    if name.isEmpty { report("S114", .name, "データ項目の名称がありません", "an item needs a name") }
    let type: ItemType = word(.type, "S103", else: .halfWidth)
    let (length, fraction) = digits(type)
    return StandardItem(
      id: id(), name: name, romaji: columns.cell(row, .romaji), type: type, length: length, fractionLength: fraction,
      codeList: codeList(), repetition: repetition(), condition: word(.condition, "S104", else: .optional),
      isPrimaryKey: mark(.primaryKey), isForeignKey: mark(.foreignKey),
      allowsUnknownDate: contains(columns.cell(row, .explanation), ItemRow.unknownDateWords),
      checkDigit: checkDigit(), sensitivity: word(.sensitivity, "S106", else: .personal),
      aliases: columns.cell(row, .aliases).split(separator: ";").map(String.init),
      explanation: columns.cell(row, .explanation),
      provenance: word(.provenance, "S105", else: .assumed), span: columns.span(row))
  }

  private mutating func report(_ code: String, _ column: ItemTable.Name, _ ja: String, _ en: String) {
    diagnostics.append(Diagnostic(code: code, LocalizedText(ja: ja, en: en), at: columns.span(row, column)))
  }

  private mutating func word<Value: CaseIterable & RawRepresentable>(
    _ column: ItemTable.Name, _ code: String, else standIn: Value
  ) -> Value where Value.RawValue == String {
    let text = columns.cell(row, column)
    if let known: Value = value(text) { return known }
    let names = Value.allCases.map(\.rawValue).joined(separator: " ")
    diagnostics.append(
      Diagnostic(
        code: code,
        LocalizedText(
          ja: "列 `\(column.rawValue)` の `\(text)` は未知です", en: "`\(text)` in column `\(column.rawValue)` is unknown"),
        at: columns.span(row, column),
        help: LocalizedText(ja: "次のどれか: \(names)", en: "one of: \(names)")))
    return standIn
  }

  private mutating func mark(_ column: ItemTable.Name) -> Bool {
    let text = columns.cell(row, column)
    if text.isEmpty { return false }
    if !text.utf8.elementsEqual("○".utf8) {
      report(
        "S114", column, "列 `\(column.rawValue)` は ○ か空欄です（`\(text)`）",
        "column `\(column.rawValue)` takes ○ or nothing, not `\(text)`")
    }
    return true
  }

  private mutating func id() -> String {
    let text = columns.cell(row, .id)
    let isRight = isDigits(text) && text.utf8.count == 8 && text.utf8.starts(with: business.utf8)
    if !text.isEmpty, !isRight {
      report(
        "S114", .id, "データ項目ID `\(text)` は業務 `\(business)` で始まる8桁の数字ではありません",
        "item id `\(text)` is not eight digits that begin with business `\(business)`")
    }
    return text
  }

  /// 桁数: `n`, for 9V `n,m`; empty where it is not known.
  private mutating func digits(_ type: ItemType) -> (Int?, Int) {
    let text = columns.cell(row, .digits)
    if text.isEmpty { return (nil, 0) }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let numbers = parts.map { isDigits($0) ? Int($0) : nil }
    switch (type, numbers.count) {
    case (.decimal, 2):
      if let whole = numbers[0], whole > 0, let fraction = numbers[1], fraction > 0 { return (whole, fraction) }
    case (.decimal, _), (_, 2...): break
    default: if let length = numbers[0], length > 0 { return (length, 0) }
    }
    report(
      "S107", .digits, "桁数 `\(text)` は型 `\(type.rawValue)` に合いません（9V は n,m、ほかは n）",
      "digits `\(text)` do not fit type `\(type.rawValue)` (`n,m` for 9V, `n` for the others)")
    return (nil, 0)
  }

  private mutating func codeList() -> String? {
    let text = columns.cell(row, .code)
    if text.isEmpty { return nil }
    let id = codeListID(text)
    if let codeLists, !codeLists.contains(bytes(id)),
      !id.utf8.elementsEqual(StandardPackReader.municipalList.utf8)
    {
      report("S109", .code, "コード一覧 `\(text)` が codes.csv にありません", "code list `\(text)` is not in codes.csv")
    }
    return id
  }

  private mutating func repetition() -> Int? {
    let text = columns.cell(row, .repetition)
    if text.isEmpty { return nil }
    if isDigits(text), let count = Int(text), count > 0 { return count }
    report("S114", .repetition, "繰り返し `\(text)` は正の整数ではありません", "repetition `\(text)` is not a positive whole number")
    return nil
  }

  private mutating func checkDigit() -> String? {
    let text = columns.cell(row, .checkDigit)
    if text.isEmpty { return nil }
    let known: CheckedNumber? = value(text)
    if known == nil {
      report("S115", .checkDigit, "検査数字 `\(text)` の計算方法がありません", "no check digit is known for `\(text)`")
    }
    return text
  }

  private func contains(_ text: String, _ words: [UInt8]) -> Bool {
    let all = bytes(text)
    return all.indices.contains { all[$0...].starts(with: words) }
  }
}
