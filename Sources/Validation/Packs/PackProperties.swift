import Records

/// What `pack.csv` says of a pack as a whole.
struct PackProperties {
  private(set) var name = ""
  private(set) var document = ""
  private(set) var documentDate = ""

  private enum Name: String, CaseIterable {
    case key
    case value
  }

  init(_ table: DelimitedTable, business: String, edition: String, diagnostics: inout [Diagnostic]) {
    let columns = TableColumns<Name>(table, diagnostics: &diagnostics)
    guard columns.isComplete else { return }
    var values: [[UInt8]: (text: String, span: TextSpan)] = [:]
    for row in table.rows {
      let key = columns.cell(row, .key)
      let value = (text: columns.cell(row, .value), span: columns.span(row))
      if values.updateValue(value, forKey: bytes(key)) != nil {
        diagnostics.append(
          Diagnostic(
            code: "S102",
            LocalizedText(ja: "キー `\(key)` が2回あります", en: "key `\(key)` is given twice"), at: columns.span(row)))
      }
    }
    func required(_ key: String) -> (text: String, span: TextSpan)? {
      if let value = values[bytes(key)], !value.text.isEmpty { return value }
      diagnostics.append(
        Diagnostic(
          code: "S102",
          LocalizedText(ja: "キー `\(key)` の値がありません", en: "key `\(key)` has no value"),
          at: TextSpan(file: table.file, line: 1, column: 1)))
      return nil
    }
    func mustAgree(_ key: String, _ expected: String) {
      guard let found = required(key), !found.text.utf8.elementsEqual(expected.utf8) else { return }
      diagnostics.append(
        Diagnostic(
          code: "S102",
          LocalizedText(
            ja: "`\(key)` が `\(found.text)` ですが、フォルダは `\(expected)` です",
            en: "`\(key)` is `\(found.text)`, but the folder says `\(expected)`"),
          at: found.span))
    }
    mustAgree("business", business)
    mustAgree("edition", edition)
    name = required("name")?.text ?? ""
    document = required("document")?.text ?? ""
    documentDate = required("document_date")?.text ?? ""
  }
}
