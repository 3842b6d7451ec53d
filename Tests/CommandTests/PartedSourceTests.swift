import TestSupport
import Testing

/// Exports in several parts.
struct PartedSourceTests {
  private static func manifest(_ project: ScratchProject) throws -> [UInt8] {
    try project.read("out/bag/manifest-sha256.txt")
  }

  /// Cuts the residents' file behind some records and declares the parts.
  private static func cut(_ project: ScratchProject, behind records: [Int], packed: Bool = false) throws {
    let file = try project.read(ScratchProject.residents)
    let places = [0] + records.map { $0 * ScratchProject.recordByteCount } + [file.count]
    var names: [String] = []
    for (number, (start, end)) in zip(places, places.dropFirst()).enumerated() {
      let name = "data/JUKI.\(number + 1)"
      try project.write(Array(file[start..<end]), to: name)
      if packed { _ = try Command.run(["gzip", project.folder.path(name)]) }
      names.append("\"../\(name)\(packed ? ".gz" : "")\"")
    }
    _ = try Command.run(["rm", project.folder.path(ScratchProject.residents)])
    try project.replace(
      "\"../data/JUKI.DAT\" parts 1",
      by: "\(names.joined(separator: ", "))\(packed ? " gzip" : "") parts \(names.count)")
  }

  @Test(arguments: [false, true]) func `parts give the data set of the whole, byte for byte`(_ isPacked: Bool) throws {
    let project = try ScratchProject()
    let code = try project.run().exitCode
    let expected = try Self.manifest(project)
    let places = "SELECT source, record, field, byte_offset FROM identified ORDER BY 1, 2, 3"
    let sums = "SELECT source, sha256, bytes FROM sources WHERE source = '住民マスタ'"
    let whole = try project.evidence(sums)
    let blocks = "SELECT sum(records), sum(bytes) FROM blocks WHERE source = '住民マスタ'"
    let counts = try project.evidence(blocks)
    let found = try project.evidence(places)
    let lines = try project.utsushi(["read", "住民マスタ", "--project", ScratchProject.file]).stdout
    _ = try Command.run(["rm", "-r", project.folder.path("out")])
    try Self.cut(project, behind: [1, 40, 41], packed: isPacked)
    let run = try project.run()
    #expect(run.exitCode == code, "\(run.errorText)")
    #expect(try Self.manifest(project) == expected)
    #expect(try project.evidence(sums) == whole)
    #expect(try project.evidence(blocks) == counts)
    #expect(try project.evidence(places) == found)
    // What was handed over is the parts: their digests are sha256sum's.
    let digests = try project.evidence("SELECT value FROM declarations WHERE name LIKE 'part %' ORDER BY name")
    let ledger = String(decoding: try project.read("out/ledger.jsonl"), as: UTF8.self)
    #expect(digests.count == 4)
    for (number, digest) in digests.enumerated() {
      let name = project.folder.path("data/JUKI.\(number + 1)\(isPacked ? ".gz" : "")")
      let sum = try Command.run(["sha256sum", name]).text.prefix(64)
      #expect(digest.first?.hasSuffix("sha256 \(sum)") == true && ledger.contains("\"sha256\":\"\(sum)\""))
    }
    #expect(try project.utsushi(["read", "住民マスタ", "--project", ScratchProject.file]).stdout == lines)
    let trip = try project.utsushi(["roundtrip", "住民マスタ", "--project", ScratchProject.file])
    #expect(trip.exitCode == 0, "\(trip.errorText)")
  }

  @Test func `every part of delimited text has its own headings, and another order of its columns`() throws {
    let project = try ScratchProject()
    let code = try project.run().exitCode
    let expected = try Self.manifest(project)
    _ = try Command.run(["rm", "-r", project.folder.path("out")])
    let script = """
      import csv, io, sys
      folder = sys.argv[1]
      rows = list(csv.reader(io.StringIO(open(folder + '/KAIGO.CSV', 'rb').read().decode('cp932'), newline='')))
      half = len(rows) // 2
      def write(name, rows):
          out = io.StringIO(newline='')
          csv.writer(out, lineterminator='\\r\\n').writerows(rows)
          open(folder + name, 'wb').write(out.getvalue().encode('cp932'))
      write('/KAIGO.1', rows[:half])
      write('/KAIGO.2', [r[3:] + r[:3] for r in [rows[0]] + rows[half:]])
      """
    let written = try Command.run(["python3", "-c", script, project.folder.path("data")])
    #expect(written.exitCode == 0, "\(written.errorText)")
    try project.replace("\"../data/KAIGO.CSV\" parts 1", by: "\"../data/KAIGO.1\", \"../data/KAIGO.2\" parts 2")
    let declared = "delimited comma newline CRLF header names\n  eras       \"codes/eras-letter.csv\""
    try project.replace(declared, by: declared.replacing("header names", with: "header names by name"))
    let run = try project.run()
    #expect(run.exitCode == code, "\(run.errorText)")
    #expect(try Self.manifest(project) == expected)
    let rejects = try project.evidence("SELECT record, code, bytes FROM rejects WHERE source = '介護'")
    #expect(rejects == [], "\(rejects)")
  }

  @Test func `every part can have its own header and trailer, and none stands elsewhere`() throws {
    let project = try ScratchProject()
    try Self.cut(project, behind: [10, 20])
    let records = [1, 2, 3].map { "data/JUKI.\($0)" }
    let header = try project.read(records[0]).prefix(ScratchProject.recordByteCount)
    let trailer = try project.read(records[2]).suffix(ScratchProject.recordByteCount)
    try project.write(header + (try project.read(records[1])), to: records[1])
    try project.write(try project.read(records[0]) + trailer, to: records[0])
    let count = "SELECT record, code FROM rejects WHERE source = '住民マスタ'"
    _ = try project.run()
    #expect(try project.evidence(count) == [])
    // The same two records where no part begins or ends.
    try project.write(try project.read(records[0]) + header + trailer, to: records[0])
    _ = try Command.run(["rm", "-r", project.folder.path("out")])
    let run = try project.run()
    #expect(run.exitCode == 1)
    #expect(try project.evidence(count + " ORDER BY record") == [["10", "F105"], ["11", "F105"]])
  }

  @Test func `a part that ends inside a record is rejected there, and the next part is whole`() throws {
    let project = try ScratchProject()
    try Self.cut(project, behind: [10, 20])
    let second = try project.read("data/JUKI.2")
    try project.write(Array(second.dropLast(100)), to: "data/JUKI.2")
    let run = try project.run()
    #expect(run.exitCode == 1, "\(run.errorText)")
    #expect(try project.rejects() == Array(second.dropLast(100).suffix(542)))
    let reject = try project.evidence("SELECT record, source_offset, bytes FROM rejects WHERE source = '住民マスタ'")
    #expect(reject == [["19", "\(19 * 642)", "542"]], "\(reject)")
  }

  @Test func `parts that are missing, empty, repeated or more than declared are refused at their names`() throws {
    let project = try ScratchProject()
    try Self.cut(project, behind: [10, 20])
    let third = try project.read("data/JUKI.3")
    try project.write([], to: "data/JUKI.3")
    let empty = try project.run()
    #expect(empty.exitCode == 2 && empty.errorText.contains("P201") && empty.errorText.contains("JUKI.3` is empty"))
    _ = try Command.run(["rm", project.folder.path("data/JUKI.3")])
    let missing = try project.run()
    #expect(missing.exitCode == 2 && missing.errorText.contains("JUKI.3`: not found"), "\(missing.errorText)")
    try project.write(third, to: "data/JUKI.3")
    try project.replace("parts 3", by: "parts 4")
    let more = try project.run()
    #expect(more.exitCode == 2 && more.errorText.contains("error[P110]: `parts 4`, but 3 files are named"))
    try project.replace(" parts 4", by: "")
    let none = try project.run()
    #expect(none.exitCode == 2 && none.errorText.contains("error[P110]: 3 files are named without `parts`"))
    try project.replace("JUKI.3\"", by: "JUKI.1\" parts 3")
    let twice = try project.run()
    #expect(twice.exitCode == 2 && twice.errorText.contains("P108"), "\(twice.errorText)")
  }
}
