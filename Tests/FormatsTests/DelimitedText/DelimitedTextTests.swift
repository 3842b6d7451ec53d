import Records
import TestSupport
import Testing

@testable import Formats

// Expected results: RFC 4180, section 2.
struct DelimitedTextTests {
  private static func table(_ text: String) -> (table: DelimitedTable?, diagnostics: [Diagnostic]) {
    DelimitedText.table(Array(text.utf8), file: "t.csv")
  }

  struct Good: Sendable, CustomTestStringConvertible {
    var text: String
    var rows: [[String]]
    var testDescription: String { text.debugDescription }
  }

  @Test(arguments: [
    Good(text: "a,b\n1,2\n", rows: [["a", "b"], ["1", "2"]]),
    Good(text: "a,b\r\n1,2\r\n", rows: [["a", "b"], ["1", "2"]]),
    Good(text: "\u{FEFF}a,b\n01,002", rows: [["a", "b"], ["01", "002"]]),
    Good(text: "a,b\n\"1,\n2\",\"\"\"\"\n", rows: [["a", "b"], ["1,\n2", "\""]]),
    Good(text: "a,b\n, \n,\n", rows: [["a", "b"], ["", " "], ["", ""]]),
    Good(text: "a\n\n1\n", rows: [["a"], [""], ["1"]]),
    Good(text: "a,b", rows: [["a", "b"]]),
    Good(text: "a\n\"x\"\"y\"", rows: [["a"], ["x\"y"]]),
    Good(text: "a\n\"1\r\n2\"\r\n", rows: [["a"], ["1\r\n2"]]),
  ])
  func `cells are taken as they are`(good: Good) throws {
    let result = DelimitedTextTests.table(good.text)
    #expect(result.diagnostics.isEmpty)
    let table = try #require(result.table)
    #expect([table.header] + table.rows.map(\.cells) == good.rows)
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var text: String
    var code: String
    var line: Int
    var column: Int
    var testDescription: String { text.debugDescription }
  }

  @Test(arguments: [
    Bad(text: "", code: "T101", line: 1, column: 1),
    Bad(text: "a,b\n1,x\"y\n", code: "T103", line: 2, column: 4),
    Bad(text: "a,b\n\"1\"x,2\n", code: "T104", line: 2, column: 4),
    Bad(text: "a,b\n1,\"2\n3\n", code: "T105", line: 2, column: 3),
    Bad(text: "a,b\n1\r,2\n", code: "T106", line: 2, column: 2),
    Bad(text: "a,,c\n", code: "T107", line: 1, column: 3),
    Bad(text: "a,b,a\n", code: "T108", line: 1, column: 5),
    Bad(text: "a,b\n1,2\n1\n", code: "T109", line: 3, column: 1),
    Bad(text: "a,b\n1,2,3\n", code: "T109", line: 2, column: 1),
    Bad(text: "a,b\n\n", code: "T109", line: 2, column: 1),
  ])
  func `what is no table has its code, line and column`(bad: Bad) {
    let result = DelimitedTextTests.table(bad.text)
    #expect(result.table == nil)
    #expect(result.diagnostics.first?.code == bad.code)
    #expect(result.diagnostics.first?.span?.start == TextPosition(line: bad.line, column: bad.column))
  }

  @Test func `a byte that is no UTF-8 is refused at its place`() {
    let bytes = Array("a,b\n1,山".utf8) + [0x8E, 0x52]
    let result = DelimitedText.table(bytes, file: "t.csv")
    #expect(result.table == nil)
    #expect(result.diagnostics.map(\.code) == ["T102"])
    #expect(result.diagnostics.first?.span?.start == TextPosition(line: 2, column: 4))
  }

  @Test func `names that String calls equal are two columns`() {
    #expect(DelimitedTextTests.table("\u{FA19},\u{795E}\n1,2\n").table?.column(named: "\u{795E}") == 1)
  }

  @Test func `cells know where they begin`() throws {
    let table = try #require(DelimitedTextTests.table("a,b\n\"1\n2\",3\n4,5\n").table)
    #expect(table.rows.map(\.line) == [2, 4])
    #expect(table.rows.map { $0.positions.map(\.line) } == [[2, 3], [4, 4]])
    #expect(table.rows.map { $0.positions.map(\.column) } == [[1, 4], [1, 3]])
  }

  @Test func `random text never traps`() {
    var generator = SeededGenerator(state: 3)
    let alphabet = Array("ab,\"\r\n,\"山".unicodeScalars)
    for _ in 0..<2000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<(generator.next() % 30) { text.append(alphabet[Int(generator.next() % UInt64(alphabet.count))]) }
      let result = DelimitedTextTests.table(String(text))
      #expect((result.table == nil) == !result.diagnostics.isEmpty)
    }
  }
}
