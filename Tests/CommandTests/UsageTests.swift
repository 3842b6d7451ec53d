import TestSupport
import Testing

/// Command lines that are not understood: exit code 64 (`EX_USAGE` of sysexits.h) and what to type instead.
struct UsageTests {
  /// A command line and what the message has to hold in each language.
  struct Case: CustomTestStringConvertible {
    var arguments: [String]
    var english: [String]
    var japanese: [String]
    var testDescription: String { arguments.joined(separator: " ") }

    static let project = "Mappings/nakanojo/migration.utsushi"
    static let all: [Case] = [
      .init(
        arguments: ["run", project, "--output", "o", "--jobs", "0"], english: ["`--jobs`", "from 1", "`0`"],
        japanese: ["`--jobs`", "1以上", "`0`"]),
      .init(
        arguments: ["run", project, "--output", "o", "--jobs", "-1"], english: ["`--jobs`", "`-1`"],
        japanese: ["`--jobs`", "`-1`"]),
      .init(
        arguments: ["run", project, "--output", "o", "--jobs", "two"], english: ["`--jobs`", "`two`"],
        japanese: ["`--jobs`", "`two`"]),
      .init(
        arguments: ["run", project, "--ouput", "o"], english: ["`--ouput`", "did you mean `--output`?"],
        japanese: ["`--ouput`", "`--output`のことか"]),
      .init(
        arguments: ["run", project, "--output", "o", "--job=2"], english: ["`--job`", "did you mean `--jobs`?"],
        japanese: ["`--job`", "`--jobs`のことか"]),
      .init(arguments: ["run", project], english: ["`--output DIR`"], japanese: ["`--output DIR`"]),
      .init(
        arguments: ["run", project, "--output"], english: ["`--output`", "DIR"], japanese: ["`--output`", "DIR"]),
      .init(
        arguments: ["run", "--output", "o"], english: ["argument is missing"], japanese: ["引数が足りない"]),
      .init(
        arguments: ["run", project, "--output", "o", "--format", "xml"], english: ["`--format`", "json", "`xml`"],
        japanese: ["`--format`", "json", "`xml`"]),
      .init(
        arguments: ["check", project, "more"], english: ["unexpected", "`more`"], japanese: ["余分な引数", "`more`"]),
      .init(
        arguments: ["chek", project], english: ["`chek`", "did you mean `check`?"],
        japanese: ["`chek`", "`check`のことか"]),
      .init(
        arguments: ["generate", "--output", "o", "--residents", "99"], english: ["`--residents`", "100", "`99`"],
        japanese: ["`--residents`", "100以上", "`99`"]),
      .init(
        arguments: ["read", "住民票", "--project", project], english: ["`住民票`", "住民マスタ", "住登外マスタ"],
        japanese: ["`住民票`", "住民マスタ", "住登外マスタ"]),
    ]
  }

  @Test(arguments: Case.all) func `a command line that is not understood says what was meant`(_ item: Case) throws {
    for (locale, start, words) in [("C", "error: ", item.english), ("ja_JP.UTF-8", "エラー: ", item.japanese)] {
      let result = try Command.run(
        [Utsushi.executable] + item.arguments, in: Repository.root, environment: [(name: "LC_ALL", value: locale)])
      #expect(result.exitCode == 64)
      #expect(result.stdout.isEmpty)
      for word in words { #expect(result.errorText.contains(word), "\(result.errorText)") }
      #expect(result.errorText.hasPrefix(start) && result.errorText.contains("--help`"))
    }
  }

  @Test func `a language that is neither is refused`() throws {
    let result = try Utsushi.run(["check", Case.project, "--language", "fr"])
    #expect(result.exitCode == 64)
    #expect(result.errorText.contains("`fr`"))
  }

  @Test func `an option may stand before the verb`() throws {
    let result = try Utsushi.run(["--language", "ja", "check", Case.project])
    #expect(result.exitCode == 0, "\(result.errorText)")
    #expect(result.text.hasPrefix("誤りなし"))
  }

  @Test func `no words at all give the overview and the code for bad usage`() throws {
    let result = try Command.run([Utsushi.executable], environment: [(name: "LC_ALL", value: "C")])
    #expect(result.exitCode == 64)
    #expect(result.text.contains("Usage: utsushi VERB"))
  }
}
