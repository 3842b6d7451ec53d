import TestSupport
import Testing

/// One town's care insurance, exported in the dialects of delimited text: the data set is the same in each.
///
/// The files are written by Python's csv module, which knows nothing of utsushi.
struct DelimitedFormTests {
  struct Form: Sendable, CustomTestStringConvertible {
    var declaration: String
    var characters = "CP932"
    /// What Python does with `rows`, into the bytes `out`.
    var python: String
    var testDescription: String { declaration + " " + characters }
  }

  static let forms = [
    Form(
      declaration: "comma newline LF header names", python: "out = text(rows, lineterminator='\\n').encode('cp932')"),
    Form(
      declaration: "tab newline CRLF header names",
      python: "out = text(rows, delimiter='\\t').encode('cp932')"),
    Form(
      declaration: "semicolon newline CRLF header names quotes single",
      python: "out = text(rows, delimiter=';', quotechar=\"'\", quoting=csv.QUOTE_ALL).encode('cp932')"),
    // The second bytes of some characters are 7C, the bar.
    Form(
      declaration: "bar newline CRLF header names",
      python: "rows[1][4] = 'ポール'\nout = text(rows, delimiter='|').encode('cp932')"),
    // … and some are 5C, the backslash.
    Form(
      declaration: "comma newline CRLF header names escape backslash",
      python:
        "rows[1][4] = 'ソ表\"\\\\能'\nout = text(rows, doublequote=False, escapechar='\\\\', quoting=csv.QUOTE_ALL).encode('cp932')"
    ),
    Form(
      declaration: "\"^\" newline CR header names",
      python: "out = text(rows, delimiter='^', lineterminator='\\r').encode('cp932')"),
    Form(
      declaration: "comma newline mixed header names",
      python:
        "out = b''.join(text([r], lineterminator=['\\r\\n', '\\n', '\\r'][i % 3]).encode('cp932') for i, r in enumerate(rows))"
    ),
    Form(
      declaration: "comma newline CRLF header names by name",
      python: "out = text([r[5:] + r[:5] for r in rows]).encode('cp932')"),
    Form(
      declaration: "comma newline CRLF header names mark", characters: "UTF8",
      python: "out = text(rows).encode('utf-8-sig')"),
    Form(
      declaration: "comma newline CRLF header names formulas",
      python: "out = text([rows[0]] + [['=\"' + r[0] + '\"'] + r[1:] for r in rows[1:]]).encode('cp932')"),
    Form(
      declaration: "tab newline CRLF header names quotes none",
      python: "out = '\\r\\n'.join('\\t'.join(r) for r in rows).encode('cp932')"),
    // The bytes between shift codes are also 6B and 7F, comma and quotation mark of EBCDIC; glibc's iconv wrote them.
    Form(
      declaration: "comma newline EBCDIC-LF header names", characters: "IBM939",
      python: "out = host(text(rows, lineterminator='\\n', quoting=csv.QUOTE_ALL))"),
    Form(
      declaration: "bar newline EBCDIC-CRLF header names", characters: "IBM939",
      python: "out = host(text(rows, delimiter='|', lineterminator='\\r\\n'))"),
    // Between escape sequences stand 2C and 22, comma and quotation mark, as halves of kanji.
    Form(
      declaration: "comma newline CRLF header names", characters: "CP50221",
      python: "out = text(rows, quoting=csv.QUOTE_ALL).encode('iso2022_jp_ext')"),
    Form(
      declaration: "tab newline LF header names quotes none", characters: "CP50221",
      python: "out = '\\n'.join('\\t'.join(r) for r in rows).encode('iso2022_jp_ext')"),
  ]

  private static func write(_ form: Form, from: String, to: String) throws {
    let script = """
      import csv, io, subprocess, sys
      def host(text):
          return subprocess.run(
              ['iconv', '-f', 'UTF-8', '-t', 'IBM939'], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
      rows = list(csv.reader(io.StringIO(open(sys.argv[1], 'rb').read().decode('cp932'), newline='')))
      rows = [[c.replace('\\n', ' ').replace('\\r', ' ').replace('"', '”') for c in r] for r in rows]
      rows = [[c.encode('iso2022_jp_ext', 'replace').decode('iso2022_jp_ext') for c in r] for r in rows]
      rows[1][4] = '原沢　陽子'
      def text(rows, **form):
          out = io.StringIO(newline='')
          csv.writer(out, **{'lineterminator': '\\r\\n', **form}).writerows(rows)
          return out.getvalue()
      \(form.python)
      open(sys.argv[2], 'wb').write(out)
      """
    let result = try Command.run(["python3", "-c", script, from, to])
    #expect(result.exitCode == 0, "\(form): \(result.errorText)")
  }

  @Test(.enabled(if: Python.isPresent, "Python is not there to write other dialects"))
  func `every dialect gives the same data set, byte for byte`() throws {
    let project = try ScratchProject()
    let file = project.folder.path("data/KAIGO.CSV")
    let kept = project.folder.path("kept.csv")
    _ = try Command.run(["cp", file, kept])
    let declared = "delimited comma newline CRLF header names\n  eras       \"codes/eras-letter.csv\""
    let head = "  characters CP932\n  records    "
    var now = head + declared
    func dataSet(_ form: Form) throws -> [String] {
      try DelimitedFormTests.write(form, from: kept, to: file)
      let next =
        "  characters \(form.characters)\n  records    delimited \(form.declaration)\n  eras       \"codes/eras-letter.csv\""
      try project.replace(now, by: next)
      now = next
      _ = try Command.run(["rm", "-rf", project.folder.path("out")])
      let run = try project.run()
      #expect(run.exitCode < 2, "\(form): \(run.errorText)")
      return String(decoding: try project.read("out/bag/manifest-sha256.txt"), as: UTF8.self).split(separator: "\n")
        .map(String.init)
    }
    let plain = try dataSet(
      Form(declaration: "comma newline CRLF header names", python: "out = text(rows).encode('cp932')"))
    for form in DelimitedFormTests.forms {
      let found = try dataSet(form)
      // A name that was changed to hold the mark itself changes the file of names, and no other.
      let isSame =
        form.python.contains("rows[1][4] =") ? zip(found, plain).filter { $0 != $1 }.count <= 2 : found == plain
      #expect(isSame && found.count == plain.count, "\(form)")
      let rejected = try project.evidence("SELECT count(*) FROM rejects WHERE source = '介護'")
      #expect(rejected == [["0"]], "\(form)")
    }
  }

  @Test func `headings that are not the layout's are told all at once`() throws {
    let project = try ScratchProject()
    let file = "data/KAIGO.CSV"
    var bytes = try project.read(file)
    func replace(_ text: String, _ other: String) throws {
      let old = try #require(DelimitedFormTests.cp932(text))
      let new = try #require(DelimitedFormTests.cp932(other))
      let start = try #require(bytes.indices.first { bytes[$0...].starts(with: old) })
      bytes.replaceSubrange(start..<start + old.count, with: new)
    }
    try replace("\"氏名\",", "\"名前\",")
    try replace(",\"郵便番号\"", "")
    try replace("\"更新日時\"", "\"更新日時\",\"備考\"")
    try project.write(bytes, to: file)
    let run = try project.run()
    #expect(run.exitCode == 2)
    for part in ["P206", "heading 5 is `名前` instead of `氏名`", "`郵便番号` is missing", "`備考`, is none of the layout's"] {
      #expect(run.errorText.contains(part), "\(run.errorText)")
    }
  }

  // A file of another table, and one without headings: its first row is somebody's record.
  @Test func `a first row that is no row of headings is not shown`() throws {
    let project = try ScratchProject()
    let file = "data/KAIGO.CSV"
    let bytes = try project.read(file)
    let end = try #require(bytes.firstIndex(of: 0x0A))
    try project.write(Array(bytes[(end + 1)...]), to: file)
    let headless = try project.run()
    #expect(headless.exitCode == 2)
    #expect(headless.errorText.contains("P206") && headless.errorText.contains("declare `header none`"))
    let cells = bytes[(end + 1)...].prefix { $0 != 0x0D }.split(separator: 0x2C).map { $0.filter { $0 != 0x22 } }
    let name = try #require(cells.dropFirst(4).first)
    try project.write(Array(name), to: "name")
    let shown = try Command.run(["iconv", "-f", "CP932", "-t", "UTF-8", project.folder.path("name")]).text
    #expect(!shown.isEmpty && !headless.errorText.contains(shown), "\(headless.errorText)")

    try project.write(bytes, to: file)
    try project.replace(
      "characters CP932\n  records    delimited comma", by: "characters EUCJP\n  records    delimited comma")
    let other = try project.run()
    #expect(other.exitCode == 2)
    #expect(
      other.errorText.contains("P206") && other.errorText.contains("with `newline CRLF` and `characters` `CP932` or"),
      "\(other.errorText)")
  }

  @Test func `a byte order mark that is not declared is told with what to declare`() throws {
    let project = try ScratchProject()
    let bytes = try project.read("data/KAIGO.CSV")
    try project.write([0xFF, 0xFE] + bytes, to: "data/KAIGO.CSV")
    let run = try project.run()
    #expect(run.exitCode == 2 && run.errorText.contains("P211") && run.errorText.contains("characters UTF16LE"))
  }

  private static func cp932(_ text: String) -> [UInt8]? {
    do {
      return try Command.run(["sh", "-c", "printf %s '\(text)' | iconv -f UTF-8 -t CP932"]).stdout
    } catch {
      return nil
    }
  }
}
