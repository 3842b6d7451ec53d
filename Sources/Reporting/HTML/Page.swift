internal import Records

/// One self-contained HTML page in Japanese and English: head, masthead, contents, main part and footer.
///
/// It needs no script, no network and no second file. The same parts give the same bytes.
struct Page {
  /// What stands in the window's title.
  var title: String
  /// What kind of document it is.
  var document: LocalizedText
  /// What it is about, as the first heading.
  var heading: LocalizedText
  /// Facts of the head, each with what writes its value.
  var facts: [(name: LocalizedText, value: (inout HTMLWriter) -> Void)] = []
  /// The parts of the page by their ids.
  var contents: [(id: String, title: LocalizedText)]
  /// What the page leaves unsaid, and why.
  var footer: LocalizedText

  /// The page as UTF-8.
  func render(_ main: (inout HTMLWriter) -> Void) -> [UInt8] {
    var html = HTMLWriter()
    html.markup("<!DOCTYPE html>\n")
    html.element("html", ["lang": "ja"]) { html in
      html.element("head") { html in
        html.void("meta", ["charset": "utf-8"])
        html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        html.void("meta", ["name": "color-scheme", "content": "light"])
        html.element("title") { $0.text(title) }
        html.element("style") { $0.markup(Stylesheet.text) }
      }
      html.markup("\n")
      html.element("body") { html in
        html.element("a", ["class": "skip", "href": "#main"]) { $0.both(ja: "本文へ", en: "Skip to content") }
        masthead(&html)
        html.element("div", ["class": "page"]) { html in
          navigation(&html)
          html.element("main", ["id": "main"], main)
        }
        html.element("footer") { html in html.element("p") { $0.both(footer) } }
      }
    }
    html.markup("\n")
    return html.bytes
  }

  private func masthead(_ html: inout HTMLWriter) {
    html.element("header") { html in
      html.element("div", ["class": "masthead"]) { html in
        Masthead.brand(document, &html)
        Masthead.languages(&html)
        html.element("h1") { $0.both(heading) }
        html.element("dl", ["class": "facts"]) { html in
          for fact in facts { Masthead.fact(fact.name, &html, fact.value) }
        }
      }
    }
  }

  private func navigation(_ html: inout HTMLWriter) {
    html.element("nav", ["class": "contents", "aria-labelledby": "contents-title"]) { html in
      html.element("p", ["id": "contents-title"]) { $0.both(ja: "目次", en: "Contents") }
      html.element("ol") { html in
        for part in contents {
          html.element("li") { html in
            html.element("a", ["href": "#\(part.id)"]) { $0.both(part.title) }
          }
        }
      }
    }
  }
}
