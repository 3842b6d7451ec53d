import TestSupport
import Testing

/// Sources packed by gzip(1).
struct PackedSourceTests {
  private static let sources = [
    "JUKI.DAT", "JUTOGAI.DAT", "KOJUZEI.DAT", "KAIGO.CSV", "JITE-JUKYUSHA.CSV", "JITE-JIDO.CSV",
  ]

  @Test func `a town of packed files gives the same data set, byte for byte, and reads the same`() throws {
    let project = try ScratchProject()
    let code = try project.run().exitCode
    let expected = try project.read("out/bag/manifest-sha256.txt")
    let sums = "SELECT source, sum(bytes) FROM bytes GROUP BY source ORDER BY source"
    let classes = try project.evidence(sums)
    let digests = try project.evidence("SELECT source, sha256 FROM sources ORDER BY source")
    let lines = try project.utsushi(["read", "介護", "--project", ScratchProject.file])
    let residents = try project.read(ScratchProject.residents)
    _ = try Command.run(["rm", "-r", project.folder.path("out")])
    // One of two members behind one another, as appended exports are.
    try project.write(Array(residents[..<50_001]), to: "data/head")
    try project.write(Array(residents[50_001...]), to: "data/tail")
    let packed = try Command.run([
      "sh", "-c",
      "cd \(project.folder.path("data")) && gzip -k \(Self.sources.dropFirst().joined(separator: " ")) && "
        + "gzip -9 head tail && cat head.gz tail.gz > JUKI.DAT.gz && rm \(Self.sources.joined(separator: " "))",
    ])
    #expect(packed.exitCode == 0, "\(packed.errorText)")
    for name in Self.sources { try project.replace("\(name)\" parts 1", by: "\(name).gz\" gzip parts 1") }
    let run = try project.run()
    #expect(run.exitCode == code, "\(run.errorText)")
    #expect(try project.read("out/bag/manifest-sha256.txt") == expected)
    #expect(try project.evidence(sums) == classes)
    #expect(try project.evidence("SELECT source, sha256 FROM sources ORDER BY source") == digests)
    #expect(try project.utsushi(["read", "介護", "--project", ScratchProject.file]).stdout == lines.stdout)
    #expect(lines.exitCode == 0 && lines.stdout.count > 1000)
    for source in ["介護", "住民マスタ"] {
      let returned = try project.utsushi(["roundtrip", source, "--project", ScratchProject.file])
      #expect(returned.exitCode == 0, "\(returned.errorText)")
    }
  }

  @Test func `a packed file that was not declared is told with what to declare`() throws {
    let project = try ScratchProject()
    for (name, line) in [("JUKI.DAT", "gzip"), ("KAIGO.CSV", "gzip")] {
      _ = try Command.run(["sh", "-c", "cd \(project.folder.path("data")) && gzip \(name) && mv \(name).gz \(name)"])
      let run = try project.run()
      #expect(run.exitCode == 2)
      #expect(run.errorText.contains("P212") && run.errorText.contains("\(name)\" \(line)"), "\(run.errorText)")
      _ = try Command.run([
        "sh", "-c", "cd \(project.folder.path("data")) && mv \(name) \(name).gz && gunzip \(name).gz",
      ])
    }
  }

  @Test func `a packed file that is cut, damaged, empty or none is refused with its byte and leaves nothing`() throws {
    let project = try ScratchProject()
    let plain = try project.read(ScratchProject.residents)
    _ = try Command.run(["gzip", project.folder.path(ScratchProject.residents)])
    let packed = try project.read(ScratchProject.residents + ".gz")
    try project.replace("JUKI.DAT\" parts 1", by: "JUKI.DAT.gz\" gzip parts 1")
    var damaged = packed
    damaged[packed.count - 6] ^= 0x10
    _ = try Command.run(["sh", "-c", ": | gzip > \(project.folder.path("nothing.gz"))"])
    let cases: [(bytes: [UInt8], text: String)] = [
      (Array(packed[..<(packed.count - 4)]), "at byte \(packed.count - 4): it ends inside the packed data"),
      (damaged, "its packed data are damaged"),
      (plain, "at byte 0: it is no gzip file"),
      ([], "at byte 0: it ends inside the packed data"),
      (try project.read("nothing.gz"), "P201"),
    ]
    for (bytes, text) in cases {
      try project.write(bytes, to: ScratchProject.residents + ".gz")
      let run = try project.run()
      #expect(run.exitCode == 2 && run.errorText.contains(text), "\(text): \(run.errorText)")
      #expect(try !project.names().contains { $0.hasPrefix("out") })
    }
  }
}
