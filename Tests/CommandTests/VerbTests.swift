import FoundationEssentials
import TestSupport
import Testing

/// Every verb but `run` as a person would call it; `run` is in SampleRunTests.
struct VerbTests {
  static let clean = "Mappings/nakanojo/migration.utsushi"
  static let faulty = "Mappings/nakanojo/faulty.utsushi"

  // MARK: - check

  /// OASIS SARIF 2.1.0, 3.27 and 3.29: the place of the fault, and those that it contradicts as related ones.
  @Test func `check gives SARIF with the places on both sides`() throws {
    struct Log: Decodable {
      struct Run: Decodable {
        struct Location: Decodable {
          struct Physical: Decodable {
            struct Artifact: Decodable { var uri: String }
            struct Region: Decodable {
              var startLine: Int
              var startColumn: Int
              var endColumn: Int
            }
            var artifactLocation: Artifact
            var region: Region
          }
          var physicalLocation: Physical
        }
        struct Result: Decodable {
          var ruleId: String
          var level: String
          var locations: [Location]
          var relatedLocations: [Location]
        }
        var results: [Result]
      }
      var version: String
      var runs: [Run]
    }
    let clean = try Utsushi.run(["check", Self.clean, "--format", "sarif"])
    #expect(clean.exitCode == 0)
    #expect(try JSONDecoder().decode(Log.self, from: Data(clean.stdout)).runs.map(\.results.count) == [0])
    let scratch = try ScratchProject()
    let rules = "project/rules/juki.utsushi"
    try scratch.replace("性別     = 旧.SEX | code 性別変換 else reject", by: "性別     = 旧.BIRTH", in: rules)
    let line = try scratch.line(containing: "性別     = 旧.BIRTH", in: rules)
    let run = try scratch.utsushi(["check", ScratchProject.file, "--format", "sarif"])
    #expect(run.exitCode == 2)
    let log = try JSONDecoder().decode(Log.self, from: Data(run.stdout))
    let result = try #require(log.runs.first?.results.first { $0.ruleId == "M123" })
    // `  性別     = 旧.BIRTH`: the value begins at the 12th character and ends before the 19th.
    let region = try #require(result.locations.first?.physicalLocation.region)
    #expect(region.startLine == line && region.startColumn == 12 && region.endColumn == 19)
    #expect(log.version == "2.1.0" && result.level == "error")
    #expect(
      result.relatedLocations.map { $0.physicalLocation.artifactLocation.uri.hasSuffix("JUKI.cpy") }.contains(true))
    #expect(
      result.relatedLocations.map { $0.physicalLocation.artifactLocation.uri.hasSuffix("items.csv") }.contains(true))
  }

  @Test func `check says what it has read`() throws {
    let english = try Utsushi.run(["check", Self.clean, "--language", "en"])
    #expect(english.exitCode == 0)
    // Mappings/Standards/README.md: 151 items in three groups of 001 and 031, 51 in six groups of 010, 023 and 027.
    #expect(english.text == "no errors: 9 maps, 202 items, 0 warnings\n")
    #expect(english.stderr.isEmpty)
    let japanese = try Utsushi.run(["check", Self.clean, "--language", "ja"])
    #expect(japanese.exitCode == 0)
    #expect(japanese.text.hasPrefix("誤りなし: 9"))
  }

  /// The document of `check --format json`.
  struct Diagnostics: Decodable {
    struct Diagnostic: Decodable {
      var code: String
      var severity: String
      var message: Message
      var span: Span?
    }
    struct Message: Decodable {
      var ja: String
      var en: String
    }
    struct Span: Decodable {
      var file: String
      var line: Int
      var column: Int
    }
    var diagnostics: [Diagnostic]
  }

  @Test func `check gives its diagnostics as one JSON document`() throws {
    let clean = try Utsushi.run(["check", Self.clean, "--format", "json"])
    #expect(clean.exitCode == 0)
    #expect(try JSONDecoder().decode(Diagnostics.self, from: Data(clean.stdout)).diagnostics.isEmpty)

    let scratch = try ScratchProject()
    try scratch.removeLine("padding")
    let result = try scratch.utsushi(["check", ScratchProject.file, "--format", "json"])
    #expect(result.exitCode == 2)
    let found = try JSONDecoder().decode(Diagnostics.self, from: Data(result.stdout)).diagnostics
    #expect(found.count == 1)
    let diagnostic = try #require(found.first)
    #expect(diagnostic.severity == "error" && !diagnostic.code.isEmpty)
    #expect(diagnostic.message.en.contains("`padding`") && diagnostic.message.ja.contains("`padding`"))
    let span = try #require(diagnostic.span)
    #expect(span.file == ScratchProject.file)
    #expect(try span.line == scratch.line("source") && span.column == 1)
  }

  // MARK: - test

  @Test func `test runs every test that stands beside the rules`() throws {
    let declared = try Command.run(
      ["sh", "-c", "cat Mappings/nakanojo/rules/*.utsushi Mappings/nakanojo/migration.utsushi | grep -c '^test '"],
      in: Repository.root)
    let count = try #require(Int(declared.text.split(separator: "\n").first ?? ""))
    #expect(count > 20)
    let result = try Utsushi.run(["test", Self.clean, "--language", "en"])
    #expect(result.exitCode == 0, "\(result.errorText)")
    #expect(result.text == "\(count) tests: \(count) passed, 0 failed\n")
  }

  @Test func `a test that fails is named with its place`() throws {
    let scratch = try ScratchProject()
    try scratch.replace(
      "expect 生年月日 = \"1873-01-01\"", by: "expect 生年月日 = \"1873-01-02\"", in: "project/rules/juki.utsushi")
    for language in ["en", "ja"] {
      let result = try scratch.utsushi(["test", ScratchProject.file, "--language", language])
      #expect(result.exitCode == 1)
      #expect(result.errorText.contains("明治6年1月1日は太陽暦の最初の日"), "\(result.errorText)")
      #expect(result.errorText.contains("project/rules/juki.utsushi:"))
      #expect(result.text.contains(language == "en" ? "1 failed" : "不合格1"))
    }
  }

  // MARK: - layout

  @Test(arguments: ["JUKI", "JUTOGAI"]) func `layout prints where every field stands`(_ copybook: String) throws {
    let result = try Utsushi.run(["layout", "Mappings/nakanojo/layouts/\(copybook).cpy", "--language", "en"])
    #expect(result.exitCode == 0, "\(result.errorText)")
    var printed: [String] = []
    var record = ""
    for line in result.text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 3, words[2] == "bytes" { record = String(words[0]) }
      // "05 ATENA-NO  1  10  9(10)  DISPLAY", "05 BIRTH-R REDEFINES BIRTH  33  7  group"
      guard words.count >= 4, Int(words[0]) != nil, words[0] != "88" else { continue }
      let numbers = words.dropFirst(words[2] == "REDEFINES" ? 4 : 2).prefix(2)
      printed.append("\(record),\(words[1]),\(numbers.joined(separator: ","))")
    }
    // positions.csv holds what GnuCOBOL computed (see TownTests); groups are there too, FILLER and 88 are not.
    let golden = try Files.read(Repository.path("Mappings/nakanojo/layouts/positions.csv"))
    let prefix = copybook == "JUKI" ? "JUKI-" : "JUTO-"
    let expected = String(decoding: golden, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix(prefix) }
    #expect(expected.count > 20)
    #expect(Multiset(expected).minus(printed).isEmpty)
  }

  // Offsets and lengths: Golden/host-tax-offsets.txt of FormatsTests, made with GnuCOBOL.
  @Test func `layout shows double-byte fields and what the length of a record depends on`() throws {
    let copybook = "Tests/FormatsTests/Golden/host-tax.cpy"
    let result = try Utsushi.run(["layout", copybook, "--language", "en"])
    let lines = result.text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    for line in [
      "TAX-REC 108–1098 bytes", "05 OWNER-NAME 16 40 G(20) DISPLAY-1",
      "10 LAND(1) OCCURS 0 TO 30 DEPENDING ON LAND-COUNT 108 33 group", "10 LAND(2) 141 33 group",
      "TAX-ODDS 6–18 bytes", "05 ODD(1) OCCURS 1 TO 4 DEPENDING ON ODD-COUNT 2 4 N(2) DISPLAY-1",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    #expect(lines.filter { $0.contains("DEPENDING") }.count == 2)
    #expect(try Utsushi.run(["layout", copybook, "--language", "ja"]).text.contains("108～1098 バイト"))
    let json = try Utsushi.run(["layout", copybook, "--format", "json"]).text
    #expect(
      json.contains(
        #""bytes":1098,"leastBytes":108,"tableStorage":"shifted","variableTables":[{"counter":"LAND-COUNT","least":0,"most":30,"offset":108,"#
          + #""length":33}"#))
  }

  @Test func `layout of a copybook with a mistake names it and prints nothing`() throws {
    let scratch = try ScratchProject()
    try scratch.replace("PIC X(8)", by: "PIC Y(8)", in: "project/layouts/JUKI.cpy")
    let result = try scratch.utsushi(["layout", "project/layouts/JUKI.cpy", "--language", "en"])
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("project/layouts/JUKI.cpy:14:"), "\(result.errorText)")
    #expect(result.stdout.isEmpty)
    #expect(try scratch.utsushi(["layout", "project/none.cpy"]).exitCode == 2)
  }

  // MARK: - generate

  @Test(arguments: ["clean", "faulty"]) func `generate makes the committed sample again`(_ kind: String) throws {
    // The commands of SampleData/nakanojo/README.md.
    let folder = TemporaryDirectory()
    let result = try Utsushi.run(
      ["generate", "--seed", "104213", "--residents", "2000"] + (kind == "faulty" ? ["--faulty"] : [])
        + ["--output", folder.path("new")])
    #expect(result.exitCode == 0, "\(result.errorText)")
    let difference = try Command.run(
      ["diff", "-r", folder.path("new"), Repository.path("SampleData/nakanojo/\(kind)")])
    #expect(difference.exitCode == 0, "\(difference.text)\(difference.errorText)")
  }

  @Test func `another seed is another town, and a folder that exists is left alone`() throws {
    let folder = TemporaryDirectory()
    for seed in ["1", "2"] {
      let result = try Utsushi.run(
        ["generate", "--seed", seed, "--residents", "100", "--output", folder.path(seed)])
      #expect(result.exitCode == 0)
    }
    #expect(try Command.run(["cmp", "1/JUKI.DAT", "2/JUKI.DAT"], in: folder.path).exitCode == 1)
    let before = try Files.read(folder.path("1/JUKI.DAT"))
    let again = try Utsushi.run(["generate", "--seed", "2", "--residents", "100", "--output", folder.path("1")])
    #expect(again.exitCode == 2)
    #expect(again.errorText.contains(folder.path("1")))
    #expect(try Files.read(folder.path("1/JUKI.DAT")) == before)
    #expect(try Command.run(["ls", "-A", folder.path]).text == "1\n2\n")
  }

  // MARK: - language-server

  @Test(arguments: [
    (["initialize", "shutdown", "exit"], true), (["initialize", "exit"], false), (["initialize"], false), ([], false),
  ])
  func `the language server ends in order only when it is asked to`(_ methods: [String], _ isInOrder: Bool) throws {
    let folder = TemporaryDirectory()
    var input = ""
    for (index, method) in methods.enumerated() {
      let id = method == "exit" ? "" : "\"id\":\(index),"
      let body = "{\"jsonrpc\":\"2.0\",\(id)\"method\":\"\(method)\",\"params\":{}}"
      // LSP 3.17, "Base Protocol": the length of the body in bytes, CR LF twice.
      input += "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }
    try folder.write(Array(input.utf8), to: "input")
    let result = try Command.run(
      ["sh", "-c", "cat input | \"$1\" language-server", "sh", Utsushi.executable], in: folder.path)
    #expect((result.exitCode == 0) == isInOrder)
    if methods.isEmpty {
      #expect(result.stdout.isEmpty)
    } else {
      #expect(result.text.hasPrefix("Content-Length: "))
      #expect(result.text.contains("\"textDocumentSync\""))
    }
    #expect(result.text.contains("{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":null}") == methods.contains("shutdown"))
  }

  // MARK: - help

  /// The verbs of README.md, in its order.
  static let verbs: [String] = {
    guard let text = try? Command.run(["cat", Repository.path("README.md")]).text else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { $0 != "| verb | does |" }.dropFirst(2).prefix { $0.hasPrefix("| `") }.compactMap {
      $0.dropFirst(3).split(whereSeparator: { $0 == " " || $0 == "`" }).first.map(String.init)
    }
  }()

  @Test func `the overview has the verbs of the README, in both languages`() throws {
    #expect(Self.verbs.count >= 15)
    for (language, title) in [("en", "Verbs:"), ("ja", "動詞:")] {
      let result = try Utsushi.run(["--help", "--language", language])
      #expect(result.exitCode == 0)
      let lines = result.text.split(separator: "\n", omittingEmptySubsequences: false)
      let start = try #require(lines.firstIndex { $0 == title })
      let listed = lines[(start + 1)...].prefix { !$0.isEmpty }
      #expect(listed.map { $0.split(separator: " ").first.map(String.init) } == Self.verbs)
    }
  }

  @Test(arguments: verbs) func `the help of a verb has its usage and examples, in both languages`(_ verb: String) throws
  {
    let english = try Utsushi.run([verb, "--help", "--language", "en"])
    let japanese = try Utsushi.run([verb, "--help", "--language", "ja"])
    for (result, words) in [
      (english, ["Usage: ", "Options:", "Examples:", "Exit codes: "]),
      (japanese, ["使い方: ", "オプション:", "例:", "終了コード: "]),
    ] {
      #expect(result.exitCode == 0)
      #expect(result.stderr.isEmpty)
      for word in words { #expect(result.text.contains(word)) }
      let examples = result.text.split(separator: "\n").filter { $0.hasPrefix("  utsushi ") }
      #expect(!examples.isEmpty)
      #expect(examples.allSatisfy { $0.hasPrefix("  utsushi \(verb)") })
      #expect(result.text.contains("--language ja|en"))
    }
    #expect(
      english.stdout.allSatisfy { $0 < 0x80 }
        || [
          "profile", "read", "write", "roundtrip", "characters", "standard", "validate", "where", "diff", "document",
          "compare-runs", "compare-mappings", "scaffold",
        ]
        .contains(
          verb),
      "only the names of sources and groups are Japanese")
    #expect(!japanese.text.contains("Usage"))
  }

  @Test(arguments: verbs) func `the options of a verb's usage line are explained`(_ verb: String) throws {
    let text = try Utsushi.run([verb, "--help", "--language", "en"]).text
    let usage = try #require(text.split(separator: "\n").first { $0.hasPrefix("Usage: ") })
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("  --") }
    for word in usage.split(separator: " ") where word.contains("--") {
      let option = word.filter { $0 != "[" && $0 != "]" }
      #expect(lines.contains { $0.split(separator: " ").first ?? "" == option }, "\(option)")
    }
  }
}
