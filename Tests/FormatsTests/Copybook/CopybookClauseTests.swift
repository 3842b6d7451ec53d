import Records
import Testing

@testable import Formats

struct CopybookClauseTests {
  private static func layout(_ text: String, dialect: String = "IBM", tables: TableStorage? = nil) throws
    -> RecordLayout
  {
    let lines = text.split(separator: "\n").map { "       \($0)\n" }.joined()
    let result = Copybook.layouts(
      of: Array(lines.utf8), file: "t.cpy", options: .init(characters: "UTF8", dialect: dialect, tableStorage: tables))
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics.map { $0.code + $0.message.en })")
    return try #require(result.layouts.first)
  }

  private static func places(_ layout: RecordLayout) -> [String] {
    layout.fields.map { "\($0.isFiller ? "FILLER" : $0.mappingName) \($0.offset) \($0.byteCount)" }
  }

  // Expected places: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "Slack bytes": the examples FIELD-A, FIELD-L and
  // WORK-RECORD, in which the compiler inserts one byte, one byte, and one and two bytes.
  @Test(arguments: [
    (
      "01 FIELD-A.\n 05 FIELD-B PIC X(5).\n 05 FIELD-C.\n  10 FIELD-D PIC XX.\n  10 FIELD-E PIC S9(6) COMP SYNC.",
      ["FIELD-A 0 12", "FIELD-B 0 5", "FIELD-C 5 7", "FIELD-D 5 2", "FILLER 7 1", "FIELD-E 8 4"]
    ),
    (
      "01 FIELD-L.\n 05 FIELD-M PIC X(5).\n 05 FIELD-N PIC XX.\n 05 FIELD-O.\n  10 FIELD-P PIC S9(6) COMP SYNC.",
      ["FIELD-L 0 12", "FIELD-M 0 5", "FIELD-N 5 2", "FILLER 7 1", "FIELD-O 8 4", "FIELD-P 8 4"]
    ),
    (
      "01 WORK-RECORD.\n 05 WORK-CODE PIC X.\n 05 COMP-TABLE OCCURS 2 TIMES.\n  10 COMP-TYPE PIC X.\n"
        + "  10 COMP-PAY PIC S9(4)V99 COMP SYNC.\n  10 COMP-HRS PIC S9(3) COMP SYNC.\n  10 COMP-NAME PIC X(5).",
      [
        "WORK-RECORD 0 33", "WORK-CODE 0 1", "COMP-TABLE(1) 1 16", "COMP-TYPE(1) 1 1", "FILLER 2 2",
        "COMP-PAY(1) 4 4", "COMP-HRS(1) 8 2", "COMP-NAME(1) 10 5", "FILLER 15 2", "COMP-TABLE(2) 17 16",
        "COMP-TYPE(2) 17 1", "FILLER 18 2", "COMP-PAY(2) 20 4", "COMP-HRS(2) 24 2", "COMP-NAME(2) 26 5", "FILLER 31 2",
      ]
    ),
    // "BINARY, S9(10) to S9(18): fullword"; "COMP-2: doubleword".
    (
      "01 R.\n 05 A PIC X.\n 05 B PIC S9(10) COMP SYNC.\n 05 C COMP-2 SYNC.",
      ["R 0 24", "A 0 1", "FILLER 1 3", "B 4 8", "FILLER 12 4", "C 16 8"]
    ),
    // "… for level-01 group items, in which case every elementary item within the group item is synchronized".
    ("01 R SYNC.\n 05 A PIC X.\n 05 B PIC S9(4) COMP.", ["R 0 4", "A 0 1", "FILLER 1 1", "B 2 2"]),
  ])
  func `slack bytes stand where the manual puts them`(text: String, expected: [String]) throws {
    #expect(CopybookClauseTests.places(try CopybookClauseTests.layout(text)) == expected)
  }

  @Test func `a level 66 gives fields another name, a level 77 is a record of its own`() throws {
    let text =
      "01 R.\n 05 A PIC X(3).\n 05 G.\n  10 B PIC 9(4).\n  10 C PIC X(2).\n66 D RENAMES B.\n66 E RENAMES A THRU B."
    let layout = try CopybookClauseTests.layout(text)
    #expect(CopybookClauseTests.places(layout).suffix(2) == ["D 3 4", "E 0 7"])
    let shape = NumberShape(digits: 4, scale: 0, isSigned: false)
    #expect(layout.fields[5].usage == .zoned(shape) && layout.fields[5].redefines == 3)
    #expect(layout.fields[6].usage == .alphanumeric && layout.fields[6].redefines == 1)
    let result = Copybook.layouts(
      of: Array("       77 N PIC S9(5) COMP-3.\n       01 R PIC X(80).\n".utf8), file: "t",
      options: .init(characters: "UTF8", dialect: "IBM"))
    #expect(result.layouts.map(\.name) == ["N", "R"] && result.layouts.map(\.byteCount) == [3, 80])
  }

  @Test func `fields of one name in two groups are told apart by their groups`() throws {
    let layout = try CopybookClauseTests.layout(
      "01 R.\n 05 CHICHI.\n  10 SHIMEI PIC X(4).\n 05 HAHA.\n  10 SHIMEI PIC X(4).\n  10 KYU.\n   15 SHIMEI PIC X.\n 05 T PIC X."
    )
    #expect(
      layout.fields.map(\.mappingName)
        == ["R", "CHICHI", "CHICHI.SHIMEI", "HAHA", "HAHA.SHIMEI", "KYU", "KYU.SHIMEI", "T"])
  }

  @Test func `level-88 values are literals, ranges and the figurative constants`() throws {
    let layout = try CopybookClauseTests.layout(
      "01 R.\n 05 A PIC X(2).\n  88 B VALUES ARE '01' THRU '05', ZERO LOW-VALUES X'FFFF'.")
    let condition = try #require(layout.fields[1].conditions.first)
    #expect(condition.values == [ClosedText("01", "05"), ClosedText("0", "0")])
    #expect(condition.states == [.lowValues, .highValues])
  }

  @Test func `tabs move to the next eighth column`() throws {
    let result = Copybook.layouts(
      of: Array("\t01 R.\n\t\t05 A\tPIC X(3).\n000100\t05 B PIC X.\n".utf8), file: "t",
      options: .init(characters: "UTF8", dialect: "IBM"))
    #expect(result.diagnostics.isEmpty && result.layouts.first?.byteCount == 4)
  }

  @Test func `signs, padding at the left and zeros as blanks are kept with the field`() throws {
    let layout = try CopybookClauseTests.layout(
      "01 R SIGN LEADING SEPARATE.\n 05 A PIC S9(3).\n 05 B PIC S9(3) TRAILING.\n 05 C PIC X(4) JUST.\n"
        + " 05 D PIC 9(3) BLANK WHEN ZERO.")
    #expect(layout.fields[1].usage.shape?.sign == .leadingSeparate && layout.fields[1].byteCount == 4)
    #expect(layout.fields[2].usage.shape?.sign == .trailing && layout.fields[2].byteCount == 3)
    #expect(layout.fields[3].isJustified && layout.fields[4].isBlankWhenZero)
  }

  // Expected lengths: the table of storage in Micro Focus's Language Reference, "The USAGE clause", NOIBMCOMP: unsigned 1–2
  // digits 1 byte, 3–4 2, 5–7 3, 8–9 4, 10–12 5, 13–14 6, 15–16 7, 17–18 8; signed 1–2, 3–4, 5–6, 7–9, 10–11, 12–14, 15–16,
  // 17–18.
  @Test func `Micro Focus's binary numbers take as few bytes as hold their digits`() throws {
    let unsigned = [1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5, 6, 6, 7, 7, 8, 8]
    let signed = [1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 6, 6, 6, 7, 7, 8, 8]
    for digits in 1...18 {
      let layout = try CopybookClauseTests.layout(
        "01 R.\n 05 A PIC 9(\(digits)) COMP.\n 05 B PIC S9(\(digits)) COMP-5.", dialect: "MicroFocus")
      #expect(layout.fields[1].byteCount == unsigned[digits - 1] && layout.fields[2].byteCount == signed[digits - 1])
    }
  }

  // Expected: what the makers' manuals tell (2, 4 and 8 bytes of Fujitsu and Hitachi), and nothing beyond it.
  @Test func `what no public manual tells of a dialect is refused by name`() throws {
    func codes(_ text: String, _ dialect: String, _ order: ByteOrder? = nil) -> [String] {
      Copybook.layouts(
        of: Array(text.utf8), file: "t",
        options: .init(characters: "UTF8", dialect: dialect, format: .free, binaryOrder: order)
      ).diagnostics.map(\.code)
    }
    let binary = "01 R. 05 A PIC S9(9) COMP."
    for dialect in ["Fujitsu", "Hitachi"] {
      #expect(codes(binary, dialect) == ["K170"] && codes(binary, dialect, .bigEndian).isEmpty)
      #expect(codes("01 R. 05 A PIC S9(9) COMP SYNC.", dialect, .bigEndian) == ["K161"])
      #expect(codes("01 R. 05 A PIC S9(9) COMP-5.", dialect, .bigEndian) == ["K161"])
      #expect(codes("01 R. 05 A PIC N(3).", dialect) == ["K162"])
      let layout = Copybook.layouts(
        of: Array("01 R. 05 A PIC 9(4) COMP. 05 B PIC 9(9) COMP. 05 C PIC 9(10) COMP.".utf8), file: "t",
        options: .init(characters: "UTF8", dialect: dialect, format: .free, binaryOrder: .littleEndian)
      ).layouts.first
      #expect(layout?.fields.map(\.byteCount) == [14, 2, 4, 8])
    }
    #expect(codes("01 R. 05 A COMP-1.", "Fujitsu", .bigEndian) == ["K161"])
    #expect(
      codes("01 R. 05 A COMP-1.", "Hitachi") == ["K170"] && codes("01 R. 05 A COMP-1.", "Hitachi", .bigEndian).isEmpty)
    #expect(codes(binary, "NEC", .bigEndian) == ["K161"])
    #expect(codes("01 R. 05 A PIC S9(9) COMP-3. 05 B PIC S9(3). 05 C PIC X.", "NEC").isEmpty)
  }

  @Test func `tables of which others follow are laid out at their greatest length`() throws {
    let text =
      "01 R.\n 05 N PIC 9.\n 05 M PIC 9.\n 05 A OCCURS 1 TO 3 DEPENDING ON N.\n  10 B PIC X.\n"
      + "  10 C OCCURS 0 TO 2 DEPENDING ON M PIC XX.\n 05 D PIC X(4)."
    let layout = try CopybookClauseTests.layout(text, tables: .shifted)
    #expect(layout.byteCount == 2 + 3 * 5 + 4 && layout.leastByteCount == 2 + 1 + 4 && layout.isShifted)
    #expect(layout.variableTables.map(\.offset) == [2, 3] && layout.variableTables.map(\.most) == [3, 2])
    let c = try #require(layout.fields.first { $0.mappingName == "C(2,1)" })
    #expect(c.offset == 8)
    #expect(c.occurrences == [VariableOccurrence(table: 0, number: 2), VariableOccurrence(table: 1, number: 1)])
    let maximal = try CopybookClauseTests.layout(text, tables: .maximal)
    #expect(maximal.leastByteCount == maximal.byteCount && !maximal.isShifted)
  }
}
