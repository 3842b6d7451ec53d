import Language
import Migration
import Records
import TestSupport
import Testing

/// `where`: from a value to its bytes and back. What it says is looked up in the files themselves.
@Suite struct WhereVerbTests {
  private static let name = "001.住民情報.氏名"

  /// The rows of a file of the bag, its headings left out.
  private static func rows(_ scratch: ScratchProject, _ path: String) throws -> [[String]] {
    String(decoding: try scratch.read("out/bag/\(path)"), as: UTF8.self).split(separator: "\r\n").dropFirst().map {
      line in
      // No value of these columns holds a comma or a quotation mark.
      line.split(separator: ",", omittingEmptySubsequences: false).map { String($0.dropFirst().dropLast()) }
    }
  }

  @Test func `every name comes from the bytes that are named, and these bytes say where they went`() throws {
    let scratch = try ScratchProject()
    #expect(try scratch.run().exitCode < 2)
    let lineage = try Lineage(RunOrigin(scratch.folder.path("out")))
    let source = try scratch.read(ScratchProject.residents)
    let bag = try scratch.read("out/bag/data/001/jumin_joho.csv")
    let rows = try Self.rows(scratch, "data/001/jumin_joho.csv")
    var identified = 0
    for (number, row) in rows.enumerated() where number % 7 == 0 {
      let found = try lineage.origins(of: Self.name, key: Array(row[0..<3]))
      let origin = try #require(found.first, "\(row[0])")
      #expect(found.count == 1 && origin.cell.row == number && origin.source == "住民マスタ")
      #expect(bag[origin.cell.byteOffset...].starts(with: Array("\"\(row[0])\",".utf8)))
      let field = try #require(origin.fields.first)
      let place = try #require(field.place)
      #expect(origin.fields.count == 1 && field.name == "SHIMEI" && Array(source[place]) == field.bytes)
      // The header is record 0, and records have one length.
      #expect(place.lowerBound / ScratchProject.recordByteCount == origin.record)
      if origin.decisions.isEmpty {
        // glibc reads the bytes as the value.
        try scratch.write(field.bytes, to: "name")
        let text = try Command.run(["iconv", "-f", "CP932", "-t", "UTF-8", scratch.folder.path("name")]).stdout
        #expect(origin.cell.value.elementsEqual(text.prefix(origin.cell.value.count)), "row \(number)")
      } else {
        identified += 1
        for decision in origin.decisions {
          let code = source[decision.byteOffset..<decision.byteOffset + 2].map { String($0, radix: 16) }.joined()
          #expect(code.uppercased() == decision.code && place.contains(decision.byteOffset))
        }
      }
      let fate = try lineage.fate(source: 0, record: origin.record, field: "SHIMEI")
      #expect(fate.fields.count == 1)
      #expect(fate.fields[0].cells.map { [$0.group, $0.item, "\($0.row)"] } == [["001.住民情報", "氏名", "\(number)"]])
      #expect(fate.fields[0].field.place == place && fate.outcome.en.hasPrefix("written"))
    }
    #expect(identified > 0)
  }

  @Test func `rows of an amount each know which field of their record they are`() throws {
    let scratch = try ScratchProject()
    #expect(try scratch.run().exitCode < 2)
    let lineage = try Lineage(RunOrigin(scratch.folder.path("out")))
    let rows = try Self.rows(scratch, "data/010/kojin_juminzei_zeigaku_kojo_joho.csv")
    // The list of `for each` in rules/kojuzei.utsushi.
    for (code, name) in [("029", "SHI-SHOTOKU"), ("031", "SHI-KINTO"), ("033", "KEN-SHOTOKU")] {
      for row in rows.filter({ $0[3] == code }).prefix(5) {
        let origin = try #require(
          try lineage.origins(of: "010.個人住民税税額控除情報.税額控除金額", key: Array(row[0..<4])).first)
        #expect(origin.fields.map(\.name) == [name] && String(decoding: origin.cell.value, as: UTF8.self) == row[5])
        let number = Int(String(decoding: origin.fields[0].value, as: UTF8.self))
        #expect(number == Int(row[5]), "\(code)")
      }
    }
    // Fewer keys name all rows of the person and the year.
    let first = try #require(rows.first)
    let all = try lineage.origins(of: "010.個人住民税税額控除情報.税額控除金額", key: Array(first[0..<2]))
    #expect(all.count == min(Lineage.limit, rows.count { $0[0..<2] == first[0..<2] }) && all.count > 1)
  }

  @Test func `values are shown to whoever says why, and never a protected person's`() throws {
    let scratch = try ScratchProject()
    #expect(try scratch.run().exitCode < 2)
    let rows = try Self.rows(scratch, "data/001/jumin_joho.csv")
    let protected = Set(try Self.rows(scratch, "data/001/shiensochi_taishosha_joho.csv").map { $0[0] })
    let person = try #require(rows.first { !protected.contains($0[0]) && !$0[4].isEmpty })
    let column = String(decoding: try scratch.read("out/bag/data/001/jumin_joho.csv"), as: UTF8.self)
      .split(separator: "\r\n")[0].split(separator: ",").firstIndex(of: "\"氏名\"")
    let value = person[try #require(column)]
    func ask(_ key: [String], _ more: [String] = []) throws -> Command.Result {
      try scratch.utsushi(
        ["where", "out", "--item", Self.name, "--key", key.joined(separator: ","), "--language", "en"] + more)
    }
    let plain = try ask(Array(person[0..<3]))
    #expect(plain.exitCode == 0 && plain.text.contains("SHIMEI  bytes ") && !plain.text.contains(value))
    #expect(plain.text.contains("rules/juki.utsushi:") && plain.text.contains("氏名 = 旧.SHIMEI | trim"))
    #expect(try ask(Array(person[0..<3]), ["--reveal", "照会"]).exitCode == 64)
    let log = "out/approvals/access.jsonl"
    #expect((try? scratch.read(log)) == nil)
    for reason in ["窓口からの照会", "監査"] {
      let open = try ask(Array(person[0..<3]), ["--reveal", reason, "--by", "監査係"])
      #expect(open.exitCode == 0 && open.text.contains("「\(value)」"), "\(open.text)")
    }
    let lines = String(decoding: try scratch.read(log), as: UTF8.self).split(separator: "\n")
    #expect(
      lines.count == 2 && lines[0].contains("窓口からの照会") && lines[1].contains("\"by\":\"監査係\"")
        && !lines[0].contains(value))
    // Each line holds the digest of the one before it, as sha256sum computes it.
    try scratch.write(Array(lines[0].utf8), to: "line")
    let digest = try Command.run(["sha256sum", scratch.folder.path("line")]).text.prefix(64)
    #expect(lines[1].contains("\"previous\":\"\(digest)\""))
    let key = try #require(protected.first)
    let refused = try ask([key], ["--reveal", "照会", "--by", "監査係"])
    #expect(refused.exitCode == 2 && refused.errorText.contains("P256") && refused.text.isEmpty)
    #expect(String(decoding: try scratch.read(log), as: UTF8.self).split(separator: "\n").count == 2)
    // A log that was changed takes nothing more, and nothing is shown.
    try scratch.write(
      Array(String(decoding: try scratch.read(log), as: UTF8.self).replacing("監査係", with: "別の人").utf8), to: log)
    let broken = try ask(Array(person[0..<3]), ["--reveal", "照会", "--by", "監査係"])
    #expect(broken.exitCode == 2 && broken.errorText.contains("P316") && broken.text.isEmpty)
  }

  @Test func `what was asked wrongly is told, and what became of a reject too`() throws {
    let scratch = try ScratchProject()
    var records = try scratch.records()
    records[3][0] = 0x39
    try scratch.write(records: records)
    #expect(try scratch.run().exitCode == 1)
    func ask(_ arguments: [String]) throws -> Command.Result {
      try scratch.utsushi(["where", "out", "--language", "en"] + arguments)
    }
    for (arguments, code) in [
      (["--item", "001.住民情報.無い", "--key", "1"], "P255"), (["--item", "氏名", "--key", "1"], "P255"),
      (["--item", Self.name, "--key", "1,2,3,4"], "P255"), (["--source", "住民マスタ", "--record", "99999"], "P203"),
      (["--source", "住民マスタ", "--record", "2", "--field", "無い"], "P306"),
    ] {
      let result = try ask(arguments)
      #expect(result.exitCode == 2 && result.errorText.contains("error[\(code)]"), "\(arguments): \(result.errorText)")
    }
    #expect(try ask(["--item", Self.name]).exitCode == 64)
    #expect(try ask(["--item", Self.name, "--key", "1", "--source", "住民マスタ"]).exitCode == 64)
    let nobody = try ask(["--item", Self.name, "--key", "9999999999"])
    #expect(nobody.exitCode == 1 && nobody.errorText.contains("no row has the key"))
    #expect(try ask(["--source", "住民マスタ", "--record", "0"]).text.contains("a header, trailer or control record"))
    #expect(try ask(["--source", "住民マスタ", "--record", "3"]).text == "record 3 of 住民マスタ: rejected (F104)\n")
    let row = try ask(["--source", "住民マスタ", "--record", "2", "--format", "json"])
    #expect(row.exitCode == 0 && row.text.contains("\"item\":\"宛名番号\"") && !row.text.contains("\"hex\""))
    // Evidence that was changed is not asked; an older run, whose ledger vouches for it, has no such rows to ask.
    _ = try Command.run(["sqlite3", scratch.folder.path("out/evidence.sqlite"), "DROP TABLE rows"])
    #expect(try ask(["--item", Self.name, "--key", "1"]).errorText.contains("D104"))
    try Self.vouch(for: "evidence.sqlite", in: scratch)
    #expect(try ask(["--item", Self.name, "--key", "1"]).errorText.contains("P254"))
  }

  @Test func `a bag that was cut off, and evidence that names other places, are told and not answered from`() throws {
    let scratch = try ScratchProject()
    #expect(try scratch.run().exitCode < 2)
    let path = "out/bag/data/001/jumin_joho.csv"
    let whole = try scratch.read(path)
    let person = try #require(try Self.rows(scratch, "data/001/jumin_joho.csv").first)
    func ask() throws -> Command.Result {
      try scratch.utsushi(["where", "out", "--language", "en", "--item", Self.name, "--key", person[0]])
    }
    #expect(try ask().exitCode == 0)
    for end in [0, 1, whole.count / 2, whole.count - 1] {
      try scratch.write(Array(whole[..<end]), to: path)
      let result = try ask()
      #expect(result.exitCode == 2 && result.errorText.contains("error[D103]") && result.text.isEmpty, "\(end)")
    }
    try scratch.write(whole, to: path)
    for change in [
      "byte_offset = -5", "byte_offset = byte_offset + 1", "byte_offset = 99999999999", "records = x'FF7F'",
      "records = x''",
      "map = 99", "elements = 0, records = x'8080808080808080808080'",
    ] {
      let evidence = try scratch.read("out/evidence.sqlite")
      let ledger = try scratch.read("out/ledger.jsonl")
      _ = try Command.run(["sqlite3", scratch.folder.path("out/evidence.sqlite"), "UPDATE rows SET \(change)"])
      try Self.vouch(for: "evidence.sqlite", in: scratch)
      let result = try ask()
      #expect(result.exitCode == 1 || result.exitCode == 2, "\(change): \(result.exitCode) \(result.errorText)")
      #expect(result.text.isEmpty && !result.errorText.contains("Fatal"), "\(change)")
      try scratch.write(evidence, to: "out/evidence.sqlite")
      try scratch.write(ledger, to: "out/ledger.jsonl")
    }
    #expect(try ask().exitCode == 0)
  }

  /// Writes the ledger anew so that it vouches for a file as it is now.
  private static func vouch(for name: String, in scratch: ScratchProject) throws {
    let digest = try Command.run(["sha256sum", scratch.folder.path("out/\(name)")]).text.prefix(64)
    var lines = String(decoding: try scratch.read("out/ledger.jsonl"), as: UTF8.self).split(separator: "\n").map(
      String.init)
    let place = try #require(lines.firstIndex { $0.contains("\"path\":\"\(name)\"") })
    let start = try #require(lines[place].split(separator: "\"sha256\":\"").last?.prefix(64))
    lines[place] = lines[place].replacing(start, with: digest)
    for next in (place + 1)..<lines.count {
      try scratch.write(Array(lines[next - 1].utf8), to: "line")
      let previous = try Command.run(["sha256sum", scratch.folder.path("line")]).text.prefix(64)
      let old = lines[next].split(separator: "\"previous\":\"")[1].prefix(64)
      lines[next] = lines[next].replacing(old, with: previous)
    }
    try scratch.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "out/ledger.jsonl")
  }
}
