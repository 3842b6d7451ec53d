internal import Records

/// One section of the page.
struct ReportSection {
  /// The id of its heading's section, for links.
  var id: String
  /// Its heading.
  var title: LocalizedText
  /// Writes what stands below the heading.
  var content: (RunReport, ReportLimits, inout HTMLWriter) -> Void

  /// Every section in the order of the page.
  static var all: [ReportSection] {
    [
      .verdict, .whereabouts, .amounts, .totals, .findings, .characters, .losses, .rules, .provenance, .leftOut, .files,
      .declarations, .inputs, .verification,
    ]
  }

  /// Writes the section with its heading.
  func write(_ report: RunReport, _ limits: ReportLimits, _ html: inout HTMLWriter) {
    html.element("section", ["id": id, "aria-labelledby": "\(id)-title"]) { html in
      html.element("h2", ["id": "\(id)-title"]) { $0.both(title) }
      content(report, limits, &html)
    }
    html.markup("\n")
  }
}

extension HTMLWriter {
  /// Writes a paragraph in both languages.
  mutating func paragraph(_ style: String = "lead", ja: String, en: String) {
    element("p", ["class": style]) { $0.both(ja: ja, en: en) }
  }
}
