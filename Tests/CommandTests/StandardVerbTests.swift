import FoundationEssentials
import Platform
import TestSupport
import Testing

/// `standard`: import, show, compare.
struct StandardVerbTests {
  static let official = "\(Repository.facts)/standard/official/atenabango-kanri_item-definition.xlsx"

  private static func rows(_ path: String) throws -> [[String: String]] {
    let script = """
      import csv, sys, json
      print(json.dumps(list(csv.DictReader(open(sys.argv[1], encoding='utf-8', newline='')))))
      """
    let result = try Command.run(["python3", "-c", script, path])
    return try JSONDecoder().decode([[String: String]].self, from: Data(result.stdout))
  }

  // The facts beside the repository transcribe the same sheet by another program (items_031_official.csv).
  @Test(
    .enabled(if: FileSystem.exists(official), "the official sheet is not beside the repository"),
    .enabled(if: Python.isPresent, "Python is not there to read beside"))
  func `the official sheet gives its 29 items`() throws {
    let folder = TemporaryDirectory()
    let run = try Utsushi.run([
      "standard", "import", Self.official, "--edition", "2.1", "--output", folder.path("2.1"), "--language", "en",
    ])
    #expect(run.exitCode == 0, "\(run.errorText)")
    #expect(run.text.hasPrefix("\(folder.path("2.1"))/031: 住登外者宛名番号管理, groups 1, items 29, code lists 2 with 5 values"))
    let made = try Self.rows(folder.path("2.1/031/items.csv"))
    let facts = try Self.rows("\(Repository.facts)/standard/items_031_official.csv")
    #expect(made.count == 29 && facts.count == 29)
    for (row, fact) in zip(made, facts) {
      let pairs = [
        ("データ項目ID", "item_id_8"), ("データ項目", "item"), ("データ項目（ローマ字）", "romaji"), ("グループ_名称", "group"), ("データ型", "type"),
        ("桁数", "digits"), ("データ出力条件", "output_condition"), ("実装類型", "must_implement"), ("繰り返し", "repeat"),
      ]
      for (name, factName) in pairs { #expect(row[name] == fact[factName], "\(name): \(row)") }
      #expect(row["グループ_主キー"] == (fact["pk"] == "yes" ? "○" : ""))
      #expect(row["コード"].flatMap { Int($0) } == fact["code_id"].flatMap { Int($0) })
    }
    // The same sheet as the pack of the repository, apart from what names the source.
    let again = try Utsushi.run([
      "standard", "import", Self.official, "--edition", "2.1", "--earlier", Repository.path("Mappings/Standards/2.1"),
      "--output", folder.path("again/2.1"), "--language", "en",
    ])
    #expect(again.exitCode == 0 && !again.text.contains("nobody has decided"), "\(again.text)\(again.errorText)")
    let own = try Self.rows(Repository.path("Mappings/Standards/2.1/031/items.csv"))
    for (row, own) in zip(try Self.rows(folder.path("again/2.1/031/items.csv")), own) {
      for (name, value) in row where name != "出典" && name != "備考" { #expect(value == own[name], "\(name)") }
    }
    let second = try Utsushi.run([
      "standard", "import", Self.official, "--edition", "2.1", "--output", folder.path("2.1"), "--language", "en",
    ])
    #expect(second.exitCode == 2 && second.errorText.contains("031"), "\(second.errorText)")
  }

  @Test func `a comparison names the rules of a mapping that a change touches`() throws {
    let scratch = try ScratchProject()
    let standard = Repository.path("Mappings/Standards/2.1")
    _ = try Command.run(["cp", "-R", standard, scratch.folder.path("2.1")])
    let same = try scratch.utsushi(["standard", "compare", standard, "2.1", "--language", "en"])
    #expect(same.exitCode == 0 && same.text == "no difference\n")
    try scratch.replace("03100003,氏名,shimei", by: "03100003,氏名全部,shimei", in: "2.1/031/items.csv")
    let project = Repository.path("Mappings/nakanojo/migration.utsushi")
    let run = try scratch.utsushi(["standard", "compare", standard, "2.1", "--mapping", project, "--language", "en"])
    #expect(run.exitCode == 1, "\(run.errorText)")
    #expect(run.text.contains("031.住登外者宛名基本情報.氏名: item renamed: `氏名` → `氏名全部`"), "\(run.text)")
    #expect(run.text.contains("jutogai.utsushi:") && run.text.contains("map 031.住登外者宛名基本情報.氏名\n"))
    #expect(run.text.hasSuffix("1 changes\n"))
  }

  @Test(arguments: [
    ("empty.xlsx", [] as [UInt8], "S201"), ("cut.xlsx", [0x50, 0x4B, 0x03, 0x04, 0x00], "S206"),
    ("old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "S206"), ("open.csv", Array("a,\"b".utf8), "T105"),
    ("sjis.csv", [0x83, 0x66, 0x81, 0x5B], "T102"),
  ])
  func `what is no list is refused with its file`(name: String, bytes: [UInt8], code: String) throws {
    let folder = TemporaryDirectory()
    try folder.write(bytes, to: name)
    let run = try Utsushi.run(
      ["standard", "import", name, "--edition", "2.1", "--output", "out", "--language", "en"], in: folder.path)
    #expect(run.exitCode == 2 && run.errorText.contains("error[\(code)]"), "\(run.errorText)")
    #expect(run.errorText.contains(name))
    #expect(try Command.run(["ls", folder.path]).text == "\(name)\n")
  }

  // A part of 600 MiB in a small archive, a path out of the package, and XML
  // entities that name each other: refused in bounded memory.
  @Test(
    .enabled(if: Python.isPresent, "Python is not there to write hostile archives"),
    arguments: ["bomb", "path", "entities"])
  func `a hostile workbook is refused in bounded memory`(kind: String) throws {
    let folder = TemporaryDirectory()
    let script = """
      import sys, zipfile
      kind, path = sys.argv[1:]
      with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
          z.writestr('[Content_Types].xml', '<Types/>')
          z.writestr('_rels/.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="' + ('../../../etc/passwd' if kind == 'path' else 'xl/workbook.xml') + '"/></Relationships>')
          if kind == 'bomb':
              with z.open('xl/workbook.xml', 'w', force_zip64=True) as f:
                  for _ in range(600): f.write(b' ' * 1048576)
          if kind == 'entities':
              text = '<!DOCTYPE w [<!ENTITY a0 "x">' + ''.join(
                '<!ENTITY a%d "%s">' % (i, '&a%d;' % (i - 1) * 10) for i in range(1, 12)) + ']><workbook>&a11;</workbook>'
              z.writestr('xl/workbook.xml', text)
      """
    let made = try Command.run(["python3", "-c", script, kind, folder.path("x.xlsx")])
    #expect(made.exitCode == 0, "\(made.errorText)")
    // Less than the part alone would take with what the program maps at its start.
    let run = try Command.run(
      [
        "sh", "-c", "ulimit -v 1500000; exec \"$@\"", "sh", Utsushi.executable, "standard", "import", "x.xlsx",
        "--edition", "2.1",
        "--output", "out", "--language", "en",
      ], in: folder.path)
    #expect(run.exitCode == 2 && run.errorText.contains("error[S206]"), "\(kind): \(run.errorText)")
    #expect(try Command.run(["ls", folder.path]).text == "x.xlsx\n")
  }
}
