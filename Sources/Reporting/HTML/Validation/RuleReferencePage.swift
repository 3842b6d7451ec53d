public import Records

/// The rules over standard data as one page: each with its sentence, its clause, and a file that breaks and one that keeps it.
public enum RuleReferencePage {
  /// The page as UTF-8. O(entries).
  public static func render(_ entries: [RuleEntry]) -> [UInt8] {
    let title = LocalizedText(ja: "標準データの規則", en: "Rules over standard data")
    var page = Page(
      title: "標準データの規則 Rules", document: title, heading: title,
      contents: entries.map { entry in
        (
          entry.code.text,
          LocalizedText(ja: "\(entry.code.text) \(entry.title.ja)", en: "\(entry.code.text) \(entry.title.en)")
        )
      },
      footer: LocalizedText(
        ja: "例はすべて検査として実行している。例の番号と氏名は架空のもの。",
        en: "Every example is run as a test. Numbers and names in examples are made up."))
    page.facts = [(LocalizedText(ja: "規則", en: "Rules"), { $0.text(Numerals.grouped(entries.count)) })]
    return page.render { html in
      for entry in entries { section(entry, &html) }
    }
  }

  private static func section(_ entry: RuleEntry, _ html: inout HTMLWriter) {
    html.element("section", ["id": entry.code.text]) { html in
      html.element("h2") { html in
        html.element("code") { $0.text(entry.code.text) }
        html.markup(" ")
        html.both(entry.title)
      }
      html.element("p") { $0.both(entry.sentence) }
      html.element("dl", ["class": "facts"]) { html in
        Masthead.fact(LocalizedText(ja: "重さ", en: "Severity"), &html) { Mark(entry.code.severity).write(&$0) }
        Masthead.fact(LocalizedText(ja: "根拠", en: "Source"), &html) { $0.both(entry.clause) }
        if let rule = entry.example.rule {
          Masthead.fact(LocalizedText(ja: "書き方", en: "As written"), &html) { html in
            html.element("code") { $0.text(rule) }
          }
        }
        if !entry.example.others.isEmpty {
          let name = "000.\(RuleExample.otherGroup)（\(entry.example.otherItems.map(\.name).joined(separator: "、"))）"
          Masthead.fact(LocalizedText(ja: "\(name)のレコード", en: "Records of \(name)"), &html) { html in
            html.text(entry.example.others.map { "(\($0.joined(separator: ", ")))" }.joined(separator: " "))
          }
        }
        if let characters = entry.example.characters {
          Masthead.fact(LocalizedText(ja: "文字集合", en: "Repertoire"), &html) { $0.text(characters) }
        }
      }
      records(entry, entry.example.fires, "fires", LocalizedText(ja: "指摘になる例", en: "What breaks it"), &html)
      records(entry, entry.example.holds, "holds", LocalizedText(ja: "合う例", en: "What keeps it"), &html)
    }
  }

  private static func records(
    _ entry: RuleEntry, _ rows: [[String]], _ kind: String, _ caption: LocalizedText, _ html: inout HTMLWriter
  ) {
    let items = entry.example.items
    html.table(
      HTMLTable(
        id: "\(entry.code.text)-\(kind)", caption: caption,
        columns: items.map { item in
          let digits = item.length.map { " \($0)" } ?? ""
          let name = "\(item.name)（\(item.type.rawValue)\(digits)）"
          return LocalizedText(ja: name, en: name)
        }, rows: rows.map { row in row.map { .code($0) } }), ReportLimits())
  }
}
