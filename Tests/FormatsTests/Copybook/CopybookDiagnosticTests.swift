import Records
import TestSupport
import Testing

@testable import Formats

struct CopybookDiagnosticTests {
  /// A copybook with the fault marked by `⟨…⟩`; the text is indented to column 8.
  struct Case: Sendable, CustomTestStringConvertible {
    var code: String
    var text: String
    var testDescription: String { code + " " + text.debugDescription }
  }

  /// Takes the marks out and gives the place of the first one.
  private static func marked(_ text: String) -> (text: String, position: TextPosition?) {
    var position: TextPosition?
    var plain = String.UnicodeScalarView()
    var line = 1
    var column = 1
    for scalar in text.unicodeScalars {
      if scalar == "⟨" {
        position = position ?? TextPosition(line: line, column: column)
        continue
      }
      if scalar == "⟩" { continue }
      plain.append(scalar)
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return (String(plain), position)
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "       \($0)\n" }.joined()
  }

  @Test(arguments: [
    Case(code: "K111", text: "01 R.\n 05 A⟨　⟩PIC X."),
    Case(code: "K110", text: "01 R.\n 05 A PIC X VALUE ⟨'A⟩."),
    Case(code: "K113", text: "⟨REC⟩.\n01 R.\n 05 A PIC X."),
    Case(code: "K114", text: "01 R.\n ⟨50⟩ A PIC X.\n 05 B PIC X."),
    Case(code: "K112", text: "01 R.\n 05 A PIC X VALUE ⟨Z⟩'00'."),
    Case(code: "K112", text: "01 R.\n 05 A PIC X.\n 88 B VALUE ⟨X'4000'⟩."),
    Case(code: "K158", text: "01 R.\n 05 A PIC X.\n 66 B RENAMES ⟨C⟩."),
    Case(code: "K159", text: "01 R.\n 05 A OCCURS 2 PIC X.\n 66 B RENAMES ⟨A⟩."),
    Case(code: "K159", text: "01 R.\n 05 A PIC X.\n 66 B RENAMES ⟨R⟩."),
    Case(code: "K160", text: "01 R.\n 05 A PIC X.\n 05 C PIC X.\n 66 B RENAMES C THRU ⟨A⟩."),
    Case(code: "K122", text: "01 R.\n 05 A PIC X.\n 66 B ⟨PIC⟩ X."),
    Case(code: "K122", text: "01 R.\n 05 A PIC X.\n 66 B ⟨RENAMES⟩."),
    Case(code: "K116", text: "01 R.\n ⟨REPLACE⟩ ==A== BY ==B==.\n 05 A PIC X."),
    Case(code: "K154", text: "01 R.\n COPY ⟨OTHER⟩.\n 05 A PIC X."),
    Case(code: "K157", text: "01 R.\n COPY OTHER REPLACING A ⟨B⟩.\n 05 A PIC X."),
    Case(code: "K157", text: "01 R.\n COPY OTHER REPLACING LEADING ==A B== BY ==C==⟨.⟩\n 05 A PIC X."),
    Case(code: "K122", text: "01 R.\n ⟨COPY⟩.\n 05 A PIC X."),
    Case(code: "K119", text: "01 R.\n 05 A PIC X.\n COPY ⟨OTHER⟩"),
    Case(code: "K161", text: "01 R.\n 05 A PIC 9(4) ⟨COMP-6⟩."),
    Case(code: "K127", text: "01 R.\n 05 A PIC X(4) USAGE ⟨COMP-X⟩."),
    Case(code: "K161", text: "01 R.\n 05 A PIC 9(4) USAGE ⟨COMP-X⟩."),
    Case(code: "K117", text: "01 R.\n 05 A ⟨INDEX⟩."),
    Case(code: "K117", text: "01 R.\n 05 A USAGE ⟨POINTER⟩."),
    Case(code: "K117", text: "01 R.\n 05 A ⟨GROUP-USAGE⟩ NATIONAL."),
    Case(code: "K163", text: "01 R.\n 05 A PIC ⟨9(4)⟩ COMP-1."),
    Case(code: "K164", text: "01 R.\n 05 ⟨A⟩ PIC 9(4) SIGN LEADING."),
    Case(code: "K164", text: "01 R.\n 05 ⟨A⟩ PIC S9(4) COMP-3 LEADING SEPARATE."),
    Case(code: "K122", text: "01 R.\n 05 A PIC S9(4) ⟨SIGN⟩."),
    Case(code: "K121", text: "01 R.\n 05 A PIC S9(4) LEADING ⟨TRAILING⟩."),
    Case(code: "K165", text: "01 R.\n 05 ⟨A⟩ PIC 9(4) JUST RIGHT."),
    Case(code: "K166", text: "01 R.\n 05 ⟨A⟩ PIC X(4) BLANK WHEN ZERO."),
    Case(code: "K122", text: "01 R.\n 05 A PIC 9(4) ⟨BLANK⟩ WHEN."),
    Case(code: "K125", text: "01 R.\n 05 A PIC ⟨1(8)⟩."),
    Case(code: "K125", text: "01 R.\n 05 A PIC ⟨U(8)⟩."),
    Case(code: "K124", text: "01 R.\n 05 A PIC ⟨9P9⟩."),
    Case(code: "K124", text: "01 R.\n 05 A PIC ⟨P9P⟩."),
    Case(code: "K124", text: "01 R.\n 05 A PIC ⟨9(3)PV9⟩."),
    Case(code: "K126", text: "01 R.\n 05 A PIC ⟨9(3)P(29)⟩."),
    Case(code: "K126", text: "01 R.\n 05 A PIC ⟨VP(13)9(18)⟩ COMP."),
    Case(code: "K136", text: "01 R.\n 05 A OCCURS 2 PIC X.\n 05 B REDEFINES ⟨A⟩ OCCURS 2 PIC X."),
    Case(code: "K134", text: "01 R.\n 05 A PIC X.\n01 S REDEFINES ⟨Q⟩.\n 05 B PIC X."),
    Case(code: "K118", text: "01 R.\n 05 A PIC X ⟨NONSENSE⟩."),
    Case(code: "K118", text: "01 R.\n 05 A PIC X ⟨'A'⟩."),
    Case(code: "K119", text: "01 R.\n 05 A PIC X\n ⟨05⟩ B PIC X."),
    Case(code: "K119", text: "01 R.\n 05 A ⟨PIC X⟩".replacing("⟨PIC X⟩", with: "PIC ⟨X⟩")),
    Case(code: "K120", text: "01 R.\n 05 ⟨A=B⟩ PIC X."),
    Case(code: "K121", text: "01 R.\n 05 A PIC X ⟨PIC⟩ X."),
    Case(code: "K122", text: "01 R.\n 05 A ⟨PIC⟩."),
    Case(code: "K122", text: "01 R.\n 05 A PIC X ⟨VALUE⟩."),
    Case(code: "K123", text: "01 R.\n 05 A OCCURS ⟨0⟩ PIC X."),
    Case(code: "K123", text: "01 R.\n 05 A OCCURS ⟨N⟩ PIC X."),
    Case(code: "K124", text: "01 R.\n 05 A PIC ⟨X(0)⟩."),
    Case(code: "K124", text: "01 R.\n 05 A PIC ⟨9S9⟩."),
    Case(code: "K124", text: "01 R.\n 05 A PIC ⟨X(2⟩."),
    Case(code: "K124", text: "01 R.\n 05 A PIC ⟨SV⟩."),
    Case(code: "K124", text: "01 R.\n 05 A PIC ⟨Q⟩."),
    Case(code: "K124", text: "01 R.\n 05 A PIC ⟨GN⟩."),
    Case(code: "K124", text: "01 R.\n 05 A PIC ⟨N(2)X⟩."),
    Case(code: "K126", text: "01 R.\n 05 A PIC ⟨9(32)⟩."),
    Case(code: "K126", text: "01 R.\n 05 A PIC ⟨9(19)⟩ COMP."),
    Case(code: "K127", text: "01 R.\n 05 A PIC X(4) ⟨COMP-3⟩."),
    Case(code: "K128", text: "88 ⟨A⟩ VALUE '1'.\n01 R.\n 05 B PIC X."),
    Case(code: "K129", text: "01 R.\n 05 A PIC X.\n 88 ⟨B⟩."),
    Case(code: "K130", text: "05 ⟨A⟩ PIC X.\n01 R PIC X."),
    Case(code: "K131", text: "01 R.\n 10 A PIC X.\n 05 ⟨B⟩ PIC X."),
    Case(code: "K132", text: "01 R.\n 05 ⟨A⟩ PIC X.\n  10 B PIC X."),
    Case(code: "K133", text: "01 R.\n 05 ⟨A⟩.\n 05 B PIC X."),
    Case(code: "K134", text: "01 R.\n 05 A PIC X.\n 05 B REDEFINES ⟨C⟩ PIC X."),
    Case(code: "K134", text: "01 R.\n 05 A.\n  10 C PIC X.\n 05 B REDEFINES ⟨C⟩ PIC X."),
    Case(code: "K135", text: "01 R.\n 05 A PIC X.\n 05 X PIC X.\n 05 B REDEFINES ⟨A⟩ PIC X."),
    Case(code: "K136", text: "01 R.\n 05 A OCCURS 2 PIC X.\n 05 B REDEFINES ⟨A⟩ PIC X."),
    Case(code: "K139", text: "01 ⟨R⟩ OCCURS 2.\n 05 A PIC X."),
    Case(code: "K140", text: "01 R.\n 05 A PIC X.\n 05 ⟨A⟩ PIC X."),
    Case(code: "K141", text: "01 ⟨R⟩.\n 05 A PIC X(16777217)."),
    Case(code: "K141", text: "01 ⟨R⟩.\n 05 A PIC G(8388609)."),
    Case(code: "K144", text: "01 R.\n 05 A PIC X(4) ⟨DISPLAY-1⟩."),
    Case(code: "K144", text: "01 R.\n 05 A PIC 9(4) USAGE ⟨DISPLAY-1⟩."),
    Case(code: "K144", text: "01 R.\n 05 B DISPLAY-1.\n  10 ⟨A⟩ PIC 9(4)."),
    Case(code: "K145", text: "01 R.\n 05 A PIC G(4) ⟨DISPLAY⟩."),
    Case(code: "K145", text: "01 R.\n 05 A PIC N(4) ⟨COMP-3⟩."),
    Case(code: "K122", text: "01 R.\n 05 N PIC 9.\n 05 A OCCURS 1 ⟨TO⟩."),
    Case(code: "K122", text: "01 R.\n 05 N PIC 9.\n 05 A OCCURS 1 TO 5 ⟨DEPENDING⟩ ON."),
    Case(code: "K123", text: "01 R.\n 05 N PIC 9.\n 05 A OCCURS 1 TO ⟨UNBOUNDED⟩ DEPENDING ON N PIC X."),
    Case(code: "K123", text: "01 R.\n 05 N PIC 9.\n 05 A OCCURS 0 TO ⟨0⟩ DEPENDING ON N PIC X."),
    Case(code: "K146", text: "01 R.\n 05 A OCCURS 1 TO ⟨5⟩ PIC X."),
    Case(code: "K147", text: "01 R.\n 05 N PIC 9.\n 05 A OCCURS 5 TO ⟨5⟩ DEPENDING ON N PIC X."),
    Case(
      code: "K148", text: "01 R.\n 05 N PIC 9.\n 05 B OCCURS 2.\n  10 ⟨A⟩ OCCURS 1 TO 5 DEPENDING ON N PIC X."),
    Case(
      code: "K148",
      text: "01 R.\n 05 N PIC 9.\n 05 B OCCURS 1 TO 3 DEPENDING ON N.\n  10 ⟨A⟩ OCCURS 1 TO 5 DEPENDING ON N PIC X."),
    Case(code: "K149", text: "01 R.\n 05 N PIC 9.\n 05 ⟨A⟩ OCCURS 1 TO 5 DEPENDING ON N PIC X.\n 05 B PIC X."),
    Case(
      code: "K149",
      text: "01 R.\n 05 N PIC 9.\n 05 G.\n  10 ⟨A⟩ OCCURS 1 TO 5 DEPENDING ON N PIC X.\n 05 B PIC X."),
    Case(
      code: "K149",
      text: "01 R.\n 05 N PIC 9.\n 05 ⟨A⟩ OCCURS 1 TO 5 DEPENDING ON N PIC X.\n"
        + " 05 B OCCURS 1 TO 5 DEPENDING ON N PIC X."),
    Case(
      code: "K150",
      text: "01 R.\n 05 N PIC 9.\n 05 B PIC X(5).\n 05 ⟨A⟩ REDEFINES B OCCURS 1 TO 5 DEPENDING ON N PIC X."),
    Case(
      code: "K150",
      text: "01 R.\n 05 N PIC 9.\n 05 B PIC X(5).\n 05 C REDEFINES B.\n"
        + "  10 ⟨A⟩ OCCURS 1 TO 5 DEPENDING ON N PIC X."),
    Case(
      code: "K150",
      text: "01 R.\n 05 N PIC 9.\n 05 C.\n  10 ⟨A⟩ OCCURS 1 TO 5 DEPENDING ON N PIC X.\n 05 B REDEFINES C PIC X(5)."),
    Case(code: "K151", text: "01 R.\n 05 N PIC 9.\n 05 A OCCURS 1 TO 5 DEPENDING ON ⟨M⟩ PIC X."),
    Case(code: "K151", text: "01 Q.\n 05 M PIC 9.\n01 R.\n 05 N PIC 9.\n 05 A OCCURS 5 DEPENDING ON ⟨M⟩ PIC X."),
    Case(code: "K151", text: "01 R.\n 05 FILLER PIC 9.\n 05 A OCCURS 5 DEPENDING ON ⟨FILLER⟩ PIC X."),
    Case(code: "K152", text: "01 R.\n 05 N PIC X.\n 05 A OCCURS 1 TO 5 DEPENDING ON ⟨N⟩ PIC X."),
    Case(code: "K152", text: "01 R.\n 05 N PIC 9V9.\n 05 A OCCURS 1 TO 5 DEPENDING ON ⟨N⟩ PIC X."),
    Case(code: "K152", text: "01 R.\n 05 N.\n  10 M PIC 9.\n 05 A OCCURS 1 TO 5 DEPENDING ON ⟨N⟩ PIC X."),
    Case(code: "K152", text: "01 R.\n 05 N PIC 9 OCCURS 2.\n 05 A OCCURS 1 TO 5 DEPENDING ON ⟨N⟩ PIC X."),
    Case(code: "K153", text: "01 R.\n 05 A OCCURS 1 TO 5 DEPENDING ON ⟨N⟩.\n  10 N PIC 9."),
    Case(code: "K153", text: "01 R.\n 05 A PIC 9 OCCURS 1 TO 5 DEPENDING ON ⟨A⟩."),
    Case(code: "K141", text: "01 ⟨R⟩.\n 05 G OCCURS 99999999.\n  10 A OCCURS 99999999 PIC X(99999999)."),
  ])
  func `a fault has its code and its place, alone`(item: Case) {
    let (text, position) = CopybookDiagnosticTests.marked(CopybookDiagnosticTests.indented(item.text))
    let result = Copybook.layouts(
      of: Array(text.utf8), file: "t.cpy", options: .init(characters: "UTF8", dialect: "IBM"))
    #expect(result.diagnostics.map(\.code) == [item.code])
    #expect(result.diagnostics.first?.span?.start == position)
    #expect(result.layouts.isEmpty)
  }

  @Test(arguments: [
    Case(code: "K105", text: "       01 R.\n  05 A⟨B⟩ PIC X.\n"),
    Case(code: "K106", text: "       01 R.\n      ⟨D⟩    05 A PIC X.\n           05 B PIC X.\n"),
    Case(code: "K107", text: "      ⟨-⟩    X\n       01 R.\n          05 A PIC X.\n"),
    Case(code: "K108", text: "       01 R.\n        05 A PIC X VALUE 'A\n      -   ⟨B⟩'.\n"),
  ])
  func `a fault of the reference format has its code and its place`(item: Case) {
    let (text, position) = CopybookDiagnosticTests.marked(item.text)
    let result = Copybook.layouts(
      of: Array(text.utf8), file: "t.cpy", options: .init(characters: "UTF8", dialect: "IBM"))
    #expect(result.diagnostics.map(\.code) == [item.code])
    #expect(result.diagnostics.first?.span?.start == position)
    #expect(result.diagnostics.first?.help != nil)
    #expect(result.layouts.isEmpty)
  }

  @Test func `text across column 72 is a warning, and what follows is not read`() {
    let line = "          05 A PIC X." + String(repeating: " ", count: 40) + "*> 9012345678901\n"
    let text = "       01 R.\n" + line
    let result = Copybook.layouts(
      of: Array(text.utf8), file: "t.cpy", options: .init(characters: "UTF8", dialect: "IBM"))
    #expect(result.diagnostics.map(\.code) == ["K109"])
    #expect(result.diagnostics.first?.span?.start == TextPosition(line: 2, column: 73))
    #expect(result.layouts.count == 1)
  }

  @Test func `bytes outside the declared table are refused where they matter`() {
    let head = Array("       01 R.\n          05 A PIC X(2) VALUE '".utf8)
    let bytes = head + [0x82, 0xA0, 0xFD] + Array("'.\n      * ".utf8) + [0xFD, 0xFF, 0x0A]
    let result = Copybook.layouts(of: bytes, file: "t.cpy", options: .init(characters: "CP932", dialect: "IBM"))
    #expect(result.diagnostics.map(\.code) == ["K103"])
    #expect(result.diagnostics.first?.span?.start == TextPosition(line: 2, column: 33))
    let utf8 = Copybook.layouts(
      of: head + [0x82] + Array("'.\n".utf8), file: "t.cpy", options: .init(characters: "UTF8", dialect: "IBM"))
    #expect(utf8.diagnostics.map(\.code) == ["K103"])
  }

  @Test func `an unknown table, dialect or an empty file is refused`() {
    let text = Array("       01 R.\n          05 A PIC X.\n".utf8)
    #expect(
      Copybook.layouts(of: text, file: "t", options: .init(characters: "sjis", dialect: "IBM")).diagnostics.map(\.code)
        == ["K102"])
    #expect(
      Copybook.layouts(of: text, file: "t", options: .init(characters: "UTF8", dialect: "MF")).diagnostics.map(\.code)
        == ["K101"])
    #expect(
      Copybook.layouts(of: [], file: "t", options: .init(characters: "UTF8", dialect: "IBM")).diagnostics.map(\.code)
        == ["K143"])
  }

  @Test func `several faults are found in one pass, in order`() {
    let text = CopybookDiagnosticTests.indented(
      "01 R.\n 05 A PIC 1.\n 05 B INDEX.\n 05 C.\n 05 D REDEFINES Q PIC X.\n 05 E OCCURS 0 PIC X.")
    let result = Copybook.layouts(
      of: Array(text.utf8), file: "t.cpy", options: .init(characters: "UTF8", dialect: "IBM"))
    #expect(result.diagnostics.map(\.code) == ["K125", "K117", "K133", "K134", "K123"])
    #expect(result.diagnostics.compactMap(\.span?.start.line) == [2, 3, 4, 5, 6])
    for diagnostic in result.diagnostics {
      #expect(!diagnostic.message.ja.isEmpty && !diagnostic.message.en.isEmpty)
    }
  }

  @Test func `random bytes and cut copybooks never trap`() throws {
    var generator = SeededGenerator(state: 11)
    let golden = try GoldenFile.bytes("resident.cpy")
    for round in 0..<300 {
      var bytes = Array(golden.prefix(Int(generator.next() % UInt64(golden.count))))
      for _ in 0..<(round % 7) where !bytes.isEmpty {
        bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next())
      }
      for characters in ["CP932", "UTF8"] {
        let result = Copybook.layouts(of: bytes, file: "r", options: .init(characters: characters, dialect: "IBM"))
        #expect(result.layouts.isEmpty || !result.diagnostics.contains { $0.severity == .error })
      }
    }
  }
}
