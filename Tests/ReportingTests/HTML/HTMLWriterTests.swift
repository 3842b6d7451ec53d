import Records
import Testing

@testable import Reporting

@Suite struct HTMLWriterTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var html: String
    var testDescription: String { html }
  }

  /// Character references: HTML Living Standard, 13.5.
  @Test(arguments: [
    Case(text: "<script>alert(1)</script>", html: "&lt;script&gt;alert(1)&lt;/script&gt;"),
    Case(text: "\" onclick='x' & y", html: "&quot; onclick=&#39;x&#39; &amp; y"),
    Case(text: "\u{795E}\u{FA19}\u{8FBB}\u{E0102}", html: "\u{795E}\u{FA19}\u{8FBB}\u{E0102}"),
    Case(text: "か\u{3099}ｶﾞ", html: "か\u{3099}ｶﾞ"),
    Case(text: "a\u{0}\n\u{85}", html: "a[U+0000][U+000A][U+0085]"),
    Case(text: "a\u{202E}b\u{2069}", html: "a[U+202E]b[U+2069]"),
    Case(text: "", html: ""),
  ])
  func `a text is escaped and nothing else of it changes`(_ item: Case) {
    var html = HTMLWriter()
    html.text(item.text)
    #expect(html.bytes == Array(item.html.utf8))
    var attribute = HTMLWriter()
    attribute.void("meta", ["content": item.text])
    #expect(attribute.bytes == Array("<meta content=\"\(item.html)\">".utf8))
  }

  @Test func `two languages are two spans, and one text for both is none`() {
    var html = HTMLWriter()
    html.both(ja: "神", en: "god & <")
    html.both(ja: "CP932", en: "CP932")
    html.both(ja: "\u{FA19}", en: "\u{795E}")
    #expect(
      html.bytes
        == Array(
          ("<span lang=\"ja\">神</span><span lang=\"en\">god &amp; &lt;</span>CP932"
            + "<span lang=\"ja\">\u{FA19}</span><span lang=\"en\">\u{795E}</span>").utf8))
  }
}
