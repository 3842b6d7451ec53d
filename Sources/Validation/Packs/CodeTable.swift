import Records

/// The code lists of `codes.csv`.
enum CodeTable {
  enum Name: String, CaseIterable {
    case id = "コードID"
    case name = "コード名"
    case code = "コード値"
    case upper = "コード値_上限"
    case label = "コード値の内容"
    case provenance = "出典区分"
    case source = "出典"
  }

  /// The lists, or `nil` where a column is missing and nothing could be read.
  static func lists(_ table: DelimitedTable, business: String, diagnostics: inout [Diagnostic]) -> [CodeList]? {
    let columns = TableColumns<Name>(table, diagnostics: &diagnostics)
    guard columns.isComplete else { return nil }
    var lists: [CodeList] = []
    var positions: [[UInt8]: Int] = [:]
    var seen: Set<[[UInt8]]> = []
    for row in table.rows {
      let span = columns.span(row)
      func report(_ ja: String, _ en: String, code: String = "S113") {
        diagnostics.append(Diagnostic(code: code, LocalizedText(ja: ja, en: en), at: span))
      }
      let id = codeListID(columns.cell(row, .id))
      let name = columns.cell(row, .name)
      let code = columns.cell(row, .code)
      let upper = columns.cell(row, .upper)
      let provenance: Provenance? = value(columns.cell(row, .provenance))
      if provenance == nil {
        let text = columns.cell(row, .provenance)
        report("出典区分 `\(text)` は未知です", "provenance `\(text)` is unknown", code: "S105")
      }
      guard !id.isEmpty, !name.isEmpty, !code.isEmpty else {
        report("コードID・コード名・コード値のどれかがありません", "a code needs the id and name of its list and a value")
        continue
      }
      if id.utf8.elementsEqual(StandardPackReader.municipalList.utf8) { continue }
      if !upper.isEmpty, !isRange(code, upper) {
        report(
          "範囲 `\(code)`〜`\(upper)` は同じ桁数（7桁以下）の数字で、下限が上限以下でなければなりません",
          "the ends `\(code)` and `\(upper)` of a range must be at most 7 digits of one length, in order")
        continue
      }
      if !seen.insert([bytes(id), bytes(code)]).inserted {
        report("コード一覧 `\(id)` にコード `\(code)` が2回あります", "code list `\(id)` has code `\(code)` twice")
        continue
      }
      let entry = CodeValue(code: code, upper: upper.isEmpty ? nil : upper, label: columns.cell(row, .label))
      guard let position = positions[bytes(id)] else {
        positions[bytes(id)] = lists.count
        lists.append(CodeList(business: business, id: id, name: name, values: [entry]))
        continue
      }
      if !lists[position].name.utf8.elementsEqual(name.utf8) {
        report(
          "コード一覧 `\(id)` の名称が `\(lists[position].name)` と `\(name)` で食い違います",
          "code list `\(id)` is named both `\(lists[position].name)` and `\(name)`")
      }
      lists[position].values.append(entry)
    }
    return lists
  }

  private static func isRange(_ lower: String, _ upper: String) -> Bool {
    let length = lower.utf8.count
    // Seven digits is what `CompiledCodeList` compares as one number.
    guard isDigits(lower), isDigits(upper), upper.utf8.count == length, length <= 7 else { return false }
    return !upper.utf8.lexicographicallyPrecedes(lower.utf8)
  }
}
