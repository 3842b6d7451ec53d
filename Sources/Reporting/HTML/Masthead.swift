internal import Records

/// The head of the page: whose report it is, the language switch, the facts of the run.
enum Masthead {
  /// Writes the header.
  static func write(_ report: RunReport, _ html: inout HTMLWriter) {
    html.element("header") { html in
      html.element("div", ["class": "masthead"]) { html in
        brand(LocalizedText(ja: "移行結果報告書", en: "Migration report"), &html)
        languages(&html)
        html.element("h1") { $0.text(report.title) }
        html.element("dl", ["class": "facts"]) { html in
          fact(LocalizedText(ja: "種別", en: "Kind"), &html) { $0.both(Glossary.kind(report.kind).asHeading) }
          fact(LocalizedText(ja: "団体コード", en: "Municipality"), &html) { $0.text(report.municipality) }
          fact(LocalizedText(ja: "基準日", en: "As of"), &html) { $0.text(report.asOf) }
          fact(LocalizedText(ja: "出力形式", en: "Dialect"), &html) { html in
            html.element("code") { $0.text(report.dialect) }
          }
        }
      }
    }
  }

  /// Writes whose document it is and what it is called.
  static func brand(_ document: LocalizedText, _ html: inout HTMLWriter) {
    html.element("p", ["class": "brand"]) { html in
      html.element("span", ["class": "seal", "aria-hidden": "true"]) { $0.text("写") }
      html.text("utsushi ")
      html.element("span", ["class": "document"]) { $0.both(document) }
    }
  }

  /// Writes the switch between the languages.
  static func languages(_ html: inout HTMLWriter) {
    html.element("fieldset", ["class": "languages"]) { html in
      html.element("legend") { $0.both(ja: "表示言語", en: "Language") }
      html.void(
        "input", ["type": "radio", "name": "language", "id": "language-ja", "checked": "checked"])
      html.element("label", ["for": "language-ja"]) { $0.text("日本語") }
      html.void("input", ["type": "radio", "name": "language", "id": "language-en"])
      html.element("label", ["for": "language-en"]) { $0.text("English") }
    }
  }

  /// Writes a name and its value, inside `dl.facts`.
  static func fact(_ name: LocalizedText, _ html: inout HTMLWriter, _ value: (inout HTMLWriter) -> Void) {
    html.element("div") { html in
      html.element("dt") { $0.both(name) }
      html.element("dd", [:], value)
    }
  }
}
