import FoundationEssentials
import TestSupport
import Testing

/// `compare-mappings` and `compare-runs`: what a change of rules or of data does. Expected numbers are counted in the bytes of
/// the residents' file.
struct CompareVerbTests {
  struct Document: Decodable {
    struct Item: Decodable {
      var item: String
      var changed: Int
    }
    struct File: Decodable {
      var path: String
      var changed: Int
      var added: Int
      var removed: Int
      var same: Int
      var items: [Item]
    }
    struct Data: Decodable { var files: [File] }
    struct Runs: Decodable {
      struct Change: Decodable {
        var subject: String
        var name: String
        var old: String?
        var new: String?
      }
      struct Finding: Decodable {
        var code: String
        var about: String
        var old: Int
        var new: Int
        var unchanged: Int?
      }
      var isSameData: Bool
      var changes: [Change]
      var findings: [Finding]
    }
    var isDifferent: Bool
    var data: Data
    var runs: Runs
  }

  private static let rules = "other/rules/juki.utsushi"
  private static let other = "other/migration.utsushi"

  /// A project and a copy of it.
  private static func pair() throws -> ScratchProject {
    let scratch = try ScratchProject()
    _ = try Command.run(["cp", "-R", scratch.folder.path("project"), scratch.folder.path("other")])
    return scratch
  }

  private static func compare(_ scratch: ScratchProject, _ more: [String] = []) throws -> (Document?, Int32, String) {
    let run = try scratch.utsushi(
      ["compare-mappings", ScratchProject.file, other, "--format", "json", "--language", "en"] + more)
    return (try? JSONDecoder().decode(Document.self, from: Data(run.stdout)), run.exitCode, run.errorText)
  }

  @Test func `the same rules give the same`() throws {
    let scratch = try Self.pair()
    let (document, code, errors) = try Self.compare(scratch)
    #expect(code == 0 && document?.isDifferent == false && document?.runs.changes.isEmpty == true, "\(errors)")
    #expect(try scratch.names().sorted() == ["data", "other", "project"])
  }

  @Test func `rows, items, outcomes and findings that a rule changes are counted`() throws {
    let scratch = try Self.pair()
    // SEX is byte 31 of a detail record: those of women are rejected now. A constant changes one item of all others.
    try scratch.replace(
      "性別     = 旧.SEX | code 性別変換 else reject",
      by: "性別 = case when 旧.SEX == \"F\" then reject otherwise 旧.SEX | code 性別変換 else reject", in: Self.rules)
    try scratch.replace("氏名_フリガナ確認状況 = \"0\"", by: "氏名_フリガナ確認状況 = \"1\"", in: Self.rules)
    let details = try scratch.records().filter { $0.first == 0x32 }
    let women = details.count { $0[31] == 0x46 }
    let (document, code, errors) = try Self.compare(scratch, ["--output", "all.csv"])
    #expect(code == 1, "\(errors)")
    let file = try #require(document?.data.files.first { $0.path == "001/jumin_joho.csv" })
    #expect(women > 0 && file.removed == women && file.changed == details.count - women && file.added == 0)
    #expect(file.items.map(\.item) == ["氏名_フリガナ確認状況"] && file.items.first?.changed == details.count - women)
    let runs = try #require(document?.runs)
    #expect(runs.isSameData)
    let outcomes = runs.changes.filter { $0.subject == "outcome" && $0.name.hasSuffix("rejected") }
    #expect(outcomes.map(\.new) == ["\(women)"] && outcomes.first?.old == nil)
    // M510 for every woman, V607 for everybody else who is written with a confirmed reading.
    #expect(runs.findings.filter { $0.code == "M510" }.map(\.new) == [women])
    #expect(runs.findings.filter { $0.code == "V607" }.map(\.new).reduce(0, +) == details.count - women)
    #expect(
      runs.changes.contains {
        $0.subject == "gate" && $0.name == "rejects == 0" && $0.new?.hasPrefix("\(women) ") == true
      })
    // One row a difference, and the heading.
    let rows = String(decoding: try scratch.read("all.csv"), as: UTF8.self).split(whereSeparator: \.isNewline)
    #expect(rows.count { $0.hasPrefix("001/jumin_joho.csv,") } == details.count)
  }

  @Test func `two projects that read other bytes are refused until both are given the same`() throws {
    let scratch = try Self.pair()
    var records = try scratch.records()
    records[1][32] = 0x41
    try scratch.write(Array(records.joined()), to: "data/OTHER.DAT")
    try scratch.replace("../data/JUKI.DAT", by: "../data/OTHER.DAT", in: Self.other)
    let (_, code, errors) = try Self.compare(scratch)
    #expect(code == 2 && errors.contains("error[P281]") && errors.contains("--source 住民マスタ=FILE"), "\(errors)")
    #expect(try Self.compare(scratch, ["--source", "住民マスタ=data/JUKI.DAT"]).1 == 0)
    #expect(try Self.compare(scratch, ["--source", "ない=data/JUKI.DAT"]).2.contains("error[P282]"))
    #expect(try Self.compare(scratch, ["--source", "住民マスタ=data/JUKI.DAT,data/OTHER.DAT"]).2.contains("error[P282]"))
    #expect(try Self.compare(scratch, ["--source", "住民マスタ"]).1 == 64)
  }

  @Test func `a rehearsal is compared with the one before`() throws {
    let scratch = try ScratchProject()
    #expect(try scratch.run().exitCode < 2)
    _ = try Command.run(["mv", scratch.folder.path("out"), scratch.folder.path("first")])
    #expect(try scratch.run().exitCode < 2)
    let same = try scratch.utsushi(["compare-runs", "first", "out", "--language", "en"])
    #expect(same.exitCode == 0 && same.text.hasSuffix("the same\n"), "\(same.text)")
    // A sex that no table has: one record more is rejected.
    _ = try Command.run(["rm", "-r", scratch.folder.path("out")])
    var records = try scratch.records()
    records[3][31] = 0x58
    try scratch.write(Array(records.joined()), to: ScratchProject.residents)
    #expect(try scratch.run().exitCode == 1)
    let run = try scratch.utsushi(["compare-runs", "first", "out", "--format", "json", "--language", "en"])
    #expect(run.exitCode == 1)
    let runs = try JSONDecoder().decode(Document.Runs.self, from: Data(run.stdout))
    #expect(!runs.isSameData && runs.changes.contains { $0.subject == "source" && $0.name == "住民マスタ" })
    let unmapped = runs.findings.filter { $0.code == "M501" && $0.old < $0.new }
    #expect(unmapped.map(\.new) == [1] && unmapped.first?.unchanged == nil)
    #expect(try scratch.utsushi(["compare-runs", "first", "project", "--language", "en"]).errorText.contains("D101"))
  }
}
