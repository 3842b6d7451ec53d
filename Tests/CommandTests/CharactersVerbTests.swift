import TestSupport
import Testing

/// `characters`: tables, worklist, decisions and the sheet of glyphs.
struct CharactersVerbTests {
  static let faulty = "Mappings/nakanojo/faulty.utsushi"

  @Test func `a table is printed with its differences and one-way codes, an unknown name lists the known ones`() throws
  {
    let result = try Utsushi.run(["characters", "table", "CP932", "--language", "en"])
    #expect(result.exitCode == 0)
    let lines = result.text.split(separator: "\n")
    // 7,915 assigned and 1,880 user-defined codes, 398 that Windows reads and does not write: as `cp932-one-way.txt` has them.
    #expect(lines[0] == "# CP932: 7915 codes, 1880 undecided, 398 read and never written")
    #expect(lines.contains("!\t8160\tU+FF5E\tU+301C JIS X 0208"))
    #expect(lines.contains("ED95\tU+FA11\t\u{FA11}\tFAB1") && lines.contains("F040\t?\tU+E000\t"))
    let unknown = try Utsushi.run(["characters", "table", "cp932", "--language", "en"])
    #expect(unknown.exitCode == 64)
    #expect(unknown.errorText.contains("JEF-EBCDIK") && unknown.errorText.contains("did you mean `CP932`?"))
  }

  // Expected: the private-use scalars that the C library's iconv makes of the file's own user-defined codes.
  @Test func `the worklist counts what stands in the file`() throws {
    let result = try Utsushi.run([
      "characters", "worklist", "住民マスタ", "--project", Self.faulty, "--all", "--language", "en",
    ])
    #expect(result.exitCode == 1)
    let lines = result.text.split(separator: "\r\n").dropFirst().map { $0.split(separator: "\",\"").map(String.init) }
    let text = try Command.run([
      "iconv", "-c", "-f", "CP932", "-t", "UTF-8", Repository.path("SampleData/nakanojo/faulty/JUKI.DAT"),
    ]).text
    var counts: [UInt32: Int] = [:]
    for scalar in text.unicodeScalars where (0xE000...0xE757).contains(scalar.value) {
      counts[scalar.value, default: 0] += 1
    }
    // F040 to F07E are U+E000 to U+E03E. Fields that are cut or damaged hold codes that the worklist does not see.
    for line in lines {
      let code = try #require(UInt32(line[2], radix: 16))
      let found = try #require(Int(line[3]))
      #expect(found <= counts[code - 0xF040 + 0xE000] ?? 0 && found > 0, "\(line[2])")
    }
    #expect(Set(lines.map { $0[2] }).count == lines.count && lines.contains { $0[2] == "F050" && $0[8] == "未決" })
    // The note says 渡邊の邊.
    let candidates = try #require(lines.first { $0[2] == "F042" })[10]
    #expect(candidates.hasPrefix("邊 U+908A"), "\(candidates)")
    // No name of a person stands in it: the fields with text are those of code, place and decision.
    #expect(!result.text.contains("中之条町"))
  }

  // A record that is cut or damaged may hold a code that nobody has seen: the list is not whole then, and says so.
  @Test func `what the worklist could not look at is counted`() throws {
    let project = try ScratchProject()
    let file = project.folder.path(ScratchProject.residents)
    _ = try Command.run(["truncate", "-s", "-700", file])
    let result = try project.utsushi([
      "characters", "worklist", "住民マスタ", "--project", ScratchProject.file, "--all", "--language", "en",
    ])
    #expect(result.exitCode == 1)
    #expect(result.errorText.contains("住民マスタ: 1 records and 0 values could not be read"))
    let font = project.folder.path("EUDC.tte")
    _ = try Command.run(["sh", "-c", "head -c 300 /dev/zero > \(font)"])
    let glyphs = try project.utsushi([
      "characters", "glyphs", "--project", ScratchProject.file, "--font", font, "--output", "g", "--language", "en",
    ])
    #expect(glyphs.exitCode == 2 && glyphs.errorText.contains("error[G101]: `\(font)`"), "\(glyphs.errorText)")
  }

  @Test func `a decision goes into the table and the chained ledger, and the run then cites it`() throws {
    let project = try ScratchProject()
    func decide(_ more: [String]) throws -> Command.Result {
      try project.utsushi(
        ["characters", "decide", "住民マスタ", "F048", "--project", ScratchProject.file, "--language", "en"] + more)
    }
    let about = ["--by", "戸籍の係", "--date", "2025-10-01", "--reason", "照会の回答"]
    let first = try decide(["--decision", "類似", "--target", "U+9AD9"] + about)
    #expect(first.exitCode == 0, "\(first.errorText)")
    #expect(first.text.contains("F048: 保留  → 類似 U+9AD9"))
    let table = project.folder.path("project/characters/juki-gaiji.csv")
    let lines = String(decoding: try Files.read(table), as: UTF8.self).split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("CP932,F048,") } == ["CP932,F048,髙に似た字（口が目）,類似,U+9AD9,,戸籍の係,2025-10-01,照会の回答"])
    let second = try decide(["--decision", "保留"] + about)
    #expect(second.exitCode == 0, "\(second.errorText)")
    // Each line holds the SHA-256 of the line before it, as `sha256sum` computes it.
    let chain = try Command.run(
      ["sh", "-c", "head -n 1 project/characters/juki-gaiji.csv.jsonl | tr -d '\\n' | sha256sum | cut -c1-64"],
      in: project.folder.path)
    let ledger = try Files.read(table + ".jsonl").split(separator: 0x0A)
    #expect(ledger.count == 2)
    #expect(String(decoding: ledger[1], as: UTF8.self).contains(chain.text.split(separator: "\n")[0]))
    // What no run would read is not written.
    for bad in [["--decision", "同一", "--target", "U+E000"], ["--decision", "同一", "--target", "9AD9"]] {
      let refused = try decide(bad + about)
      #expect(refused.exitCode == 2 && refused.errorText.contains("T213"), "\(refused.errorText)")
    }
    #expect(try decide(["--decision", "類似"] + about).exitCode == 64)
    let run = try project.run()
    #expect(run.exitCode == 0 || run.exitCode == 1, "\(run.errorText)")
    let decided = try project.evidence(
      "SELECT decision, decided_by FROM decisions WHERE source='住民マスタ' AND code='F048'")
    #expect(decided == [["保留", "戸籍の係"]])
    // Every cited value stands where the evidence says: its two bytes are the code.
    let cited = try project.evidence("SELECT code, byte_offset FROM identified WHERE source='住民マスタ'")
    let file = try Files.read(project.folder.path(ScratchProject.residents))
    #expect(!cited.isEmpty)
    for row in cited {
      let offset = try #require(Int(row[1]))
      let held = UInt16(file[offset]) << 8 | UInt16(file[offset + 1])
      #expect(held == UInt16(row[0], radix: 16))
    }
  }

  @Test func `the sheet of glyphs is made without shapes, too`() throws {
    let folder = TemporaryDirectory()
    let result = try Utsushi.run([
      "characters", "glyphs", "--project", Self.faulty, "--output", folder.path("glyphs"), "--language", "en",
    ])
    #expect(result.exitCode == 0, "\(result.errorText)")
    let page = String(decoding: try Files.read(folder.path("glyphs/index.html")), as: UTF8.self)
    #expect(page.contains("F050") && page.contains("F048") && !page.contains("<script"))
    let workbook = try Utsushi.run([
      "characters", "worklist", "--project", Self.faulty, "--output", folder.path("list.xlsx"), "--language", "en",
    ])
    #expect(workbook.exitCode == 1)
    #expect(try Files.read(folder.path("list.xlsx")).starts(with: [0x50, 0x4B, 0x03, 0x04]))
  }
}
