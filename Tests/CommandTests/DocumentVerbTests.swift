import TestSupport
import Testing

/// `document`: the mapping for people to read, sign and send back.
@Suite struct DocumentVerbTests {
  private static let project = Repository.path("Mappings/nakanojo/migration.utsushi")

  private static func document(_ folder: TemporaryDirectory, _ arguments: [String]) throws -> Command.Result {
    try Utsushi.run(["document", project, "--language", "en"] + arguments, in: folder.path)
  }

  @Test func `the page says of every item what is done, and of every other field why not`() throws {
    let folder = TemporaryDirectory()
    #expect(try Self.document(folder, ["--output", "m.html"]).exitCode == 0)
    let page = String(decoding: try Files.read(folder.path("m.html")), as: UTF8.self)
    // From rules/juki.utsushi and rules/kojuzei.utsushi, read by a person.
    for part in [
      "SHIMEI → 後ろの余白を除く", "和暦を西暦の日付に", "一部が不詳の日付は「生年月日_不詳フラグ」を1にし「生年月日_不詳表記」に書く",
      "「生年月日」の不詳から作る", "ATENA-NOが同じ記録のうちRIREKI-NO、EDA-NOが最大のものか → そうなら「1」、そうでなければ「0」",
      "値を持たない: 中之条町は指定都市ではない", "「029」 ／ 「031」", "11まで", "行政区費。標準にない町の項目", "BIRTH と同じ領域の別の記述", "業務担当", "情報政策",
      "SHIEN-KBNが「 」に等しくない",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    // No script and nothing from elsewhere.
    for part in ["<script", "http://", "https://", "src="] { #expect(!page.contains(part), "\(part)") }
    // What is signed can be computed without this program.
    let inputs = String(try #require(page.split(separator: "<pre>").last?.split(separator: "</pre>").first))
    try folder.write(Array(inputs.utf8), to: "inputs")
    let digest = try Command.run(["sha256sum", folder.path("inputs")]).text.prefix(64)
    #expect(page.contains(">\(digest)<"))
    let lines = inputs.split(separator: "\n")
    #expect(lines.contains { $0.hasSuffix("  rules/juki.utsushi") })
    let rule = try Command.run(["sha256sum", Repository.path("Mappings/nakanojo/rules/juki.utsushi")]).text.prefix(64)
    #expect(lines.contains("\(rule)  rules/juki.utsushi"))
  }

  /// Changes a text in the cells of a workbook, as a spreadsheet program would.
  private static let edit = """
    import sys, zipfile
    source, target, old, new = sys.argv[1:5]
    with zipfile.ZipFile(source) as a, zipfile.ZipFile(target, 'w') as b:
      for name in a.namelist():
        data = a.read(name).decode('utf-8')
        count = data.count(old)
        b.writestr(name, data.replace(old, new))
    """

  @Test(.enabled(if: Python.isPresent, "python3 is not there"))
  func `a copy that came back is compared cell by cell`() throws {
    let folder = TemporaryDirectory()
    #expect(try Self.document(folder, ["--output", "m.xlsx"]).exitCode == 0)
    let same = try Self.document(folder, ["--compare", "m.xlsx"])
    #expect(same.exitCode == 0 && same.text == "the same\n", "\(same.text)")
    let edited = try Command.run([
      "python3", "-X", "utf8", "-c", Self.edit, folder.path("m.xlsx"), folder.path("n.xlsx"), "KYUSHI → 後ろの余白を除く",
      "旧氏は移さない",
    ])
    #expect(edited.exitCode == 0, "\(edited.errorText)")
    let other = try Self.document(folder, ["--compare", "n.xlsx"])
    #expect(other.exitCode == 1)
    // 旧氏 is the seventeenth item of 001.住民情報; the headings are row 1.
    #expect(
      other.text == "001.住民情報 row 18 column 7: “KYUSHI → 後ろの余白を除く” → “旧氏は移さない”\n", "\(other.text)")
    try folder.write(Array("no workbook".utf8), to: "o.xlsx")
    #expect(try Self.document(folder, ["--compare", "o.xlsx"]).errorText.contains("P271"))
    #expect(try Self.document(folder, ["--compare", "nowhere.xlsx"]).exitCode == 2)
  }

  @Test func `a run shows what became of each item's values`() throws {
    let scratch = try ScratchProject()
    #expect(try scratch.run().exitCode < 2)
    let result = try scratch.utsushi(["document", ScratchProject.file, "--run", "out", "--output", "m.html"])
    #expect(result.exitCode == 0, "\(result.errorText)")
    let rows = try scratch.evidence(
      "SELECT class, sum(\"values\") FROM loss WHERE standard_group = '001.住民情報' AND item = '氏名' GROUP BY class ORDER BY 2 DESC"
    )
    let page = String(decoding: try scratch.read("m.html"), as: UTF8.self)
    #expect(!rows.isEmpty && page.contains(rows.map { "\($0[0]) \($0[1])" }.joined(separator: ", ")))
    // A project that was changed since is another one's document.
    try scratch.write(try scratch.read("project/rules/juki.utsushi") + [0x0A], to: "project/rules/juki.utsushi")
    #expect(try scratch.utsushi(["document", ScratchProject.file, "--run", "out"]).errorText.contains("P252"))
  }
}
