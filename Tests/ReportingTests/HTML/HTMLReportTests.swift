import Records
import Reporting
import TestSupport
import Testing

@Suite struct HTMLReportTests {
  func text(_ report: RunReport) -> String { String(decoding: HTMLReport.render(report), as: UTF8.self) }

  static var empty: RunReport {
    RunReport(title: "", kind: "", municipality: "", asOf: "", dialect: "", isGateOpen: false)
  }

  /// A report by its name: what a test prints of it is the name, not the report.
  enum Sample: CustomTestStringConvertible {
    case open
    case closed
    case empty

    var report: RunReport {
      switch self {
      case .open: SampleReport.open
      case .closed: SampleReport.closed
      case .empty: HTMLReportTests.empty
      }
    }

    var testDescription: String {
      switch self {
      case .open: "the gate is open"
      case .closed: "the gate is closed"
      case .empty: "nothing in it"
      }
    }
  }

  /// Pages are attached, so that a person can open them: `swift test --attachments-path DIR`.
  @Test func `pages are attached for the eyes`() {
    Attachment.record(HTMLReport.render(SampleReport.open), named: "open.html")
    Attachment.record(HTMLReport.render(SampleReport.closed), named: "closed.html")
  }

  @Test(arguments: [Sample.open, .closed, .empty])
  func `tags balance and ids are unique and met`(_ sample: Sample) {
    let page = TagBalance(HTMLReport.render(sample.report))
    #expect(page.problems.isEmpty)
    let ids = page.tags.flatMap { values(of: "id", $0) }
    #expect(Set(ids).count == ids.count)
    for tag in page.tags {
      for id in values(of: "aria-labelledby", tag) + values(of: "for", tag) { #expect(ids.contains(id)) }
      for link in values(of: "href", tag) { #expect(ids.contains(String(link.dropFirst()))) }
    }
  }

  private func values(of name: String, _ tag: TagBalance.Tag) -> [String] {
    guard let range = tag.attributes.firstRange(of: " \(name)=\"") else { return [] }
    return [String(tag.attributes[range.upperBound...].prefix { $0 != "\"" })]
  }

  @Test(arguments: [Sample.open, .closed])
  func `a page needs nothing outside it`(_ sample: Sample) {
    let report = sample.report
    let page = text(report)
    for foreign in ["http:", "https:", "//", "<script", "javascript:", "@import", "url(", "<link", "<img", " style="] {
      #expect(!page.contains(foreign), "\(foreign)")
    }
    let tags = TagBalance(HTMLReport.render(report)).tags
    #expect(tags.allSatisfy { !$0.attributes.contains(" on") })
  }

  @Test(arguments: [Sample.open, .closed])
  func `every table has a caption, named columns and named rows, in a region that scrolls`(_ sample: Sample) {
    let page = TagBalance(HTMLReport.render(sample.report))
    let tables = page.tags("table").count
    #expect(tables >= 15)
    #expect(page.tags("caption").count == tables)
    #expect(page.tags("thead").count == tables)
    #expect(page.tags("th").allSatisfy { $0.attributes.contains("scope=\"") })
    let regions = page.tags("div").filter { $0.attributes.contains("role=\"region\"") }
    #expect(regions.count == tables)
    #expect(regions.allSatisfy { $0.attributes.contains("tabindex=\"0\"") })
    let rows = page.tags("tr").count
    #expect(page.tags("th").count { $0.attributes.contains("scope=\"row\"") } + tables == rows)
  }

  @Test func `there are landmarks, one first heading, and a second for each entry of the contents`() {
    let page = TagBalance(HTMLReport.render(SampleReport.open))
    for name in ["header", "nav", "main", "footer", "h1", "title"] { #expect(page.tags(name).count == 1, "\(name)") }
    let entries = page.tags("a").filter { $0.ancestors.contains("nav") }
    #expect(entries.count == 14)
    #expect(page.tags("h2").count == entries.count)
    #expect(page.tags("section").allSatisfy { $0.attributes.contains(" id=\"") })
    #expect(page.tags("html").first?.attributes == " lang=\"ja\"")
  }

  @Test func `both languages are there, side by side`() {
    let page = TagBalance(HTMLReport.render(SampleReport.closed))
    let japanese = page.tags.count { $0.name == "span" && $0.attributes == " lang=\"ja\"" }
    let english = page.tags.count { $0.name == "span" && $0.attributes == " lang=\"en\"" }
    #expect(japanese > 300)
    #expect(japanese == english)
    #expect(page.tags("input").count == 2)
  }

  @Test func `the verdict is in words, with every condition as measured`() {
    let open = text(SampleReport.open)
    #expect(open.contains("ゲートは開いている</span><span lang=\"en\">The gate is open"))
    #expect(!open.contains("ゲートは閉じている"))
    let closed = text(SampleReport.closed)
    #expect(closed.contains("ゲートは閉じている</span><span lang=\"en\">The gate is closed"))
    #expect(closed.contains("6 件の条件のうち 4 件を満たさない"))
    #expect(closed.contains("4 of 6 conditions are not met"))
    #expect(closed.contains("<code>rejects == 0</code>"))
  }

  @Test func `a difference in bytes is not called zero`() {
    var report = SampleReport.open
    #expect(text(report).contains("<td class=\"n\">0</td><td class=\"n\"> </td><td><span class=\"mark good\">"))
    report.sources[0].byteCount += 1234
    #expect(text(report).contains("<td class=\"n\">1,234</td><td class=\"n\"> </td><td><span class=\"mark bad\">"))
  }

  @Test func `the five states are told apart in words`() {
    let page = text(SampleReport.closed)
    for state in CheckState.allCases { #expect(page.contains("<span lang=\"ja\">\(state.title.ja)</span>")) }
  }

  @Test func `no text of the project can become markup`() {
    let hostile = "<script>\"'&\u{202E}\u{FA19}"
    var report = HTMLReportTests.empty
    report.title = hostile
    report.kind = hostile
    report.sources = [
      SourceSummary(
        name: hostile, file: hostile, byteCount: 1, sha256: hostile,
        declarations: [SourceSummary.Declared(hostile, hostile)],
        outcomes: [SourceSummary.OutcomeLine(recordType: hostile, outcome: .written, records: 1)],
        bytes: [Count(.mapped, 1)])
    ]
    report.findings = [
      FindingSummary(
        code: hostile, title: LocalizedText(ja: hostile, en: hostile), severity: .error, responsibility: .mapping,
        count: 1, protectedCount: 0,
        examples: [
          FindingExample(
            source: hostile, record: 0, byteOffset: 0, field: hostile, item: hostile, rule: hostile, bytes: hostile)
        ])
    ]
    report.ignored = [IgnoredLine(name: hostile, isSource: true, reason: hostile)]
    let bytes = HTMLReport.render(report)
    let page = TagBalance(bytes)
    #expect(page.problems.isEmpty)
    #expect(page.tags("script").isEmpty)
    #expect(String(decoding: bytes, as: UTF8.self).contains("&lt;script&gt;&quot;&#39;&amp;[U+202E]\u{FA19}"))
  }

  @Test func `a page stays within 300 KB however much there is to say, and says what it leaves out`() {
    var report = SampleReport.closed
    report.losses = Array(repeating: report.losses, count: 20).flatMap(\.self)
    report.ignored = (0..<3000).map {
      IgnoredLine(name: "住民マスタ.項目\($0)", isSource: true, reason: String(repeating: "長い理由。", count: 200))
    }
    report.findings = (0..<500).map { index in
      var finding = report.findings[index % report.findings.count]
      finding.count = 1_000_000
      finding.examples = (0..<100).map { _ in finding.examples[0] }
      return finding
    }
    report.characters = Array(repeating: report.characters, count: 1000).flatMap(\.self)
    let bytes = HTMLReport.render(report)
    #expect(bytes.count <= 300_000)
    #expect(TagBalance(bytes).problems.isEmpty)
    let page = String(decoding: bytes, as: UTF8.self)
    #expect(page.contains("全 500,000,000 件のうち"))
    #expect(page.contains("of 3,000; all of them are in table left_out of evidence.sqlite."))
  }

  @Test func `the same report gives the same bytes, well below the limit`() {
    let bytes = HTMLReport.render(SampleReport.closed)
    #expect(bytes == HTMLReport.render(SampleReport.closed))
    #expect(bytes.count < 150_000)
  }
}
