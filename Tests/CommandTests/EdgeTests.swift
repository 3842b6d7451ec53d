import FoundationEssentials
import TestSupport
import Testing

/// What is easily done wrong at the edges of the command: places, limits, documents, exit codes.
struct EdgeTests {
  /// Issue 2, "Bad input": a clear error with position and remedy. A data file stands in a `file` line of the project.
  @Test(arguments: ["empty", "missing", "directory"])
  func `a data file that cannot be read is named with the line that declares it`(_ fault: String) throws {
    let scratch = try ScratchProject()
    let path = scratch.folder.path(ScratchProject.residents)
    let line = try scratch.line("file")
    if fault == "empty" {
      try scratch.write([], to: ScratchProject.residents)
    } else {
      _ = try Command.run(["rm", path])
    }
    if fault == "directory" { _ = try Command.run(["mkdir", path]) }
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("project/migration.utsushi:\(line):"), "\(result.errorText)")
    #expect(result.errorText.contains("help:"), "\(result.errorText)")
  }

  /// The same with the signal left as it is: a file size limit must not kill the run and leave `out.partial`.
  @Test(arguments: [20, 200]) func `a file size limit is an error and no signal`(_ blocks: Int) throws {
    let scratch = try ScratchProject()
    let result = try Command.run(
      [
        "sh", "-c", "ulimit -f \(blocks); exec \"$@\"", "sh", Utsushi.executable, "run", ScratchProject.file,
        "--output",
        "out",
      ], in: scratch.folder.path)
    #expect(result.exitCode == 2)
    #expect(try scratch.names() == ["data", "project"])
  }

  struct Layouts: Decodable {
    struct Record: Decodable { var record: String }
    var records: [Record]
  }

  /// One document, as for every `--format json`.
  @Test func `layout gives one JSON document for all records of a copybook`() throws {
    let result = try Utsushi.run(["layout", "Mappings/nakanojo/layouts/JUKI.cpy", "--format", "json"])
    let layouts = try JSONDecoder().decode(Layouts.self, from: Data(result.stdout))
    #expect(layouts.records.map(\.record) == ["JUKI-HEADER", "JUKI-DETAIL", "JUKI-TRAILER"])
  }

  /// A blank value of an 88 level is seen to be there.
  @Test func `layout shows the values of a condition so that a blank one can be seen`() throws {
    let result = try Utsushi.run(["layout", "Mappings/nakanojo/layouts/JUKI.cpy", "--language", "en"])
    let line = try #require(result.text.split(separator: "\n").first { $0.contains("88 SHIEN-NASHI") })
    #expect(line.contains("\" \"") || line.contains("SPACE"), "\(line)")
  }

  /// A newline ends a statement: the next line's `characters` does not belong to `layout`.
  @Test func `a layout without its characters is named where it stands`() throws {
    let scratch = try ScratchProject()
    let line = try scratch.line("layout")
    try scratch.replace(" characters UTF8", by: "")
    let result = try scratch.utsushi(["check", ScratchProject.file, "--language", "en"])
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("project/migration.utsushi:\(line):"), "\(result.errorText)")
  }

  /// LSP 3.17, "Exit Notification": the server exits with 1 when no `shutdown` came before.
  @Test func `the language server exits with 1 when it was not shut down`() throws {
    let folder = TemporaryDirectory()
    let body = "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}"
    try folder.write(Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8), to: "input")
    let result = try Command.run(
      ["sh", "-c", "\"$1\" language-server < input", "sh", Utsushi.executable], in: folder.path)
    #expect(result.exitCode == 1)
  }

  /// Two options of which one would be ignored in silence.
  @Test func `read takes one of --first and --record`() throws {
    let result = try Utsushi.run(
      ["read", "住民マスタ", "--project", "Mappings/nakanojo/migration.utsushi", "--first", "2", "--record", "1"])
    #expect(result.exitCode == 64)
  }

  /// /dev/full answers every write with ENOSPC (full(4)).
  @Test(arguments: [
    ["read", "住民マスタ"], ["profile", "住民マスタ"], ["roundtrip", "介護"], ["layout", "Mappings/nakanojo/layouts/JUKI.cpy"],
  ])
  func `a result that a full disk cuts off is an error, whatever the result`(_ arguments: [String]) throws {
    let project = arguments[0] == "layout" ? [] : ["--project", "Mappings/nakanojo/migration.utsushi"]
    let run = try Command.run(
      ["sh", "-c", "exec \"$0\" \"$@\" > /dev/full", Utsushi.executable] + arguments + project + ["--language", "en"],
      in: Repository.root)
    #expect(run.exitCode == 2)
    #expect(run.errorText.contains("cannot write `/dev/stdout`: no space left on the device"), "\(run.errorText)")
  }
}
