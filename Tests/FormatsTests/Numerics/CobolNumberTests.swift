import Records
import Testing

@testable import Formats

/// Expected bytes: GnuCOBOL's, in `Golden/cobol-numbers.txt`, which `Golden/cobol-numbers.py` writes.
struct CobolNumberTests {
  @Test func `numbers of every usage are the bytes that GnuCOBOL makes of them, both ways`() throws {
    let lines = try GoldenFile.lines("cobol-numbers.txt")
    #expect(lines.count == 451)
    for line in lines {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      let isOverpunched = parts[1].contains("EBCDIC")
      let clauses = parts[1].replacing(" EBCDIC", with: "")
      let result = Copybook.layouts(
        of: Array("01 R. 05 A PIC \(parts[0]) \(clauses).\n".utf8), file: "t",
        options: .init(characters: "UTF8", dialect: "GnuCOBOL", format: .free))
      #expect(result.diagnostics.isEmpty, "\(line)")
      let layout = try #require(result.layouts.first, "\(line)")
      let bytes = GoldenFile.hexadecimal(parts[4])
      let field = layout.fields[1]
      #expect(field.byteCount == bytes.count, "\(line)")
      let number = try #require(NumberField(field, signs: isOverpunched ? .ebcdic : .ascii, table: CP932.table))
      var notes = DecodingNotes()
      let text = number.decodeColumn(bytes, starts: [0], notes: &notes).text(0)
      let digits = Array(parts[3].utf8)
      // Unsigned DISPLAY integers keep their zeros.
      let expected =
        number.isPlainDigits
        ? String(repeating: "0", count: max(0, bytes.count - parts[3].utf8.count)) + parts[3] : parts[3]
      #expect(text == expected && notes.failures.isEmpty, "\(line)")
      let matches = number.matches(digits.span, digits.indices, bytes.span, at: 0)
      #expect(matches, "\(line)")
    }
  }
}
