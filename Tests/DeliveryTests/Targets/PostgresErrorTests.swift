import Testing

@testable import Delivery

@Suite struct PostgresErrorTests {
  @Test(arguments: [
    ("connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  28P01\n", "28P01"),
    ("connection to server at \"127.0.0.1\", port 5432 failed: Connection refused\n\tIs it running?\n", ""),
    ("", ""),
  ])
  func `a refusal ends in its SQLSTATE`(_ message: String, _ state: String) {
    #expect(PostgresError.state(endOf: message) == state)
  }

  /// The first two as PostgreSQL 15 writes them, the third in another order of words, the fourth with a newline in a value.
  @Test(arguments: [
    ("COPY 010_zei, line 12, column 氏名: \"7 太郎\"", 12), ("COPY 010_zei, line 3: \"99,98\"", 3),
    ("010_zeiのCOPY、12行目、列1: \"9\"", 12), ("COPY 010_zei, line 4\nSQL function 9", 4), ("7 people: 8", 7), ("", nil),
  ])
  func `the line stands after the table and before any value`(_ context: String, _ line: Int?) {
    #expect(PostgresError.line(inContext: context, table: "010_zei") == line)
  }

  @Test func `a long name keeps its beginning, whole characters and a digest`() {
    let long = String(repeating: "税", count: 30)
    #expect(SQLName(long).text.utf8.count <= 63)
    #expect(SQLName(long).text.hasPrefix(String(repeating: "税", count: 18) + "_"))
    #expect(SQLName(long) != SQLName(long + "額"))
    #expect(SQLName(String(repeating: "税", count: 21)).text == String(repeating: "税", count: 21))
    #expect(SQLName("a\"b").quoted == "\"a\"\"b\"")
    #expect(SQLName.literal("it's") == "'it''s'")
  }
}
