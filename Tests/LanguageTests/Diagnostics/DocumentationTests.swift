import FoundationEssentials
import Language
import Records
import TestSupport
import Testing

/// `Mappings/README.md` says what the program does.
struct DocumentationTests {
  static func readme() throws -> String {
    let bytes = try #require(FileManager.default.contents(atPath: Repository.path("Mappings/README.md")))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `every code stands in the documentation with its meaning`() throws {
    let text = try Self.readme()
    for code in DiagnosticCode.allCases {
      #expect(text.contains("| \(code.rawValue) | \(code.meaning.en) | \(code.meaning.ja) |"), "\(code.rawValue)")
    }
  }

  @Test func `every step stands in the documentation with its example`() throws {
    let text = try Self.readme()
    for step in StepLibrary.all {
      #expect(text.contains("| `\(step.name)"), "\(step.name)")
      #expect(text.contains("`\(step.example.replacing("|", with: "\\|"))`"), "\(step.name)")
    }
  }

  @Test(arguments: StepLibrary.all.map(\.example))
  func `the example of a step parses`(_ example: String) {
    let text = "map 001.住民情報 from 住民マスタ.detail as 旧 {\n  \(example)\n}\n"
    #expect(Parser.parse(SourceText(file: "t", bytes: Array(text.utf8))).diagnostics == [])
  }
}
