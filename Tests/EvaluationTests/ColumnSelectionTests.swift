import Records
import Testing

@testable import Evaluation

@Suite struct ColumnSelectionTests {
  let column = Column(["a", "", "神", "dd", ""])

  @Test func `rows are gathered in the order asked for`() {
    #expect(column.gathering([0, 1, 2, 3, 4]) == column)
    #expect(column.gathering([2, 3]) == Column(["神", "dd"]))
    #expect(column.gathering([0, 2, 4]) == Column(["a", "神", ""]))
    #expect(column.gathering([]) == Column([]))
  }

  @Test func `replaced rows take their own lengths`() {
    #expect(column.replacing([0, 2, 4], by: Column(["", "x", "yyy"])) == Column(["", "", "x", "dd", "yyy"]))
    #expect(column.replacing([1, 2], by: Column(["q", ""])) == Column(["a", "q", "", "dd", ""]))
    #expect(column.clearing([0, 1, 2, 3, 4]) == Column(["", "", "", "", ""]))
    #expect(column.clearing([]) == column)
  }

  @Test func `a repeated text fills every row`() {
    #expect(Column(repeating: Array("神".utf8), count: 3) == Column(["神", "神", "神"]))
    #expect(Column(repeating: [], count: 2) == Column(["", ""]))
  }
}
