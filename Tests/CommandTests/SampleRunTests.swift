import TestSupport
import Testing

/// The main job on the sample town, as a person would run it: through the built command, on real files.
@Suite(.serialized)
struct SampleRunTests {
  static let clean = "Mappings/nakanojo/migration.utsushi"
  static let faulty = "Mappings/nakanojo/faulty.utsushi"

  @Test func `the clean sample opens the gate, and its bag and evidence stand without utsushi`() throws {
    let folder = TemporaryDirectory()
    let result = try Utsushi.run(["run", Self.clean, "--output", folder.path("out"), "--language", "en"])
    #expect(result.exitCode == 0, "\(result.errorText)")
    #expect(result.text.contains("the gate is open"))
    #expect(result.text.contains(folder.path("out/report/index.html")))

    let bag = try Command.run(["sha256sum", "--check", "--quiet", "manifest-sha256.txt"], in: folder.path("out/bag"))
    #expect(bag.exitCode == 0, "\(bag.errorText)\(bag.text)")
    let tags = try Command.run(
      ["sha256sum", "--check", "--quiet", "tagmanifest-sha256.txt"], in: folder.path("out/bag"))
    #expect(tags.exitCode == 0, "\(tags.errorText)\(tags.text)")

    let evidence = folder.path("out/evidence.sqlite")
    let outcomes = try SQLite.rows(evidence, "SELECT outcome, sum(records) FROM outcomes GROUP BY outcome ORDER BY 1")
    #expect(outcomes.map { $0[0] } == ["control", "written"])
    let bytes = try SQLite.rows(
      evidence,
      "SELECT count(*) FROM sources s WHERE bytes <> (SELECT sum(b.bytes) FROM bytes b WHERE b.source = s.source)")
    #expect(bytes == [["0"]])
    #expect(try SQLite.rows(evidence, "SELECT count(*) FROM findings") == [["0"]])
    #expect(try SQLite.rows(evidence, "SELECT count(*) FROM amounts WHERE difference <> '0'") == [["0"]])
    #expect(try SQLite.rows(evidence, "SELECT count(*) FROM totals WHERE state <> 'passed'") == [["0"]])
    #expect(try SQLite.rows(evidence, "SELECT value FROM run WHERE key = 'gate'") == [["open"]])
    // What claims to be exact or equivalent was proved by the inverse.
    #expect(
      try SQLite.rows(
        evidence, "SELECT count(*) FROM loss WHERE class IN ('exact', 'equivalent') AND proved = 0") == [["0"]])
    // What was normalised names two inputs that become one.
    #expect(
      try SQLite.rows(evidence, "SELECT item FROM loss WHERE class = 'normalised' AND witness IS NULL") == [])
  }

  @Test func `every planted fault is found with its outcome, and none beside them`() throws {
    let folder = TemporaryDirectory()
    let result = try Utsushi.run(["run", Self.faulty, "--output", folder.path("out"), "--language", "en"])
    #expect(result.exitCode == 1, "\(result.errorText)")
    #expect(result.text.contains("the gate is closed"))
    let evidence = folder.path("out/evidence.sqlite")

    // faults.csv is written by the generator, which knows nothing of how faults are found.
    let planted = try PlantedFaults.read(Repository.path("SampleData/nakanojo/faulty/faults.csv"))
    let found = try SQLite.rows(
      evidence, "SELECT s.file, f.record, f.code FROM findings f JOIN sources s USING (source) WHERE protected <> 1"
    ).map { "\(Files.lastPart($0[0])) \($0[1]) \($0[2])" }
    let expected = planted.filter { $0.outcome != "file" && !$0.isProtected }
      .map { "\($0.source) \($0.record) \($0.code)" }
    #expect(Multiset(found).minus(expected).isEmpty, "found and not planted")
    #expect(Multiset(expected).minus(found).isEmpty, "planted and not found")

    // Of protected people the evidence says what was found, and not where.
    let hidden = try SQLite.rows(
      evidence, "SELECT s.file, f.code, f.record FROM findings f JOIN sources s USING (source) WHERE protected = 1")
    #expect(hidden.allSatisfy { $0[2].isEmpty })
    #expect(!hidden.isEmpty)
    let protected = planted.filter(\.isProtected).map { "\($0.source) \($0.code)" }
    #expect(Multiset(hidden.map { "\(Files.lastPart($0[0])) \($0[1])" }).minus(protected).isEmpty)
    #expect(hidden.count == protected.count)

    let rejected = try SQLite.rows(
      evidence, "SELECT s.file, r.record FROM rejects r JOIN sources s USING (source) WHERE protected <> 1"
    ).map { "\(Files.lastPart($0[0])) \($0[1])" }
    let toReject = planted.filter { $0.outcome == "rejected" && !$0.isProtected }.map { "\($0.source) \($0.record)" }
    #expect(Set(rejected) == Set(toReject))
    let totals = try SQLite.rows(evidence, "SELECT count(*) FROM totals WHERE state <> 'passed'")
    #expect(totals == [["\(planted.filter { $0.outcome == "file" }.count)"]])
  }

  @Test func `rejected records keep their bytes untouched`() throws {
    let folder = TemporaryDirectory()
    _ = try Utsushi.run(["run", Self.faulty, "--output", folder.path("out")])
    let rows = try SQLite.rows(
      folder.path("out/evidence.sqlite"),
      "SELECT s.file, r.source_offset, r.bytes, r.rejects_offset, source FROM rejects r JOIN sources s USING (source) "
        + "WHERE protected <> 1")
    #expect(rows.count > 10)
    for row in rows {
      let name = Files.lastPart(row[0])
      let source = try Files.read(Repository.path("SampleData/nakanojo/faulty/\(name)"))
      let rejects = try Files.read(folder.path("out/rejects/\(row[4])"))
      let (from, count, at) = (try #require(Int(row[1])), try #require(Int(row[2])), try #require(Int(row[3])))
      #expect(source[from..<(from + count)] == rejects[at..<(at + count)])
    }
  }

  @Test(arguments: [clean, faulty])
  func `the number of jobs changes nothing`(project: String) throws {
    let folder = TemporaryDirectory()
    for jobs in [1, 2, 7] {
      _ = try Utsushi.run(["run", project, "--output", folder.path("jobs\(jobs)"), "--jobs", "\(jobs)"])
    }
    for jobs in [2, 7] {
      let difference = try Command.run(
        ["diff", "-r", "--exclude=evidence.sqlite", "--exclude=run-log.json", "jobs1", "jobs\(jobs)"],
        in: folder.path)
      #expect(difference.exitCode == 0, "\(difference.text)")
      let one = try Command.run(["sqlite3", folder.path("jobs1/evidence.sqlite"), ".dump"])
      let many = try Command.run(["sqlite3", folder.path("jobs\(jobs)/evidence.sqlite"), ".dump"])
      #expect(one.stdout == many.stdout)
      #expect(one.stdout.count > 10_000)
    }
  }

  @Test func `no personal value stands in a report, a message, the ledger or the evidence`() throws {
    let folder = TemporaryDirectory()
    let result = try Utsushi.run(["run", Self.faulty, "--output", folder.path("out"), "--language", "ja"])
    // Names, kana, numbers and addresses as the sample's own records hold them, read with the command itself.
    var values: [String] = []
    for (source, fields) in [
      ("住民マスタ", ["SHIMEI", "SHIMEI-KANA", "MYNO", "BANCHI", "KATAGAKI", "TSUSHO", "ROMAJI", "ATENA-NO"]),
      ("個人住民税", ["SHIMEI", "SHIMEI-KANA", "TOKUCHO-MEI", "ATENA-NO"]),
      ("介護", ["氏名", "氏名カナ", "住所", "宛名番号", "被保険者番号", "公費受給者番号"]),
      ("受給者", ["氏名", "宛名番号", "認定番号"]), ("児童", ["児童氏名", "児童宛名番号", "認定番号"]),
    ] {
      let records = try Utsushi.run(["read", source, "--project", Self.faulty, "--first", "400"])
      let own = PersonalValues.gather(records.text, fields: fields)
      #expect(own.count > 200, "\(source)")
      values += own
    }
    try Files.write(Array(values.joined(separator: "\n").utf8), to: folder.path("values"))
    try Files.write(result.stdout + result.stderr, to: folder.path("messages"))
    let dump = try Command.run(["sqlite3", folder.path("out/evidence.sqlite"), ".dump"])
    try Files.write(dump.stdout, to: folder.path("evidence.sql"))
    let files =
      ["messages", "evidence.sql"]
      + ["report/index.html", "report/report.json", "ledger.jsonl", "run-log.json"].map { "out/" + $0 }
    for file in files {
      // grep, byte by byte: exit code 1 says that none of the values is there.
      let search = try Command.run(
        ["grep", "--count", "--fixed-strings", "--file", "values", file], in: folder.path,
        environment: [(name: "LC_ALL", value: "C")])
      #expect(search.exitCode == 1, "\(file) holds \(search.text)")
    }
    // The search itself finds what is there.
    let bag = try Command.run(
      ["grep", "--count", "--fixed-strings", "--file", "values", "out/bag/data/001/jumin_joho.csv"], in: folder.path,
      environment: [(name: "LC_ALL", value: "C")])
    #expect(bag.exitCode == 0)
  }

  @Test func `the report counts findings of protected people and lists none of them`() throws {
    let folder = TemporaryDirectory()
    _ = try Utsushi.run(["run", Self.faulty, "--output", folder.path("out")])
    let planted = try PlantedFaults.read(Repository.path("SampleData/nakanojo/faulty/faults.csv"))
    let protected = planted.filter(\.isProtected)
    #expect(!protected.isEmpty, "the faulty sample plants faults in protected records")
    let report = try Files.read(folder.path("out/report/report.json"))
    let page = String(decoding: try Files.read(folder.path("out/report/index.html")), as: UTF8.self)
    let names = try SQLite.rows(folder.path("out/evidence.sqlite"), "SELECT source, file FROM sources")
    let examples = try ReportExamples.read(report).map { example in
      let file = names.first { $0[0] == example.source }.map { Files.lastPart($0[1]) } ?? ""
      return "\(file) \(example.record)"
    }
    #expect(examples.count > 100)
    for fault in protected {
      #expect(!examples.contains("\(fault.source) \(fault.record)"))
      // The page tells places by their offsets.
      if fault.source == "JUKI.DAT" { #expect(!page.contains(">\(Self.grouped(fault.record * 642))<")) }
    }
  }

  @Test func `every place that the report lists is where read finds the record`() throws {
    let folder = TemporaryDirectory()
    _ = try Utsushi.run(["run", Self.faulty, "--output", folder.path("out")])
    let report = try Files.read(folder.path("out/report/report.json"))
    let examples = try ReportExamples.read(report)
    // Records of every form: fixed ones, those behind length words, rows of text.
    for (source, records, least) in [
      ("住民マスタ", 3349, 40), ("個人住民税", 2227, 20), ("介護", 664, 20), ("児童", 703, 5),
    ] {
      let lines = try Utsushi.run(["read", source, "--project", Self.faulty]).text.split(separator: "\n")
      let offsets = lines.map { line in
        line.split(separator: ",").first { $0.hasPrefix("\"offset\":") }.map { String($0.dropFirst(9)) } ?? ""
      }
      #expect(offsets.count == records, "\(source)")
      let own = examples.filter { $0.source == source }
      #expect(own.count > least, "\(source)")
      for example in own where example.record < offsets.count {
        #expect(offsets[example.record] == "\(example.byteOffset)", "\(source): record \(example.record)")
      }
    }
  }

  private static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
  }
}
