public import Records

/// The mapping document as one page, for reading and for printing.
public enum MappingDocumentPage {
  /// The page as UTF-8. O(items).
  public static func render(_ document: MappingDocument) -> [UInt8] {
    let kind = LocalizedText(ja: "マッピング定義書", en: "Mapping document")
    var contents = [("signatures", LocalizedText(ja: "署名", en: "Signatures"))]
    for (number, map) in document.maps.enumerated() {
      contents.append(("map-\(number)", LocalizedText(ja: map.group, en: map.group)))
    }
    if !document.codes.isEmpty { contents.append(("codes", LocalizedText(ja: "変換表", en: "Code conversions"))) }
    contents.append(("inputs", LocalizedText(ja: "署名の対象", en: "What is signed")))
    var page = Page(
      title: "マッピング定義書 \(document.title)", document: kind,
      heading: LocalizedText(ja: document.title, en: document.title),
      contents: contents,
      footer: LocalizedText(
        ja: "規則のファイルから作った。規則が変われば署名の対象のSHA-256も変わる。",
        en: "Made of the rule files. When a rule changes, so does the SHA-256 of what is signed."))
    page.facts = document.facts.map { fact in (fact.name, { $0.text(fact.value) }) }
    return page.render { html in
      signatures(document, &html)
      for (number, map) in document.maps.enumerated() { section(map, number, &html) }
      if !document.codes.isEmpty { codes(document.codes, &html) }
      inputs(document, &html)
    }
  }

  private static func signatures(_ document: MappingDocument, _ html: inout HTMLWriter) {
    html.element("section", ["id": "signatures"]) { html in
      html.element("h2") { $0.both(ja: "署名", en: "Signatures") }
      html.element("p") { html in
        html.both(
          ja: "この定義書は、次のSHA-256の示す規則を説明する。署名はこの規則に対するもの。",
          en: "This document explains the rules that this SHA-256 stands for; they are what is signed.")
      }
      html.element("p") { html in html.element("code", ["class": "d"]) { $0.text(document.digest) } }
      html.table(
        HTMLTable(
          id: "roles", caption: LocalizedText(ja: "署名欄", en: "Room for signatures"),
          columns: [
            LocalizedText(ja: "役割", en: "Role"), LocalizedText(ja: "氏名", en: "Name"),
            LocalizedText(ja: "年月日", en: "Date"), LocalizedText(ja: "署名", en: "Signature"),
          ],
          rows: (document.roles.isEmpty ? [""] : document.roles).map { role in
            [.text(role), .text("\u{3000}\u{3000}"), .text("\u{3000}\u{3000}"), .text("\u{3000}\u{3000}")]
          }), ReportLimits())
    }
  }

  private static func section(_ map: MappingDocument.Map, _ number: Int, _ html: inout HTMLWriter) {
    html.element("section", ["id": "map-\(number)"]) { html in
      html.element("h2") { $0.text(map.group) }
      html.element("dl", ["class": "facts"]) { html in
        Masthead.fact(LocalizedText(ja: "移行元", en: "From"), &html) { $0.text(map.source) }
        Masthead.fact(LocalizedText(ja: "対象", en: "Which records"), &html) { $0.both(map.filter) }
        Masthead.fact(LocalizedText(ja: "1レコードから作る行", en: "Rows of a record"), &html) { html in
          html.both(
            map.rows == 1
              ? LocalizedText(ja: "1", en: "1") : LocalizedText(ja: "\(map.rows)まで", en: "up to \(map.rows)"))
        }
        Masthead.fact(LocalizedText(ja: "テスト", en: "Tests"), &html) { $0.text(Numerals.grouped(map.tests.count)) }
      }
      let hasClasses = map.items.contains { !$0.classes.isEmpty }
      var columns = [
        LocalizedText(ja: "項目", en: "Item"), LocalizedText(ja: "型・桁", en: "Type"), LocalizedText(ja: "必須", en: "Must"),
        LocalizedText(ja: "移行元の項目", en: "Source fields"), LocalizedText(ja: "移し方", en: "How"),
        LocalizedText(ja: "できないとき", en: "If it cannot be done"), LocalizedText(ja: "テスト", en: "Tests"),
      ]
      if hasClasses { columns.append(LocalizedText(ja: "実行での区分", en: "In the run")) }
      html.table(
        HTMLTable(
          id: "items-\(number)", caption: LocalizedText(ja: "\(map.group)の項目", en: "Items of \(map.group)"),
          columns: columns,
          rows: map.items.map { item in
            var cells: [Cell] = [
              .text(item.isKey ? "\(item.name)（キー）" : item.name),
              .code(item.type.split(separator: " ").joined(separator: "\u{A0}")), .text(item.condition),
              .text(item.fields.joined(separator: "、")), .both(item.words),
              .both(item.failure.ja.isEmpty ? LocalizedText(ja: "—", en: "—") : item.failure), .number(item.tests),
            ]
            if hasClasses {
              cells.append(.text(item.classes.map { "\($0.name) \($0.values)" }.joined(separator: ", ")))
            }
            return cells
          }), ReportLimits(rows: .max, scalars: .max))
      fields(map.kept, "kept-\(number)", LocalizedText(ja: "標準に無く、別に残す項目", en: "Kept beside the standard"), &html)
      fields(map.ignored, "ignored-\(number)", LocalizedText(ja: "移さない項目", en: "Not migrated"), &html)
      if !map.tests.isEmpty {
        html.element("p") { $0.both(ja: "規則のテスト", en: "Tests of the rules") }
        html.element("ul") { html in
          for test in map.tests { html.element("li") { $0.text(test) } }
        }
      }
    }
  }

  private static func fields(
    _ fields: [MappingDocument.Field], _ id: String, _ caption: LocalizedText, _ html: inout HTMLWriter
  ) {
    if fields.isEmpty { return }
    html.table(
      HTMLTable(
        id: id, caption: caption,
        columns: [
          LocalizedText(ja: "移行元の項目", en: "Source field"), LocalizedText(ja: "残し先", en: "Where"),
          LocalizedText(ja: "理由", en: "Why"),
        ], rows: fields.map { [.code($0.name), .text($0.target), .text($0.reason)] }),
      ReportLimits(rows: .max, scalars: .max))
  }

  private static func codes(_ tables: [MappingDocument.Codes], _ html: inout HTMLWriter) {
    html.element("section", ["id": "codes"]) { html in
      html.element("h2") { $0.both(ja: "変換表", en: "Code conversions") }
      for (number, table) in tables.enumerated() {
        html.table(
          HTMLTable(
            id: "codes-\(number)",
            caption: LocalizedText(ja: "\(table.name)（\(table.file)）", en: "\(table.name) (\(table.file))"),
            columns: [LocalizedText(ja: "旧", en: "Old"), LocalizedText(ja: "新", en: "New")],
            rows: table.rows.map { [.code($0.source), .code($0.target)] }), ReportLimits(rows: .max, scalars: .max))
      }
    }
  }

  private static func inputs(_ document: MappingDocument, _ html: inout HTMLWriter) {
    html.element("section", ["id": "inputs"]) { html in
      html.element("h2") { $0.both(ja: "署名の対象", en: "What is signed") }
      html.element("p") { html in
        html.both(
          ja: "次の行をそのままファイルに書き、sha256sumに通せば署名の対象のSHA-256になる。",
          en: "These lines, written to a file as they are, have the SHA-256 that is signed: try sha256sum.")
      }
      html.element("pre") { html in
        // A newline in a text would be shown as the control character that it is.
        for line in document.inputs.split(separator: "\n") {
          html.text(String(line))
          html.markup("\n")
        }
      }
    }
  }
}
