import Records
import Testing

@testable import Formats

struct CopybookLayoutTests {
  private static func layouts(_ text: String, characters: String = "UTF8") -> ([RecordLayout], [Diagnostic]) {
    let result = Copybook.layouts(
      of: Array(text.utf8), file: "t.cpy", options: .init(characters: characters, dialect: "IBM"))
    return (result.layouts, result.diagnostics)
  }

  // Expected offsets and lengths: GnuCOBOL 3.1.2 (`cobc -std=ibm`), a program that displays the address of every field
  // relative to its record and its LENGTH OF.
  @Test func `a resident copybook is laid out as GnuCOBOL lays it out`() throws {
    let result = Copybook.layouts(
      of: try GoldenFile.bytes("resident.cpy"), file: "resident.cpy",
      options: .init(characters: "CP932", dialect: "IBM"))
    #expect(result.diagnostics.isEmpty)
    #expect(result.layouts.map(\.name) == ["RESIDENT-REC", "RESIDENT-TRAILER"])
    var places: [String: String] = [:]
    for layout in result.layouts {
      for field in layout.fields where !field.isFiller {
        places[field.mappingName] = "\(field.offset);\(field.byteCount)"
      }
    }
    let expected = try GoldenFile.lines("resident-offsets.txt")
    for line in expected {
      let cells = line.split(separator: ";", maxSplits: 1)
      #expect(places[String(cells[0])] == String(cells[1]), "\(line)")
    }
    #expect(places.count == expected.count)
  }

  // Expected offsets and lengths: GnuCOBOL 3.1.2 (`cobc -std=ibm`) as above, every table at its greatest number of
  // occurrences. It has no PIC G, no DISPLAY-1 and wants the `1 TO` that IBM lets out: these stood there as PIC N and
  // `OCCURS 1 TO 4`, which have the same lengths.
  @Test func `double-byte fields and a variable table are laid out as GnuCOBOL lays them out`() throws {
    let result = Copybook.layouts(
      of: try GoldenFile.bytes("host-tax.cpy"), file: "host-tax.cpy", options: .init(characters: "UTF8", dialect: "IBM")
    )
    #expect(result.diagnostics.isEmpty)
    let places = result.layouts.flatMap { layout in
      layout.fields.map { "\($0.mappingName);\($0.offset);\($0.byteCount)" }
    }
    #expect(Set(places) == Set(try GoldenFile.lines("host-tax-offsets.txt")))
    #expect(places.count == 170)
    let record = try #require(result.layouts.first)
    func index(_ name: String) -> Int? { record.fields.firstIndex { $0.mappingName == name } }
    #expect(
      record.variableTable
        == VariableTable(
          counter: try #require(index("LAND-COUNT")), least: 0, most: 30, offset: 108, occurrenceByteCount: 33))
    #expect(record.leastByteCount == 108)
    for name in ["OWNER-NAME", "NAME-SEI", "NAME-MEI", "WIDE-A", "WIDE-B(2)", "LAND-PLACE(30)"] {
      #expect(record.fields[try #require(index(name))].usage == .doubleByte)
    }
    #expect(record.fields[try #require(index("WIDE-GROUP"))].usage == .group)
    // Without `n TO` the least number is 1.
    let odds = try #require(result.layouts.last)
    #expect(
      odds.variableTable == VariableTable(counter: 1, least: 1, most: 4, offset: 2, occurrenceByteCount: 4))
    #expect(odds.leastByteCount == 6)
  }

  @Test func `literals of double-byte characters are literals`() {
    let (layouts, diagnostics) = CopybookLayoutTests.layouts(
      "       01 R.\n          05 A PIC G(2) DISPLAY-1 VALUE G'漢字'.\n              88 C VALUE N\"甲\" THRU n'乙'.\n")
    #expect(diagnostics.isEmpty)
    #expect(layouts.first?.fields[1].conditions.first?.values == [ClosedText("甲", "乙")])
  }

  @Test func `fields know their group, subscripts, usage, redefinition and conditions`() throws {
    let result = Copybook.layouts(
      of: try GoldenFile.bytes("resident.cpy"), file: "resident.cpy",
      options: .init(characters: "CP932", dialect: "IBM"))
    let layout = try #require(result.layouts.first)
    func field(_ name: String) throws -> LayoutField {
      try #require(layout.fields.first { $0.mappingName == name })
    }
    for (index, field) in layout.fields.enumerated() {
      #expect(field.index == index)
      #expect(field.parent.map { $0 < index } ?? (index == 0))
    }
    #expect(try field("GOU(3,2)").usage == .packed(NumberShape(digits: 5, scale: 2, isSigned: true)))
    #expect(try field("GOU(3,2)").picture == "S9(3)V99")
    #expect(try field("GOU(3,2)").parent == field("BANCHI(3,2)").index)
    #expect(try field("BAN(1,1)").usage == .binary(NumberShape(digits: 4, scale: 0, isSigned: true), .bigEndian))
    #expect(try field("MID-CNT").usage == .binary(NumberShape(digits: 5, scale: 0, isSigned: true), .bigEndian))
    #expect(try field("KENSU").usage == .binary(NumberShape(digits: 9, scale: 0, isSigned: false), .bigEndian))
    #expect(try field("RITSU").usage == .zoned(NumberShape(digits: 7, scale: 4, isSigned: true)))
    #expect(try field("SHIMEI-R").redefines == field("SHIMEI").index)
    #expect(try field("BIRTH-SHORT").redefines == field("BIRTH").index)
    #expect(try field("SEI").redefines == nil)
    #expect(try field("ADDRESS-TBL(2)").usage == .group)
    #expect(try field("REC-KBN").conditions.map(\.name) == ["IS-DETAIL", "IS-OTHER"])
    #expect(
      try field("REC-KBN").conditions[1].values == [ClosedText("1", "1"), ClosedText("3", "7"), ClosedText("9", "9")])
    #expect(layout.fields.filter(\.isFiller).map(\.mappingName) == ["FILLER@401", "FILLER@418"])
    #expect(
      try field("KANA").span
        == TextSpan(
          file: "resident.cpy", start: TextPosition(line: 17, column: 16), end: TextPosition(line: 17, column: 20)))
  }

  @Test func `a redefinition longer than its field lengthens the record and is a warning`() throws {
    // GnuCOBOL 3.1.2 with -std=ibm: LENGTH OF R is 7.
    let (layouts, diagnostics) = CopybookLayoutTests.layouts(
      "       01 R.\n          05 A PIC X(4).\n          05 B REDEFINES A PIC X(6).\n          05 C PIC X.\n")
    #expect(layouts.first?.byteCount == 7)
    #expect(layouts.first?.fields.map(\.offset) == [0, 0, 0, 6])
    #expect(diagnostics.map(\.code) == ["K137"])
    #expect(diagnostics.map(\.severity) == [.warning])
  }

  @Test func `data names may be Japanese, in either character table`() throws {
    let text = "       01 住民.\n          05 氏名　漢字 PIC X(4).\n".replacing("　", with: "・")
    let cp932 = try CP932.table.encode(text)
    for (bytes, characters) in [(Array(text.utf8), "UTF8"), (cp932, "CP932")] {
      let result = Copybook.layouts(of: bytes, file: "j.cpy", options: .init(characters: characters, dialect: "IBM"))
      #expect(result.diagnostics.isEmpty)
      #expect(result.layouts.first?.fields.map(\.name) == ["住民", "氏名・漢字"])
      // Spans count scalars, not card columns.
      #expect(result.layouts.first?.fields[1].span.end.column == 19)
    }
  }

  @Test func `columns are card columns of which a full-width character takes two`() throws {
    // 33 columns, 18 characters of two, `'.` and a space end in column 72.
    let wide = "       01 R.\n       05 A PIC X(2)      VALUE '" + String(repeating: "漢", count: 18) + "'. IDENT\n"
    #expect(CopybookLayoutTests.layouts(wide).1.isEmpty)
    let tooWide = wide.replacing("漢'", with: "漢漢'")
    #expect(CopybookLayoutTests.layouts(tooWide).1.map(\.code) == ["K119", "K109"])
  }

  @Test func `literals and words go on in continuation lines`() throws {
    let literal = "       01 R.\n          05 A PIC X(2).\n              88 C VALUE 'AB"
    let padded = literal + "\n      -       'CD'.\n"
    let (layouts, diagnostics) = CopybookLayoutTests.layouts(padded)
    #expect(diagnostics.isEmpty)
    // The first line is filled up with spaces to column 72: 'AB' ends in column 28.
    let value = "AB" + String(repeating: " ", count: 44) + "CD"
    #expect(layouts.first?.fields[1].conditions.first?.values == [ClosedText(value, value)])
    let word = CopybookLayoutTests.layouts("       01 R.\n          05 ATENA-\n      -      NO PIC 9(3).\n")
    #expect(word.1.isEmpty)
    #expect(word.0.first?.fields[1].name == "ATENA-NO")
  }

  @Test func `words are read in any case, usages inherited, clauses in any order`() {
    let (layouts, diagnostics) = CopybookLayoutTests.layouts(
      """
             01 rec.
                03 totals comp-3.
                   05 a occurs 2 pic is s9(3).
                   05 b value zero picture 9(4).
                03 filler redefines totals.
                   05 c usage is display pic 9(5)v9(2).
                03 pic x(2).

      """)
    #expect(diagnostics.isEmpty)
    #expect(
      layouts.first?.fields.map(\.mappingName) == [
        "REC", "TOTALS", "A(1)", "A(2)", "B", "FILLER@0", "C", "FILLER@7",
      ])
    #expect(layouts.first?.fields.map(\.byteCount) == [9, 7, 2, 2, 3, 7, 7, 2])
  }

  @Test func `comments, blank lines, sequence numbers and the end mark of DOS are no text`() {
    let record = "000300 01 R." + String(repeating: " ", count: 60) + "IDENT001"
    let (layouts, diagnostics) = CopybookLayoutTests.layouts(
      "000100* comment\n000200/ new page\n\n" + record + "\r\n000400    05 A PIC X. *> floating\r\n\u{1A}")
    #expect(diagnostics.isEmpty)
    #expect(layouts.first?.byteCount == 1)
  }

  @Test func `numbers that begin a line are values, not levels`() {
    let (layouts, diagnostics) = CopybookLayoutTests.layouts(
      "       01 R.\n          05 A PIC 9(2).\n             88 C VALUES 1,\n             2,\n             3 THRU\n             5.\n"
    )
    #expect(diagnostics.isEmpty)
    #expect(layouts.first?.fields[1].conditions.first?.values.map(\.upper) == ["1", "2", "5"])
  }
}
