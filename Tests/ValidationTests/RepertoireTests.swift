import Formats
import Records
import Testing
import Validation

// Expected: JIS X 0213:2004 holds 﨑 (U+FA11), 𠮟 (U+20B9F) and か゚ (4-87), and neither 髙 (U+9AD9) nor any ideographic variation
// sequence; U+FA19 (神, the form with 示) is its 1-89-28, U+795E its 31-32.
struct RepertoireTests {
  private static func first(_ text: String, in repertoire: Repertoire) -> [UInt32] {
    let bytes = Array(text.utf8)
    guard let found = repertoire.firstOutside(bytes.span, 0..<bytes.count) else { return [] }
    return found.second == 0 ? [found.base] : [found.base, found.second]
  }

  @Test func `a set is known by name and compares scalars`() {
    var repertoire = Repertoire()
    let isKnown = repertoire.add(named: "JISX0213")
    #expect(isKnown && repertoire.names == ["JISX0213"])
    for text in ["山田　太郎", "﨑", "𠮟", "か゚", "\u{FA19}", "\u{795E}", "ｱｲ-1", ""] {
      #expect(RepertoireTests.first(text, in: repertoire) == [], "\(text)")
    }
    #expect(RepertoireTests.first("山髙", in: repertoire) == [0x9AD9])
    #expect(RepertoireTests.first("辻\u{E0102}", in: repertoire) == [0x8FBB, 0xE0102])
    // No character that composes with another, private, or lost.
    #expect(RepertoireTests.first("は\u{309A}", in: repertoire) == [0x309A])
    #expect(RepertoireTests.first("\u{E000}", in: repertoire) == [0xE000])
    #expect(RepertoireTests.first("\u{FFFD}", in: repertoire) == [0xFFFD])
    var none = Repertoire()
    let isUnknown = !none.add(named: "jisx0213")
    #expect(isUnknown && none.names.isEmpty)
  }

  @Test func `the smaller set lacks what the larger one added`() {
    var repertoire = Repertoire()
    let isKnown = repertoire.add(named: "JISX0208")
    #expect(isKnown && RepertoireTests.first("山ｱA", in: repertoire) == [])
    #expect(RepertoireTests.first("﨑", in: repertoire) == [0xFA11])
  }

  @Test func `a list names characters, sequences and the standard's own private ones`() {
    var repertoire = Repertoire()
    let table = DelimitedText.table(
      Array("character,name\nU+9AD9,MJ028902\nU+8FBB U+E0102,MJ025760\nU+F0001,\n".utf8), file: "mj.csv")
    #expect(table.table.map { repertoire.add($0) } == [])
    #expect(RepertoireTests.first("髙辻\u{E0102}\u{F0001}", in: repertoire) == [])
    #expect(RepertoireTests.first("辻", in: repertoire) == [0x8FBB])
    let bad = DelimitedText.table(Array("character,name\nU+D800,\n".utf8), file: "mj.csv")
    #expect(bad.table.map { repertoire.add($0).map(\.code) } == ["T213"])
  }

  @Test func `a character outside is a finding of its record and item, and counts as failed`() {
    var repertoire = Repertoire()
    _ = repertoire.add(named: "JISX0213")
    let validator = GroupValidator(
      group: GroupFixtures.group, edition: GroupFixtures.edition, rules: [], repertoire: repertoire)
    let batch = GroupFixtures.batch([GroupFixtures.clean, GroupFixtures.record("氏名", "髙橋")])
    let check = validator.check(batch, skipping: [false, false])
    let found = check.findings.filter { $0.code == .outsideRepertoire }
    #expect(found.map(\.recordIndex) == [101])
    let result = validator.results(tallies: check.tallies, duplicates: nil, groupRules: [])[7]
    #expect(result.state == .failed && result.failed == 1)
  }
}
