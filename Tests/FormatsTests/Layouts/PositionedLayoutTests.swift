import Records
import Testing

@testable import Formats

struct PositionedLayoutTests {
  private static let header = "record,name,start,length,type,usage,digits,scale,sign,options,note\n"

  private static func read(_ text: String) throws -> (layouts: [RecordLayout], diagnostics: [Diagnostic]) {
    RecordLayout.positioned(try #require(DelimitedText.table(Array(text.utf8), file: "t.csv").table))
  }

  @Test func `every row is a field, bytes without a row are fillers`() throws {
    let (layouts, diagnostics) = try PositionedLayoutTests.read(
      PositionedLayoutTests.header
        + "頭,区分,1,1,X,,,,,,\n明細,宛名番号,1,10,9,,10,,,,\n明細,税額,13,5,S9,COMP-3,9,2,,,円\n明細,氏名,18,8,G,,,,,,\n"
        + "明細,全体,1,12,X,,,,,,\n明細,続柄(2),26,3,S9,,2,,LEADING SEPARATE,,\n明細,数,29,2,9,BINARY-LE,4,,,,\n")
    #expect(diagnostics.isEmpty)
    #expect(layouts.map(\.name) == ["頭", "明細"] && layouts.map(\.byteCount) == [1, 30])
    let fields = try #require(layouts.last).fields
    #expect(fields.map(\.mappingName) == ["明細", "宛名番号", "税額", "氏名", "全体", "続柄(2)", "数"])
    #expect(fields.map(\.offset) == [0, 0, 12, 17, 0, 25, 28])
    #expect(fields[2].usage == .packed(NumberShape(digits: 9, scale: 2, isSigned: true)))
    #expect(fields[4].redefines == 1)
    #expect(fields[5].usage.shape?.sign == .leadingSeparate)
    #expect(fields[6].usage == .binary(NumberShape(digits: 4, scale: 0, isSigned: false), .littleEndian))
    let (gaps, _) = try PositionedLayoutTests.read(
      PositionedLayoutTests.header + "R,A,3,2,X,,,,,,\nR,B,8,1,X,,,,,,\n")
    #expect(gaps.first?.fields.dropFirst(3).map(\.mappingName) == ["FILLER@0", "FILLER@4"])
    #expect(gaps.first?.fields.dropFirst(3).map(\.byteCount) == [2, 3])
  }

  @Test(arguments: [
    ("", "T219 1:1"), (",A,1,1,X,,,,,,\n", "T203 2:1"), ("R,,1,1,X,,,,,,\n", "T203 2:3"),
    ("R,A,0,1,X,,,,,,\n", "T224 2:5"), ("R,A,1,0,X,,,,,,\n", "T224 2:5"), ("R,A,x,1,X,,,,,,\n", "T224 2:5"),
    ("R,A,1,1048577,X,,,,,,\n", "T224 2:5"), ("R,A,1,１,X,,,,,,\n", "T224 2:5"), ("R,A(x),1,1,X,,,,,,\n", "T224 2:3"),
    ("R,A,1,1,Y,,,,,,\n", "T225 2:9"), ("R,A,1,1,X,COMP,,,,,\n", "T225 2:11"), ("R,A,1,3,9,COMP-3,9,,,,\n", "T224 2:7"),
    ("R,A,1,3,9,,32,,,,\n", "T218 2:12"), ("R,A,1,3,9,,,,,,\n", "T218 2:12"),
    ("R,A,1,3,9,,3,,LEADING,,\n", "T225 2:15"),
    ("R,A,1,3,G,,,,,,\n", "T224 2:7"), ("R,A,1,4,X,,4,,,,\n", "T224 2:7"), ("R,A,1,4,F,,,,,,\n", "T225 2:11"),
    ("R,A,1,5,F,IEEE,,,,,\n", "T224 2:7"), ("R,A,1,4,X,,,,,LEFT,\n", "T225 2:15"),
    ("R,A,1,4,X,,,,,BLANK WHEN ZERO,\n", "T225 2:15"), ("R,A,1,1,X,,,,,,\nR,A,2,1,X,,,,,,\n", "T204 3:3"),
  ])
  func `what is wrong with a row is told with its place`(rows: String, place: String) throws {
    let (layouts, diagnostics) = try PositionedLayoutTests.read(PositionedLayoutTests.header + rows)
    #expect(layouts.isEmpty)
    #expect(
      diagnostics.map { "\($0.code) \($0.span?.start.line ?? 0):\($0.span?.start.column ?? 0)" } == [place])
  }

  // Expected: the copybook itself, whose places are GnuCOBOL's (`CompiledCopybookTests`).
  @Test func `a copybook written as a table reads as the same fields`() throws {
    var compared = 0
    for record in try CompiledCopybookTests.records() {
      let layout = try #require(CompiledCopybookTests.layout(record))
      let bytes = RecordLayout.table(of: [layout]).bytes(newline: "\r\n", mark: true)
      let (layouts, diagnostics) = RecordLayout.positioned(
        try #require(DelimitedText.table(bytes, file: "t.csv").table))
      #expect(diagnostics.isEmpty, "\(String(decoding: bytes, as: UTF8.self))")
      let read = try #require(layouts.first)
      #expect(read.byteCount == layout.byteCount)
      let expected = layout.fields.filter { !$0.isGroup }
      let found = Array(read.fields.dropFirst())
      #expect(found.count == expected.count)
      for (one, other) in zip(found, expected) {
        #expect(
          one.offset == other.offset && one.byteCount == other.byteCount && one.usage == other.usage
            && one.isJustified == other.isJustified && one.isBlankWhenZero == other.isBlankWhenZero
            && one.mappingName == other.mappingName)
        compared += 1
      }
    }
    #expect(compared > 5_000)
  }
}
