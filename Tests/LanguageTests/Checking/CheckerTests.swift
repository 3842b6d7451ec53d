import Language
import Records
import Testing

struct CheckerTests {
  /// A line of the sample's map in place of the one that begins with `key`, with the places of the diagnostics marked.
  struct Case: CustomTestStringConvertible {
    var name: String
    var key: String
    var line: String
    var testDescription: String { name }
    init(_ name: String, _ key: String, _ line: String) {
      self.name = name
      self.key = key
      self.line = line
    }
  }

  @Test func `the sample project has nothing wrong`() {
    let (project, diagnostics) = SampleProject.check(SampleProject.text())
    #expect(diagnostics.isEmpty, "\(DiagnosticRenderer.render(diagnostics, sources: { _ in nil }, language: .english))")
    #expect(project?.maps.count == 1)
    #expect(project?.rules.count == 1)
    #expect(project?.totals.count == 1)
    #expect(project?.tests.first?.givens.first?.text == "3640107")
  }

  @Test func `a checked map has one assignment for each item`() throws {
    let map = try #require(SampleProject.check(SampleProject.text()).project?.maps.first)
    #expect(map.variants[0].assignments.count == SampleStandard.group.items.count)
    #expect(map.variants[0].assignments[4] == .byHandler(of: 3))
    #expect(map.variants[0].assignments[5] == .byHandler(of: 3))
    #expect(map.windows.count == 1)
    #expect(map.kept.map(\.column) == ["ZOKUGARA-CD(2)"])
    guard case .expression(.pipeline(.field(5, _), let steps, _), _) = map.variants[0].assignments[3] else {
      Issue.record("生年月日 is a pipeline on BIRTH")
      return
    }
    #expect(steps.map(\.function) == [.wareki(SampleStandard.eras, nil)])
    #expect(steps.map(\.handler) == [.unknown(flagItem: 4, textItem: 5)])
  }

  @Test(arguments: [
    Case("an unknown field", "氏名", "氏名 = 旧.⟦M101:SHIMAI⟧ | trim"),
    Case("an unknown item", "異動年月日", "⟦M101:異動月日⟧ = 旧.IDO-YMD | date else absent"),
    Case("an unknown record", "税額", "税額 = ⟦M101:新⟧.KINGAKU"),
    Case("a bare field name", "税額", "税額 = ⟦M101:KINGAKU⟧"),
    Case("an unknown step", "氏名", "氏名 = 旧.SHIMEI | ⟦M102:trimm⟧"),
    Case("an unknown table", "性別", "性別 = 旧.SEX | code ⟦M101:性別変更⟧ else reject"),
    Case("a step with an argument too many", "氏名", "氏名 = 旧.SHIMEI | trim ⟦M103:\"x\"⟧"),
    Case("a number where a date is needed", "異動年月日", "異動年月日 = ⟦M104:旧.IDO-YMD⟧"),
    Case("a number where full-width text is needed", "氏名", "氏名 = ⟦M104:旧.ATENA-NO⟧\n  ignore 旧.SHIMEI \"試し\""),
    Case("a flag without its texts", "最新", "最新フラグ = ⟦M104:last within (旧.ATENA-NO) by (旧.RIREKI-NO)⟧"),
    Case("padding taken from a number", "税額", "税額 = 旧.KINGAKU | ⟦M104:trim⟧"),
    Case("era years of eight digits", "異動年月日", "異動年月日 = 旧.IDO-YMD | ⟦M104:wareki⟧ else absent"),
    Case(
      "a case whose texts an item takes one by one", "氏名",
      "氏名 = case when 旧.SEX == \"1\" then 旧.SHIMEI | trim otherwise ⟦M117:\"abc\"⟧"),
    Case(
      "a case with a branch of another type", "氏名",
      "氏名 = case when 旧.SEX == \"1\" then 旧.SHIMEI | trim otherwise ⟦M104:旧.ATENA-NO⟧"),
    Case(
      "a case of two types inside a step", "氏名",
      "氏名 = (case when 旧.SEX == \"1\" then 旧.SHIMEI | trim otherwise ⟦M104:旧.ATENA-NO⟧) | trim"),
    Case(
      "a case without a value", "氏名",
      "氏名 = ⟦M104:case when 旧.SEX == \"1\" then absent otherwise reject⟧\n  ignore 旧.SHIMEI \"試し\""),
    Case(
      "a case with a condition that is none", "氏名", "氏名 = case when ⟦M104:旧.SEX⟧ then 旧.SHIMEI | trim otherwise absent"),
    Case("a case without otherwise", "氏名", "氏名 = case when 旧.SEX == \"1\" then 旧.SHIMEI | trim⟦L110:⟧"),
    Case(
      "an unknown date in a branch", "生年月日",
      "生年月日 = case when 旧.SEX == \"1\" then 旧.BIRTH | wareki ⟦M107:else unknown 生年月日_不詳フラグ, 生年月日_不詳表記⟧ otherwise absent"
    ),
    Case("constants alone", "氏名", "氏名 = ⟦M104:concat(\"あ\", \"い\")⟧\n  ignore 旧.SHIMEI \"試し\""),
    Case("a number that is joined", "氏名", "氏名 = concat(旧.SHIMEI | trim, ⟦M104:旧.KINGAKU⟧)"),
    Case("a cut at nothing", "氏名", "氏名 = 旧.SHIMEI | trim | before ⟦M103:\"\"⟧ else absent"),
    Case("a cut that can fail", "氏名", "氏名 = 旧.SHIMEI | trim | ⟦M105:before \"　\"⟧"),
    Case("places the wrong way round", "氏名", "氏名 = 旧.SHIMEI | trim | characters ⟦M103:3, 2⟧"),
    Case("places that end before the first", "氏名", "氏名 = 旧.SHIMEI | trim | characters ⟦M103:1, 0⟧"),
    Case("a name that nothing uses", "氏名", "let ⟦M130:名⟧ = 旧.SHIMEI | trim\n  氏名 = 旧.SHIMEI | trim"),
    Case("a name of the record", "氏名", "let ⟦M130:旧⟧ = 旧.SHIMEI | trim\n  氏名 = 旧.SHIMEI | trim"),
    Case("a name above its line", "氏名", "氏名 = ⟦M101:名⟧\n  let 名 = 旧.SHIMEI | trim\n  ignore 旧.SHIMEI \"試し\""),
    Case(
      "a handler's text that later steps pass over", "氏名",
      "氏名 = 旧.SHIMEI | trim | before \"　\" else ⟦M117:\"abc\"⟧ | full-width else reject"),
    Case("full-width text in a half-width item", "備考", "備考 = ⟦M104:旧.SHIMEI | trim | full-width else reject⟧"),
    Case("a failure without a handler", "異動年月日", "異動年月日 = 旧.IDO-YMD | ⟦M105:date⟧"),
    Case("a handler on what cannot fail", "個人履歴番号", "個人履歴番号 = 旧.RIREKI-NO | integer ⟦M106:else reject⟧"),
    Case("a flagged date", "異動年月日", "異動年月日 = 旧.IDO-YMD | date ⟦M107:else flag⟧"),
    Case(
      "an unknown date where none is allowed", "異動年月日",
      "異動年月日 = 旧.IDO-YMD | date ⟦M108:else unknown 最新フラグ, 氏名⟧"),
    Case("a table without its subscript", "「転出先", "「転出先住所（予定）_町字」 = 旧.⟦M109:ZOKUGARA-CD⟧ | trim"),
    Case("an occurrence that is not there", "「転出先", "「転出先住所（予定）_町字」 = 旧.⟦M109:ZOKUGARA-CD(3)⟧ | trim"),
    Case("a constant that is too long", "第30条", "第30条45規定区分 = ⟦M117:\"123\"⟧"),
    Case("a constant of the wrong width", "氏名", "氏名 = ⟦M117:\"ﾔﾏﾀﾞ\"⟧\n  ignore 旧.SHIMEI \"試し\""),
    Case("a fallback outside its code list", "性別", "性別 = 旧.SEX | code 性別変換 else ⟦M117:\"7\"⟧"),
    Case(
      "an order that is not numeric", "最新",
      "最新フラグ = last within (旧.ATENA-NO) by (⟦M118:旧.OLD-FLG⟧) | flag \"1\", \"0\""),
    Case(
      "orders of more than 18 digits", "最新",
      "最新フラグ = ⟦M118:last within (旧.ATENA-NO) by (旧.ATENA-NO, 旧.KINGAKU)⟧ | flag \"1\", \"0\""),
    Case("a group as a value", "異動年月日", "異動年月日 = 旧.⟦M121:IDO-R⟧ | date else absent"),
    Case("a comparison that never holds", "最新", "最新フラグ = (旧.RIREKI-NO == ⟦M124:\"1\"⟧) | flag \"1\", \"0\""),
    Case("a comparison with unseen padding", "最新", "最新フラグ = (旧.SHIMEI == ⟦M124:\"A\"⟧) | flag \"1\", \"0\""),
  ])
  func `each mistake is found at its place and alone`(_ example: Case) {
    let marked = MarkedText(SampleProject.text(replacing: [example.key: example.line]))
    let found = MarkedText.marks(of: SampleProject.check(marked.text).diagnostics)
    #expect(MarkedText.sorted(found) == MarkedText.sorted(marked.marks))
  }

  /// Each name stands for sixty negations of the one above it: as deep as nothing may go.
  @Test func `a chain of names is refused before it makes a deep recursion`() {
    let lines = (1...900).map { number in
      "let 名\(number) = " + String(repeating: "not ", count: 60)
        + (number == 1 ? "旧.SHIMEI is present" : "名\(number - 1)")
    }
    let text = SampleProject.text(replacing: [
      "備考": lines.joined(separator: "\n  ") + "\n  備考 = 名900 | flag \"1\", \"0\""
    ])
    #expect(
      SampleProject.check(text).diagnostics.contains {
        $0.code == "L113" || $0.message.en.contains("inside one another")
      })
  }

  @Test func `an unmapped field is named with its place in the copybook`() throws {
    let text = SampleProject.text(replacing: ["税額": "税額 absent \"旧システムにない\""])
    let diagnostic = try #require(SampleProject.check(text).diagnostics.first)
    #expect(diagnostic.code == "M110")
    #expect(diagnostic.message.ja.contains("旧.KINGAKU"))
    #expect(diagnostic.notes.first?.span?.file == SampleLayouts.file)
    #expect(diagnostic.notes.first?.span?.start.line == 14)
  }

  @Test func `more than five unmapped fields become one listing`() {
    let text = SampleProject.head + SampleProject.map(["宛名番号 = 旧.ATENA-NO"], filter: "")
    let found = SampleProject.check(text).diagnostics.filter { $0.code == "M110" }
    #expect(found.count == 1)
    // RIREKI-NO, SHIMEI, BIRTH, SEX, IDO-YMD with its redefinition of two, ZOKUGARA-CD of two, KINGAKU: ten;
    // REC-KBN is used by `select`, OLD-FLG by `protect`.
    #expect(found.first?.message.en.hasPrefix("10 source fields") == true)
  }

  @Test func `a redefined field is accounted for by the fields that redefine it`() {
    let text = SampleProject.text(
      replacing: ["異動年月日": "異動年月日 absent \"年月だけ移す\""],
      adding: ["keep 旧.IDO-NEN in 独自施策 \"年\"", "ignore 旧.IDO-TSUKIHI \"月日\""])
    #expect(SampleProject.check(text).diagnostics.isEmpty)
  }

  @Test func `half of a redefined field is not enough`() {
    let text = SampleProject.text(
      replacing: ["異動年月日": "異動年月日 absent \"年月だけ移す\""], adding: ["keep 旧.IDO-NEN in 独自施策 \"年\""])
    let codes = SampleProject.check(text).diagnostics.map(\.code)
    #expect(codes == ["M110", "M110"])  // IDO-YMD and IDO-TSUKIHI
  }

  @Test func `a group that is ignored takes all its fields with it`() {
    let text = SampleProject.text(
      replacing: ["異動年月日": "異動年月日 absent \"移さない\""], adding: ["ignore 旧.IDO-R \"移さない\""])
    #expect(SampleProject.check(text).diagnostics.isEmpty)
  }

  @Test func `a table that is ignored by its name takes all occurrences`() {
    let text = SampleProject.text(
      replacing: ["「転出先": "「転出先住所（予定）_町字」 absent \"ない\"", "keep": "ignore 旧.ZOKUGARA-CD \"続柄\""])
    #expect(SampleProject.check(text).diagnostics.isEmpty)
  }

  @Test func `a filler may be ignored but need not be`() {
    #expect(SampleProject.check(SampleProject.text(adding: ["ignore 旧.FILLER@60 \"予備\""])).diagnostics.isEmpty)
    let codes = SampleProject.check(SampleProject.text(adding: ["ignore 旧.FILLER@61 \"予備\""])).diagnostics.map(\.code)
    #expect(codes == ["M101"])
  }

  @Test func `two maps share the account of their record type`() {
    let second = SampleProject.map(
      SampleProject.assignments.map { $0.hasPrefix("税額") ? "税額 absent \"別の地図が移す\"" : $0 })
    let first = SampleProject.text()
    #expect(SampleProject.check(first + second).diagnostics.isEmpty)
  }

  @Test func `a mandatory item has to be assigned and cannot be absent`() {
    #expect(
      SampleProject.check(SampleProject.text(replacing: ["性別": "ignore 旧.SEX \"試し\""])).diagnostics.map(\.code)
        == ["M119", "M111"])
    #expect(
      SampleProject.check(SampleProject.text(replacing: ["性別": "性別 absent \"ない\""])).diagnostics.map(\.code)
        .contains("M111"))
  }

  @Test func `other items are assigned or declared absent, repeating ones are warned about`() {
    let text = SampleProject.text(replacing: ["第30条": "", "備考": ""])
    let diagnostics = SampleProject.check(text).diagnostics
    #expect(diagnostics.map(\.code) == ["M112", "M113"])
    #expect(diagnostics.map(\.severity) == [.error, .warning])
    #expect(SampleProject.check(SampleProject.text(replacing: ["備考": ""])).project != nil)
  }

  @Test func `more than five open items become one listing`() {
    let text = SampleProject.head + SampleProject.map(["宛名番号 = 旧.ATENA-NO"], filter: "")
    let found = SampleProject.check(text).diagnostics
    #expect(found.filter { $0.code == "M112" }.count == 1)
    #expect(found.filter { $0.code == "M111" }.count == 2)
  }

  @Test func `an item is assigned once`() {
    let text = MarkedText(SampleProject.text(adding: ["⟦M114:税額⟧ = 旧.KINGAKU"]))
    #expect(MarkedText.marks(of: SampleProject.check(text.text).diagnostics) == text.marks)
    let handled = SampleProject.text(adding: ["生年月日_不詳フラグ = \"0\""])
    #expect(SampleProject.check(handled).diagnostics.map(\.code) == ["M114"])
  }

  @Test func `a conversion table gives values of its list only`() {
    var table = SampleProject.conversion
    table.rows.append(.init(source: "3", target: "3", line: 4))
    let diagnostics = SampleProject.check(SampleProject.text(), conversion: table).diagnostics
    #expect(diagnostics.map(\.code) == ["M115"])
    #expect(diagnostics.first?.notes.first?.span == TextSpan(file: "codes/sex.csv", line: 4, column: 1))
  }

  @Test func `a conversion table lists what the copybook names`() {
    var table = SampleProject.conversion
    table.rows.removeLast()
    let diagnostics = SampleProject.check(SampleProject.text(), conversion: table).diagnostics
    #expect(diagnostics.map(\.code) == ["M116"])
    #expect(diagnostics.first?.message.en.contains("\"2\"") == true)
    let taken = SampleProject.text(replacing: ["性別": "性別 = 旧.SEX | absent when \"2\" | code 性別変換 else reject"])
    #expect(SampleProject.check(taken, conversion: table).diagnostics.isEmpty)
  }

  @Test func `a conversion to another list does not fit`() {
    let text = SampleProject.text().replacing("to 001.性別", with: "to 001.区分")
    let codes = SampleProject.check(text).diagnostics.map(\.code)
    #expect(codes == ["M115", "M104"])
  }

  @Test func `signs are demanded when the layout needs them`() {
    var layout = SampleLayouts.detail
    layout.fields[3].usage = .zoned(NumberShape(digits: 3, scale: 0, isSigned: true))
    let text = SampleProject.text(replacing: ["個人履歴番号": "個人履歴番号 = 旧.RIREKI-NO"])
    let diagnostics = SampleProject.check(text, layouts: [layout, SampleLayouts.trailer]).diagnostics
    #expect(diagnostics.map(\.code) == ["P103"])
    #expect(diagnostics.first?.message.en.contains("`signs`") == true)
    let declared = text.replacing("padding    space", with: "padding    space\n  signs EBCDIC")
    #expect(SampleProject.check(declared, layouts: [layout, SampleLayouts.trailer]).diagnostics.isEmpty)
  }

  @Test func `the declared record length is the layout's`() {
    let marked = MarkedText(
      SampleProject.text().replacing("fixed 70 newline CRLF", with: "⟦P112:fixed 72 newline CRLF⟧"))
    let found = SampleProject.check(marked.text).diagnostics
    // One for each record of the copybook that differs.
    #expect(MarkedText.marks(of: found) == marked.marks + marked.marks)
  }

  @Test func `a record type without a map is an error unless it is a header or trailer`() {
    let text = SampleProject.text()
      .replacing("select     detail", with: "select     other JUKI-DETAIL when REC-KBN == \"3\", detail")
    #expect(SampleProject.check(text).diagnostics.map(\.code) == ["M120"])
  }

  @Test func `windows cannot stand in a filter`() {
    let text = SampleProject.text().replacing(
      "where 旧.OLD-FLG != \"9\"", with: "where last within (旧.ATENA-NO) by (旧.RIREKI-NO)")
    #expect(SampleProject.check(text).diagnostics.map(\.code) == ["M122"])
  }

  @Test func `a field that is assigned and ignored is warned about`() {
    let diagnostics = SampleProject.check(SampleProject.text(adding: ["ignore 旧.SHIMEI \"試し\""])).diagnostics
    #expect(diagnostics.map(\.code) == ["M125"])
    #expect(diagnostics.first?.severity == .warning)
  }

  @Test func `glyphs that Swift holds for one character are two names`() {
    // 神 U+FA19 and 神 U+795E are equal as `String`, and are not the same name.
    let text =
      SampleProject.head.replacing("性別変換", with: "\u{795E}")
      + SampleProject.map(SampleProject.assignments.map { $0.replacing("性別変換", with: "\u{FA19}") }) + SampleProject.tail
    #expect(SampleProject.check(text).diagnostics.map(\.code) == ["M119", "M101"])
  }
}
