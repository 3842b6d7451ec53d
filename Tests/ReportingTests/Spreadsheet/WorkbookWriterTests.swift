import Platform
import Reporting
import TestSupport
import Testing

@Suite struct WorkbookWriterTests {
  private static let texts = [
    "007", "=1+1", "+81", "-1", "@SUM(A1)", "１２３", " 前後 ", "a\tb\nc\r\nd", "<&>\"'", "a\u{1}b", "_x0041_",
    "_x0041_x0042_",
    "_x0041\u{1}", "__x0041_", "_x004g_", "\u{FA19}\u{845B}\u{E0100}𠮷", "2025-10-01", "TRUE", "",
  ]

  private func sample() throws -> [UInt8] {
    try Workbook(sheets: [
      WorkbookSheet(
        name: "住民's & <表>", header: ["文字列", "No"],
        rows: Self.texts.enumerated().map { [.text($1), .integer($0)] } + [
          [.empty, .integer(999_999_999_999_999)], [.empty, .integer(-999_999_999_999_999)], [],
        ]),
      WorkbookSheet(name: "空", header: ["見出しだけ"], rows: []),
    ]).xlsx()
  }

  private func part(_ name: String, _ bytes: [UInt8]) throws -> String {
    let archive = try ZipArchive(bytes)
    let entry = try #require(archive.entry(named: Array(name.utf8)))
    return String(decoding: try archive.contents(of: entry), as: UTF8.self)
  }

  @Test func `the same workbook gives the same bytes`() throws {
    #expect(try sample() == sample())
  }

  struct Case: CustomTestStringConvertible {
    var text: String
    var xml: String
    var testDescription: String { xml }
  }

  /// From ISO/IEC 29500-1, 22.9.2.19: `_xHHHH_` for what XML cannot hold, and `_x005F_` for the `_` of what looks like it.
  @Test(arguments: [
    Case(text: "007", xml: "007"), Case(text: "=1+1", xml: "=1+1"), Case(text: " a ", xml: " a "),
    Case(text: "<&>\"", xml: "&lt;&amp;&gt;&quot;"), Case(text: "a\tb\nc", xml: "a\tb\nc"),
    Case(text: "\r\n", xml: "_x000D_\n"), Case(text: "\u{0}\u{1F}", xml: "_x0000__x001F_"),
    Case(text: "\u{FFFE}\u{FFFF}", xml: "_xFFFE__xFFFF_"), Case(text: "\u{7F}", xml: "\u{7F}"),
    Case(text: "_x0041_", xml: "_x005F_x0041_"), Case(text: "_xaBcD_", xml: "_x005F_xaBcD_"),
    Case(text: "_x0041_x0042_", xml: "_x005F_x0041_x005F_x0042_"),
    Case(text: "_x0041\u{1}", xml: "_x005F_x0041_x0001_"),
    Case(text: "_X0041_", xml: "_X0041_"), Case(text: "_x004_", xml: "_x004_"), Case(text: "_x0041", xml: "_x0041"),
    Case(text: "_x００４１_", xml: "_x００４１_"),
  ])
  func `a text is written as the format escapes it`(_ item: Case) throws {
    let sheet = WorkbookSheet(name: "S", header: ["h"], rows: [[.text(item.text)]])
    let xml = try part("xl/worksheets/sheet1.xml", Workbook(sheets: [sheet]).xlsx())
    let cell = "<c r=\"A2\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(item.xml)</t></is></c>"
    #expect(
      xml.utf8.split(separator: Array("</row>".utf8)).contains { $0.suffix(cell.utf8.count).elementsEqual(cell.utf8) })
  }

  @Test func `a sheet has a header that stays, filters and fits`() throws {
    // Widths: the header's 6 and 2 with 2 for the arrow, `999…` with its sign 16; each and 2.
    let xml = try part("xl/worksheets/sheet1.xml", sample())
    #expect(xml.contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"))
    #expect(xml.contains("<autoFilter ref=\"A1:B23\"/>"))
    #expect(xml.contains("<col min=\"2\" max=\"2\" width=\"18\" customWidth=\"1\"/>"))
    #expect(xml.contains("<c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">文字列</t></is></c>"))
    #expect(xml.contains("<c r=\"B2\" s=\"3\"><v>0</v></c>"))
    let workbook = try part("xl/workbook.xml", sample())
    #expect(workbook.contains("<sheet name=\"住民's &amp; &lt;表&gt;\" sheetId=\"1\" r:id=\"rId1\"/>"))
    #expect(workbook.contains("hidden=\"1\">'住民''s &amp; &lt;表&gt;'!$A$1:$B$23</definedName>"))
  }

  struct Refusal: CustomTestStringConvertible {
    var error: WorkbookError
    var workbook: Workbook
    var testDescription: String { "\(error)" }
  }

  private static func named(_ names: String...) -> Workbook {
    Workbook(sheets: names.map { WorkbookSheet(name: $0, header: ["h"], rows: []) })
  }

  private static func holding(_ header: Int, _ rows: [[WorkbookCell]]) -> Workbook {
    Workbook(sheets: [WorkbookSheet(name: "S", header: [String](repeating: "h", count: header), rows: rows)])
  }

  @Test(arguments: [
    Refusal(error: WorkbookError(.noSheet), workbook: Workbook(sheets: [])),
    Refusal(error: WorkbookError(.emptyName, sheetIndex: 0), workbook: named("")),
    Refusal(error: WorkbookError(.nameTooLong, sheetIndex: 0), workbook: named(String(repeating: "表", count: 32))),
    // 31 scalars of two UTF-16 code units the last.
    Refusal(
      error: WorkbookError(.nameTooLong, sheetIndex: 0), workbook: named(String(repeating: "表", count: 30) + "𠮷")),
    Refusal(error: WorkbookError(.badName, sheetIndex: 1), workbook: named("a", "b]")),
    Refusal(error: WorkbookError(.badName, sheetIndex: 0), workbook: named("a:b")),
    Refusal(error: WorkbookError(.badName, sheetIndex: 0), workbook: named("a*")),
    Refusal(error: WorkbookError(.badName, sheetIndex: 0), workbook: named("a?")),
    Refusal(error: WorkbookError(.badName, sheetIndex: 0), workbook: named("a/b")),
    Refusal(error: WorkbookError(.badName, sheetIndex: 0), workbook: named("a\\b")),
    Refusal(error: WorkbookError(.badName, sheetIndex: 0), workbook: named("'a")),
    Refusal(error: WorkbookError(.badName, sheetIndex: 0), workbook: named("a\n")),
    Refusal(error: WorkbookError(.reservedName, sheetIndex: 0), workbook: named("HISTORY")),
    Refusal(error: WorkbookError(.repeatedName, sheetIndex: 1), workbook: named("Ab", "aB")),
    Refusal(error: WorkbookError(.repeatedName, sheetIndex: 1), workbook: named("Ａ", "ａ")),
    Refusal(error: WorkbookError(.noColumns, sheetIndex: 0), workbook: holding(0, [])),
    Refusal(error: WorkbookError(.tooManyColumns, sheetIndex: 0), workbook: holding(16_385, [])),
    Refusal(
      error: WorkbookError(.tooManyRows, sheetIndex: 0), workbook: holding(1, Array(repeating: [], count: 1_048_576))),
    Refusal(
      error: WorkbookError(.rowTooLong, sheetIndex: 0, row: 3), workbook: holding(1, [[], [.empty, .empty]])),
    Refusal(
      error: WorkbookError(.textTooLong, sheetIndex: 0, row: 2, column: 2),
      workbook: holding(2, [[.empty, .text(String(repeating: "a", count: 32_768))]])),
    Refusal(
      error: WorkbookError(.integerTooLong, sheetIndex: 0, row: 2, column: 1),
      workbook: holding(1, [[.integer(1_000_000_000_000_000)]])),
    Refusal(
      error: WorkbookError(.integerTooLong, sheetIndex: 0, row: 2, column: 1), workbook: holding(1, [[.integer(.min)]])),
  ])
  func `what a program of tables would not take is not written`(_ item: Refusal) {
    #expect(throws: item.error) { try item.workbook.xlsx() }
  }

  @Test func `the longest names and texts are written`() throws {
    _ = try Self.named(String(repeating: "表", count: 31), "ヒストリー", "a'b").xlsx()
    _ = try Self.holding(16_384, [[.text(String(repeating: "表", count: 32_767))]]).xlsx()
    // U+FA19 and U+795E are equal as Swift texts.
    _ = try Self.named("\u{FA19}", "\u{795E}").xlsx()
  }

  @Test(.enabled(if: Python.isPresent, "python3 is not there"))
  func `Python reads every text back`() throws {
    let folder = TemporaryDirectory()
    try folder.write(try sample(), to: "a.xlsx")
    // zipfile and expat; the escapes undone by the rule of 22.9.2.19.
    let script = """
      import zipfile, re, sys
      import xml.etree.ElementTree as E
      z = zipfile.ZipFile("a.xlsx"); assert z.testzip() is None
      m = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
      for n in z.namelist(): E.fromstring(z.read(n))
      r = E.fromstring(z.read("xl/worksheets/sheet1.xml")).find(m + "sheetData")
      for c in r.iter(m + "c"):
        t = c.find(f"{m}is/{m}t")
        if t is not None and c.get("r") != "A1" and c.get("r") != "B1":
          u = re.sub("_x([0-9A-Fa-f]{4})_", lambda k: chr(int(k[1], 16)), t.text or "")
          sys.stdout.buffer.write(u.encode() + b"\\0")
      """
    let result = try Command.run(["python3", "-X", "utf8", "-c", script], in: folder.path)
    #expect(result.stdout == Self.texts.flatMap { Array($0.utf8) + [0] }, "\(result.errorText)")
  }
}
