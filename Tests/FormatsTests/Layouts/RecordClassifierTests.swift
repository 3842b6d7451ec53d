import Records
import Testing

@testable import Formats

struct RecordClassifierTests {
  private static func field(_ column: Int) -> LayoutField {
    LayoutField(
      index: column + 1, level: 5, name: "F", offset: column, byteCount: 1, usage: .delimitedText,
      span: TextSpan(file: "t.csv", line: 1, column: 1))
  }

  /// The types of all rows of two columns, over blocks of some length.
  private static func types(_ text: [UInt8], _ conditions: [RecordCondition], block: Int = 1 << 19) throws -> [UInt8] {
    let classifier = try RecordClassifier(conditions) { _, value in
      (try? CP932.table.encode(value)).flatMap { DelimitedDialect().cell($0, isQuoted: true) }
    }
    let file = FramedFile(
      text, RecordFramer(RowFramer(columnCount: 2, newline: [0x0D, 0x0A], blockByteCount: block)))
    return file.blocks.flatMap { classifier.types(of: $0) }
  }

  @Test func `cells tell the type by all of their bytes`() throws {
    let text =
      Array("1,a\r\n2,b\r\n\"1\",c\r\n1 ,d\r\n,e\r\n\"\",f\r\n11,g\r\n1\r\n1,\"x\r\n".utf8) + [0x92, 0x6A]
      + Array(",h\r\n".utf8)
    let conditions = [
      RecordCondition.field(RecordClassifierTests.field(0), values: ["1"]),
      .field(RecordClassifierTests.field(0), values: ["", "男"]),
      .field(RecordClassifierTests.field(1), values: ["b", "g"]),
    ]
    for block in [20, 40, 1000] {
      #expect(try RecordClassifierTests.types(text, conditions, block: block) == [0, 2, 0, 255, 1, 1, 2, 255, 255, 1])
    }
  }

  // The cell had been compared with its quotation marks doubled, and the value without.
  @Test func `a value with a quotation mark is met`() throws {
    let text = Array("\"a\"\"b\",x\r\n\"a\"\"\"\"b\",x\r\nab,x\r\n\"\"\"\",x\r\n".utf8)
    let conditions = [
      RecordCondition.field(RecordClassifierTests.field(0), values: ["a\"b"]),
      .field(RecordClassifierTests.field(0), values: ["\""]),
    ]
    #expect(try RecordClassifierTests.types(text, conditions) == [0, 255, 255, 1])
  }

  @Test func `the first row of the file alone is at the top, whatever it holds`() throws {
    let conditions = [RecordCondition.top, .field(RecordClassifierTests.field(0), values: ["1"]), .any]
    for block in [1, 5, 1000] {
      let rows = try RecordClassifierTests.types(Array("1,a\r\n1,b\r\n2,c\r\n".utf8), conditions, block: block)
      #expect(block == 1 ? rows.first == 0 && rows.dropFirst().allSatisfy { $0 != 0 } : rows == [0, 1, 2])
    }
    #expect(try RecordClassifierTests.types(Array("1\r\n1,b\r\n".utf8), conditions) == [0, 1])
    #expect(try RecordClassifierTests.types([], conditions) == [])
  }

  @Test func `the first condition that holds decides`() throws {
    let text = Array("1,a\r\n1,b\r\n".utf8)
    #expect(try RecordClassifierTests.types(text, [.any, .top]) == [0, 0])
    #expect(
      try RecordClassifierTests.types(text, [.field(RecordClassifierTests.field(0), values: ["1"]), .top]) == [0, 0])
    #expect(try RecordClassifierTests.types(text, []) == [255, 255])
    #expect(throws: UnwritableValue(condition: 1, value: 1)) {
      try RecordClassifierTests.types(
        text, [.any, .field(RecordClassifierTests.field(0), values: ["1", "\u{20BB7}"])])
    }
  }
}
