import Language
import Migration
import Recheck
import Records
import TestSupport
import Testing

/// `recheck`: every value of a run computed a second time, by glibc's converter and a plain interpreter that share no code
/// with the run, from the positions that GnuCOBOL gives the fields (`layouts/positions.csv`).
struct SecondReadingTests {
  @Test(arguments: ["migration.utsushi", "faulty.utsushi"])
  func `the second reading agrees with every value, every row and every reject of the sample`(_ project: String) throws
  {
    let folder = TemporaryDirectory()
    let run = try Utsushi.run(["run", Repository.path("Mappings/nakanojo/\(project)"), "--output", folder.path("out")])
    #expect(run.exitCode < 2)
    let result = try Utsushi.run(["recheck", folder.path("out"), "--language", "en"])
    #expect(result.exitCode == 0 && result.errorText.isEmpty, "\(result.text)\(result.errorText)")
    #expect(result.text.hasSuffix(" values\n") && result.text.contains("\nagrees: "), "\(result.text)")
    // Nothing is left unread, and every place of a field is the compiler's.
    for line in result.text.split(separator: "\n") where line.contains("another program") {
      let words = line.split(separator: " ").filter { $0.allSatisfy(\.isNumber) }.suffix(2)
      #expect(words.count == 2 && words.first == words.last, "\(line)")
    }
    #expect(!result.text.contains("without a second reading"))
  }

  /// A finished run of a small town and what reads it again.
  private struct Town {
    let scratch: ScratchProject
    let input: SecondReading.Input

    init() throws {
      scratch = try ScratchProject()
      #expect(try scratch.run().exitCode < 2)
      let loaded = try #require(ProjectLoader.load(scratch.folder.path(ScratchProject.file)).project)
      input = SecondReading.Input(
        project: loaded.project, paths: loaded.sourcePaths, identifications: loaded.identifications,
        run: scratch.folder.path("out"),
        positions: try PositionTable(path: scratch.folder.path("project/layouts/positions.csv")))
    }

    func report(sample: Int? = nil, seed: UInt64 = 0) throws -> RecheckReport {
      try SecondReading.perform(input, sample: sample, seed: seed)
    }

    static let register = "out/bag/data/001/jumin_joho.csv"

    func lines(_ name: String = register) throws -> [String] {
      // In Swift CR LF is one character.
      String(decoding: try scratch.read(name), as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    func write(_ lines: [String], to name: String = register) throws {
      try scratch.write(Array((lines.joined(separator: "\r\n") + "\r\n").utf8), to: name)
    }
  }

  /// The values are looked at by the interpreter; here that the language takes the forms, that a case rejects what none takes,
  /// and that tests beside the rules see them.
  @Test func `choices, joined texts and names are run and worked out again`() throws {
    let scratch = try ScratchProject()
    let rules = "project/rules/juki.utsushi"
    try scratch.replace(
      "氏名                  = 旧.SHIMEI | trim",
      by: """
        let 姓名 = 旧.SHIMEI | trim
          氏名 = case when 旧.JUMIN-SHUBETSU == "G" and 旧.GAI-KANJI | trim is present then 旧.GAI-KANJI | trim
                   when 旧.JUMIN-SHUBETSU == "?" then reject
                   otherwise 姓名
        """, in: rules)
    try scratch.replace(
      "住所_方書               = 旧.KATAGAKI | trim",
      by: "住所_方書 = concat(姓名 | before \"　\" else absent, \"　\", 旧.KATAGAKI | trim | characters 1, 4)", in: rules)
    try scratch.replace(
      "test \"互換漢字の神は神のまま\"",
      by: """
        test "区分のない者は移さない" for 001.住民情報 {
          given  旧.JUMIN-SHUBETSU = "?"
          expect rejected
        }

        test "氏と方書をつなぐ" for 001.住民情報 {
          given  旧.SHIMEI = "山田　太郎"
          given  旧.JUMIN-SHUBETSU = "J"
          given  旧.KATAGAKI = "中之条ハイツ"
          expect 氏名 = "山田　太郎"
          expect 住所_方書 = "山田　中之条ハ"
        }

        test "互換漢字の神は神のまま"
        """, in: rules)
    let tests = try scratch.utsushi(["test", ScratchProject.file, "--language", "en"])
    // The sample's own 70, and these two.
    #expect(
      tests.exitCode == 0 && tests.text.hasSuffix("72 tests: 72 passed, 0 failed\n"), "\(tests.text)\(tests.errorText)")
    let run = try scratch.run()
    #expect(run.exitCode < 2, "\(run.errorText)")
    let result = try scratch.utsushi(["recheck", "out", "--language", "en"])
    #expect(
      result.exitCode == 0 && !result.text.contains("without a second reading"), "\(result.text)\(result.errorText)")
  }

  /// Bytes that are no character reject where the branch that reads them is taken, and nowhere else.
  @Test func `a value that another branch would read rejects nothing`() throws {
    let scratch = try ScratchProject()
    try scratch.replace(
      "地区管理コード1  = 旧.CHIKU-CD(1) | trim",
      by: "地区管理コード1 = case when 旧.SEX == \"M\" then 旧.CHIKU-CD(1) | trim otherwise 旧.CHIKU-CD(2) | trim",
      in: "project/rules/juki.utsushi")
    // CHIKU-CD(2) stands at 614: a byte of no character in the record of a man and of a woman.
    var records = try scratch.records()
    let man = try #require(records.firstIndex { $0[0] == 0x32 && $0[31] == 0x4D })
    let woman = try #require(records.firstIndex { $0[0] == 0x32 && $0[31] == 0x46 })
    try scratch.replace(
      "  地区管理コード2  = 旧.CHIKU-CD(2) | trim\n", by: "  地区管理コード2 absent \"試し\"\n", in: "project/rules/juki.utsushi")
    for record in [man, woman] { records[record][614] = 0xFD }
    try scratch.write(Array(records.joined()), to: ScratchProject.residents)
    let run = try scratch.run()
    #expect(run.exitCode == 1, "\(run.text)\(run.errorText)")
    #expect(try scratch.evidence("SELECT COUNT(*) FROM rejects") == [["1"]])
    let again = try scratch.utsushi(["recheck", "out", "--language", "en"])
    #expect(again.exitCode == 0, "\(again.text)\(again.errorText)")
  }

  @Test func `what was changed in a bag is named with its record and item, and nothing else is`() throws {
    let town = try Town()
    let clean = try town.report()
    #expect(clean.differenceCount == 0 && clean.isWhole, "\(clean.differences)")
    let lines = try town.lines()
    let headings = lines[0].split(separator: ",").map { $0.filter { $0 != "\"" } }
    let column = try #require(headings.firstIndex(of: "氏名"))
    func different(_ change: (inout [String]) -> Void) throws -> [RecheckReport.Difference] {
      var changed = lines
      change(&changed)
      try town.write(changed)
      let report = try town.report()
      #expect(report.differenceCount == report.differences.count)
      return report.differences
    }
    let group = "001.住民情報"
    // One character of one name; record 3 is the third detail behind the header, record 0.
    let one = try different { lines in
      var cells = lines[3].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells[column] = "\"偽　物\""
      lines[3] = cells.joined(separator: ",")
    }
    #expect(
      one == [RecheckReport.Difference(.value, source: "住民マスタ", record: 3, group: group, item: "氏名")], "\(one)")
    // A row too many at the end, and the last row gone.
    #expect(
      try different { $0.append($0[1]) } == [RecheckReport.Difference(.extraRow, source: "", group: group)])
    let missing = try different { $0.removeLast() }
    #expect(missing.map(\.kind) == [.missingRow] && missing.first?.record == lines.count - 1, "\(missing)")
    // A row twice, and one gone from the middle: no other row is taken for it.
    let twice = try different { $0.insert($0[2], at: 2) }
    #expect(twice == [RecheckReport.Difference(.extraRow, source: "住民マスタ", record: 3, group: group)], "\(twice)")
    let gone = try different { $0.remove(at: 2) }
    #expect(gone == [RecheckReport.Difference(.missingRow, source: "住民マスタ", record: 2, group: group)], "\(gone)")
    let headless = try different { $0[0] = $0[0].replacing("氏名", with: "名氏", maxReplacements: 1) }
    #expect(headless == [RecheckReport.Difference(.headings, source: "", group: group)], "\(headless)")
  }

  @Test func `a record that was left out, and one that was let in, are named`() throws {
    let town = try Town()
    // The run says that it rejected the second detail, and has no row of it.
    var source = try town.scratch.read(ScratchProject.residents)
    let record = source[(2 * ScratchProject.recordByteCount)..<(3 * ScratchProject.recordByteCount)]
    var lines = try town.lines()
    lines.remove(at: 2)
    try town.write(lines)
    let side = "out/bag/data/独自施策/001_jumin_joho.csv"
    var kept = try town.lines(side)
    kept.remove(at: 2)
    try town.write(kept, to: side)
    try town.scratch.write(Array(record), to: "out/rejects/住民マスタ")
    let rejected = try town.report()
    #expect(
      rejected.differences.contains(RecheckReport.Difference(.rejected, source: "住民マスタ", record: 2)),
      "\(rejected.differences)")
    #expect(rejected.differences.allSatisfy { $0.kind == .rejected || $0.group == "001.支援措置対象者情報" })
    // Rejected bytes of no record.
    try town.scratch.write([1, 2, 3], to: "out/rejects/住民マスタ")
    #expect(try town.report().differences.contains(RecheckReport.Difference(.extraReject, source: "住民マスタ")))
    // A date that is none now stands in the source: the row cannot come from it.
    let layout = try #require(
      town.input.project.layouts[0].flatMap(\.fields).first { $0.mappingName == "BIRTH" && $0.byteCount == 7 })
    let second = try Town()
    source = try second.scratch.read(ScratchProject.residents)
    let place = 2 * ScratchProject.recordByteCount + layout.offset
    source.replaceSubrange(place..<place + 7, with: Array("3641399".utf8))
    try second.scratch.write(source, to: ScratchProject.residents)
    let written = try second.report()
    #expect(
      written.differences == [RecheckReport.Difference(.written, source: "住民マスタ", record: 2)], "\(written.differences)")
  }

  /// Files with bytes changed, put in and taken out at random, but for their first records: whatever the run makes of them, the
  /// second reading makes the same, value by value, row by row and reject by reject.
  @Test(arguments: [5, 8, 24, 101, 102, 103] as [UInt64])
  func `of damaged files both readings make the same`(seed: UInt64) throws {
    let scratch = try ScratchProject()
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let telling: [UInt8] = [0x22, 0x2C, 0x0D, 0x0A, 0x0E, 0x0F, 0x81, 0x40, 0x20, 0x30, 0x39, 0xF0, 0xFF, 0x00]
    for name in ["JUKI.DAT", "JUTOGAI.DAT", "KOJUZEI.DAT", "KAIGO.CSV", "JITE-JIDO.CSV", "JITE-JUKYUSHA.CSV"] {
      var bytes = try scratch.read("data/\(name)")
      // A length word that is damaged costs the rest of its file, and both say so.
      let isVariable = name == "KOJUZEI.DAT"
      for _ in 0..<(isVariable ? 1 : max(3, bytes.count / 2_500)) where bytes.count > 720 {
        let place = 700 + next(bytes.count - 710)
        switch isVariable ? 0 : next(4) {
        case 0: bytes[place] = UInt8(next(256))
        case 1: bytes[place] = telling[next(telling.count)]
        case 2: bytes.removeSubrange(place..<place + 1 + next(3))
        default: bytes.insert(telling[next(telling.count)], at: place)
        }
      }
      try scratch.write(bytes, to: "data/\(name)")
    }
    let run = try scratch.run()
    #expect(run.exitCode == 1, "seed \(seed): \(run.errorText)")
    let result = try scratch.utsushi(["recheck", "out", "--language", "en", "--accept-not-run"])
    #expect(result.exitCode == 0, "seed \(seed): \(result.text.suffix(1_000))\(result.errorText)")
  }

  @Test func `a sample is the same for the same seed, and finds what it draws`() throws {
    let town = try Town()
    let first = try town.report(sample: 40, seed: 11)
    #expect(first.sample == 40 && first.sources.reduce(0) { $0 + $1.compared } == 40 && first.differenceCount == 0)
    let again = try town.report(sample: 40, seed: 11)
    #expect(first.sources.map(\.compared) == again.sources.map(\.compared))
    #expect(first.groups.map(\.rows) == again.groups.map(\.rows))
    // More than there are is all there are.
    let all = try town.report(sample: 1_000_000)
    #expect(all.groups.map(\.rows) == (try town.report()).groups.map(\.rows))
    let none = try town.report(sample: 0)
    #expect(none.differenceCount == 0 && none.groups.allSatisfy { $0.rows == 0 })
  }

  @Test func `a run is asked about with the project and the files that it was made from`() throws {
    let scratch = try ScratchProject()
    #expect(try scratch.run().exitCode < 2)
    func recheck(_ more: [String] = []) throws -> Command.Result {
      try scratch.utsushi(["recheck", "out", "--language", "en", "--sample", "5"] + more)
    }
    #expect(try recheck().exitCode == 0)
    #expect(try recheck(["--seed", "x"]).exitCode == 64)
    let wrong = try recheck(["--positions", "project/migration.utsushi"])
    #expect(wrong.exitCode == 2 && wrong.errorText.contains("P253") && wrong.errorText.contains("line 2"))
    // Another source, another rule, another bag, a run that does not know where it came from.
    let source = try scratch.read(ScratchProject.residents)
    try scratch.write(source + source.suffix(ScratchProject.recordByteCount), to: ScratchProject.residents)
    #expect(try recheck().errorText.contains("P252"))
    try scratch.write(source, to: ScratchProject.residents)
    let rules = try scratch.read("project/rules/juki.utsushi")
    try scratch.write(rules + [0x0A], to: "project/rules/juki.utsushi")
    let changed = try recheck()
    #expect(
      changed.exitCode == 2 && changed.errorText.contains("P252") && changed.errorText.contains("rules/juki.utsushi"))
    try scratch.write(rules, to: "project/rules/juki.utsushi")
    _ = try Command.run(["rm", "out/run-log.json"], in: scratch.folder.path)
    #expect(try recheck().errorText.contains("P251"))
    #expect(try recheck(["--project", ScratchProject.file]).exitCode == 0)
    let bag = try scratch.read("out/bag/data/001/jumin_joho.csv")
    try scratch.write(bag.dropLast(2), to: "out/bag/data/001/jumin_joho.csv")
    #expect(try recheck(["--project", ScratchProject.file]).errorText.contains("D103"))
  }
}
