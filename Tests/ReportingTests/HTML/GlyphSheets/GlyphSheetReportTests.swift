import Records
import TestSupport
import Testing

@testable import Reporting

@Suite struct GlyphSheetReportTests {
  /// A triangle, a curve with half units, and one shape that reaches below the square.
  static let outline = GlyphOutline(
    unitsPerEm: 1000, ascent: 860, descent: -140, advance: 1000,
    contours: [
      GlyphContour(
        start: GlyphPoint(x: 6400, y: -3200),
        segments: [
          .line(to: GlyphPoint(x: 57600, y: 48096)),
          .quadratic(control: GlyphPoint(x: 32, y: -1), to: GlyphPoint(x: 0, y: 0)),
          .cubic(first: GlyphPoint(x: 64, y: 64), second: GlyphPoint(x: 128, y: 0), to: GlyphPoint(x: 192, y: -64)),
        ])
    ])

  static func row(_ code: String = "F040", shape: GlyphShape = .outline(outline)) -> GlyphRow {
    GlyphRow(
      source: "住民マスタ", table: "CP932", code: code, note: "辻（一点しんにょう）", occurrences: 1284, records: 1190,
      fields: ["SHIMEI", "JUSHO"], shape: shape,
      candidates: [
        GlyphCandidate(
          scalars: ["\u{8FBB}", "\u{E0102}"], mjName: "MJ025760",
          ground: LocalizedText(ja: "JIS で同じ位置", en: "same JIS cell"))
      ], decision: .same, target: ["\u{8FBB}", "\u{E0102}"])
  }

  static let picture = GlyphPicture(
    file: "F041.bmp", mediaType: .bmp, width: 24, height: 24, bytes: Array("BMfoob".utf8))

  static var sheet: GlyphSheet {
    GlyphSheet(
      title: "中之条町 第1回リハーサル", municipality: "104213", asOf: "2025-10-01",
      rows: [
        row(), row("F041", shape: .picture(picture)),
        row("F042", shape: .missing(LocalizedText(ja: "フォントに無い", en: "not in the font"))),
      ], problems: [LocalizedText(ja: "`a.svg`：載せない", en: "`a.svg`: not taken")])
  }

  private func text(_ sheet: GlyphSheet) -> String {
    String(decoding: GlyphSheetReport.render(sheet)[0].bytes, as: UTF8.self)
  }

  /// The page is attached, so that a person can open it: `swift test --attachments-path DIR`.
  @Test func `the page is attached for the eyes`() {
    Attachment.record(GlyphSheetReport.render(Self.sheet)[0].bytes, named: "glyphs.html")
  }

  @Test func `a small sheet is one page that needs nothing outside it`() {
    let pages = GlyphSheetReport.render(Self.sheet)
    #expect(pages.map(\.name) == ["index.html"])
    #expect(TagBalance(pages[0].bytes).problems.isEmpty)
    let page = text(Self.sheet)
    for foreign in ["http:", "https:", "<script", "javascript:", "@import", "url(", "<link", " style=", "@font-face"] {
      #expect(!page.contains(foreign), "\(foreign)")
    }
    #expect(TagBalance(pages[0].bytes).tags.allSatisfy { !$0.attributes.contains(" on") })
    #expect(GlyphSheetReport.render(Self.sheet) == pages)
  }

  @Test func `shapes, candidates, counts and boxes of every row are there`() {
    let page = text(Self.sheet)
    // SVG 2, 9.3: y downwards; 32/64 is 0.5, 1/64 is 0.015625.
    #expect(page.contains("d=\"M100 50L900 -751.5Q0.5 0.015625 0 0C1 -1 2 0 3 1Z\""))
    #expect(page.contains("viewBox=\"-62 -922 1124 1124\""))
    // RFC 4648, section 10: `foob` is Zm9vYg==; the whole by Python's base64.
    #expect(page.contains("src=\"data:image/bmp;base64,Qk1mb29i\""))
    #expect(page.contains("<span class=\"char\" lang=\"ja\" dir=\"ltr\">\u{8FBB}\u{E0102}</span>"))
    #expect(page.contains("<code>U+8FBB U+E0102</code>"))
    #expect(page.contains("<code class=\"mj\">MJ025760</code>"))
    #expect(page.contains("フォントに無い</span><span lang=\"en\">not in the font"))
    #expect(page.contains("<dd>1,284</dd>"))
    #expect(page.contains("SHIMEI, JUSHO"))
    let tags = TagBalance(GlyphSheetReport.render(Self.sheet)[0].bytes)
    // Four decisions, one candidate and the other character, for each of three rows.
    #expect(tags.tags("span").count { $0.attributes.contains("class=\"box\"") } == 3 * 6)
    for decision in IdentificationTable.Decision.allCases { #expect(page.contains(decision.rawValue)) }
  }

  @Test func `a shape outside the square widens the view and is not cut off`() {
    var outline = Self.outline
    outline.contours[0].segments.append(.line(to: GlyphPoint(x: 64 * 3000, y: -64 * 2000)))
    var sheet = Self.sheet
    sheet.rows = [Self.row(shape: .outline(outline))]
    #expect(text(sheet).contains("viewBox=\"-62 -922 3064 2923\""))
  }

  @Test func `no text can become markup`() {
    let hostile = "<script>\"'&\u{202E}"
    let both = LocalizedText(ja: hostile, en: hostile)
    var row = Self.row(hostile, shape: .missing(both))
    (row.source, row.table, row.note, row.fields) = (hostile, hostile, hostile, [hostile])
    row.candidates = [GlyphCandidate(scalars: Array(hostile.unicodeScalars), mjName: hostile, ground: both)]
    row.target = ["<", "\u{202E}"]
    var other = row
    other.shape = .outline(Self.outline)
    let sheet = GlyphSheet(title: hostile, municipality: hostile, asOf: hostile, rows: [row, other], problems: [both])
    let bytes = GlyphSheetReport.render(sheet)[0].bytes
    let page = TagBalance(bytes)
    #expect(page.problems.isEmpty)
    #expect(page.tags("script").isEmpty)
    #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains("\u{202E}"))
  }

  @Test func `an empty sheet says that there is nothing to compare`() {
    let sheet = GlyphSheet(title: "", municipality: "", asOf: "", rows: [])
    #expect(text(sheet).contains("There is no user-defined character to compare."))
    #expect(TagBalance(GlyphSheetReport.render(sheet)[0].bytes).problems.isEmpty)
  }

  @Test func `above the limit of rows there are pages and a list of them, and every code is on one`() {
    var sheet = Self.sheet
    sheet.rows = (0..<401).map { Self.row(String(0xF040 + $0, radix: 16, uppercase: true)) }
    let pages = GlyphSheetReport.render(sheet)
    #expect(pages.map(\.name) == ["index.html", "page-0001.html", "page-0002.html", "page-0003.html"])
    #expect(pages.allSatisfy { TagBalance($0.bytes).problems.isEmpty })
    let links = TagBalance(pages[0].bytes).tags("a").map(\.attributes)
    for page in pages.dropFirst() { #expect(links.contains(" href=\"\(page.name)\"")) }
    let rows = pages.dropFirst().map { page in TagBalance(page.bytes).tags("svg").count }
    #expect(rows == [200, 200, 1])
    #expect(String(decoding: pages[0].bytes, as: UTF8.self).contains("not taken"))
  }

  @Test func `above the limit of bytes a page ends early`() {
    var sheet = Self.sheet
    let large = GlyphPicture(
      file: "F040.png", mediaType: .png, width: 1, height: 1, bytes: [UInt8](repeating: 0, count: 256 << 10))
    sheet.rows = (0..<20).map { Self.row("F0\($0)", shape: .picture(large)) }
    let pages = GlyphSheetReport.render(sheet)
    #expect(pages.count == 4)
    #expect(pages.allSatisfy { $0.bytes.count <= GlyphSheetReport.byteLimit + 100_000 })
  }

  @Test func `what is not shown is counted`() {
    var row = Self.row()
    row.fields = (0..<11).map { "F\($0)" }
    row.candidates = Array(repeating: row.candidates[0], count: 15)
    var sheet = Self.sheet
    sheet.rows = [row]
    sheet.problems = Array(repeating: sheet.problems[0], count: 203)
    let page = text(sheet)
    #expect(page.contains("3 more candidates are not shown."))
    #expect(page.contains("ほか 3</span>"))
    #expect(page.contains("And 3 more."))
  }
}
