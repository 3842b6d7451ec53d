import Records
import Testing

@testable import Formats

/// Expected texts: the rules of the COPY statement, IBM Enterprise COBOL for z/OS 6.4 Language Reference, "COPY statement";
/// `PAYLIB` is the example there.
struct CopyStatementTests {
  private static let paylib = """
           01 A.
              02 B PIC S99.
              02 C PIC S9(5)V99.
              02 D PIC S9999 OCCURS 1 TO 52 TIMES
                     DEPENDING ON B OF A.

    """

  private static func layouts(
    _ text: String, _ files: [String: String]
  ) -> (layouts: [RecordLayout], diagnostics: [Diagnostic]) {
    Copybook.layouts(
      of: Array(text.utf8), file: "main.cpy", options: .init(characters: "UTF8", dialect: "IBM"),
      library: CopybookLibrary { name, _ in files[name].map { ("\(name).cpy", Array($0.utf8)) } })
  }

  private static func names(_ text: String, _ files: [String: String]) throws -> [String] {
    let (layouts, diagnostics) = layouts(text, files)
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message.en))")
    return try #require(layouts.first).fields.map { $0.name + ($0.picture.map { " " + $0 } ?? "") }
  }

  @Test func `a text is copied as it stands`() throws {
    let (layouts, diagnostics) = CopyStatementTests.layouts(
      "       COPY PAYLIB.\n", ["PAYLIB": CopyStatementTests.paylib])
    #expect(diagnostics.isEmpty)
    let layout = try #require(layouts.first)
    #expect(layout.name == "A" && layout.byteCount == 2 + 7 + 52 * 4 && layout.leastByteCount == 2 + 7 + 4)
    #expect(
      layout.fields[1].span.file == "PAYLIB.cpy" && layout.fields[1].span.start == TextPosition(line: 2, column: 14))
  }

  @Test func `words are replaced by words`() throws {
    let text = """
             COPY PAYLIB REPLACING A BY PAYROLL
                                   B BY PAY-CODE
                                   C BY GROSS-PAY
                                   D BY HOURS.

      """
    let names = try CopyStatementTests.names(text, ["PAYLIB": CopyStatementTests.paylib])
    #expect(names.prefix(5) == ["PAYROLL", "PAY-CODE S99", "GROSS-PAY S9(5)V99", "HOURS S9999", "HOURS S9999"])
  }

  @Test(arguments: [
    ("COPY T REPLACING ==:TAG:== BY ==OLD==.", ["R", "OLD-A X(3)", "X-NAME-1 9(2)", "OLD X"]),
    ("COPY T REPLACING ==X(3)== BY ==N(5)== ==:TAG:== BY ==T==.", ["R", "T-A N(5)", "X-NAME-1 9(2)", "T X"]),
    (
      "COPY T REPLACING LEADING ==X-== BY ==Y-== ==:TAG:== BY ==A==.",
      ["R", "A-A X(3)", "Y-NAME-1 9(2)", "A X"]
    ),
    (
      "COPY T REPLACING TRAILING ==-1== BY ==-2==, ==:tag:== BY Q.",
      ["R", "Q-A X(3)", "X-NAME-2 9(2)", "Q X"]
    ),
    ("copy 'T' of LIB suppress replacing == : TAG : == by ==Z==.", ["R", "Z-A X(3)", "X-NAME-1 9(2)", "Z X"]),
  ])
  func `pseudo-texts replace parts of words, whole words and pictures`(statement: String, expected: [String]) throws {
    let text = "           05 :TAG:-A PIC X(3).\n           05 X-NAME-1 PIC 9(2).\n           05 :TAG: PIC X.\n"
    let (layouts, diagnostics) = CopyStatementTests.layouts("       01 R.\n           \(statement)\n", ["T": text])
    #expect(diagnostics.isEmpty)
    let layout = try #require(layouts.first)
    #expect(layout.fields.map { $0.name + ($0.picture.map { " " + $0 } ?? "") } == expected)
  }

  @Test func `copied texts copy others, and what follows a statement is kept`() throws {
    let names = try CopyStatementTests.names(
      "       01 R.\n           COPY ONE. 05 C PIC X(3).\n",
      [
        "ONE": "           05 A PIC X.\n           COPY TWO REPLACING ==Q== BY ==B==.\n",
        "TWO": "           05 Q PIC X(2).\n",
      ])
    #expect(names == ["R", "A X", "B X(2)", "C X(3)"])
  }

  @Test func `COPY in comments and literals is none`() throws {
    let text = "      * COPY NONE.\n       01 R.\n           05 A PIC X(9) VALUE 'COPY B.'.\n"
    #expect(try CopyStatementTests.names(text, [:]) == ["R", "A X(9)"])
  }

  @Test func `a text that copies itself is refused with the way it went`() {
    let (layouts, diagnostics) = CopyStatementTests.layouts(
      "       01 R.\n           COPY ONE.\n",
      ["ONE": "           COPY TWO.\n", "TWO": "           COPY ONE.\n"])
    #expect(layouts.isEmpty && diagnostics.map(\.code) == ["K155"])
    #expect(diagnostics.first?.message.en == "a text copies itself (main.cpy → ONE.cpy → TWO.cpy → ONE.cpy)")
    #expect(diagnostics.first?.span?.file == "TWO.cpy")
  }

  @Test func `faults in a copied text name its file and line`() {
    let (_, diagnostics) = CopyStatementTests.layouts(
      "       01 R.\n           COPY ONE.\n           05 B PIC Q.\n",
      ["ONE": "\n           05 A PIC Q.\n"])
    #expect(diagnostics.map(\.code) == ["K124", "K124"])
    #expect(diagnostics.map(\.span?.file) == ["ONE.cpy", "main.cpy"])
    #expect(diagnostics.map(\.span?.start.line) == [2, 3])
  }

  @Test func `texts without end are refused within the limits`() {
    let long = String(repeating: " ", count: 17 << 20)
    let (_, diagnostics) = CopyStatementTests.layouts("       01 R.\n           COPY A.\n", ["A": long])
    #expect(diagnostics.map(\.code) == ["K156"])
  }
}
