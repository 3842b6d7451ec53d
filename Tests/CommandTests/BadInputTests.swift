import TestSupport
import Testing

/// What is wrong before a run or with its data: a clear error with its place, the documented exit code, and nothing
/// half-written that looks finished. Exit codes: README.md.
struct BadInputTests {
  // MARK: - The project

  /// A declaration to take out, and the block that then lacks it.
  struct Declaration: CustomTestStringConvertible {
    var word: String
    var block: String
    var testDescription: String { "\(block): \(word)" }

    static let all: [Declaration] =
      ["kind", "municipality", "standard", "as-of", "dialect", "gate"].map { .init(word: $0, block: "migration") }
      + ["file", "layout", "characters", "records", "padding", "signs", "eras", "select"].map {
        .init(word: $0, block: "source")
      }
  }

  @Test(arguments: Declaration.all, ["en", "ja"])
  func `a declaration that is missing is named, with the block that lacks it`(
    _ missing: Declaration, _ language: String
  ) throws {
    let scratch = try ScratchProject()
    let line = try scratch.line(missing.block)
    try scratch.removeLine(missing.word)
    for verb in [["check", ScratchProject.file], ["run", ScratchProject.file, "--output", "out"]] {
      let result = try scratch.utsushi(verb + ["--language", language])
      #expect(result.exitCode == 2)
      #expect(result.errorText.contains("`\(missing.word)`"), "\(result.errorText)")
      #expect(result.errorText.contains("project/migration.utsushi:\(line):1"), "\(result.errorText)")
      #expect(result.errorText.contains(language == "ja" ? "= 対処:" : "= help:"), "\(result.errorText)")
      #expect(result.stdout.isEmpty)
    }
    #expect(try scratch.names() == ["data", "project"])
  }

  /// A change to a file of the project, and what the message has to name.
  struct Mistake: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var replacement: String
    var file = ScratchProject.file
    /// Where: path, line and column; `LINE` stands for the line of the changed text.
    var place: String
    /// Words of the English message.
    var words: [String]

    static let all: [Mistake] = [
      .init(
        testDescription: "a word that is no setting", text: "  kind  ", replacement: "  kindd ",
        place: "project/migration.utsushi:LINE:3", words: ["`kindd`", "did you mean `kind`"]),
      .init(
        testDescription: "a full-width space as syntax", text: "  kind         rehearsal",
        replacement: "  kind　rehearsal",
        place: "project/migration.utsushi:LINE:7", words: ["full-width", "half-width"]),
      .init(
        testDescription: "a gate that takes anything",
        text: "rejects == 0; errors == 0; undecided characters == 0; totals all; assumed items <= 60; rules all",
        replacement: "", place: "project/migration.utsushi:", words: ["P113", "gate has no condition"]),
      .init(
        testDescription: "a layout without its dialect", text: " dialect IBM", replacement: "",
        place: "project/migration.utsushi:LINE:", words: ["`dialect`"]),
      .init(
        testDescription: "records without their newline", text: " newline CRLF", replacement: "",
        place: "project/migration.utsushi:LINE:", words: ["`newline`"]),
      .init(
        testDescription: "a record type without its condition", text: " when REC-KBN == \"1\"", replacement: "",
        place: "project/migration.utsushi:LINE:", words: ["P130", "`when "]),
      .init(
        testDescription: "a declared length that is not the copybook's", text: "fixed 640", replacement: "fixed 639",
        place: "project/migration.utsushi:LINE:", words: ["639", "640", "JUKI-DETAIL"]),
      .init(
        testDescription: "a copybook that is not there", text: "layouts/JUKI.cpy", replacement: "layouts/NONE.cpy",
        place: "project/migration.utsushi:LINE:", words: ["project/layouts/NONE.cpy", "not found"]),
      .init(
        testDescription: "an era table that is not there", text: "eras-gyymmdd", replacement: "none",
        place: "project/migration.utsushi:LINE:", words: ["project/codes/none.csv", "not found"]),
      .init(
        testDescription: "rules that are not there", text: "rules/juki.utsushi", replacement: "rules/none.utsushi",
        place: "project/migration.utsushi:LINE:", words: ["project/rules/none.utsushi", "not found"]),
      .init(
        testDescription: "a standard that is not there", text: "Standards/2.1", replacement: "Standards/9.9",
        place: "project/migration.utsushi:LINE:", words: ["Standards/9.9", "not found"]),
      .init(
        testDescription: "a copybook that does not parse", text: "PIC X(8)", replacement: "PICC X(8)",
        file: "project/layouts/JUKI.cpy", place: "project/layouts/JUKI.cpy:", words: ["`PICC`"]),
      .init(
        testDescription: "a code table without its header", text: "source,", replacement: "sauce,",
        file: "project/codes/sex.csv", place: "project/codes/sex.csv:1:", words: ["`source`"]),
      .init(
        testDescription: "a rule that names no field", text: "旧.SETAI-NO", replacement: "旧.SETAI-NUMBER",
        file: "project/rules/juki.utsushi", place: "project/rules/juki.utsushi:", words: ["SETAI-NUMBER"]),
    ]
  }

  @Test(arguments: Mistake.all)
  func `a mistake in the project is named with its file and line`(_ mistake: Mistake) throws {
    let scratch = try ScratchProject()
    let parts = mistake.place.split(separator: "LINE", omittingEmptySubsequences: false)
    let line = try scratch.line(containing: mistake.text, in: mistake.file)
    let place = parts.count == 2 ? "\(parts[0])\(line)\(parts[1])" : mistake.place
    try scratch.replace(mistake.text, by: mistake.replacement, in: mistake.file)
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains(place), "\(result.errorText)")
    for word in mistake.words { #expect(result.errorText.contains(word), "\(result.errorText)") }
    let japanese = try scratch.run(language: "ja")
    #expect(japanese.exitCode == 2)
    #expect(japanese.errorText.contains(place) && japanese.errorText.contains("エラー["))
    #expect(try scratch.names() == ["data", "project"])
  }

  @Test func `a source of 支援措置 that protects nobody is refused`() throws {
    let scratch = try ScratchProject()
    for _ in 1...2 { try scratch.removeLine("protect") }
    for language in ["en", "ja"] {
      let result = try scratch.run(language: language)
      #expect(result.exitCode == 2)
      #expect(result.errorText.contains("`protect`") && result.errorText.contains("住民マスタ"), "\(result.errorText)")
    }
    #expect(try scratch.names() == ["data", "project"])
  }

  @Test(arguments: ["project/none.utsushi", "project", ""])
  func `a project that cannot be read is named`(_ path: String) throws {
    let scratch = try ScratchProject()
    let result = try scratch.utsushi(["run", path, "--output", "out", "--language", "en"])
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("`\(path)`"), "\(result.errorText)")
    #expect(try scratch.names() == ["data", "project"])
  }

  @Test func `a project that is not UTF-8 is refused at the byte`() throws {
    let scratch = try ScratchProject()
    // テ in CP932.
    let lines = try scratch.read(ScratchProject.file).count { $0 == 0x0A }
    try scratch.write(try scratch.read(ScratchProject.file) + [0x83, 0x65, 0x0A], to: ScratchProject.file)
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("project/migration.utsushi:\(lines + 1):1"), "\(result.errorText)")
    #expect(result.errorText.contains("UTF-8"))
  }

  // MARK: - The data file as a whole

  @Test(arguments: ["empty", "missing", "directory"], ["en", "ja"])
  func `a data file that cannot be read stops the run`(_ fault: String, _ language: String) throws {
    let scratch = try ScratchProject()
    let path = scratch.folder.path(ScratchProject.residents)
    if fault == "empty" {
      try scratch.write([], to: ScratchProject.residents)
    } else {
      _ = try Command.run(["rm", path])
    }
    if fault == "directory" { _ = try Command.run(["mkdir", path]) }
    let result = try scratch.run(language: language)
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("data/JUKI.DAT`"), "\(result.errorText)")
    #expect(result.errorText.hasPrefix(language == "ja" ? "エラー" : "error"))
    #expect(result.stdout.isEmpty)
    #expect(try scratch.names() == ["data", "project"])
  }

  // MARK: - The output

  @Test(arguments: ["folder", "file"]) func `an output that exists is left as it is`(_ kind: String) throws {
    let scratch = try ScratchProject()
    let make = kind == "folder" ? "mkdir out && echo kept > out/kept" : "echo kept > out"
    _ = try Command.run(["sh", "-c", make], in: scratch.folder.path)
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("`out`") && result.errorText.contains("exists"), "\(result.errorText)")
    #expect(try scratch.names() == ["data", "out", "project"])
    #expect(try Files.read(scratch.folder.path(kind == "folder" ? "out/kept" : "out")) == Array("kept\n".utf8))
    if kind == "folder" { #expect(try Command.run(["ls", "-A", scratch.folder.path("out")]).text == "kept\n") }
    let japanese = try scratch.run(language: "ja")
    #expect(japanese.exitCode == 2 && japanese.errorText.contains("`out`"))
  }

  @Test func `an output named with a slash at its end is that folder`() throws {
    let scratch = try ScratchProject()
    let result = try scratch.utsushi(["run", ScratchProject.file, "--output", "new/out/"])
    #expect(result.exitCode != 2, "\(result.errorText)")
    #expect(try scratch.names() == ["data", "new", "project"])
    #expect(try Command.run(["ls", "-A", scratch.folder.path("new")]).text == "out\n")
  }

  @Test func `the exit code does not depend on who reads`() throws {
    let folder = TemporaryDirectory()
    let script = """
      { "$1" run Mappings/nakanojo/faulty.utsushi --output "$2/out"; echo $? >&3; } 3>"$2/code" | true
      { "$1" check none.utsushi 2>&1 >/dev/null; echo $? >&3; } 3>>"$2/code" | true
      """
    _ = try Command.run(["sh", "-c", script, "sh", Utsushi.executable, folder.path], in: Repository.root)
    #expect(try Files.read(folder.path("code")) == Array("1\n2\n".utf8))
  }

  /// Files may grow to so many blocks of 512 bytes (`ulimit -f`, POSIX): the first fills up with the evidence, the second
  /// with the bag's largest file. The signal is set aside, so that a write fails as it does on a full disk.
  @Test(arguments: [20, 200]) func `a run that cannot write on leaves nothing`(_ blocks: Int) throws {
    let scratch = try ScratchProject()
    let script = "trap '' XFSZ; ulimit -f \(blocks); exec \"$@\""
    for (language, words) in [("en", ["error", "file size limit"]), ("ja", ["エラー", "上限"])] {
      let result = try Command.run(
        [
          "sh", "-c", script, "sh", Utsushi.executable, "run", ScratchProject.file, "--output", "out", "--language",
          language,
        ], in: scratch.folder.path)
      #expect(result.exitCode == 2)
      for word in words { #expect(result.errorText.contains(word), "\(result.errorText)") }
      #expect(!result.errorText.contains("CREATE TABLE") && !result.errorText.contains("SQLiteError"))
      #expect(result.stdout.isEmpty)
      #expect(try scratch.names() == ["data", "project"])
    }
  }

  /// Whether this machine lets a test mount a file system of its own (`unshare`, user namespaces).
  static let mayMount =
    (try? Command.run(["unshare", "-Urm", "mount", "-t", "tmpfs", "none", "/mnt"]).exitCode) == 0

  @Test(.enabled(if: mayMount, "no file system can be mounted here"), arguments: [64, 256])
  func `a full disk stops the run and leaves nothing`(_ kilobytes: Int) throws {
    let scratch = try ScratchProject()
    let script = """
      mkdir disk && mount -t tmpfs -o size=\(kilobytes)k none disk || exit 99
      "$1" run "$2" --output disk/out --language en
      code=$?
      ls -A disk
      exit $code
      """
    let result = try Command.run(
      ["unshare", "-Urm", "sh", "-c", script, "sh", Utsushi.executable, ScratchProject.file], in: scratch.folder.path)
    #expect(result.exitCode == 2, "\(result.errorText)")
    #expect(result.errorText.contains("space"), "\(result.errorText)")
    #expect(!result.errorText.contains("SQLiteError"))
    #expect(result.stdout.isEmpty, "left on the disk: \(result.text)")
  }
}
