import Language
import Records
import Testing

struct DeclarationsTests {
  static func read(_ texts: [String]) -> (ProjectDeclarations?, [Diagnostic]) {
    let documents = texts.enumerated().map { index, text in
      Parser.parse(SourceText(file: "\(index).utsushi", bytes: Array(text.utf8))).document
    }
    return Declarations.read(documents)
  }

  @Test func `a complete project is read as declared`() throws {
    let (found, diagnostics) = Self.read([SampleProject.text()])
    #expect(diagnostics == [])
    let declarations = try #require(found)
    #expect(declarations.migration.kind == .rehearsal)
    #expect(declarations.migration.asOf == CivilDate(year: 2025, month: 10, day: 1))
    #expect(declarations.migration.gate.map(\.measure) == [.rejects, .undecidedCharacters, .totals, .assumedItems])
    #expect(declarations.migration.gate.map(\.bound) == [0, 0, 0, 40])
    let source = try #require(declarations.sources.first)
    #expect(source.records.value == .fixed(byteCount: 70, newline: .carriageReturnLineFeed))
    #expect(source.padding?.value == .space)
    let values = source.selections.map { selection -> [String] in
      if case .field(_, let values) = selection.condition { values.map(\.value) } else { [] }
    }
    #expect(values == [["2"], ["8", "9"]])
    #expect(source.protections.first?.mark?.comparison == .notEqual)
    #expect(declarations.codes.first?.list.value == "性別")
  }

  /// A line of the sample's head, and the word that has to be named when it is not there.
  struct Missing: CustomTestStringConvertible {
    var line: String
    var word: String
    var testDescription: String { word }
  }

  @Test(arguments: [
    Missing(line: "  kind         rehearsal", word: "kind"),
    Missing(line: "  municipality 104213", word: "municipality"),
    Missing(line: "  standard     \"../Standards/2.1\"", word: "standard"),
    Missing(line: "  as-of        2025-10-01", word: "as-of"),
    Missing(line: "  dialect      \"utf8-crlf-quoted-header\"", word: "dialect"),
    Missing(
      line: "  gate         { rejects == 0; undecided characters == 0; totals all; assumed items <= 40 }", word: "gate"),
    Missing(line: "  file       \"JUKI.DAT\" parts 1 extracted 2025-09-30", word: "file"),
    Missing(line: "  layout     copybook \"layouts/JUKI.cpy\" dialect IBM characters CP932", word: "layout"),
    Missing(line: "  characters CP932 with identification \"characters/juki-gaiji.csv\"", word: "characters"),
    Missing(line: "  records    fixed 70 newline CRLF", word: "records"),
    Missing(line: "  padding    space", word: "padding"),
    Missing(line: "  eras       \"codes/eras.csv\"", word: "eras"),
  ])
  func `a missing declaration is named and never defaulted`(_ missing: Missing) {
    let text = SampleProject.text().replacing(missing.line + "\n", with: "")
    let (declarations, diagnostics) = Self.read([text])
    #expect(declarations == nil)
    #expect(diagnostics.map(\.code) == ["P103"])
    #expect(diagnostics.first?.message.en.contains("`\(missing.word)`") == true)
    #expect(diagnostics.first?.help?.en.contains("there is no default") == true)
  }

  @Test func `eras are only demanded where wareki is used`() {
    let text = SampleProject.text(replacing: ["生年月日": "生年月日 = 旧.BIRTH | date else reject"])
      .replacing("  eras       \"codes/eras.csv\"\n", with: "")
    #expect(Self.read([text]).0 != nil)
  }

  /// Codes from `check_digits.csv`: 中之条町, 千代田区, 世田谷区, 札幌市, 新宿区.
  @Test(arguments: ["104213", "131016", "131121", "011002", "131041"])
  func `real municipality codes are accepted`(_ code: String) {
    #expect(Self.read([SampleProject.text().replacing("104213", with: code)]).1 == [])
  }

  @Test(arguments: ["104210", "104214", "131040", "011003"])
  func `a wrong check digit is an error`(_ code: String) {
    #expect(Self.read([SampleProject.text().replacing("104213", with: code)]).1.map(\.code) == ["P105"])
  }

  @Test func `a code of five digits is answered with its check digit`() {
    let diagnostics = Self.read([SampleProject.text().replacing("104213", with: "10421")]).1
    #expect(diagnostics.map(\.code) == ["P106"])
    #expect(diagnostics.first?.help?.en.contains("`104213`") == true)
  }

  /// A word replaced, and the code it gives.
  struct Wrong: CustomTestStringConvertible {
    var old: String
    var new: String
    var code: String
    var testDescription: String { new }
  }

  @Test(arguments: [
    Wrong(old: "kind         rehearsal", new: "kind rehersal", code: "P107"),
    Wrong(old: "newline CRLF", new: "newline crlf", code: "P107"),
    Wrong(old: "padding    space", new: "padding blank", code: "P107"),
    Wrong(old: "padding    space", new: "padding space\n  padding space", code: "P104"),
    Wrong(old: "parts 1", new: "parts 2", code: "P110"),
    Wrong(old: "fixed 70", new: "fixed 0", code: "P111"),
    Wrong(old: "trailer JUKI", new: "detail JUKI", code: "P108"),
    Wrong(old: "codes 性別変換", new: "codes 性別変換 = \"b.csv\" to 001.性別\ncodes 性別変換", code: "P108"),
    Wrong(old: "source 住民", new: "migration \"二つ目\" {\n}\nsource 住民", code: "P102"),
  ])
  func `a wrong declaration is an error of its own`(_ wrong: Wrong) {
    let text = SampleProject.text().replacing(wrong.old, with: wrong.new)
    #expect(Self.read([text]).1.map(\.code) == [wrong.code])
  }

  @Test func `an imported file holds no migration and no source`() {
    let (_, diagnostics) = Self.read([SampleProject.text(), SampleProject.head.replacing("性別変換", with: "別表")])
    #expect(diagnostics.map(\.code) == ["P109", "P109"])
    #expect(diagnostics.allSatisfy { $0.span?.file == "1.utsushi" })
  }

  @Test func `an imported file may hold codes`() {
    let (declarations, diagnostics) = Self.read([SampleProject.text(), "codes 別表 = \"b.csv\" to 001.性別"])
    #expect(diagnostics == [])
    #expect(declarations?.codes.count == 2)
  }

  @Test func `sources of different days are warned about`() throws {
    let text = SampleProject.text()
    let start = try #require(text.firstRange(of: "source ")).lowerBound
    let end = try #require(text[start...].firstRange(of: "\n}\n")).upperBound
    let source = String(text[start..<end])
    let name = try #require(source.split(separator: " ").dropFirst().first)
    func read(_ day: String) -> [Diagnostic] {
      let other = source.replacing(name, with: "別のソース").replacing("2025-09-30", with: day)
      return Self.read([text + other]).1.filter { $0.code == "P118" }
    }
    #expect(read("2025-09-30") == [])
    let found = read("2025-10-01")
    #expect(found.count == 1 && found.first?.severity == .warning)
    #expect(found.first?.message.en == "`別のソース` was extracted on 2025-10-01, `\(name)` on 2025-09-30")
  }

  @Test func `a project without a migration says so`() {
    #expect(Self.read(["import \"a\""]).1.map(\.code) == ["P101", "P103"])
    #expect(Self.read([]).1.map(\.code) == ["P101"])
  }

  @Test func `what a broken block may have held is not missed`() {
    let text = SampleProject.text().replacing("padding    space", with: "padding \"space\"")
    let (declarations, diagnostics) = Self.read([text])
    #expect(declarations == nil)
    #expect(diagnostics == [])
  }
}
