import Language
import Records
import Testing

struct ParserTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var text: String
    var testDescription: String { name }
    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  static func parse(_ text: String) -> (document: Document, diagnostics: [Diagnostic]) {
    Parser.parse(SourceText(file: "t.utsushi", bytes: Array(text.utf8)))
  }

  static func map(_ lines: String) -> String { "map 001.住民情報 from 住民マスタ.detail as 旧 {\n\(lines)\n}\n" }

  @Test(arguments: [
    Case("an empty file", ""),
    Case("a comment", "// 何もない"),
    Case("carriage returns", "import \"rules/a.utsushi\"\r\nimport \"rules/b.utsushi\"\r\n"),
    Case("a byte order mark", "\u{FEFF}import \"rules/a.utsushi\""),
    Case("names in full-width parentheses", map("転出先住所（予定）_町字 = 旧.A\n「転出先住所（予定）_町字」 absent \"理由\"")),
    Case("names with digits", map("第30条45規定区分 = 旧.A\n地区管理コード1 = 旧.B\n1月分 = 旧.C")),
    Case("a name with a middle dot", map("税額・税額控除コード = 旧.A-1")),
    Case("statements over lines", map("生年月日 = 旧.BIRTH\n  | wareki\n  else unknown A, B\n性別 = 旧.SEX")),
    Case(
      "a list over lines",
      map("最新 = last within (\n旧.A,\n旧.B)\nby (旧.C) | flag \"1\",\n\"0\"").replacing(")\nby", with: ") by")),
    Case("escapes", map("氏名 = \"\\\"\\\\\\n\\t\\u{3042}\"")),
    Case(
      "a test of a finding", "test \"t\" for 001.住民情報 {\n expect finding E402\n expect 氏名 absent\n expect rejected\n}"),
    Case(
      "an exactly-one rule",
      "rule \"r\" for 001.住民情報 quotes \"※※\" { each (世帯番号) among 氏名 is present has one 続柄 == \"02\" }"),
    Case("a total of sums", "total \"t\" { 1 + count a.b where X is not absent + sum 001.住民情報.税額 == sum a.b.C(2) }"),
    Case("a gate on lines", "migration \"x\" {\n gate {\n  rejects <= 3\n  totals all\n }\n}"),
  ])
  func `well-formed text parses`(_ example: Case) {
    #expect(Self.parse(example.text).diagnostics == [])
  }

  @Test(arguments: [
    Case("a missing value", map("氏名 =⟦L110:⟧\n性別 = 旧.SEX")),
    Case("an equality for an assignment", map("氏名 ⟦L110:==⟧ 旧.A")),
    Case("two statements on a line", map("氏名 = 旧.A ⟦L116:性別⟧ = 旧.B\n住所 = 旧.C")),
    Case("a missing reason", map("ignore 旧.A⟦L110:⟧\nkeep 旧.B in ⟦L110:\"理由\"⟧")),
    Case("a handler without a step", map("氏名 = 旧.A ⟦L114:else⟧ reject")),
    Case("two handlers on a step", map("氏名 = 旧.A | date else absent ⟦L114:else⟧ reject")),
    Case("a day that does not exist", "migration \"x\" {\n as-of ⟦L117:2025-02-29⟧\n}"),
    Case("a misspelt setting", "migration \"x\" {\n ⟦L115:munincipality⟧ 104213\n kind rehearsal\n}"),
    Case("a misspelt declaration", "⟦L111:sorce⟧ 住民 {\n file \"x\"\n}\nimport \"a\""),
    Case("a missing brace", "map 001.住民情報 from a.b as 旧 ⟦L112:{⟧\n 氏名 = 旧.A\ncodes 性別 = \"a.csv\" to 001.性別\n"),
    Case("a group without its business", "map ⟦L110:住民情報⟧ from a.b as 旧 {\n 氏名 =⟦L110:⟧\n}"),
    Case("a full-width equals sign", map("氏名 ⟦L103:＝⟧ 旧.A")),
    Case("a full-width pipe and quotation marks", map("氏名 = 旧.A ⟦L103:｜⟧ absent when ⟦L103:“x”⟧")),
    Case("full-width digits", "total \"t\" { ⟦L103:１２⟧ == 12 }"),
    Case("full-width parentheses as syntax", map("最新 = last within ⟦L103:（⟧旧.A⟦L103:）⟧ by (旧.B) | flag \"1\", \"0\"")),
    Case("a full-width space", map("氏名⟦L103:　⟧= 旧.A")),
    Case("a string over the line's end", map("氏名 = ⟦L104:\"abc⟧\n性別 = 旧.B")),
    Case("a bracket over the line's end", map("⟦L106:「氏名 = 旧.A⟧⟦L110:⟧\n性別 = 旧.B")),
    Case("an unknown escape", map("氏名 = \"a⟦L105:\\q⟧\"")),
    Case("characters that mean nothing", map("氏名 = ⟦L102:%%⟧ 旧.A\n性別 = 旧.B")),
    Case("a number beyond all bounds", "total \"t\" { ⟦L118:99999999999999999999⟧ == 1 }"),
  ])
  func `each mistake is found at its place and alone`(_ example: Case) {
    let marked = MarkedText(example.text)
    let found = MarkedText.marks(of: Self.parse(marked.text).diagnostics)
    #expect(MarkedText.sorted(found) == MarkedText.sorted(marked.marks))
  }

  @Test func `many errors are found in one pass`() {
    let marked = MarkedText(
      """
      migration "x" {
        kind ⟦L110:"rehearsal"⟧
        as-of ⟦L110:20251001⟧
        gate { rejects ⟦L110:=⟧ 0 }
      }
      source 住民マスタ {
        file "a" parts ⟦L110:x⟧
        records fixed 640 ⟦L110:newlin⟧
      }
      map 001.住民情報 from 住民マスタ.detail as 旧 {
        氏名 = 旧.A |⟦L110:⟧
        性別 = 旧.B | code 性別変換 else ⟦L110:ignore⟧
        住所 = (旧.C
      ⟦L110:}⟧
      rule "r" for 001.住民情報 { ⟦L110:demand⟧ 氏名 }
      test "t" for 001.住民情報 {
        given 旧.A ⟦L110:==⟧ "1"
        expect 氏名 = "山田"
      }
      """)
    let found = MarkedText.marks(of: Self.parse(marked.text).diagnostics)
    #expect(MarkedText.sorted(found) == MarkedText.sorted(marked.marks))
  }

  @Test func `bytes that are not UTF-8 are reported at their line and column`() {
    let bytes = Array("import \"あ".utf8) + [0x93, 0xFA] + Array("\"\nimport \"b\"\n".utf8)
    let (document, diagnostics) = Parser.parse(SourceText(file: "t.utsushi", bytes: bytes))
    #expect(diagnostics.map(\.code) == ["L101"])
    #expect(diagnostics.first?.span?.start == TextPosition(line: 1, column: 10))
    #expect(document.imports.last?.value == "b")
  }

  @Test func `imports are given with their places`() {
    let (document, _) = Self.parse("import \"rules/a.utsushi\"\nimport \"rules/b.utsushi\"")
    #expect(document.imports.map(\.value) == ["rules/a.utsushi", "rules/b.utsushi"])
    #expect(document.imports.last?.span.start == TextPosition(line: 2, column: 8))
    #expect(!document.isProject)
  }

  @Test func `nesting and chains are bounded`() {
    let nested = Self.map("a = " + String(repeating: "(", count: 100_000))
    #expect(Self.parse(nested).diagnostics.contains { $0.code == "L113" })
    let negated = "rule \"r\" for 001.住民情報 { require (" + String(repeating: "not ", count: 100_000) + "a is present) }"
    #expect(Self.parse(negated).diagnostics.contains { $0.code == "L113" })
    let chain =
      "rule \"r\" for 001.住民情報 { require (a is present" + String(repeating: " or a is present", count: 50_000) + ") }"
    #expect(Self.parse(chain).diagnostics.contains { $0.code == "L113" })
    let sum = "total \"t\" { 1" + String(repeating: " + 1", count: 50_000) + " == 1 }"
    #expect(Self.parse(sum).diagnostics.contains { $0.code == "L113" })
    let parentheses = Self.map("a" + String(repeating: "（a", count: 3_000))
    #expect(!Self.parse(parentheses).diagnostics.isEmpty)
  }
}
