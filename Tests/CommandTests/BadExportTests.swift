import TestSupport
import Testing

/// Host records behind length words and delimited text that are not what the project declares.
struct BadExportTests {
  private static let tax = "data/KOJUZEI.DAT"
  private static let care = "data/KAIGO.CSV"

  // MARK: - Length words

  @Test(arguments: ["big-endian exclusive", "little-endian inclusive", "little-endian exclusive"])
  func `other length words than declared are refused with those that fit`(_ declared: String) throws {
    let scratch = try ScratchProject()
    try scratch.replace("variable RDW big-endian inclusive", by: "variable RDW \(declared)")
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("error[P207]"), "\(result.errorText)")
    #expect(result.errorText.contains("with `records variable RDW big-endian inclusive`"), "\(result.errorText)")
    #expect(try scratch.names() == ["data", "project"])
  }

  @Test(arguments: [
    "big-endian inclusive", "big-endian inclusive BDW little-endian inclusive", "little-endian exclusive",
    "big-endian exclusive BDW big-endian inclusive",
  ])
  func `a blocked file that was declared otherwise is refused with the words that fit`(_ declared: String) throws {
    let scratch = try ScratchProject()
    try scratch.write(try Self.blocked(try scratch.read(Self.tax)), to: Self.tax)
    try scratch.replace("variable RDW big-endian inclusive", by: "variable RDW \(declared)")
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    let fitting = "with `records variable RDW big-endian inclusive BDW big-endian inclusive`"
    #expect(result.errorText.contains("error[P207]") && result.errorText.contains(fitting), "\(result.errorText)")
  }

  @Test func `an unblocked file that was declared blocked is refused with the words that fit`() throws {
    let scratch = try ScratchProject()
    try scratch.replace(
      "variable RDW big-endian inclusive", by: "variable RDW big-endian inclusive BDW big-endian inclusive")
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    let fitting = "with `records variable RDW big-endian inclusive` it"
    #expect(result.errorText.contains("error[P207]") && result.errorText.contains(fitting), "\(result.errorText)")
  }

  @Test func `a blocked file with one bad word costs its block and no more`() throws {
    let scratch = try ScratchProject()
    var bytes = try Self.blocked(try scratch.read(Self.tax))
    // The second word of the first block: behind BDW, RDW and the header of 43 bytes (KOJUZEI.cpy, ZEI-HEADER).
    bytes[51...54] = [0xFF, 0xFF, 0xFF, 0xFF]
    try scratch.write(bytes, to: Self.tax)
    try scratch.replace(
      "variable RDW big-endian inclusive", by: "variable RDW big-endian inclusive BDW big-endian inclusive")
    let result = try scratch.run()
    #expect(result.exitCode == 1, "\(result.errorText)")
    let rejects = try scratch.evidence("SELECT code, source_offset FROM rejects WHERE source = '個人住民税'")
    #expect(rejects == [["F106", "51"]], "\(rejects)")
  }

  /// The file with a word before every five records (DFSMS Using Data Sets, "Block descriptor word (BDW)").
  private static func blocked(_ file: [UInt8]) throws -> [UInt8] {
    var result: [UInt8] = []
    var rest = file[...]
    while !rest.isEmpty {
      var body: [UInt8] = []
      for _ in 0..<5 where !rest.isEmpty {
        let count = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
        body += rest.prefix(count)
        rest = rest.dropFirst(count)
      }
      let count = body.count + 4
      result += [UInt8(count >> 8), UInt8(count & 0xFF), 0, 0] + body
    }
    return result
  }

  @Test func `a file without length words is refused`() throws {
    let scratch = try ScratchProject()
    try scratch.write(Array(repeating: 0x40, count: 4000), to: Self.tax)
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    #expect(
      result.errorText.contains("error[P207]") && result.errorText.contains("records fixed"), "\(result.errorText)")
  }

  @Test func `behind a length word that no record can have every byte is kept and none is read`() throws {
    let scratch = try ScratchProject()
    var bytes = try scratch.read(Self.tax)
    // The header's word counts itself and 43 bytes; the next word begins behind it. Source: KOJUZEI.cpy, ZEI-HEADER.
    bytes[47...50] = [0, 0, 0, 0]
    try scratch.write(bytes, to: Self.tax)
    let result = try scratch.run()
    #expect(result.exitCode == 1, "\(result.errorText)")
    let rejects = try scratch.evidence(
      "SELECT record, code, source_offset, bytes FROM rejects WHERE source = '個人住民税'")
    #expect(rejects == [["1", "F106", "47", "\(bytes.count - 47)"]])
    #expect(try scratch.read("out/rejects/個人住民税") == Array(bytes[47...]))
    try expectBytesAddUp(scratch)
  }

  @Test(arguments: [1, 3, 4, 5, 30]) func `a file that ends within a record keeps what is left`(_ left: Int) throws {
    let scratch = try ScratchProject()
    let bytes = try scratch.read(Self.tax)
    try scratch.write(Array(bytes[..<(47 + left)]), to: Self.tax)
    let result = try scratch.run()
    #expect(result.exitCode == 1, "\(result.errorText)")
    // Which record it is, the evidence does not say where the number of the person is cut off.
    let rejects = try scratch.evidence("SELECT code, bytes FROM rejects WHERE source = '個人住民税'")
    #expect(rejects == [["F103", "\(left)"]])
    try expectBytesAddUp(scratch)
  }

  @Test func `a count of instalments that the record's length contradicts is no record`() throws {
    let scratch = try ScratchProject()
    var bytes = try scratch.read(Self.tax)
    let length = Int(bytes[47]) << 8 | Int(bytes[48])
    // A table entry less: the last bytes go, and the word says so.
    let layout = try scratch.utsushi(["layout", "project/layouts/KOJUZEI.cpy", "--format", "json"]).text
    let entry = try #require(JSONNumbers.first("length", behind: "\"variableTables\"", in: layout))
    guard length - 4 - entry >= 0 else { return }
    let short = length - entry
    let isLong = short - 4 >= (JSONNumbers.first("leastBytes", behind: "ZEI-DETAIL", in: layout) ?? 0)
    bytes.removeSubrange((47 + short)..<(47 + length))
    bytes[47] = UInt8(short >> 8)
    bytes[48] = UInt8(short & 0xFF)
    try scratch.write(bytes, to: Self.tax)
    _ = try scratch.run()
    let rejects = try scratch.evidence("SELECT record, code, bytes FROM rejects WHERE source = '個人住民税'")
    #expect(rejects == [["1", isLong ? "F107" : "F101", "\(short)"]])
    try expectBytesAddUp(scratch)
  }

  // MARK: - Records of a fixed length

  struct OtherLength: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var declared: String
    /// The file made of records of 640 bytes.
    var write: @Sendable ([ArraySlice<UInt8>]) -> [UInt8]
    var fitting: String
  }

  static let otherLengths = [
    OtherLength(
      testDescription: "ten bytes less", declared: "none", write: { $0.flatMap { $0.dropLast(10) } },
      fitting: "fixed 630"),
    OtherLength(
      testDescription: "three bytes more", declared: "none", write: { $0.flatMap { $0 + [0x20, 0x20, 0x20] } },
      fitting: "fixed 643"),
    OtherLength(
      testDescription: "newlines", declared: "none", write: { $0.flatMap { $0 + [0x0D, 0x0A] } },
      fitting: "fixed 640 newline CRLF"),
    // DFSMS Using Data Sets, "Record descriptor word (RDW)": 640 and 4 are 0284.
    OtherLength(
      testDescription: "length words", declared: "none", write: { $0.flatMap { [0x02, 0x84, 0, 0] + $0 } },
      fitting: "variable RDW big-endian inclusive"),
    OtherLength(
      testDescription: "ten bytes less before newlines", declared: "CRLF",
      write: { $0.flatMap { $0.dropLast(10) + [0x0D, 0x0A] } }, fitting: "fixed 630 newline CRLF"),
    OtherLength(
      testDescription: "two newlines for one", declared: "LF", write: { $0.flatMap { $0 + [0x0D, 0x0A] } },
      fitting: "fixed 640 newline CRLF"),
  ]

  @Test(arguments: otherLengths) func `records of another length are refused with what fits`(_ other: OtherLength)
    throws
  {
    let scratch = try ScratchProject()
    let file = try scratch.read(ScratchProject.residents)
    let records = stride(from: 0, to: file.count, by: 642).map { file[$0..<$0 + 640] }
    try scratch.write(other.write(records), to: ScratchProject.residents)
    try scratch.replace("fixed 640 newline CRLF", by: "fixed 640 newline \(other.declared)")
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    #expect(
      result.errorText.contains("error[P214]") && result.errorText.contains("`records \(other.fitting)`"),
      "\(result.errorText)")
  }

  @Test func `a cut file of the declared length is read to its end`() throws {
    let scratch = try ScratchProject()
    let file = try scratch.read(ScratchProject.residents)
    let records = stride(from: 0, to: file.count, by: 642).flatMap { file[$0..<$0 + 640] }
    try scratch.write(Array(records.dropLast(700)), to: ScratchProject.residents)
    try scratch.replace("fixed 640 newline CRLF", by: "fixed 640 newline none")
    let result = try scratch.run()
    #expect(result.exitCode == 1, "\(result.errorText)")
    let rejects = try scratch.evidence("SELECT code, bytes FROM rejects WHERE source = '住民マスタ'")
    #expect(rejects == [["F103", "580"]], "\(rejects)")
    try expectBytesAddUp(scratch)
  }

  @Test func `bytes of EBCDIC under a table of ASCII are refused, and the reverse`() throws {
    let scratch = try ScratchProject()
    let file = try scratch.read(ScratchProject.residents)
    let records = stride(from: 0, to: file.count, by: 642).flatMap { file[$0..<$0 + 640] }
    try scratch.replace("fixed 640 newline CRLF", by: "fixed 640 newline none")
    // Space 40 and digits F0–F9: IBM, CCSID 37 and 290.
    try scratch.write(
      records.map { $0 == 0x20 ? 0x40 : (0x30...0x39).contains($0) ? $0 + 0xC0 : $0 }, to: ScratchProject.residents)
    let host = try scratch.run()
    #expect(host.exitCode == 2)
    #expect(
      host.errorText.contains("error[P215]") && host.errorText.contains("are those of EBCDIC"), "\(host.errorText)")
    try scratch.write(records, to: ScratchProject.residents)
    try scratch.replace("characters CP932", by: "characters IBM939")
    let other = try scratch.run()
    #expect(other.exitCode == 2)
    #expect(
      other.errorText.contains("error[P215]") && other.errorText.contains("are those of ASCII"), "\(other.errorText)")
  }

  // MARK: - Delimited text

  @Test func `other headings than declared are refused by name`() throws {
    let scratch = try ScratchProject()
    var bytes = try scratch.read(Self.care)
    // 宛 in CP932 (88B6) becomes 充 (8F5B). Source: JIS X 0208 by way of iconv.
    let start = try #require((0..<bytes.count - 1).first { bytes[$0] == 0x88 && bytes[$0 + 1] == 0xB6 })
    (bytes[start], bytes[start + 1]) = (0x8F, 0x5B)
    try scratch.write(bytes, to: Self.care)
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("error[P206]") && result.errorText.contains("heading 1"), "\(result.errorText)")
  }

  @Test func `a file without its headings is refused`() throws {
    let scratch = try ScratchProject()
    let bytes = try scratch.read(Self.care)
    let first = try #require((0..<bytes.count).first { bytes[$0] == 0x0A })
    try scratch.write(Array(bytes[(first + 1)...]), to: Self.care)
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("error[P206]"), "\(result.errorText)")
    #expect(result.errorText.contains("header none"))
  }

  @Test(arguments: [("tab", "\t"), ("semicolon", ";"), ("bar", "|")])
  func `rows of another delimiter are refused with the one that fits`(word: String, delimiter: String) throws {
    let scratch = try ScratchProject()
    let bytes = try scratch.read(Self.care)
    let first = try #require(bytes.firstIndex(of: 0x0A))
    // No cell of the care insurance holds a comma, or a byte of one inside a character (CP932 has none at 2C).
    try scratch.write(bytes[(first + 1)...].map { $0 == 0x2C ? delimiter.utf8.first ?? 0 : $0 }, to: Self.care)
    try scratch.replace(
      "delimited comma newline CRLF header names\n  eras       \"codes/eras-letter.csv\"",
      by: "delimited comma newline CRLF header none\n  eras       \"codes/eras-letter.csv\"")
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    #expect(
      result.errorText.contains("error[P216]") && result.errorText.contains("`records delimited \(word)`"),
      "\(result.errorText)")
  }

  @Test func `a file of headings alone is a town without insured people`() throws {
    let scratch = try ScratchProject()
    let bytes = try scratch.read(Self.care)
    let first = try #require((0..<bytes.count).first { bytes[$0] == 0x0A })
    try scratch.write(Array(bytes[...first]), to: Self.care)
    let result = try scratch.run()
    // The control list counts people, so the gate stays closed.
    #expect(result.exitCode == 1, "\(result.errorText)")
    let outcomes = try scratch.evidence("SELECT outcome, records FROM outcomes WHERE source = '介護' AND records > 0")
    #expect(outcomes == [["control", "1"]])
    try expectBytesAddUp(scratch)
  }

  @Test func `a quotation mark that nothing closes costs its line and no more`() throws {
    let scratch = try ScratchProject()
    let bytes = try scratch.read("data/JITE-JIDO.CSV")
    let good = "1,2,3\r\n"
    try scratch.write(bytes + Array("\"never closed\r\n\(good)".utf8), to: "data/JITE-JIDO.CSV")
    _ = try scratch.run()
    let rejects = try scratch.evidence("SELECT code, bytes FROM rejects WHERE source = '児童' ORDER BY record")
    #expect(rejects == [["F110", "15"], ["F108", "\(good.utf8.count)"]])
    try expectBytesAddUp(scratch)
  }

  // IBM939 is EBCDIC, whose line ends are 15, 25 and 0D25; IBM300 has no byte for a comma; Fujitsu's EBCDIK has ¬
  // where EBCDIC has ^ (jef4j, fujitsu_ebcdik_mapping.json: 5F).
  @Test(arguments: [
    ("IBM939", "comma newline CRLF", "do not end in `CRLF`", "write `NEL` (15), `EBCDIC-LF` (25)"),
    ("IBM300", "comma newline CRLF", "cannot be written in `IBM300`", "`CP932` or `IBM939`"),
    ("CP932", "comma newline NEL", "do not end in `NEL`", "write `CRLF`, `LF`, `CR` or `mixed`"),
    ("JEF-EBCDIK", "\"^\" newline NEL", "has no `^` of one byte", "marks that the table has"),
  ])
  func `delimited text whose marks its table does not have is refused`(
    table: String, marks: String, message: String, help: String
  ) throws {
    let scratch = try ScratchProject()
    try scratch.replace(
      "characters CP932\n  records    delimited comma newline CRLF header names",
      by: "characters \(table)\n  records    delimited \(marks) header names")
    let result = try scratch.run()
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("error[P312]"), "\(result.errorText)")
    #expect(result.errorText.contains(message) && result.errorText.contains(help), "\(result.errorText)")
  }

  // MARK: - Joins and references

  @Test func `a child whose recipient is not there, or there twice, is rejected`() throws {
    let scratch = try ScratchProject()
    let name = "data/JITE-JUKYUSHA.CSV"
    let lines = try scratch.read(name).split(separator: 0x0A, omittingEmptySubsequences: true).map {
      Array($0) + [0x0A]
    }
    try #require(lines.count > 4)
    // The first recipient goes, the second stands twice.
    try scratch.write(Array((lines[..<1] + lines[2...] + [lines[2]]).joined()), to: name)
    let result = try scratch.run()
    #expect(result.exitCode == 1, "\(result.errorText)")
    let codes = try scratch.evidence("SELECT DISTINCT code FROM rejects WHERE source = '児童' ORDER BY code")
    #expect(codes == [["M507"], ["M508"]])
    try expectBytesAddUp(scratch)
  }

  @Test func `a tax record of somebody whom no register has is listed for each of its rows`() throws {
    let scratch = try ScratchProject()
    // A register of the header and the trailer alone: nobody is migrated.
    let records = try scratch.records()
    try scratch.write(records: [records[0], records[records.count - 1]])
    _ = try scratch.run()
    let rule = "item = '宛名番号' AND code = 'V611'"
    let found = try scratch.evidence(
      "SELECT count(*) FROM findings WHERE source = '個人住民税' AND \(rule)")
    let number = try #require(found.first?.first.flatMap { Int($0) })
    #expect(number > 100)
  }

  /// Every byte of every source has one class.
  private func expectBytesAddUp(_ scratch: ScratchProject) throws {
    let open = try scratch.evidence(
      "SELECT s.source FROM sources s WHERE bytes <> (SELECT sum(b.bytes) FROM bytes b WHERE b.source = s.source)")
    #expect(open == [])
    #expect(try scratch.evidence("SELECT state FROM gate WHERE condition = 'ledger closes'") == [["passed"]])
  }
}

/// Numbers in a JSON text, found by their names.
enum JSONNumbers {
  /// The first number of a name behind some other text.
  static func first(_ name: String, behind place: String, in text: String) -> Int? {
    guard let start = text.firstRange(of: place)?.upperBound,
      let found = text[start...].firstRange(of: "\"\(name)\":")
    else { return nil }
    return Int(text[found.upperBound...].drop { $0 == " " }.prefix { $0.isNumber })
  }
}
