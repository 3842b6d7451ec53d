import Records
import Testing

@testable import Formats

struct DelimitedLayoutTests {
  private static let header = "name,header,type,digits,scale,note\n"

  private static func read(_ text: String) throws -> (layout: RecordLayout, diagnostics: [Diagnostic]) {
    RecordLayout.delimited(try #require(DelimitedText.table(Array(text.utf8), file: "t.csv").table), name: "R")
  }

  /// `code line:column` of each diagnostic.
  private static func places(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { "\($0.code) \($0.span?.start.line ?? 0):\($0.span?.start.column ?? 0)" }
  }

  @Test func `every row of the table is a column of the file`() throws {
    let (layout, diagnostics) = try DelimitedLayoutTests.read(
      DelimitedLayoutTests.header + "宛名番号,ATENA_NO,X,,,\n税額,,S9,9,,円\n率,\"税率,％\",9,5,5,\n番地,番地,9,31,0,\n")
    #expect(diagnostics.isEmpty)
    #expect(layout.isDelimited && layout.byteCount == 4)
    #expect(layout.fields.map(\.name) == ["R", "宛名番号", "税額", "率", "番地"])
    #expect(layout.fields.map(\.index) == [0, 1, 2, 3, 4])
    #expect(layout.fields.dropFirst().map(\.offset) == [0, 1, 2, 3])
    #expect(layout.fields.dropFirst().map(\.heading) == ["ATENA_NO", "", "税率,％", "番地"])
    #expect(layout.fields.dropFirst().allSatisfy { $0.parent == 0 && $0.usage.isDelimited })
    #expect(
      layout.fields.map(\.usage) == [
        .group, .delimitedText, .delimitedNumber(NumberShape(digits: 9, scale: 0, isSigned: true)),
        .delimitedNumber(NumberShape(digits: 5, scale: 5, isSigned: false)),
        .delimitedNumber(NumberShape(digits: 31, scale: 0, isSigned: false)),
      ])
    #expect(layout.fields.map(\.span.start.line) == [1, 2, 3, 4, 5])
  }

  @Test func `the columns of the table may stand in any order`() throws {
    let (layout, diagnostics) = try DelimitedLayoutTests.read(
      "note,scale,digits,type,header,name\n,2,5,S9,h,a\n")
    #expect(diagnostics.isEmpty)
    #expect(layout.fields[1].usage == .delimitedNumber(NumberShape(digits: 5, scale: 2, isSigned: true)))
    #expect(layout.fields[1].name == "a" && layout.fields[1].heading == "h")
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var rows: String
    var places: [String]
    var testDescription: String { rows.debugDescription }
  }

  @Test(arguments: [
    Bad(rows: "", places: ["T219 1:1"]),
    Bad(rows: "a,h,A,,,\n", places: ["T217 2:5"]),
    Bad(rows: "a,h,,,,\n", places: ["T217 2:5"]),
    Bad(rows: "a,h,x,,,\n", places: ["T217 2:5"]),
    Bad(rows: "a,h,Ｘ,,,\n", places: ["T217 2:5"]),
    Bad(rows: "a,h,s9,1,,\n", places: ["T217 2:5"]),
    Bad(rows: "a,h, X,,,\n", places: ["T217 2:5"]),
    Bad(rows: "a,h,X,1,,\n", places: ["T218 2:7"]),
    Bad(rows: "a,h,X,,0,\n", places: ["T218 2:7"]),
    Bad(rows: "a,h,9,,,\n", places: ["T218 2:7"]),
    Bad(rows: "a,h,9,0,,\n", places: ["T218 2:7"]),
    Bad(rows: "a,h,9,32,,\n", places: ["T218 2:7"]),
    Bad(rows: "a,h,9,5,6,\n", places: ["T218 2:7"]),
    Bad(rows: "a,h,9,5,-1,\n", places: ["T218 2:7"]),
    Bad(rows: "a,h,9,-5,,\n", places: ["T218 2:7"]),
    Bad(rows: "a,h,9,+5,,\n", places: ["T218 2:7"]),
    Bad(rows: "a,h,9,5,-0,\n", places: ["T218 2:7"]),
    Bad(rows: "a,h,9,５,,\n", places: ["T218 2:7"]),
    Bad(rows: "a,h,9, 5,,\n", places: ["T218 2:7"]),
    Bad(rows: "a,h,9,\"5,2\",,\n", places: ["T218 2:7"]),
    Bad(rows: "a,h,9,99999999999999999999,,\n", places: ["T218 2:7"]),
    Bad(rows: ",h,X,,,\n,i,X,,,\n", places: ["T203 2:1", "T203 3:1"]),
    Bad(rows: "a,h,X,,,\na,i,X,,,\n", places: ["T204 3:1"]),
    Bad(rows: "a,h,X,,,\nb,h,X,,,\n", places: ["T204 3:3"]),
    Bad(rows: "a,,X,,,\nb,,X,,,\n", places: []),
    // Equal to a reader, not to a file: が in one scalar and in two.
    Bad(rows: "\u{304C},h,X,,,\n\u{304B}\u{3099},i,X,,,\n", places: []),
    Bad(rows: "a,h,9,1,2,\n,h,Y,,,\n", places: ["T218 2:7", "T203 3:1", "T204 3:2", "T217 3:4"]),
  ])
  func `what a column cannot be is refused where it stands`(bad: Bad) throws {
    let result = try DelimitedLayoutTests.read(DelimitedLayoutTests.header + bad.rows)
    #expect(DelimitedLayoutTests.places(result.diagnostics) == bad.places)
    #expect(result.layout.fields.indices.allSatisfy { result.layout.fields[$0].index == $0 })
  }

  @Test func `a table of another kind gives a layout without columns`() throws {
    let result = try DelimitedLayoutTests.read("name,type,width\na,X,1\n")
    #expect(
      DelimitedLayoutTests.places(result.diagnostics) == ["T201 1:1", "T201 1:1", "T201 1:1", "T201 1:1", "T202 1:1"])
    #expect(result.layout.fields.count == 1 && result.layout.byteCount == 0 && result.layout.isDelimited)
  }

  @Test func `every problem says what is wrong and how to mend it in both languages`() {
    for problem in [TableProblem.unknownColumnType("Z"), .badShape("0,1"), .noColumns] {
      let diagnostic = problem.diagnostic(file: "t.csv", line: 1, column: 1)
      #expect(!diagnostic.message.ja.isEmpty && !diagnostic.message.en.isEmpty)
      #expect((diagnostic.help == nil) == (diagnostic.code == "T219"))
    }
  }
}
