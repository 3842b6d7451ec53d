import Records
import TestSupport
import Testing

@testable import Formats

// Expected texts: Python 3.11's `cp932` codec, which agrees with glibc 2.36 iconv on these; the whole table is compared
// with `Golden/cp932-double-byte.txt`. U+9AD9 is written as FBFC and U+FA11 as FAB1 by glibc.
struct DelimitedReaderTests {
  private static let identification = IdentificationTable(
    file: "g.csv",
    rows: [
      IdentificationTable.Row(code: 0xF040, decision: .same, target: ["\u{4E02}"], line: 2),
      IdentificationTable.Row(code: 0xF041, decision: .same, target: ["\u{9AD9}"], line: 3),
      IdentificationTable.Row(code: 0xF042, decision: .design, target: ["\u{8FBB}", "\u{E0102}"], line: 4),
      IdentificationTable.Row(code: 0xF043, decision: .held, target: [], line: 5),
    ])

  /// A column of text and one of numbers with three digits, one after the point.
  private static func reader(
    _ fields: [Int] = [1, 2], identification: IdentificationTable? = identification
  ) -> DelimitedReader {
    let usages: [FieldUsage] = [
      .group, .delimitedText, .delimitedNumber(NumberShape(digits: 3, scale: 1, isSigned: true)),
    ]
    let layout = RecordLayout(
      name: "R", byteCount: 2,
      fields: usages.enumerated().map { index, usage in
        LayoutField(
          index: index, level: index == 0 ? 1 : 5, name: "F\(index)", offset: max(0, index - 1), byteCount: 1,
          usage: usage, parent: index == 0 ? nil : 0, span: TextSpan(file: "t.csv", line: index + 1, column: 1))
      }, isDelimited: true)
    return DelimitedReader(
      layout: layout, inputs: fields.map { FieldInput(field: $0, isTrimmed: false) }, table: CP932.table,
      identification: identification)
  }

  /// Rows of two cells, the second empty.
  private static func block(_ cells: [[UInt8]]) throws -> SourceBlock {
    try block(bytes: cells.flatMap { $0 + [0x2C, 0x0D, 0x0A] })
  }

  private static func block(bytes: [UInt8]) throws -> SourceBlock {
    let file = FramedFile(
      bytes, RecordFramer(RowFramer(columnCount: 2, newline: [0x0D, 0x0A], blockByteCount: bytes.count + 1)))
    return try #require(file.blocks.first)
  }

  private static func quoted(_ bytes: [UInt8]) -> [UInt8] { [0x22] + bytes + [0x22] }
  private static func texts(_ column: Column) -> [String] { (0..<column.count).map(column.text) }

  /// `row.input code@offset:bytes` of each failure.
  private static func failures(_ batch: SourceBatch) -> [String] {
    batch.failures.map {
      "\($0.row).\($0.input) \($0.code)@\($0.byteOffset):\(String($0.bytes, radix: 16, uppercase: true))/\($0.byteCount)"
    }
  }

  @Test func `columns become UTF-8 and canonical numbers`() throws {
    let block = try DelimitedReaderTests.block(
      bytes: [0x8E, 0x52, 0xB1, 0x2C] + Array("-1.5\r\n".utf8) + [0x22, 0x83, 0x5C, 0x2C, 0x0D, 0x0A, 0x22]
        + Array(",\"07\"\r\n,\r\n".utf8) + Array("a \"\r\n\" b\"\" \",\r\n".utf8))
    #expect(block.frames.map(\.state) == [.whole, .whole, .whole, .strayQuote, .whole])
    let result = DelimitedReaderTests.reader().read(block, frames: [0, 1, 2, 4])
    #expect(DelimitedReaderTests.texts(result.batch.columns[0]) == ["山ｱ", "ソ,\r\n", "", " b\" "])
    #expect(DelimitedReaderTests.texts(result.batch.columns[1]) == ["-1.5", "7.0", "", ""])
    #expect(result.batch.failures.isEmpty && result.userDefined.isEmpty && result.batch.identified == [[], []])
    #expect((0..<4).map { result.batch.recordIndex($0) } == [0, 1, 2, 4])
  }

  @Test func `no frames and no bytes give empty columns`() throws {
    let block = try DelimitedReaderTests.block([[], [], []])
    let none = DelimitedReaderTests.reader().read(block, frames: [])
    #expect(none.batch.columns.map(\.count) == [0, 0])
    let empty = DelimitedReaderTests.reader().read(block, frames: [0, 1, 2])
    #expect(empty.batch.columns.map(DelimitedReaderTests.texts) == [["", "", ""], ["", "", ""]])
    let matches = DelimitedReaderTests.reader().matches(
      input: 0, restored: Column(), absentText: [], frames: [], block: block)
    #expect(matches == [])
  }

  @Test func `every character of the table is read as the golden file says and proved unless it is one of two codes`()
    throws
  {
    var golden = try CP932Tests.golden().filter { !(0xE000...0xE757).contains($0.value) }
    for byte in UInt16(0xA1)...0xDF { golden[byte] = 0xFF61 + UInt32(byte) - 0xA1 }
    let codes = golden.keys.sorted()
    let bytes = codes.map { $0 > 0xFF ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0)] }
    let block = try DelimitedReaderTests.block(zip(codes, bytes).map { $0 % 2 == 0 ? $1 : [0x22, 0x41] + $1 + [0x22] })
    let reader = DelimitedReaderTests.reader()
    let frames = Array(block.frames.indices)
    let batch = reader.read(block, frames: frames.map { UInt32($0) }).batch
    #expect(batch.failures.isEmpty && frames.count == codes.count)
    var oneWay: Set<UInt16> = []
    for line in try GoldenFile.lines("cp932-one-way.txt") {
      oneWay.insert(try #require(UInt16(line.prefix(4), radix: 16)))
    }
    let matches = reader.matches(input: 0, restored: batch.columns[0], absentText: [], frames: frames, block: block)
    for (row, code) in codes.enumerated() {
      let scalar = try #require(golden[code])
      #expect(batch.columns[0].text(row).scalarValues == (code % 2 == 0 ? [scalar] : [0x41, scalar]))
      #expect(matches[row] == !oneWay.contains(code), "\(String(code, radix: 16))")
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var failure: String
    var testDescription: String { bytes.map { String($0, radix: 16) }.joined(separator: " ") }
  }

  @Test(arguments: [
    Case(bytes: [0x81], failure: "truncatedCharacter@0:81/1"),
    Case(bytes: [0xFC], failure: "truncatedCharacter@0:FC/1"),
    Case(bytes: [0x41, 0x88, 0x9F, 0x83], failure: "truncatedCharacter@3:83/1"),
    Case(bytes: [0x81, 0x20, 0x20], failure: "truncatedCharacter@0:81/1"),
    Case(bytes: [0x81, 0x20, 0x41], failure: "badTrailByte@0:8120/2"),
    Case(bytes: [0x81, 0x00], failure: "badTrailByte@0:8100/2"),
    Case(bytes: [0x41, 0x00, 0x81, 0x00, 0x41], failure: "badTrailByte@2:8100/2"),
    Case(bytes: [0x81, 0x7F], failure: "badTrailByte@0:817F/2"),
    Case(bytes: [0x81, 0xFD], failure: "badTrailByte@0:81FD/2"),
    Case(bytes: [0x80], failure: "unassignedCode@0:80/1"),
    Case(bytes: [0x41, 0xA0], failure: "unassignedCode@1:A0/1"),
    Case(bytes: [0xFD], failure: "unassignedCode@0:FD/1"),
    Case(bytes: [0xFF], failure: "unassignedCode@0:FF/1"),
    Case(bytes: [0x81, 0xAD], failure: "unassignedCode@0:81AD/2"),
    Case(bytes: [0x41, 0xF0, 0x43], failure: "undecidedCharacter@1:F043/2"),
    Case(bytes: [0xF9, 0xFC, 0x81], failure: "undecidedCharacter@0:F9FC/2"),
    Case(bytes: [0x81, 0xAD, 0xF0, 0x43], failure: "unassignedCode@0:81AD/2"),
  ])
  func `a bad cell is refused in its row and at its offset, and its neighbours are read`(item: Case) throws {
    let good: [UInt8] = [0x8E, 0x52]
    for cell in [item.bytes, DelimitedReaderTests.quoted(item.bytes)] {
      let block = try DelimitedReaderTests.block([good, cell, [], good, cell])
      let batch = DelimitedReaderTests.reader([1]).read(block, frames: [0, 1, 2, 3, 4]).batch
      #expect(DelimitedReaderTests.failures(batch) == ["1.0 \(item.failure)", "4.0 \(item.failure)"])
      #expect(DelimitedReaderTests.texts(batch.columns[0]) == ["山", "", "", "山", ""])
    }
  }

  @Test func `offsets count a doubled quotation mark once`() throws {
    let block = try DelimitedReaderTests.block([DelimitedReaderTests.quoted([0x22, 0x22, 0x22, 0x22, 0x41, 0xFD])])
    let batch = DelimitedReaderTests.reader([1]).read(block, frames: [0]).batch
    #expect(DelimitedReaderTests.failures(batch) == ["0.0 unassignedCode@3:FD/1"])
  }

  @Test func `zero bytes are characters of their cell`() throws {
    let block = try DelimitedReaderTests.block([[0x00], [], [0x41, 0x00, 0x42], [0x8E, 0x52, 0x00]])
    let batch = DelimitedReaderTests.reader([1]).read(block, frames: [0, 1, 2, 3]).batch
    #expect(DelimitedReaderTests.texts(batch.columns[0]) == ["\0", "", "A\0B", "山\0"])
    #expect(batch.failures.isEmpty)
  }

  @Test func `failures of all columns stand in the order of rows`() throws {
    let block = try DelimitedReaderTests.block(
      bytes: Array("a,1x\r\n".utf8) + [0x80, 0x2C] + Array("--1\r\nb,1.55\r\n".utf8) + [0xFD, 0x2C, 0x31, 0x0D, 0x0A])
    let batch = DelimitedReaderTests.reader([2, 1]).read(block, frames: [0, 1, 2, 3]).batch
    #expect(
      DelimitedReaderTests.failures(batch) == [
        "0.0 notDigits@1:78/1", "1.0 notDigits@1:2D/1", "1.1 unassignedCode@0:80/1", "2.0 notDigits@3:35/1",
        "3.1 unassignedCode@0:FD/1",
      ])
    #expect(DelimitedReaderTests.texts(batch.columns[0]) == ["", "", "", "1.0"])
  }

  @Test func `user-defined codes are what they were identified as and every one is told`() throws {
    let block = try DelimitedReaderTests.block([
      [0x41], [0xF0, 0x40, 0xF0, 0x41], [0xF0, 0x42, 0x41], [0xF0, 0x40, 0xF0, 0x43], [],
      DelimitedReaderTests.quoted([0x22, 0x22, 0xF0, 0x40]),
    ])
    let result = DelimitedReaderTests.reader([1, 2, 1]).read(block, frames: [0, 1, 2, 3, 4, 5])
    let texts = ["A", "\u{4E02}\u{9AD9}", "\u{8FBB}\u{E0102}A", "", "", "\"\u{4E02}"]
    #expect(DelimitedReaderTests.texts(result.batch.columns[0]).map(\.scalarValues) == texts.map(\.scalarValues))
    #expect(result.batch.columns[0] == result.batch.columns[2])
    #expect(result.batch.identified == [[1, 2, 5], [], [1, 2, 5]])
    #expect(
      DelimitedReaderTests.failures(result.batch) == [
        "3.0 undecidedCharacter@2:F043/2", "3.2 undecidedCharacter@2:F043/2",
      ])
    // The column is read twice and its codes told once.
    func use(_ code: UInt32, _ row: UInt32, _ offset: UInt32, isDecided: Bool = true) -> UserDefinedUse {
      UserDefinedUse(code: code, input: 0, row: row, byteOffset: offset, isDecided: isDecided)
    }
    #expect(
      result.userDefined == [
        use(0xF040, 1, 0), use(0xF041, 1, 2), use(0xF042, 2, 0), use(0xF040, 3, 0), use(0xF043, 3, 2, isDecided: false),
        use(0xF040, 5, 1),
      ])
    let undecided = DelimitedReaderTests.reader([1], identification: nil).read(block, frames: [0, 1, 2])
    #expect(
      DelimitedReaderTests.failures(undecided.batch) == [
        "1.0 undecidedCharacter@0:F040/2", "2.0 undecidedCharacter@0:F042/2",
      ])
    #expect(undecided.userDefined.map(\.isDecided) == [false, false, false])
  }

  struct Proof: Sendable, CustomTestStringConvertible {
    var cell: [UInt8]
    var text: String
    var absentText: [UInt8] = []
    var isMatch: Bool
    var testDescription: String { "\(cell) \(text.debugDescription) \(isMatch)" }
  }

  private static let proofs = [
    Proof(cell: [], text: "", isMatch: true), Proof(cell: [0x22, 0x22], text: "", isMatch: true),
    Proof(cell: [0x41], text: "A", isMatch: true), Proof(cell: [0x22, 0x41, 0x22], text: "A", isMatch: true),
    Proof(cell: [0x41], text: "B", isMatch: false), Proof(cell: [0x41], text: "", isMatch: false),
    Proof(cell: [], text: "A", isMatch: false), Proof(cell: [0x41, 0x42], text: "A", isMatch: false),
    Proof(cell: [0x41], text: "AB", isMatch: false),
    // Spaces at the end belong to the cell.
    Proof(cell: [0x41, 0x20], text: "A ", isMatch: true), Proof(cell: [0x41, 0x20], text: "A", isMatch: false),
    Proof(cell: [0x41], text: "A ", isMatch: false), Proof(cell: [0x20], text: "", isMatch: false),
    Proof(cell: [0x20, 0x41], text: "A", isMatch: false), Proof(cell: [0x41, 0x81, 0x40], text: "A", isMatch: false),
    Proof(cell: [0x41, 0x81, 0x40], text: "A\u{3000}", isMatch: true),
    Proof(cell: [0x41, 0x20, 0x20], text: "A\u{3000}", isMatch: false),
    // What an absent value must have held.
    Proof(cell: [0x30, 0x30], text: "", absentText: [0x30, 0x30], isMatch: true),
    Proof(cell: [], text: "", absentText: [0x30, 0x30], isMatch: false),
    Proof(cell: [0x30], text: "", absentText: [0x30, 0x30], isMatch: false),
    Proof(cell: [0x41], text: "A", absentText: [0x30, 0x30], isMatch: true),
    // A doubled quotation mark is one in the text: doubling can be undone in one way only.
    Proof(cell: [0x22, 0x41, 0x22, 0x22, 0x42, 0x22], text: "A\"B", isMatch: true),
    Proof(cell: [0x22, 0x41, 0x22, 0x22, 0x42, 0x22], text: "A\"\"B", isMatch: false),
    Proof(cell: [0x22, 0x22, 0x22, 0x22], text: "\"", isMatch: true),
    Proof(cell: [0x22, 0x22, 0x22, 0x22, 0x22, 0x22], text: "\"\"", isMatch: true),
    Proof(cell: [0x22, 0x22, 0x22, 0x22, 0x22, 0x22], text: "\"", isMatch: false),
    Proof(cell: [0x22, 0x41, 0x2C, 0x0D, 0x0A, 0x22], text: "A,\r\n", isMatch: true),
    // Zero bytes.
    Proof(cell: [0x00], text: "\0", isMatch: true), Proof(cell: [0x00], text: "", isMatch: false),
    Proof(cell: [], text: "\0", isMatch: false), Proof(cell: [0x41, 0x00], text: "A", isMatch: false),
    // Characters.
    Proof(cell: [0x83, 0x5C], text: "ソ", isMatch: true), Proof(cell: [0x83, 0x7C], text: "ポ", isMatch: true),
    Proof(cell: [0x83, 0x5C], text: "ポ", isMatch: false), Proof(cell: [0xBF], text: "ソ", isMatch: false),
    Proof(cell: [0xFA, 0xB1], text: "\u{FA11}", isMatch: true),
    Proof(cell: [0xED, 0x95], text: "\u{FA11}", isMatch: false),
    Proof(cell: [0x8D, 0xE8], text: "\u{FA11}", isMatch: false), Proof(cell: [0x41], text: "é", isMatch: false),
    Proof(cell: [0x41], text: "\u{20BB7}", isMatch: false), Proof(cell: [0x3F], text: "\u{20BB7}", isMatch: false),
    Proof(cell: [0xF0, 0x40], text: "\u{4E02}", isMatch: true),
    Proof(cell: [0xF0, 0x40], text: "\u{E000}", isMatch: false),
    // A target that the table assigns never becomes a user-defined code again.
    Proof(cell: [0xF0, 0x41], text: "\u{9AD9}", isMatch: false),
    Proof(cell: [0xFB, 0xFC], text: "\u{9AD9}", isMatch: true),
    Proof(cell: [0xF0, 0x42], text: "\u{8FBB}\u{E0102}", isMatch: true),
    Proof(cell: [0xF0, 0x42], text: "\u{8FBB}", isMatch: false),
    Proof(cell: [0x92, 0xD2], text: "\u{8FBB}", isMatch: true),
  ]

  @Test(arguments: proofs)
  func `a text is proved against exactly the bytes of its cell`(proof: Proof) throws {
    // Alone, and between neighbours that match: the way through the whole column and the way cell by cell.
    let block = try DelimitedReaderTests.block([proof.cell, [0x41, 0x20], proof.cell, []])
    let reader = DelimitedReaderTests.reader([1])
    let alone = reader.matches(
      input: 0, restored: Column([proof.text]), absentText: proof.absentText, frames: [2], block: block)
    #expect(alone == [proof.isMatch])
    let together = reader.matches(
      input: 0, restored: Column([proof.text, "A ", proof.text]), absentText: proof.absentText, frames: [0, 1, 2],
      block: block)
    #expect(together == [proof.isMatch, true, proof.isMatch])
  }

  @Test func `texts that match in sum but not each do not match`() throws {
    let block = try DelimitedReaderTests.block([[0x41, 0x42], [], [0x41], [0x42, 0x00, 0x43]])
    let reader = DelimitedReaderTests.reader([1])
    #expect(
      reader.matches(input: 0, restored: Column(["A", "B"]), absentText: [], frames: [0, 1], block: block)
        == [false, false])
    // Joined by the zeros between cells both are `A␀B␀C␀`; they had been taken for the same.
    #expect(
      reader.matches(input: 0, restored: Column(["A\0B", "C"]), absentText: [], frames: [2, 3], block: block)
        == [false, false])
    #expect(
      reader.matches(input: 0, restored: Column(["A", "B\0C"]), absentText: [], frames: [2, 3], block: block)
        == [true, true])
    #expect(
      reader.matches(input: 0, restored: Column(["B\0C", "AB"]), absentText: [], frames: [3, 0], block: block)
        == [true, true])
  }

  @Test func `numbers match as they are written and in no other way`() throws {
    let block = try DelimitedReaderTests.block(bytes: Array("a,1.5\r\nb,01.5\r\nc,-0\r\nd,\r\n".utf8))
    let reader = DelimitedReaderTests.reader([2])
    let batch = reader.read(block, frames: [0, 1, 2, 3]).batch
    #expect(DelimitedReaderTests.texts(batch.columns[0]) == ["1.5", "1.5", "0.0", ""])
    let matches = reader.matches(
      input: 0, restored: batch.columns[0], absentText: [], frames: [0, 1, 2, 3], block: block)
    #expect(matches == [true, false, false, true])
  }

  @Test func `the first code that is read but not written says why a text does not match`() throws {
    let block = try DelimitedReaderTests.block([
      [0x8E, 0x52, 0xED, 0x95, 0xED, 0x95], DelimitedReaderTests.quoted([0x22, 0x22, 0xED, 0x95]), [0xF0, 0x41], [0x41],
      [0x8E],
    ])
    let reader = DelimitedReaderTests.reader()
    let batch = reader.read(block, frames: [0, 1, 2, 3, 4]).batch
    func codes(_ text: String, _ row: UInt32, input: Int = 0) -> String? {
      reader.mergedCodes(input: input, text: text, row: row, batch: batch, block: block)?.description
    }
    #expect(codes("山\u{FA11}\u{FA11}", 0) == "0xED95, 0xFAB1 → U+FA11")
    #expect(codes("\"\u{FA11}", 1) == "0xED95, 0xFAB1 → U+FA11")
    #expect(codes("\u{9AD9}", 2) == "0xF041, 0xFBFC → U+9AD9")
    #expect(codes("A", 3) == nil)
    // Something else: another character, a text that is longer, one that the table does not write, a number.
    #expect(codes("川\u{FA11}\u{FA11}", 0) == nil)
    #expect(codes("B", 3) == nil)
    #expect(codes("A山", 3) == nil)
    #expect(codes("\u{20BB7}", 3) == nil)
    #expect(codes("A", 4) == nil)
    #expect(codes("1", 3, input: 1) == nil)
  }

  @Test func `both kinds of readers are asked in one way`() throws {
    let block = try DelimitedReaderTests.block([[0x41], [0x42], [0xED, 0x95]])
    let reader = FieldReader.delimited(DelimitedReaderTests.reader([1]))
    #expect(reader.layout.isDelimited && reader.inputs == [FieldInput(field: 1, isTrimmed: false)])
    let batch = reader.read(block, frames: [0, 2]).batch
    let places = reader.places(rows: [1, 0], batch: batch, block: block)
    let matches = reader.matches(
      input: 0, restored: Column(["\u{FA11}", "A"]), absentText: [], places: places, block: block)
    #expect(matches == [false, true])
    #expect(
      reader.mergedCodes(input: 0, text: "\u{FA11}", row: 1, batch: batch, block: block)?.held == [0xED, 0x95])
    let field = reader.layout.fields[1]
    #expect(block.field(field, of: 2).map(Array.init) == [0xED, 0x95])
  }

  @Test func `a column is read as its cells are read alone and proved as the table writes them`() throws {
    let seed: UInt64 = 932
    print("seed \(seed)")
    var generator = SeededGenerator(state: seed)
    let alphabet: [UInt8] = [0x41, 0x22, 0x20, 0x83, 0x5C, 0x40, 0xB1, 0xF0, 0x41, 0xED, 0x95, 0x00, 0x88, 0x9F, 0xFD]
    let reader = DelimitedReaderTests.reader([1])
    for round in 0..<250 {
      // The more rounds, the fewer letters: columns with nothing wrong come up too.
      let letters = round % 3 == 0 ? 3 : alphabet.count
      let cells = (0..<Int(generator.next() % 5) + 1).map { _ in
        generator.bytes(Int(generator.next() % 6)).map { alphabet[Int($0) % letters] }
      }
      let block = try DelimitedReaderTests.block(cells.map { DelimitedReaderTests.quoted($0.withDoubledQuotes) })
      try #require(block.frames.count == cells.count)
      let frames = Array(block.frames.indices)
      let batch = reader.read(block, frames: frames.map { UInt32($0) }).batch
      let matches = reader.matches(input: 0, restored: batch.columns[0], absentText: [], frames: frames, block: block)
      for (row, cell) in cells.enumerated() {
        let alone = reader.read(block, frames: [UInt32(row)]).batch
        #expect(alone.columns[0].text(0).scalarValues == batch.columns[0].text(row).scalarValues, "\(cells)")
        let expected = DelimitedReaderTests.failures(alone).map { "\(row)" + $0.dropFirst() }
        #expect(DelimitedReaderTests.failures(batch).filter { $0.hasPrefix("\(row).") } == expected, "\(cells)")
        #expect(alone.identified[0].isEmpty == !batch.identified[0].contains(UInt32(row)), "\(cells)")
        guard expected.isEmpty, alone.identified[0].isEmpty else { continue }
        #expect(try CP932.table.decode(cell) == Array(alone.columns[0].bytes), "\(cells)")
        #expect(matches[row] == (try CP932.table.encode(alone.columns[0].text(0)) == cell), "\(cells)")
      }
    }
  }
}
