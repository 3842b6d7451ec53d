import Language
import Records
import TestSupport
import Testing

/// Whatever stands in a file, it is read to its end without a trap and every diagnostic has a place in it.
struct ParserRobustnessTests {
  static let words = [
    "migration", "source", "codes", "map", "total", "rule", "test", "import", "from", "as", "where", "when", "for", "{",
    "}", "(", ")", "=", "==", "!=", "<", "|", ",", ";", ".", "+", "@", "\n", "\n", "else", "reject", "absent",
    "unknown",
    "ignore", "keep", "in", "last", "within", "by", "and", "or", "not", "is", "present", "\"文字\"", "\"", "「氏名」", "「",
    "氏名", "旧", "旧.BIRTH", "001.住民情報", "12", "2025-10-01", "（", "）", "＝", "wareki", "code", "gate", "rejects",
    "count", "sum", "require", "each", "has", "one", "given", "expect", "//", "%", "FILLER", "select",
  ]

  static func survives(_ bytes: [UInt8]) -> Bool {
    let text = SourceText(file: "t.utsushi", bytes: bytes)
    let (document, diagnostics) = Parser.parse(text)
    let (declarations, more) = Declarations.read([document])
    let (_, rules) = RuleReader.rules(document, standard: SampleStandard.edition)
    var all = diagnostics + more + rules
    if let declarations {
      let context = CheckContext(
        layouts: declarations.sources.map { _ in [SampleLayouts.detail, SampleLayouts.trailer] },
        standard: SampleStandard.edition, conversions: declarations.codes.map { _ in SampleProject.conversion },
        eras: declarations.sources.map { _ in SampleStandard.eras })
      all += Checker.check([document], declarations: declarations, context: context).1
    }
    let rendered = DiagnosticRenderer.render(all, sources: { _ in text }, language: .japanese)
    return all.isEmpty == rendered.isEmpty
      && all.allSatisfy { diagnostic in
        guard let span = diagnostic.span else { return true }
        return span.start.line >= 1 && span.start.line <= text.lineCount && span.start.column >= 1
          && (span.start.line, span.start.column) <= (span.end.line, span.end.column)
      }
  }

  @Test(arguments: 0..<8)
  func `random words never trap`(_ run: UInt64) {
    let seed = run &* 7919 &+ 1
    print("seed \(seed)")
    var generator = SeededGenerator(state: seed)
    for _ in 0..<150 {
      let count = Int.random(in: 0...120, using: &generator)
      let soup = (0..<count).map { _ in Self.words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
      #expect(Self.survives(Array(soup.utf8)), "seed \(seed): \(soup)")
    }
  }

  @Test(arguments: 0..<4)
  func `random bytes never trap`(_ run: UInt64) {
    let seed = run &* 104_729 &+ 3
    print("seed \(seed)")
    var generator = SeededGenerator(state: seed)
    for _ in 0..<150 {
      let count = Int.random(in: 0...200, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(Self.survives(bytes), "seed \(seed): \(bytes)")
    }
  }

  @Test func `long chains within deep nesting never exhaust the stack`() {
    var condition = "氏名 is present"
    for _ in 0..<60 { condition = "(" + condition + String(repeating: " or 氏名 is present", count: 200) + ")" }
    let text = "rule \"r\" for 001.住民情報 { require " + condition + " }"
    #expect(Self.survives(Array(text.utf8)))
  }

  @Test func `a valid file cut anywhere never traps`() {
    let bytes = Array(SampleProject.text().utf8)
    for end in stride(from: 0, to: bytes.count, by: 7) {
      #expect(Self.survives(Array(bytes[..<end])), "cut at \(end)")
    }
  }

  @Test func `a valid file without one line or with one token changed never traps`() {
    print("seed 11")
    var generator = SeededGenerator(state: 11)
    let lines = SampleProject.text().split(separator: "\n", omittingEmptySubsequences: false)
    for index in lines.indices {
      var rest = lines
      rest.remove(at: index)
      #expect(Self.survives(Array(rest.joined(separator: "\n").utf8)), "without line \(index + 1)")
    }
    for round in 0..<300 {
      var words = SampleProject.text().split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let place = Int.random(in: 0..<words.count, using: &generator)
      words[place] = Self.words.randomElement(using: &generator) ?? ""
      #expect(Self.survives(Array(words.joined(separator: " ").utf8)), "round \(round): word \(place)")
    }
  }
}
