import Language
import Records
import Testing

struct DiagnosticRendererTests {
  static let text = SourceText(file: "a.utsushi", bytes: Array("一行目\n\t氏名 = 旧.ｱｲ | trim\n".utf8))

  static func render(_ span: TextSpan, _ language: MessageLanguage = .english) -> String {
    let diagnostic = Diagnostic(
      code: "M101", LocalizedText(ja: "名前がない", en: "no such name"), at: span,
      notes: [
        DiagnosticNote(LocalizedText(ja: "写し", en: "copy"), at: TextSpan(file: "b.cpy", line: 120, column: 8)),
        DiagnosticNote(LocalizedText(ja: "場所なし", en: "no place")),
      ], help: LocalizedText(ja: "直す", en: "mend it"))
    return DiagnosticRenderer.render(
      [diagnostic], sources: { $0 == "a.utsushi" ? text : nil }, language: language)
  }

  @Test func `carets stand under kanji by their display width`() {
    let span = TextSpan(
      file: "a.utsushi", start: TextPosition(line: 2, column: 2), end: TextPosition(line: 2, column: 4))
    // 氏名 takes four columns; the tab before it is shown as one space.
    #expect(
      Self.render(span) == """
        error[M101]: no such name
           --> a.utsushi:2:2
            |
          2 |  氏名 = 旧.ｱｲ | trim
            |  ^^^^
            = note: copy
              --> b.cpy:120:8
            = note: no place
            = help: mend it

        """)
  }

  @Test func `half-width kana take one column each`() {
    let span = TextSpan(
      file: "a.utsushi", start: TextPosition(line: 2, column: 9), end: TextPosition(line: 2, column: 11))
    let lines = Self.render(span, .japanese).split(separator: "\n")
    #expect(lines[0] == "エラー[M101]: 名前がない")
    #expect(lines[3] == "  2 |  氏名 = 旧.ｱｲ | trim")
    #expect(lines[4] == "    |            ^^")  // 1 + 4 + 3 + 2 + 1 columns before ｱ, one of them the tab
    #expect(lines[5] == "    = 補足: 写し")
    #expect(lines[8] == "    = 対処: 直す")
  }

  @Test func `a place outside the text is named without a line`() {
    let span = TextSpan(file: "c.utsushi", line: 9, column: 1)
    #expect(
      Self.render(span).hasPrefix("error[M101]: no such name\n   --> c.utsushi:9:1\n    = note: copy\n"))
  }

  @Test func `nothing renders as nothing`() {
    #expect(DiagnosticRenderer.render([], sources: { _ in nil }, language: .english) == "")
  }

  @Test func `control characters of a file never reach the terminal`() {
    let text = SourceText(file: "x", bytes: Array("a \u{1B}[31mb".utf8))
    let (_, diagnostics) = Parser.parse(text)
    let rendered = DiagnosticRenderer.render(diagnostics, sources: { _ in text }, language: .english)
    #expect(!rendered.isEmpty)
    #expect(rendered.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }
}
