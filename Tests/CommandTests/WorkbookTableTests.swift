import TestSupport
import Testing

/// Conversion tables as workbooks, with Python's `zipfile` as an independent reader and writer.
struct WorkbookTableTests {
  private static let rules = "project/rules/juki.utsushi"

  /// A workbook of one sheet written by Python: texts in line, `#` before a number.
  private static let writer = """
    import sys, zipfile, html
    rows = [line.split("|") for line in sys.argv[2].split("/")]
    def cell(column, row, text):
        place = "ABCDEFG"[column] + str(row)
        if text.startswith("#"): return f'<c r="{place}"><v>{text[1:]}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{html.escape(text)}</t></is></c>'
    data = "".join(f'<row r="{n}">' + "".join(cell(c, n, t) for c, t in enumerate(r) if t) + "</row>" for n, r in enumerate(rows, 1))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(sys.argv[1], "w") as z:
        z.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')
        z.writestr("_rels/.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        z.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="a" sheetId="1" r:id="b"/></sheets></workbook>')
        z.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="b" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        z.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{data}</sheetData></worksheet>')
    """

  private static func write(_ rows: String, to name: String, in scratch: ScratchProject) throws {
    let run = try Command.run(["python3", "-c", writer, scratch.folder.path(name), rows])
    #expect(run.exitCode == 0, "\(run.errorText)")
  }

  @Test func `tables go out as workbooks and come back with their zeros`() throws {
    let scratch = try ScratchProject()
    let out = try scratch.utsushi(["document", ScratchProject.file, "--tables", "project/books"])
    #expect(out.exitCode == 0, "\(out.errorText)")
    #expect(try scratch.utsushi(["document", ScratchProject.file, "--tables", "project/books"]).exitCode == 2)
    for table in ["sex", "relationship", "reason"] {
      try scratch.replace("../codes/\(table).csv", by: "../books/\(table).xlsx", in: Self.rules)
    }
    let check = try scratch.utsushi(["check", ScratchProject.file, "--language", "en"])
    #expect(check.exitCode == 0, "\(check.errorText)")
    // The sample's own tests convert through them: `02` stays `02`, a blank is a code of its own.
    #expect(
      try scratch.utsushi(["test", ScratchProject.file, "--language", "en"]).text == "70 tests: 70 passed, 0 failed\n")
  }

  @Test(.enabled(if: Python.isPresent, "python3 is not installed"))
  func `a workbook of somebody else is read, and what is no text is refused at its place`() throws {
    let scratch = try ScratchProject()
    try scratch.replace("../codes/sex.csv", by: "../codes/sex.xlsx", in: Self.rules)
    try Self.write("source|target|note/M|1|男/F|2|女/ |0|不明", to: "project/codes/sex.xlsx", in: scratch)
    let good = try scratch.utsushi(["check", ScratchProject.file, "--language", "en"])
    #expect(good.exitCode == 0, "\(good.errorText)")
    try Self.write("source|target|note/M|1|男/F|#2|女/ |0|不明", to: "project/codes/sex.xlsx", in: scratch)
    let number = try scratch.utsushi(["check", ScratchProject.file, "--language", "en"])
    #expect(number.exitCode == 2 && number.errorText.contains("error[T110]"), "\(number.errorText)")
    #expect(number.errorText.contains("project/codes/sex.xlsx:3:2"), "\(number.errorText)")
    try Self.write("source|target/M|1|男", to: "project/codes/sex.xlsx", in: scratch)
    #expect(try scratch.utsushi(["check", ScratchProject.file, "--language", "en"]).errorText.contains("sex.xlsx:2:3"))
    try Self.write("", to: "project/codes/sex.xlsx", in: scratch)
    #expect(try scratch.utsushi(["check", ScratchProject.file]).exitCode == 2)
    try scratch.write(Array("source,target\nM,1\n".utf8), to: "project/codes/sex.xlsx")
    let broken = try scratch.utsushi(["check", ScratchProject.file, "--language", "en"])
    #expect(broken.exitCode == 2 && broken.errorText.contains("error[T111]"), "\(broken.errorText)")
  }
}
