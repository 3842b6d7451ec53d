import TestSupport
import Testing

@testable import Formats

// Expected rows: RFC 4180, section 2, and where the text is well-formed Python 3.11's `csv.reader(strict=True)`.
struct RowFramerTests {
  private static func framed(
    _ bytes: [UInt8], columns: Int = 2, newline: [UInt8] = [0x0D, 0x0A], block: Int = 1 << 19
  ) -> FramedFile {
    FramedFile(
      bytes, RecordFramer(RowFramer(columnCount: columns, newline: newline, blockByteCount: block)))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var rows: [String]
    /// Blocks shorter than this cut a row.
    var longest: Int { text.utf8.count }
    var testDescription: String { text.debugDescription }
  }

  @Test(arguments: [
    Case(text: "", rows: []),
    Case(text: "a", rows: ["wrongColumnCount: a"]),
    Case(text: ",", rows: ["|"]),
    Case(text: "\"", rows: ["openQuote: \""]),
    Case(text: "\r\n", rows: ["wrongColumnCount: "]),
    Case(text: "a,b\r\nc,d\r\n", rows: ["a|b", "c|d"]),
    Case(text: "a,b\r\nc,d", rows: ["a|b", "c|d"]),
    Case(text: "a,\r\n,d\r\n,\r\n", rows: ["a|", "|d", "|"]),
    Case(text: "a,b\r\n\r\nc,d\r\n", rows: ["a|b", "wrongColumnCount: ", "c|d"]),
    Case(text: "a\r\nb,c,d\r\ne,f\r\n", rows: ["wrongColumnCount: a", "wrongColumnCount: b,c,d", "e|f"]),
    Case(text: "a,b,\r\nc,d\r\n", rows: ["wrongColumnCount: a,b,", "c|d"]),
    Case(text: " a , b \r\n", rows: [" a | b "]),
    // Quotation marks.
    Case(text: "\"a\",\"\"\r\n\"\",\"b\"", rows: ["a|", "|b"]),
    Case(text: "\"a,b\r\nc\",\"d\ne\rf\"\r\ng,h\r\n", rows: ["a,b\r\nc|d\ne\rf", "g|h"]),
    Case(text: "\"a\"\"b\",\"\"\"\"\r\n", rows: ["a\"\"b|\"\""]),
    Case(text: "\"\"\"\"\"\",\"\"\"a\"\"\"\r\n", rows: ["\"\"\"\"|\"\"a\"\""]),
    Case(text: "a,b\"c\r\nd,e\r\n", rows: ["strayQuote: a,b\"c", "d|e"]),
    Case(text: "a, \"b\"\r\nd,e\r\n", rows: ["strayQuote: a, \"b\"", "d|e"]),
    Case(text: "\"a\"b,c\r\nd,e\r\n", rows: ["strayQuote: \"a\"b,c", "d|e"]),
    Case(text: "\"a\" ,c\r\nd,e\r\n", rows: ["strayQuote: \"a\" ,c", "d|e"]),
    Case(text: "\"a\"\"\",c\r\nd,e\r\n", rows: ["a\"\"|c", "d|e"]),
    Case(text: "\"a\"\"b,c\r\nd,e\r\n", rows: ["openQuote: \"a\"\"b,c", "d|e"]),
    Case(text: "a,\"b\r\nd,e\r\nf,g", rows: ["openQuote: a,\"b", "d|e", "f|g"]),
    Case(text: "a,\"b\r\nd,\"e\"\r\nf,g", rows: ["strayQuote: a,\"b", "d|e", "f|g"]),
    Case(text: "\"\"a\"\",b\r\nc,d\r\n", rows: ["strayQuote: \"\"a\"\",b", "c|d"]),
    Case(text: "a,b\r\nc,\"d", rows: ["a|b", "openQuote: c,\"d"]),
    Case(text: "a,b\r\nc,\"d\"", rows: ["a|b", "c|d"]),
    Case(text: "a,b\r\nc,\"d\"\"", rows: ["a|b", "openQuote: c,\"d\"\""]),
    // Half newlines: data where CR LF is declared, but a cut-off newline at the end of the file is none.
    Case(text: "a\nb,c\rd\r\n", rows: ["a\nb|c\rd"]),
    Case(text: "a,b\nc,d\n", rows: ["wrongColumnCount: a,b\nc,d\n"]),
    Case(text: "a,b\r\r\nc,d\r\n", rows: ["a|b\r", "c|d"]),
    Case(text: "a,\"b\"\n\r\nc,d\r\n", rows: ["strayQuote: a,\"b\"\n", "c|d"]),
    Case(text: "a,\"b\"\r\r\nc,d\r\n", rows: ["strayQuote: a,\"b\"\r", "c|d"]),
    Case(text: "a,b\r\nc,d\r", rows: ["a|b", "c|d"]),
    Case(text: "a,b\r\nc,\"d\"\r", rows: ["a|b", "c|d"]),
    Case(text: "a,b\r\nc,\r", rows: ["a|b", "c|"]),
    Case(text: "\0,\0\0\r\n", rows: ["\0|\0\0"]),
  ])
  func `rows with CR LF are framed`(item: Case) {
    let bytes = Array(item.text.utf8)
    let file = RowFramerTests.framed(bytes)
    #expect(file.rows == item.rows)
    for block in 1...40 {
      let file = RowFramerTests.framed(bytes, block: block)
      file.expectCovered("blocks of \(block)")
      if block >= item.longest { #expect(file.rows == item.rows, "blocks of \(block)") }
    }
  }

  @Test(arguments: [
    Case(text: "a,b\nc,d", rows: ["a|b", "c|d"]),
    Case(text: "\n", rows: ["wrongColumnCount: "]),
    // CR LF where LF is declared: the carriage return is data, or stands where nothing can.
    Case(text: "a,b\r\nc,\"d\"\r\n", rows: ["a|b\r", "strayQuote: c,\"d\"\r"]),
    Case(text: "\"a\n\",b\n", rows: ["a\n|b"]),
    Case(text: "a,\"b\nc,d\n", rows: ["openQuote: a,\"b", "c|d"]),
  ])
  func `rows with LF are framed`(item: Case) {
    let bytes = Array(item.text.utf8)
    for block in 1...40 {
      let file = RowFramerTests.framed(bytes, newline: [0x0A], block: block)
      file.expectCovered("blocks of \(block)")
      if block >= item.longest { #expect(file.rows == item.rows, "blocks of \(block)") }
    }
  }

  @Test func `one column takes empty lines for empty cells`() {
    let bytes = Array("\r\na\r\n\"\"\r\n\r\n".utf8)
    #expect(RowFramerTests.framed(bytes, columns: 1).rows == ["", "a", "", ""])
  }

  // `Golden/rows-rfc4180.txt`: newline, columns, a file of random well-formed rows and its cells in hex; made by Python
  // 3.11's `csv.reader(io.StringIO(file.decode("latin-1"), newline=""), strict=True)`. Its empty lists are one empty cell.
  @Test func `well-formed rows are read as another reader reads them`() throws {
    for line in try GoldenFile.lines("rows-rfc4180.txt") {
      let parts = line.split(separator: " ", omittingEmptySubsequences: false)
      let columns = try #require(Int(parts[1]))
      let bytes = try RowFramerTests.bytes(parts[2])
      let expected = try parts[3].split(separator: "|", omittingEmptySubsequences: false).map { row in
        try row.split(separator: ",", omittingEmptySubsequences: false).map { try RowFramerTests.bytes($0) }
      }
      let newline: [UInt8] = parts[0] == "LF" ? [0x0A] : [0x0D, 0x0A]
      let whole = RowFramerTests.framed(bytes, columns: columns, newline: newline)
      let frames = whole.blocks.flatMap(\.frames)
      let rows = whole.blocks.flatMap { block in
        block.frames.indices.map { index in
          block.frames[index].state == .whole
            ? FramedFile.cells(block, index).map { DelimitedDialect().text(of: ArraySlice($0)) } : nil
        }
      }
      #expect(rows == expected.map { $0.count == columns ? $0 : nil }, "\(line)")
      #expect(frames.allSatisfy { $0.state == .whole || $0.state == .wrongColumnCount }, "\(line)")
      let longest = max(1, Int(frames.map(\.byteCount).max() ?? 0))
      for block in longest...longest + 12 {
        let file = RowFramerTests.framed(bytes, columns: columns, newline: newline, block: block)
        file.expectCovered("\(line)")
        #expect(file.rows == whole.rows, "\(line), blocks of \(block)")
      }
    }
  }

  private static func bytes(_ hex: Substring) throws -> [UInt8] {
    let digits = try hex.map { try #require($0.hexDigitValue) }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  // A row is at most as long as a block, whatever stands before it: half a block of rows first, or none.
  @Test(arguments: [0, 1, 30, 50, 99])
  func `whether a row is too long does not depend on where it stands`(before: Int) {
    let first = before == 0 ? "" : String(repeating: "a", count: before) + ",\r\n"
    for (length, isWhole) in [(99, true), (100, true), (101, false), (102, false), (150, false), (199, false)] {
      let plain = RowFramerTests.framed(
        Array((first + String(repeating: "x", count: length - 2) + ",y\r\nb,c\r\n").utf8), block: 100)
      plain.expectCovered()
      #expect(plain.blocks.flatMap(\.frames).contains { $0.state == .overlong } == !isWhole, "\(length)")
      #expect(plain.rows.last == "b|c")
      let quoted = RowFramerTests.framed(
        Array((first + "\"" + String(repeating: "x", count: length - 3) + "\",\r\nb,c\r\n").utf8), block: 100)
      quoted.expectCovered()
      let states: [FrameState] = [.overlong, .openQuote]
      #expect(quoted.blocks.flatMap(\.frames).contains { states.contains($0.state) } == !isWhole, "\(length)")
      #expect(quoted.rows.last == "b|c")
    }
  }

  // What is left of a line that was cut had been read as a row of its own: `x…x,y` as two good cells.
  @Test func `the rest of a line that was cut is never taken for a row`() {
    let long = String(repeating: "x", count: 250)
    for (line, state) in [
      ("a,\(long),\(long),b", FrameState.overlong), ("\"a\(long),\(long),b", .openQuote),
      ("a\"b\(long),\(long),b", .strayQuote),
    ] {
      for block in [20, 64, 100, 251, 252, 253, 254] {
        let file = RowFramerTests.framed(Array("c,d\r\n\(line)\r\ne,f\r\n".utf8), block: block)
        file.expectCovered()
        #expect(file.rows.first == "c|d" && file.rows.last == "e|f")
        #expect(file.blocks.flatMap(\.frames).dropFirst().dropLast().allSatisfy { $0.state == state }, "\(line)")
      }
    }
  }

  @Test func `cells of two million bytes cost their own line`() {
    let cell = [UInt8](repeating: 0x78, count: 2 << 20)
    let tail = Array(",b\r\nc,d\r\n".utf8)
    let plain = RowFramerTests.framed(cell + tail)
    #expect(
      plain.blocks.flatMap(\.frames).map(\.state) == [.overlong, .overlong, .overlong, .overlong, .overlong, .whole])
    #expect(plain.blocks.flatMap(\.bytes) == plain.bytes)
    let quoted = RowFramerTests.framed([0x22] + cell + [0x22] + tail)
    #expect(
      quoted.blocks.flatMap(\.frames).map(\.state)
        == [.openQuote, .openQuote, .openQuote, .openQuote, .openQuote, .whole])
    #expect(quoted.rows.last == "c|d")
  }

  // 5C and 7C are second bytes of ソ and ポ in CP932; no second byte is a quotation mark, a comma or a newline.
  @Test func `second bytes of characters are no marks`() {
    let bytes: [UInt8] = [0x83, 0x5C, 0x2C, 0x22, 0x83, 0x7C, 0x22, 0x0D, 0x0A]
    let file = RowFramerTests.framed(bytes)
    #expect(file.blocks.map { FramedFile.cells($0, 0) } == [[[0x83, 0x5C], [0x83, 0x7C]]])
    // A lead byte that a comma or a quotation mark follows was cut off: the mark counts.
    let cut = RowFramerTests.framed([0x83, 0x2C, 0x22, 0x83, 0x22, 0x0D, 0x0A])
    #expect(cut.blocks.map { FramedFile.cells($0, 0) } == [[[0x83], [0x83]]])
  }

  @Test func `cells of bad rows are empty`() {
    let file = RowFramerTests.framed(Array("a,b\r\nc\r\nd,\"e\r\nf,g\r\n".utf8))
    let block = file.blocks[0]
    #expect(block.cells.count == 8)
    #expect(block.cells.map(\.byteCount) == [1, 1, 0, 0, 0, 0, 1, 1])
  }

  @Test func `random rows cover every byte and do not depend on the blocks`() {
    let seed: UInt64 = 41_80
    print("seed \(seed)")
    var generator = SeededGenerator(state: seed)
    let alphabet: [UInt8] = [0x22, 0x22, 0x2C, 0x2C, 0x0D, 0x0A, 0x41, 0x81, 0x5C, 0x00]
    for round in 0..<600 {
      var bytes = generator.bytes(Int(generator.next() % 60)).map { alphabet[Int($0) % alphabet.count] }
      let newline: [UInt8] = round % 2 == 0 ? [0x0D, 0x0A] : [0x0A]
      if round % 3 == 0 { bytes = bytes.flatMap { $0 == 0x0A ? newline : [$0] } }
      let columns = Int(generator.next() % 3) + 1
      let reference = RowFramerTests.framed(bytes, columns: columns, newline: newline)
      for block in Array(1...24) + [bytes.count + 1, bytes.count + 2, 997] {
        let file = RowFramerTests.framed(bytes, columns: columns, newline: newline, block: block)
        file.expectCovered("\(bytes), blocks of \(block)")
        if block > bytes.count { #expect(file.rows == reference.rows, "\(bytes), blocks of \(block)") }
      }
      for block in reference.blocks {
        for index in block.frames.indices where block.frames[index].state == .whole {
          // Cells stand in their frame in order, with nothing but marks around them, and are cut the same again.
          var rebuilt: [UInt8] = []
          for (column, cell) in FramedFile.cells(block, index).enumerated() {
            let start = Int(block.cells[index * columns + column].offset)
            let isQuoted = start > Int(block.frames[index].offset) && block.bytes[start - 1] == 0x22
            rebuilt += (column == 0 ? [] : [0x2C]) + (isQuoted ? [0x22] + cell + [0x22] : cell)
          }
          #expect(rebuilt == Array(block.content(index)), "\(bytes)")
          let alone = RowFramerTests.framed(rebuilt + newline, columns: columns, newline: newline)
          #expect(alone.blocks.flatMap(\.frames).map(\.state) == [.whole], "\(bytes)")
        }
      }
    }
  }

  // Every line opens a quotation mark; a reader that looked at the rest of the file for each would take minutes.
  @Test(.timeLimit(.minutes(1))) func `many open quotation marks take no more than a few looks at each byte`() {
    let lines = [UInt8](repeating: 0, count: 40_000).flatMap { _ in Array("1,\"a\r\n2,b\r\n".utf8) }
    let file = RowFramerTests.framed(lines)
    #expect(file.blocks.flatMap(\.frames).count { $0.state == .whole } >= 40_000)
    #expect(file.blocks.flatMap(\.bytes) == lines)
  }

  @Test func `impossible declarations are refused`() async {
    await #expect(processExitsWith: .failure) { _ = RowFramer(columnCount: 0, newline: [0x0A]) }
    await #expect(processExitsWith: .failure) { _ = RowFramer(columnCount: 1, newline: []) }
    await #expect(processExitsWith: .failure) { _ = RowFramer(columnCount: 1, newline: [0x0A], blockByteCount: 0) }
  }
}
