import FoundationEssentials
import TestSupport
import Testing

/// `validate`, on files that no run of this project made: written here, byte by byte, from the official list of 031.
struct ValidateVerbTests {
  private static let standard = Repository.path("Mappings/Standards/2.1")
  static let name = "jutogaisha_atena_kihon_joho.csv"
  static let group = "031.住登外者宛名基本情報"

  /// The 29 items of 住登外者宛名基本情報 in order, with values that every rule of the official sheet allows.
  /// Source: 項目定義書（住登外者宛名番号管理）, サンプル値, and conditions of its 項目説明; the numbers have
  /// the check digits of check_digits.csv: serial 1 gives 2, 11 − 2 = 9; serial 2 gives 4, 11 − 4 = 7.
  static let items: [(name: String, value: String)] = [
    ("宛名番号", "000000000000019"), ("個人番号", "123456789018"), ("氏名", "佐藤　一郎"), ("氏_日本人", "佐藤"), ("名_日本人", "一郎"),
    ("氏名_外国人アルファベット", ""), ("氏名_外国人漢字", ""), ("氏名_読み仮名", "サトウ　イチロウ"), ("氏_日本人_読み仮名", "サトウ"),
    ("名_日本人_読み仮名", "イチロウ"), ("性別", "1"), ("生年月日", "1964-07-01"), ("生年月日_不詳表記", ""),
    ("住所_市区町村コード", "131016"), ("住所_町字コード", "0011001"), ("住所_都道府県", "東京都"), ("住所_市区郡町村名", "千代田区"),
    ("住所_町字", "霞が関二丁目"), ("住所_番地号表記", "１番６号"), ("住所_方書", "虎ノ門ハイツ１０１号"),
    ("住所_方書_フリガナ", "トラノモンハイツ１０１ゴウ"), ("住所_郵便番号", "1000014"), ("業務ID", "001"), ("独自施策システム等ID", ""),
    ("代表宛名フラグ", "0"), ("名寄せ先宛名番号", ""), ("操作者ID", "123456"), ("操作年月日", "2021-11-01"), ("操作時刻", "09:00:00"),
  ]

  /// A file of two records; `change` names an item of the second and its other value.
  static func file(
    _ change: [String: String] = [:], delimiter: String = ",", newline: String = "\r\n", quote: Bool = true,
    headings: Bool = true, order: [Int]? = nil
  ) -> String {
    let order = order ?? Array(items.indices)
    func row(_ cells: [String]) -> String {
      order.map { quote ? "\"\(cells[$0])\"" : cells[$0] }.joined(separator: delimiter) + newline
    }
    var second = items.map { $0.name == "宛名番号" ? "000000000000027" : $0.value }
    for (name, value) in change { second[items.firstIndex { $0.name == name } ?? 0] = value }
    return (headings ? row(items.map(\.name)) : "") + row(items.map(\.value)) + row(second)
  }

  private struct Result {
    var code: Int32
    var problems: [String]
    var states: [String: Int]
    var text: String
  }

  private static func validate(
    _ folder: TemporaryDirectory, _ files: [String] = [name], _ more: [String] = []
  ) throws -> Result {
    let run = try Utsushi.run(
      // Whether somebody is in both registers, the file of one cannot tell.
      ["validate", "--standard", standard, "--format", "json", "--language", "en", "--accept-not-run"] + more + files,
      in: folder.path)
    struct Document: Decodable {
      struct Problem: Decodable {
        var code: String
        var item: String?
        var count: Int
      }
      struct Rule: Decodable { var state: String }
      var problems: [Problem]
      var rules: [Rule]
    }
    let document = try? JSONDecoder().decode(Document.self, from: Data(run.stdout))
    let states = Dictionary((document?.rules ?? []).map { ($0.state, 1) }) { $0 + $1 }
    return Result(
      code: run.exitCode, problems: (document?.problems ?? []).map { "\($0.code) \($0.item ?? "-") \($0.count)" },
      states: states, text: run.text + run.errorText)
  }

  /// A temporary folder with some folders in it.
  private static func folder(_ inner: [String]) throws -> TemporaryDirectory {
    let folder = TemporaryDirectory()
    _ = try Command.run(["mkdir"] + inner.map { folder.path($0) })
    return folder
  }

  @Test func `a clean file fires no rule`() throws {
    let folder = TemporaryDirectory()
    try folder.write(Array(Self.file().utf8), to: Self.name)
    let result = try Self.validate(folder)
    #expect(result.code == 0 && result.problems.isEmpty, "\(result.text)")
    #expect((result.states["passed"] ?? 0) >= 10 && result.states["failed"] == nil, "\(result.states)")
  }

  struct Violation: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var change: [String: String]
    var expected: [String]
  }

  // Numbers that were assigned keep what they have: a warning, and exit code 0.
  @Test(arguments: [
    ("宛名番号", "000000000000028"), ("個人番号", "123456789010"), ("住所_市区町村コード", "131011"), ("個人番号", "12345678901"),
  ])
  func `a check digit that does not agree is a warning`(item: String, value: String) throws {
    let folder = TemporaryDirectory()
    try folder.write(Array(Self.file([item: value]).utf8), to: Self.name)
    let result = try Self.validate(folder)
    #expect(result.code == 0 && result.problems == ["V613 \(item) 1"], "\(result.text)")
    #expect(result.text.contains("\"severity\":\"warning\""))
  }

  @Test(arguments: [
    Violation(
      testDescription: "an impossible day", change: ["操作年月日": "2021-02-29"], expected: ["V601 操作年月日 1"]),
    Violation(testDescription: "an impossible time", change: ["操作時刻": "24:00:00"], expected: ["V601 操作時刻 1"]),
    // What is no number is no code of its list either.
    Violation(
      testDescription: "letters in a number", change: ["代表宛名フラグ": "x"],
      expected: ["V601 代表宛名フラグ 1", "V605 代表宛名フラグ 1"]),
    Violation(
      testDescription: "too long", change: ["住所_都道府県": "東京都特別区"], expected: ["V602 住所_都道府県 1"]),
    // 𠮟 is one character of four bytes; 辻 with a variation selector is one.
    Violation(testDescription: "not too long", change: ["住所_都道府県": "𠮟\u{8FBB}\u{E0102}都府"], expected: []),
    Violation(testDescription: "full-width in X", change: ["操作者ID": "１"], expected: ["V603 操作者ID 1"]),
    Violation(testDescription: "half-width in Ｎ", change: ["住所_番地号表記": "1番"], expected: ["V604 住所_番地号表記 1"]),
    Violation(testDescription: "a code of no list", change: ["性別": "9"], expected: ["V605 性別 1"]),
    Violation(testDescription: "mandatory and empty", change: ["操作者ID": ""], expected: ["V606 操作者ID 1"]),
    Violation(
      testDescription: "a condition", change: ["代表宛名フラグ": "1"], expected: ["V607 名寄せ先宛名番号 1"]),
    Violation(
      testDescription: "a name that is missing", change: ["氏名": ""], expected: ["V607 氏名 1"]),
    Violation(
      testDescription: "one key twice", change: ["宛名番号": "000000000000019"], expected: ["V608 - 1"]),
    Violation(
      testDescription: "an unknown day where none may be", change: ["操作年月日": "0000-00-00"],
      expected: ["V610 操作年月日 1"]),
  ])
  func `a planted violation fires its rule and no other`(_ violation: Violation) throws {
    let folder = TemporaryDirectory()
    try folder.write(Array(Self.file(violation.change).utf8), to: Self.name)
    let result = try Self.validate(folder)
    #expect(result.problems == violation.expected, "\(result.text)")
    #expect(result.code == (violation.expected.isEmpty ? 0 : 1))
  }

  @Test func `rows and bytes that are wrong are findings with their places`() throws {
    let folder = TemporaryDirectory()
    var bytes = Array(Self.file().utf8)
    bytes += Array("\"a\",\"b\"\r\n\"open\r\n".utf8)
    let shimei = try #require(bytes.indices.last { bytes[$0...].starts(with: Array("佐藤　一郎".utf8)) })
    bytes[shimei] = 0xFF
    try folder.write(bytes, to: Self.name)
    let result = try Self.validate(folder, [Self.name], ["--findings", "all.csv"])
    #expect(result.code == 1 && result.problems == ["F108 - 1", "F110 - 1", "C201 氏名 1"], "\(result.text)")
    let rows = String(decoding: try Files.read(folder.path("all.csv")), as: UTF8.self).split(separator: "\r\n")
    // What a rule of characters demands of an item has a version, too.
    let version = rows.last?.split(separator: ",", omittingEmptySubsequences: false)[6] ?? ""
    #expect(version.utf8.count == 16)
    #expect(
      rows == [
        "file,row,group,code,item,rule,version,digest,byte,bytes,other_file,other_row",
        "\(Self.name),4,\(Self.group),F108,,,,,,,,", "\(Self.name),5,\(Self.group),F110,,,,,,,,",
        "\(Self.name),3,\(Self.group),C201,氏名,,\(version),,0,FF,,",
      ], "\(rows)")
  }

  // U+4FF1 俱 is 1-14-1 of JIS X 0213 (Python, euc_jis_2004: AEA1) and not in JIS X 0208; U+9AD9 髙 is in neither.
  @Test(arguments: [("JISX0208", ["V612 氏名 1"]), ("JISX0213", []), ("own.csv", ["V612 氏名 1"])])
  func `characters outside the repertoire are findings`(list: String, expected: [String]) throws {
    let folder = TemporaryDirectory()
    try folder.write(Array(Self.file(["氏名": "俱橋　一郎"]).utf8), to: Self.name)
    var characters = Set((Self.items.map(\.value).joined() + "橋").unicodeScalars)
    characters.insert("\u{FF5E}")
    let rows = characters.map { "U+" + String($0.value, radix: 16, uppercase: true).leftPadded(4) + "," }
    try folder.write(Array((["character,name"] + rows).joined(separator: "\n").utf8), to: "own.csv")
    let result = try Self.validate(folder, [Self.name], ["--repertoire", list])
    #expect(result.problems == expected, "\(result.text)")
  }

  @Test func `nothing to look at is no success, and work that fails leaves no findings`() throws {
    let folder = try Self.folder(["empty"])
    let nothing = try Self.validate(folder, ["empty"], ["--findings", "all.csv"])
    #expect(nothing.code == 2 && nothing.text.contains("error[P244]"), "\(nothing.text)")
    #expect(try Command.run(["ls", folder.path]).text == "empty\n")
    try folder.write([], to: "all.csv")
    try folder.write(Array(Self.file().utf8), to: Self.name)
    let taken = try Self.validate(folder, [Self.name], ["--findings", "all.csv"])
    #expect(taken.code == 2 && taken.text.contains("all.csv"), "\(taken.text)")
    #expect(try Files.read(folder.path("all.csv")).isEmpty)
  }

  @Test func `a link to a folder above leads nowhere`() throws {
    let folder = try Self.folder(["data"])
    try folder.write(Array(Self.file().utf8), to: "data/\(Self.name)")
    _ = try Command.run(["ln", "-s", "..", folder.path("data/up")])
    let run = try Utsushi.run(
      ["validate", "--standard", Self.standard, "--format", "json", "--accept-not-run", "data"], in: folder.path)
    #expect(run.exitCode == 0, "\(run.errorText)")
    #expect(run.text.split(separator: "\"file\":").count == 2, "\(run.text)")
  }

  // 独自施策システム等ID has list 999 in the official sheet: 任意.
  @Test func `the town's own codes are looked at where the town gives them`() throws {
    let folder = TemporaryDirectory()
    try folder.write(Array(Self.file(["独自施策システム等ID": "902"]).utf8), to: Self.name)
    #expect(try Self.validate(folder).problems.isEmpty)
    func codes(_ rows: String...) throws -> Result {
      try folder.write(Array(("group,item,code,label\n" + rows.joined(separator: "\n")).utf8), to: "codes.csv")
      return try Self.validate(folder, [Self.name], ["--codes", "codes.csv"])
    }
    let row = "\(Self.group),独自施策システム等ID"
    #expect(try codes("\(row),901,ごみ袋").problems == ["V605 独自施策システム等ID 1"])
    #expect(try codes("\(row),901,ごみ袋", "\(row),902,バス").problems.isEmpty)
    #expect(try codes("\(row),,").text.contains("S116"))
    #expect(try codes("\(Self.group),性別,1,男").text.contains("S117"))
  }

  @Test func `a run looks at the town's own codes where the project names them`() throws {
    let scratch = try ScratchProject()
    try scratch.replace(
      "独自施策システム等ID      absent \"独自施策のシステムはこの宛名を使っていない\"", by: "独自施策システム等ID   = \"902\"",
      in: "project/rules/jutogai.utsushi")
    func found(_ codes: String...) throws -> [[String]] {
      let rows = codes.map { "\(Self.group),独自施策システム等ID,\($0),ごみ袋\n" }.joined()
      try scratch.write(Array("group,item,code,label\n\(rows)".utf8), to: "project/own.csv")
      let run = try scratch.run()
      #expect(run.exitCode == 0 || run.exitCode == 1, "\(run.errorText)")
      defer { _ = try? Command.run(["rm", "-r", scratch.folder.path("out")]) }
      return try scratch.evidence("SELECT DISTINCT item FROM findings WHERE code = 'V605'")
    }
    try scratch.replace("  dialect ", by: "  municipal-codes \"own.csv\"\n  dialect ")
    #expect(try found("901") == [["独自施策システム等ID"]])
    #expect(try found("901", "902") == [])
    try scratch.write(Array("group,item,code,label\n\(Self.group),性別,1,男\n".utf8), to: "project/own.csv")
    let refused = try scratch.utsushi(["check", ScratchProject.file, "--language", "en"])
    #expect(
      refused.exitCode == 2 && refused.errorText.contains("project/own.csv:2:") && refused.errorText.contains("S117"))
  }

  struct Dialect: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var options: [String]
    var table = "UTF-8"
    var text: String
  }

  @Test(arguments: [
    Dialect(
      testDescription: "CP932, LF, bare cells", options: ["--characters", "CP932", "--newline", "LF"], table: "CP932",
      text: ValidateVerbTests.file(["性別": "9"], newline: "\n", quote: false)),
    Dialect(
      testDescription: "tabs", options: ["--delimiter", "tab"],
      text: ValidateVerbTests.file(["性別": "9"], delimiter: "\t")),
    Dialect(
      testDescription: "no headings", options: ["--header", "none"],
      text: ValidateVerbTests.file(["性別": "9"], headings: false)),
    Dialect(
      testDescription: "another order", options: [],
      text: ValidateVerbTests.file(["性別": "9"], order: ValidateVerbTests.items.indices.reversed())),
    Dialect(
      testDescription: "a byte order mark", options: ["--mark"], text: "\u{FEFF}" + ValidateVerbTests.file(["性別": "9"])),
    Dialect(
      testDescription: "UTF-16", options: ["--characters", "UTF16LE"], table: "UTF-16LE",
      text: ValidateVerbTests.file(["性別": "9"])),
  ])
  func `files of every dialect are read`(_ dialect: Dialect) throws {
    let folder = try Self.folder(["x"])
    try folder.write(Array(dialect.text.utf8), to: "utf8.txt")
    let converted = try Command.run(["iconv", "-f", "UTF-8", "-t", dialect.table, folder.path("utf8.txt")])
    try folder.write(converted.stdout, to: "x/\(Self.name)")
    let result = try Self.validate(folder, ["x"], dialect.options)
    #expect(result.code == 1 && result.problems == ["V605 性別 1"], "\(result.text)")
  }

  @Test func `one file that cannot be read does not stop the others`() throws {
    let folder = try Self.folder(["a", "b", "c", "d"])
    try folder.write(Array(Self.file(["性別": "9"]).utf8), to: "a/\(Self.name)")
    try folder.write([], to: "b/\(Self.name)")
    try folder.write(Array("甲,乙\r\n1,2\r\n".utf8), to: "c/strange.csv")
    try folder.write(Array("\"宛名番号\",\"個人番号\"\r\n".utf8), to: "d/\(Self.name)")
    let run = try Utsushi.run(
      ["validate", "--standard", Self.standard, "--language", "en", "a", "b", "c", "d", "e.csv"], in: folder.path)
    #expect(run.exitCode == 2)
    for part in ["[P201]", "[P242]", "[P206]", "[P301]", "V605", "`住所_町字` is missing"] {
      #expect(run.text.contains(part), "\(part): \(run.text)")
    }
    #expect(run.text.hasSuffix("1 findings of 1 kinds, 4 files not checked, 1 rules not run\n"), "\(run.text)")
  }

  @Test func `each of several files of a group has its own states`() throws {
    let folder = try Self.folder(["a", "b"])
    try folder.write(Array(Self.file().utf8), to: "a/\(Self.name)")
    // Other people, one of whom has a code of no list.
    let other = Self.file(["性別": "9"]).replacing("000000000000019", with: "000000000000035").replacing(
      "000000000000027", with: "000000000000043")
    try folder.write(Array(other.utf8), to: "b/\(Self.name)")
    let run = try Utsushi.run(
      ["validate", "--standard", Self.standard, "--format", "json", "--accept-not-run", "a", "b"], in: folder.path)
    struct Document: Decodable {
      struct Rule: Decodable {
        var code: String
        var state: String
        var checked: Int
      }
      struct File: Decodable { var rules: [Rule] }
      var files: [File]
      var rules: [Rule]
    }
    let document = try JSONDecoder().decode(Document.self, from: Data(run.stdout))
    func lists(_ rules: [Document.Rule]) -> [String] {
      rules.filter { $0.code == "V605" }.map { "\($0.state) \($0.checked)" }
    }
    #expect(document.files.map { lists($0.rules) } == [["passed 4"], ["failed 4"]])
    #expect(lists(document.rules) == ["failed 8"])
  }

  @Test func `a rule whose other file is not there did not run and did not pass`() throws {
    let scratch = try ScratchProject()
    #expect(try scratch.run().exitCode < 2)
    let data = "out/bag/data"
    let file = "\(data)/027/jukyusha_joho.csv"
    func validate(_ more: [String]) throws -> Command.Result {
      try scratch.utsushi(["validate", "--standard", Self.standard, "--language", "en"] + more)
    }
    let alone = try validate([file])
    #expect(alone.exitCode == 1 && alone.text.contains("not run  V611"), "\(alone.text)")
    #expect(alone.text.contains("a file of a group that it refers to was not given"))
    #expect(try validate([file, "--accept-not-run"]).exitCode == 0)
    // With the registers, whatever their order, it runs.
    let whole = try validate([file, "\(data)/031", "\(data)/001"])
    #expect(whole.exitCode == 0 && whole.text.contains("0 rules not run"), "\(whole.text)")
    let all = try validate([data])
    #expect(all.exitCode == 0 && all.text.contains("独自施策"), "\(all.text)")
  }

  @Test func `people in both registers, two latest records and gaps in history numbers are found in files`() throws {
    let scratch = try ScratchProject()
    #expect(try scratch.run().exitCode < 2)
    let register = "out/bag/data/001/jumin_joho.csv"
    let other = "out/bag/data/031/\(Self.name)"
    func validate() throws -> Command.Result {
      try scratch.utsushi(["validate", "--standard", Self.standard, "--language", "en", register, other])
    }
    #expect(try validate().exitCode == 0)
    // Rows as the run wrote them: 宛名番号, 個人履歴番号, 個人履歴番号_枝番号 and 最新フラグ lead every row of 001.
    var rows = String(decoding: try scratch.read(register), as: UTF8.self).split(separator: "\r\n").map(String.init)
    let heading = rows[0].split(separator: ",").map { $0.filter { $0 != "\"" } }
    let number = try #require(heading.firstIndex(of: "個人履歴番号"))
    let flag = try #require(heading.firstIndex(of: "最新フラグ"))
    var cells = rows[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    (cells[number], cells[flag]) = ("\"97\"", "\"1\"")
    rows.append(cells.joined(separator: ","))
    try scratch.write(Array((rows.joined(separator: "\r\n") + "\r\n").utf8), to: register)
    var others = String(decoding: try scratch.read(other), as: UTF8.self).split(separator: "\r\n").map(String.init)
    var person = others[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    person[0] = cells[0]
    others[1] = person.joined(separator: ",")
    try scratch.write(Array((others.joined(separator: "\r\n") + "\r\n").utf8), to: other)
    let run = try validate()
    #expect(run.exitCode == 1)
    for part in [
      "V614 a value that another group has and must not have `宛名番号` `住登外者は住民でない`: 1 (rows \(Self.name):2)",
      "`住民情報の最新の記録はひとつ`: ", "warning  V615 住民情報の個人履歴番号は続き番号  1/",
      "V615 a gap in numbers that follow one another `住民情報の個人履歴番号は続き番号`: 1 (rows jumin_joho.csv:\(rows.count))",
    ] {
      #expect(run.text.contains(part), "\(part): \(run.text)")
    }
  }

  /// A reading is confirmed by the person: no run writes フリガナ確認状況 1, while a system in use may have it. 他業務参照不可フラグ has
  /// to be carried: a map without it is refused. (付番API仕様 2.0 of business 031: 0 無, 1 有; the flag ◎.)
  @Test func `a run confirms no reading and carries the flag against other businesses`() throws {
    let scratch = try ScratchProject()
    let rules = "project/rules/juki.utsushi"
    try scratch.removeLine("他業務参照不可フラグ", in: rules)
    let left = try scratch.utsushi(["check", ScratchProject.file, "--language", "en"])
    #expect(left.exitCode == 2 && left.errorText.contains("error[M111]") && left.errorText.contains("他業務参照不可フラグ"))

    let confirming = try ScratchProject()
    try confirming.replace("氏名_フリガナ確認状況 = \"0\"", by: "氏名_フリガナ確認状況 = \"1\"", in: rules)
    let run = try confirming.run()
    let found = try confirming.evidence("SELECT count(*), sum(occurrences) FROM findings WHERE code = 'V607'")
    let records = try confirming.records().count - 2
    #expect(run.exitCode == 1 && found == [["\(records)", "\(records)"]], "\(found)")
    let file = "out/bag/data/001/jumin_joho.csv"
    let validated = try confirming.utsushi(
      ["validate", file, "--standard", Repository.path("Mappings/Standards/2.1"), "--language", "en"])
    #expect(!validated.text.contains("移行はフリガナを確認済みとしない"), "\(validated.text)")
  }

  @Test func `a waiver holds for one value of one rule until it ends, and one without effect is an error`() throws {
    let folder = TemporaryDirectory()
    try folder.write(Array(Self.file(["操作者ID": "１"]).utf8), to: Self.name)
    try folder.write(Array("0123456789abcdef".utf8), to: "key")
    let first = try Self.validate(folder, [Self.name], ["--findings", "all.csv", "--waiver-key", "key"])
    #expect(first.code == 1 && first.problems == ["V603 操作者ID 1"])
    let row = try #require(
      String(decoding: try Files.read(folder.path("all.csv")), as: UTF8.self).split(separator: "\r\n").last)
    let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    // The digest by OpenSSL: HMAC-SHA256 of group, item and value with U+001F between.
    try folder.write(Array("\(Self.group)\u{1F}操作者ID\u{1F}１".utf8), to: "value")
    let digest = try Command.run(
      ["openssl", "dgst", "-sha256", "-hmac", "0123456789abcdef", "-r", folder.path("value")])
    #expect(digest.text.hasPrefix(cells[7] + " "), "\(digest.text)\(digest.errorText)")
    func waive(_ change: (inout [String]) -> Void, asOf: String = "2025-10-01") throws -> Result {
      var waiver = Array(cells[2...7]) + ["旧システムの全角の番号", "情報政策係", "2026-03-31"]
      change(&waiver)
      let table = "group,code,item,rule,version,digest,reason,approver,expires\n" + waiver.joined(separator: ",") + "\n"
      try folder.write(Array(table.utf8), to: "waivers.csv")
      return try Self.validate(
        folder, [Self.name], ["--waivers", "waivers.csv", "--waiver-key", "key", "--as-of", asOf])
    }
    let waived = try waive { _ in }
    #expect(waived.code == 0 && waived.problems.isEmpty && waived.text.contains("\"waived\":1"), "\(waived.text)")
    #expect(try waive({ _ in }, asOf: "2026-03-31").code == 0)
    for (result, words) in [
      (try waive({ _ in }, asOf: "2026-04-01"), "it ended on 2026-03-31"),
      (try waive { $0[4] = "0000000000000000" }, "the rule is another now"),
      (try waive { $0[5] = String(repeating: "0", count: 64) }, "it matches no finding"),
      (try waive { $0[2] = "操作年月日" }, "it matches no finding"),
      (try waive { $0[6] = "" }, "S301"), (try waive { $0[8] = "2026-02-30" }, "S301"),
    ] {
      #expect(result.code != 0 && result.text.contains(words), "\(words): \(result.text)")
    }
    // Another value of the same item is another finding.
    try folder.write(Array(Self.file(["操作者ID": "２"]).utf8), to: Self.name)
    let other = try waive { _ in }
    #expect(other.code == 1 && other.problems == ["V603 操作者ID 1"] && other.text.contains("it matches no finding"))
    try folder.write([1, 2, 3], to: "key")
    #expect(try waive { _ in }.text.contains("P243"))
  }

  @Test func `a waiver holds for what several records gave, and for what is about a whole record`() throws {
    let scratch = try ScratchProject()
    #expect(try scratch.run().exitCode < 2)
    let other = "out/bag/data/031/\(Self.name)"
    // The first person twice: a duplicate key.
    var rows = String(decoding: try scratch.read(other), as: UTF8.self).split(separator: "\r\n").map(String.init)
    rows.append(rows[1])
    try scratch.write(Array((rows.joined(separator: "\r\n") + "\r\n").utf8), to: other)
    try scratch.write(Array("0123456789abcdef".utf8), to: "key")
    func validate(_ more: [String]) throws -> Command.Result {
      try scratch.utsushi(
        ["validate", "--standard", Self.standard, "--language", "en", other, "--waiver-key", "key"] + more)
    }
    #expect(try validate(["--findings", "all.csv"]).exitCode == 1)
    let found = String(decoding: try scratch.read("all.csv"), as: UTF8.self).split(separator: "\r\n").dropFirst()
    let cells = try #require(found.first).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    #expect(found.count == 1 && cells[3] == "V608", "\(found)")
    func waive(_ change: (inout [String]) -> Void = { _ in }) throws -> Command.Result {
      var waiver = Array(cells[2...7]) + ["両方の記録を移す", "情報政策係", "2026-03-31"]
      change(&waiver)
      let table = "group,code,item,rule,version,digest,reason,approver,expires\n" + waiver.joined(separator: ",") + "\n"
      try scratch.write(Array(table.utf8), to: "waivers.csv")
      return try validate([
        "--waivers", "waivers.csv", "--as-of", "2025-10-01", "--accept-not-run",
      ])
    }
    let waived = try waive()
    #expect(waived.exitCode == 0 && waived.text.contains("passed"), "\(waived.text)\(waived.errorText)")
    #expect(!waived.text.contains("duplicate primary key: 1"))
    for (result, words) in [
      (try waive { $0[5] = String(repeating: "0", count: 64) }, "it matches no finding"),
      (try waive { $0[4] = "0000000000000000" }, "the rule is another now"),
    ] {
      #expect(result.exitCode == 1 && (result.text + result.errorText).contains(words), "\(words): \(result.text)")
    }
    // Another person twice is another finding.
    rows[rows.count - 1] = rows[2]
    try scratch.write(Array((rows.joined(separator: "\r\n") + "\r\n").utf8), to: other)
    #expect(try waive().exitCode == 1)
  }

  @Test func `SARIF names every kind of finding with its places`() throws {
    let folder = try Self.folder(["町"])
    try folder.write(Array(Self.file(["性別": "9"]).utf8), to: "町/\(Self.name)")
    let run = try Utsushi.run(
      ["validate", "--standard", Self.standard, "--format", "sarif", "--language", "en", "町"], in: folder.path)
    struct Log: Decodable {
      struct Run: Decodable {
        struct Result: Decodable {
          struct Message: Decodable { var text: String }
          struct Location: Decodable {
            struct Physical: Decodable {
              struct Artifact: Decodable { var uri: String }
              struct Region: Decodable { var startLine: Int }
              var artifactLocation: Artifact
              var region: Region
            }
            var physicalLocation: Physical
          }
          var ruleId: String
          var level: String
          var message: Message
          var occurrenceCount: Int
          var locations: [Location]
        }
        var results: [Result]
      }
      var version: String
      var runs: [Run]
    }
    let log = try JSONDecoder().decode(Log.self, from: Data(run.stdout))
    #expect(log.version == "2.1.0" && log.runs.count == 1)
    let result = try #require(log.runs.first?.results.first)
    #expect(result.ruleId == "V605" && result.level == "error" && result.occurrenceCount == 1)
    #expect(result.locations.first?.physicalLocation.region.startLine == 3)
    // RFC 3986: 町 is E7 94 BA.
    #expect(result.locations.first?.physicalLocation.artifactLocation.uri == "%E7%94%BA/\(Self.name)")
  }
}

extension String {
  /// The text with zeros before it, up to a length.
  fileprivate func leftPadded(_ length: Int) -> String {
    String(repeating: "0", count: max(0, length - utf8.count)) + self
  }
}
