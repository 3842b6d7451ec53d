import FoundationEssentials
import TestSupport
import Testing

/// `test --coverage`: which outcomes of which steps the tests see. What is expected follows from the rules by hand.
struct CoverageTests {
  struct Document: Decodable {
    struct Open: Decodable {
      var item: String
      var outcome: String
      var line: Int
    }
    struct Map: Decodable {
      var map: String
      var tests: Int
      var branches: Int
      var taken: Int
      var items: Int
      var expected: Int
      var given: Int
      var open: [Open]
    }
    struct Test: Decodable {
      var name: String
      var isPassed: Bool
    }
    var tests: [Test]
    var maps: [Map]
  }

  private static let rules = "project/rules/juki.utsushi"

  /// The sample with these tests of the register alone.
  private static func project(_ tests: [String]) throws -> ScratchProject {
    let scratch = try ScratchProject()
    let whole = String(decoding: try scratch.read(rules), as: UTF8.self)
    var text = String(try #require(whole.split(separator: "// 和暦。境の日は", maxSplits: 1).first))
    for (number, test) in tests.enumerated() { text += "test \"試験\(number)\" for 001.住民情報 {\n  \(test)\n}\n" }
    try scratch.write(Array(text.utf8), to: rules)
    return scratch
  }

  private static func register(_ scratch: ScratchProject) throws -> Document.Map {
    let run = try scratch.utsushi(["test", ScratchProject.file, "--format", "json", "--language", "en"])
    #expect(run.exitCode == 0, "\(run.text)\(run.errorText)")
    let document = try JSONDecoder().decode(Document.self, from: Data(run.stdout))
    return try #require(document.maps.first { $0.map == "001.住民情報" })
  }

  private static func open(_ map: Document.Map, _ item: String) -> [String] {
    map.open.filter { $0.item == item }.map(\.outcome)
  }

  @Test func `an outcome is closed by the test that sees it and by no other`() throws {
    let none = try Self.register(Self.project([]))
    #expect(none.tests == 0 && none.taken == 0 && none.given == 0 && none.expected == 0)
    #expect(none.open.count == none.branches)
    // 性別 = 旧.SEX | code 性別変換 else reject
    #expect(Self.open(none, "性別") == ["succeeds", "fails"])
    // 生年月日 = 旧.BIRTH | wareki else unknown …
    #expect(Self.open(none, "生年月日") == ["succeeds", "is partly unknown", "fails"])
    // 異動届出年月日 = 旧.IDO-TODOKE-YMD | absent when "0000000" | wareki else reject
    #expect(Self.open(none, "異動届出年月日") == ["is there", "is absent", "succeeds", "fails"])

    let some = try Self.register(
      Self.project([
        "given 旧.SEX = \"M\"\n  expect 性別 = \"1\"", "given 旧.BIRTH = \"3300500\"\n  expect 生年月日 = \"1955-05-00\"",
        "given 旧.IDO-TODOKE-YMD = \"0000000\"\n  expect 異動届出年月日 absent",
      ]))
    #expect(some.tests == 3 && some.given == 3 && some.expected == 3 && some.taken == 3)
    #expect(Self.open(some, "性別") == ["fails"])
    #expect(Self.open(some, "生年月日") == ["succeeds", "fails"])
    // An absent value never comes to the step behind.
    #expect(Self.open(some, "異動届出年月日") == ["is there", "succeeds", "fails"])

    let all = try Self.register(
      Self.project([
        "given 旧.SEX = \"M\"\n  expect 性別 = \"1\"", "given 旧.SEX = \"?\"\n  expect rejected",
        "given 旧.BIRTH = \"3300500\"\n  expect 生年月日 = \"1955-05-00\"", "given 旧.BIRTH = \"3301301\"\n  expect rejected",
        "given 旧.BIRTH = \"3300512\"\n  expect 生年月日 = \"1955-05-12\"",
        "given 旧.IDO-TODOKE-YMD = \"0000000\"\n  expect 異動届出年月日 absent",
        "given 旧.IDO-TODOKE-YMD = \"5010501\"\n  expect 異動届出年月日 = \"2019-05-01\"",
        "given 旧.IDO-TODOKE-YMD = \"5011301\"\n  expect rejected",
      ]))
    for item in ["性別", "生年月日", "異動届出年月日"] { #expect(Self.open(all, item) == [], "\(item)") }
  }

  @Test func `what is behind a branch of a case counts where the branch is taken`() throws {
    func scratch(_ tests: [String]) throws -> ScratchProject {
      let scratch = try Self.project(tests)
      try scratch.replace(
        "氏名                  = 旧.SHIMEI | trim",
        by: "氏名 = case when 旧.SEX == \"M\" then 旧.SHIMEI | trim | before \"　\" else absent otherwise 旧.SHIMEI | trim",
        in: Self.rules)
      return scratch
    }
    let none = try Self.register(scratch([]))
    #expect(Self.open(none, "氏名") == ["branch 1", "otherwise", "true", "false", "succeeds", "fails"])
    let other = try Self.register(
      scratch(["given 旧.SEX = \"F\"\n  given 旧.SHIMEI = \"山　花子\"\n  expect 氏名 = \"山　花子\""]))
    #expect(Self.open(other, "氏名") == ["branch 1", "true", "succeeds", "fails"])
    let both = try Self.register(
      scratch([
        "given 旧.SEX = \"F\"\n  given 旧.SHIMEI = \"山　花子\"\n  expect 氏名 = \"山　花子\"",
        "given 旧.SEX = \"M\"\n  given 旧.SHIMEI = \"山　花子\"\n  expect 氏名 = \"山\"",
      ]))
    #expect(Self.open(both, "氏名") == ["fails"])
  }

  /// What is proposed is a file of the language in its canonical form, passes, and leaves open two outcomes of the sample alone:
  /// a blank field of PIC 9 is no number, so that `absent when blank` is never asked there.
  @Test func `proposed tests pass and take the branches that none took`() throws {
    let scratch = try ScratchProject()
    let proposed = try scratch.utsushi(["test", ScratchProject.file, "--generate", "--language", "en"])
    #expect(proposed.exitCode == 0 && proposed.errorText.isEmpty)
    try scratch.write(proposed.stdout, to: "project/rules/proposed.utsushi")
    try scratch.replace(
      "import \"rules/juki.utsushi\"", by: "import \"rules/juki.utsushi\"\nimport \"rules/proposed.utsushi\"")
    let run = try scratch.utsushi(["test", ScratchProject.file, "--format", "json", "--language", "en"])
    #expect(run.exitCode == 0, "\(run.errorText)")
    let document = try JSONDecoder().decode(Document.self, from: Data(run.stdout))
    #expect(document.tests.count > 150 && document.tests.allSatisfy(\.isPassed))
    let open = document.maps.flatMap(\.open).map { "\($0.item) \($0.outcome)" }
    #expect(open == ["外国人住民となった年月日 is absent", "在留期間の満了の日 is absent"], "\(open)")
    #expect(try scratch.utsushi(["format", "--check", "project/rules/proposed.utsushi"]).exitCode == 0)
    // Nothing is left to propose but what cannot be reached.
    let again = try scratch.utsushi(["test", ScratchProject.file, "--generate", "--language", "en"])
    #expect(
      again.text.hasPrefix("// 0 proposed tests")
        && again.text.split(separator: "\n").count { $0.contains("no record was found") } == 2)
  }

  @Test func `the listing names place, item and outcome`() throws {
    let scratch = try Self.project(["given 旧.SEX = \"M\"\n  expect 性別 = \"1\""])
    let line = try scratch.line(containing: "code 性別変換 else reject", in: Self.rules)
    let all = try scratch.utsushi(["test", ScratchProject.file, "--coverage", "all", "--language", "en"])
    #expect(
      all.exitCode == 0 && all.text.contains("project/rules/juki.utsushi:\(line):20 性別: no test where it fails\n"),
      "\(all.text)")
    let summary = try scratch.utsushi(["test", ScratchProject.file, "--coverage", "summary", "--language", "en"])
    #expect(summary.text.contains("001.住民情報") && !summary.text.contains("no test where"))
    #expect(try scratch.utsushi(["test", ScratchProject.file, "--coverage", "some"]).exitCode == 64)
  }
}
