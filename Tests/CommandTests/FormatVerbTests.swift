import TestSupport
import Testing

struct FormatVerbTests {
  private static let written = "import   \"a.utsushi\"\n"
  private static let canonical = "import \"a.utsushi\"\n"

  @Test func `files are written anew in place, and no others`() throws {
    let folder = TemporaryDirectory()
    try folder.write(Array(Self.written.utf8), to: "a.utsushi")
    try folder.write(Array(Self.canonical.utf8), to: "b.utsushi")
    _ = try Command.run(["chmod", "640", folder.path("a.utsushi")])
    let check = try Utsushi.run(["format", "--check", "a.utsushi", "b.utsushi", "--language", "en"], in: folder.path)
    #expect(check.exitCode == 1 && check.text == "not in the canonical form: a.utsushi\n")
    #expect(try Files.read(folder.path("a.utsushi")) == Array(Self.written.utf8))
    let format = try Utsushi.run(["format", "a.utsushi", "b.utsushi", "--language", "en"], in: folder.path)
    #expect(format.exitCode == 0 && format.text == "formatted: a.utsushi\n")
    #expect(try Files.read(folder.path("a.utsushi")) == Array(Self.canonical.utf8))
    // Who may read it stays as it was.
    #expect(try Command.run(["stat", "-c", "%a", folder.path("a.utsushi")]).text == "640\n")
    #expect(try Utsushi.run(["format", "--check", "a.utsushi"], in: folder.path).exitCode == 0)
  }

  @Test func `what cannot be read stays as it is, with its place`() throws {
    let folder = TemporaryDirectory()
    let broken = "map 001.住民情報 from {\n"
    try folder.write(Array(broken.utf8), to: "a.utsushi")
    try folder.write(Array(Self.written.utf8), to: "b.utsushi")
    let run = try Utsushi.run(["format", "a.utsushi", "b.utsushi", "--language", "en"], in: folder.path)
    #expect(run.exitCode == 2 && run.errorText.contains("a.utsushi:1:"), "\(run.errorText)")
    #expect(try Files.read(folder.path("a.utsushi")) == Array(broken.utf8))
    // The others are done all the same.
    #expect(try Files.read(folder.path("b.utsushi")) == Array(Self.canonical.utf8))
    _ = try Command.run(["ln", "-s", "b.utsushi", folder.path("link.utsushi")])
    #expect(try Utsushi.run(["format", "link.utsushi"], in: folder.path).exitCode == 64)
    #expect(try Utsushi.run(["format", "none.utsushi"], in: folder.path).exitCode == 2)
  }
}
