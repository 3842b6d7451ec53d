import FoundationEssentials
import Language
import Records
import TestSupport
import Testing

/// Programs with mistakes and the text that is shown for them, each read and checked by hand.
///
/// With `RECORD_GOLDEN=1` in the environment the texts are written anew, and the test fails so that no text is accepted
/// unread.
struct DiagnosticGoldenTests {
  @Test(arguments: ["syntax", "declarations", "mapping"], MessageLanguage.allCases)
  func `the mistakes of a program are shown as recorded`(_ name: String, _ language: MessageLanguage) throws {
    let folder = Repository.path("Tests/LanguageTests/Golden/")
    let program = try #require(FileManager.default.contents(atPath: folder + name + ".utsushi"))
    let source = SourceText(file: name + ".utsushi", bytes: Array(program))
    let (document, syntax) = Parser.parse(source)
    let (declarations, found) = Declarations.read([document])
    var diagnostics = syntax + found
    if let declarations {
      let context = CheckContext(
        layouts: declarations.sources.map { _ in [SampleLayouts.detail, SampleLayouts.trailer] },
        standard: SampleStandard.edition,
        conversions: declarations.codes.map { codes in
          CodeConversion(
            name: codes.name.value, file: codes.file.value,
            rows: [.init(source: "1", target: "1", line: 2), .init(source: "9", target: "9", line: 3)])
        }, eras: declarations.sources.map { _ in SampleStandard.eras })
      diagnostics += Checker.check([document], declarations: declarations, context: context).1
    }
    let rendered = DiagnosticRenderer.render(
      diagnostics, sources: { $0 == source.file ? source : nil }, language: language)
    let path = folder + name + "." + language.rawValue + ".txt"
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(rendered.utf8).write(to: URL(filePath: path))
      Issue.record("recorded \(path): read it before it is accepted")
    }
    let expected = try #require(FileManager.default.contents(atPath: path))
    #expect(rendered == String(decoding: expected, as: UTF8.self))
  }
}
