import FoundationEssentials
import TestSupport
import Testing

@testable import Town

struct DelimitedRowTests {
  // Expected: RFC 4180, section 2, rules 5 to 7.
  @Test func `texts stand in quotation marks, inner ones doubled, numbers do not`() {
    var row = DelimitedRow(columnCount: 4)
    row.cells[0] = .text(Array("a,b".utf8))
    row.cells[1] = .text(Array("\"x\"".utf8))
    row.cells[2] = .number(-7)
    #expect(String(decoding: row.bytes, as: UTF8.self) == "\"a,b\",\"\"\"x\"\"\",-7,\"\"")
    #expect(!row.hasNewline)
    row.cells[3] = .text([0x0A])
    #expect(row.hasNewline)
  }

  /// `name` and `header` of a layout, in order.
  static func layout(_ name: String) throws -> [[String]] {
    let text = try String(
      contentsOfFile: Repository.path("Mappings/nakanojo/layouts/\(name).csv"), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).prefix(2).map(String.init)
    }
  }

  @Test func `columns are those of the layouts`() throws {
    func columns<Column: DelimitedColumn>(_ type: Column.Type) -> [[String]] {
      Column.allCases.map { [$0.rawValue, $0.heading] }
    }
    #expect(try DelimitedRowTests.layout("KAIGO") == columns(CareColumn.self))
    #expect(try DelimitedRowTests.layout("JITE-JUKYUSHA") == columns(RecipientColumn.self))
    #expect(try DelimitedRowTests.layout("JITE-JIDO") == columns(ChildColumn.self))
    #expect(try DelimitedRowTests.layout("KANRI") == columns(ControlColumn.self))
    #expect(CareColumn.allCases.count >= 20)
  }
}
