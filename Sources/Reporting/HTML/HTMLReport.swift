public import Records

/// The report as one self-contained HTML page in Japanese and English, for people.
///
/// It needs no script, no network and no second file, and prints on A4. The language is chosen with two radio buttons
/// and a stylesheet. Nothing in it comes from a clock: the same report gives the same bytes.
public enum HTMLReport {
  /// The largest page, in bytes: our own limit, so that a page of any run can be mailed and opens at once.
  public static let byteLimit = 300_000

  /// Renders a report as UTF-8.
  ///
  /// Lists that are too long are cut and say so, naming where the rest is; when the page is still larger than
  /// `byteLimit`, they are cut further.
  /// - Complexity: O(report).
  public static func render(_ report: RunReport) -> [UInt8] {
    var limits = ReportLimits()
    while true {
      let bytes = page(report, limits)
      if bytes.count <= byteLimit || limits.areSmallest { return bytes }
      limits.halve()
    }
  }

  private static func page(_ report: RunReport, _ limits: ReportLimits) -> [UInt8] {
    var html = HTMLWriter()
    html.markup("<!DOCTYPE html>\n")
    html.element("html", ["lang": "ja"]) { html in
      head(report, &html)
      html.element("body") { html in
        html.element("a", ["class": "skip", "href": "#main"]) { $0.both(ja: "本文へ", en: "Skip to content") }
        Masthead.write(report, &html)
        html.element("div", ["class": "page"]) { html in
          contents(&html)
          html.element("main", ["id": "main"]) { html in
            for section in ReportSection.all { section.write(report, limits, &html) }
          }
        }
        html.element("footer") { html in
          html.element("p") {
            $0.both(
              ja: "この報告書は位置と件数だけを載せ、氏名・住所・番号などの値を載せない。",
              en: "This report shows positions and counts only: no name, address or number of a person.")
          }
        }
      }
    }
    html.markup("\n")
    return html.bytes
  }

  private static func head(_ report: RunReport, _ html: inout HTMLWriter) {
    html.element("head") { html in
      html.void("meta", ["charset": "utf-8"])
      html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      html.void("meta", ["name": "color-scheme", "content": "light"])
      html.element("title") { $0.text("\(report.title)｜移行結果報告書 Migration report") }
      html.element("style") { $0.markup(Stylesheet.text) }
    }
    html.markup("\n")
  }

  private static func contents(_ html: inout HTMLWriter) {
    html.element("nav", ["class": "contents", "aria-labelledby": "contents-title"]) { html in
      html.element("p", ["id": "contents-title"]) { $0.both(ja: "目次", en: "Contents") }
      html.element("ol") { html in
        for section in ReportSection.all {
          html.element("li") { html in
            html.element("a", ["href": "#\(section.id)"]) { $0.both(section.title) }
          }
        }
      }
    }
  }
}
