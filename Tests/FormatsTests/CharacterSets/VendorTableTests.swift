import FoundationEssentials
import Records
import TestSupport
import Testing

@testable import Formats

// Expected values: the README of hidekatsu-izuno/jef4j for structure (areas, shift codes, private-use formulas), JIS X 0208 for
// the cells, and the files of `../shared/data/charsets/jef4j` for every code of the vendors' tables.
struct VendorTableTests {
  static let folder = Repository.facts + "/charsets/jef4j/"
  static let hasFacts = FileManager.default.fileExists(atPath: folder)

  private static func file(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: folder + name)))
  }

  private static func decoded(_ table: CharacterTable, _ bytes: [UInt8]) -> Result<[UInt32], ValueFailure> {
    Result { () throws(ValueFailure) in String(decoding: try table.decode(bytes), as: UTF8.self).scalarValues }
  }

  private static func named(_ name: String, _ vendor: VendorTable? = nil) throws -> CharacterTable {
    try #require(VendorHost.named(name)).table(vendor)
  }

  // MARK: - Without a table

  @Test func `JEF runs stand between three kinds of shift codes and the A shift`() throws {
    let jef = try VendorTableTests.named("JEF-EBCDIK")
    // 山 is 2733 in rows and cells: BBB3.
    for shift in [[0x28], [0x38], [0x30, 0xE2]] as [[UInt8]] {
      #expect(try jef.decode([0xC1] + shift + [0xBB, 0xB3, 0x29, 0xF1]) == Array("A山1".utf8))
    }
    // From one kind to another inside a run.
    #expect(try jef.decode([0x28, 0xBB, 0xB3, 0x38, 0xC5, 0xC4, 0x29]) == Array("山田".utf8))
    #expect(try jef.encode("A山1") == [0xC1, 0x28, 0xBB, 0xB3, 0x29, 0xF1])
    // 30 alone is a control, and the katakana stand where IBM 290 has them.
    #expect(VendorTableTests.decoded(jef, [0x30, 0x81]) == .success([0x90, 0xFF71]))
    let bad: [([UInt8], FindingCode, Int)] = [
      ([0x29], .unbalancedShift, 0), ([0x28, 0xBB, 0xB3], .unbalancedShift, 0),
      ([0xC1, 0x30, 0xE2, 0xBB, 0xB3], .unbalancedShift, 1), ([0x28, 0xBB, 0x29], .truncatedCharacter, 1),
    ]
    for (bytes, code, offset) in bad {
      guard case .failure(let failure) = VendorTableTests.decoded(jef, bytes) else {
        Issue.record("\(bytes) decodes")
        continue
      }
      #expect(failure.code == code && failure.byteOffset == offset)
    }
  }

  @Test func `KEIS and JIPS shift with two bytes whose first is a control of its own`() throws {
    let keis = try VendorTableTests.named("KEIS83-EBCDIK")
    #expect(try keis.decode([0x0A, 0x42, 0xBB, 0xB3, 0x0A, 0x41, 0xF1]) == Array("山1".utf8))
    #expect(VendorTableTests.decoded(keis, [0x0A, 0xF1]) == .success([0x8E, 0x31]))
    #expect(try keis.encode("山1") == [0x0A, 0x42, 0xBB, 0xB3, 0x0A, 0x41, 0xF1])
    let external = try VendorTableTests.named("JIPS-J-JIS8")
    #expect(try external.decode([0x41, 0x1A, 0x70, 0x3B, 0x33, 0x1A, 0x71, 0xB1]) == Array("A山ｱ".utf8))
    // JIPS(E): each byte through EBCDIC, 3B 33 is 5E F3.
    let internalCode = try VendorTableTests.named("JIPS-E-EBCDIK")
    #expect(try internalCode.decode([0xC1, 0x3F, 0x75, 0x5E, 0xF3, 0x3F, 0x76, 0x81]) == Array("A山ｱ".utf8))
    #expect(try internalCode.encode("A山ｱ") == [0xC1, 0x3F, 0x75, 0x5E, 0xF3, 0x3F, 0x76, 0x81])
  }

  @Test func `fields of kanji alone need no shift codes`() throws {
    #expect(try VendorTableTests.named("JEF").decode([0xBB, 0xB3, 0x40, 0x40]) == Array("山　".utf8))
    #expect(try VendorTableTests.named("JIPS-J").decode([0x3B, 0x33, 0x21, 0x21]) == Array("山　".utf8))
  }

  @Test func `user-defined codes stand for private use as the makers' converters number them`() throws {
    let cases: [(String, UInt32, UInt32)] = [
      ("JEF", 0x80A1, 0xE000), ("JEF", 0xA0FE, 0xEC1D), ("KEIS78", 0x81A1, 0xE000), ("KEIS83", 0xA0FE, 0xEBBF),
      ("JIPS-J", 0x7421, 0xE000), ("JIPS-J", 0x7E7E, 0xE409), ("JIPS-J", 0xE0A1, 0xE40A), ("JIPS-J", 0xFEFE, 0xEF6B),
    ]
    for (name, code, scalar) in cases {
      let table = try VendorTableTests.named(name)
      #expect(table.isUndecided(code) && table.privateUseScalar(of: code)?.value == scalar)
    }
  }

  @Test func `what only the maker's table can tell is undecided, and the exchanged pairs are read as in 1978`() throws {
    let jef = try VendorTableTests.named("JEF")
    // An extension, a cell with two shapes (唖 or 啞), a sign of 1983.
    for code in [0x41A1, 0xB0A2, 0xA2BA] as [UInt32] { #expect(jef.isUndecided(code)) }
    // 檜 stood at 41-16 and 桧 at 59-56 before 1983.
    #expect(try jef.decode([0xC9, 0xB0, 0xDB, 0xD8]) == Array("檜桧".utf8))
    #expect(try VendorTableTests.named("KEIS83").decode([0xC9, 0xB0, 0xDB, 0xD8]) == Array("桧檜".utf8))
    // 6,802 characters of 1978, fewer the cells with two shapes.
    let assigned = (0xA1...0xF4).flatMap { lead in (0xA1...0xFE).map { UInt16(lead << 8 | $0) } }
      .filter { !jef.text(at: $0).isEmpty }
    #expect(assigned.count == 6_802 - JISC6226.shapes.count)
  }

  // MARK: - With a table

  @Test(
    .enabled(if: hasFacts, "needs ../shared/data"),
    arguments: [
      "JEF fujitsu_jef", "KEIS78 hitachi_keis78", "KEIS83 hitachi_keis83", "JIPS-J nec_jips",
    ])
  func `every code of a maker's table is read as it says, but for its slips`(_ names: String) throws {
    let parts = names.split(separator: " ").map(String.init)
    let (vendor, problems) = VendorTable.read(
      try VendorTableTests.file(parts[1] + "_mapping.json"), file: parts[1] + ".json")
    #expect(problems.isEmpty)
    let table = try VendorTableTests.named(parts[0], vendor)
    var slips: [UInt16] = []
    for row in vendor.rows {
      let bytes = [UInt8(row.code >> 8), UInt8(row.code & 0xFF)]
      switch (VendorTableTests.decoded(table, bytes), row.scalars) {
      case (.success(let scalars), let expected?): if scalars != expected { slips.append(row.code) }
      case (.failure(let failure), nil): #expect(failure.code == .undecidedCharacter)
      case (.success, nil): Issue.record("\(String(row.code, radix: 16)) is read though the table has nothing")
      case (.failure(let failure), .some):
        if !table.isUndecided(UInt32(row.code)) { Issue.record("\(String(row.code, radix: 16)): \(failure)") }
      }
    }
    // The slips that the README of the data names, with two more of JIPS (2838 and 2840 have the lines of 283A and 282B).
    let known: [String: [UInt16]] = [
      "KEIS78": [0xA2BE, 0xA2BF], "JIPS-J": [0x2834, 0x2838, 0x2840],
    ]
    #expect(slips == known[parts[0]] ?? [])
  }

  @Test(.enabled(if: hasFacts, "needs ../shared/data")) func `JEF keeps the two codes of 辻 apart by their selectors`()
    throws
  {
    let (vendor, _) = VendorTable.read(try VendorTableTests.file("fujitsu_jef_mapping.json"), file: "jef.json")
    let jef = try VendorTableTests.named("JEF-EBCDIK", vendor)
    // Source: the README of hidekatsu-izuno/jef4j: C4D4 has two dots, 67A5 one.
    #expect(
      VendorTableTests.decoded(jef, [0x28, 0xC4, 0xD4, 0x67, 0xA5, 0x29])
        == .success([0x8FBB, 0xE0103, 0x8FBB, 0xE0102]))
    #expect(try jef.encode("辻\u{E0103}辻\u{E0102}") == [0x28, 0xC4, 0xD4, 0x67, 0xA5, 0x29])
    // Without a selector it is neither.
    #expect(throws: UnencodableScalar.self) { try jef.encode("辻") }
    #expect(throws: UnencodableScalar.self) { try jef.encode("辻\u{E0100}") }
  }

  struct SinglePage: CustomTestStringConvertible {
    var file: String
    var table: String
    /// Bytes where the file is mended: missing there, or another byte's character.
    var mended: [UInt8] = []
    var testDescription: String { table }
  }

  @Test(
    .enabled(if: hasFacts, "needs ../shared/data"),
    arguments: [
      SinglePage(file: "fujitsu_ebcdic", table: "Fujitsu-EBCDIC"),
      SinglePage(file: "fujitsu_ebcdik", table: "Fujitsu-EBCDIK"),
      SinglePage(file: "fujitsu_ascii", table: "Fujitsu-ASCII"),
      SinglePage(file: "hitachi_ebcdic", table: "Hitachi-EBCDIC", mended: [0x7F, 0x8E]),
      SinglePage(file: "hitachi_ebcdik", table: "Hitachi-EBCDIK"),
      SinglePage(file: "nec_ebcdik", table: "NEC-EBCDIK", mended: [0xA7]),
      SinglePage(file: "nec_jis8", table: "NEC-JIS8", mended: [0x4D, 0x5D, 0x6D, 0x7D]),
    ])
  func `single bytes are those of the makers' pages`(_ page: SinglePage) throws {
    struct Row: Decodable {
      var code: String
      var unicode: String
      var options: [String]
    }
    let rows = try JSONDecoder().decode([Row].self, from: Data(try VendorTableTests.file(page.file + "_mapping.json")))
    var expected: [UInt8: UInt32] = [:]
    for row in rows where !row.options.contains("encode_only") {
      if let byte = UInt8(row.code, radix: 16) { expected[byte] = UInt32(row.unicode, radix: 16) }
    }
    let table = try VendorTableTests.named(page.table)
    for byte in UInt8.min...UInt8.max where !page.mended.contains(byte) {
      let result = try? VendorTableTests.decoded(table, [byte]).get().first
      if result != expected[byte] { Issue.record("\(String(byte, radix: 16)): \(String(describing: result))") }
    }
    for byte in page.mended { #expect((try? VendorTableTests.decoded(table, [byte]).get()) != nil) }
  }

  // MARK: - Reading tables

  @Test func `a table in CSV fills the extension areas`() throws {
    let text = "code,target,note\n41A1,U+4E02,\n41A5,U+4E08 U+E0103,丈\n41A6,,変体仮名\n"
    let (vendor, problems) = VendorTable.read(Array(text.utf8), file: "jef.csv")
    #expect(problems.isEmpty)
    let jef = try VendorTableTests.named("JEF", vendor)
    #expect(VendorTableTests.decoded(jef, [0x41, 0xA1, 0x41, 0xA5]) == .success([0x4E02, 0x4E08, 0xE0103]))
    #expect(jef.isUndecided(0x41A6) && jef.isUndecided(0x41A2))
  }

  @Test func `a slip among the signs is not inherited`() throws {
    // 2-30 and 2-31 exchanged, as in one public table.
    let (vendor, _) = VendorTable.read(
      Array("code,target,note\nA2BE,U+2283,\nA2BF,U+2282,\n".utf8), file: "keis.csv")
    let keis = try VendorTableTests.named("KEIS78", vendor)
    #expect(VendorTableTests.decoded(keis, [0xA2, 0xBE, 0xA2, 0xBF]) == .success([0x2282, 0x2283]))
  }

  @Test func `rows that are not followed are told, each with its line`() throws {
    let text = "code,target,note\nA2BE,U+2283,\n81A1,U+4E02,\n2921,U+4E02,\n59A1,U+4E02,\nB0A1,U+4E9C U+E0101,\n"
    let (vendor, problems) = VendorTable.read(Array(text.utf8), file: "keis.csv")
    #expect(problems.isEmpty)
    let (table, warnings) = try #require(VendorHost.named("KEIS78")).following(vendor)
    #expect(warnings.map(\.code) == ["T223", "T222", "T222"])
    #expect(warnings.map { $0.span?.start.line } == [2, 3, 4])
    #expect(warnings.allSatisfy { $0.severity == .warning })
    #expect(warnings.first?.message.en.contains("U+2282 in JIS") == true)
    #expect(table.privateUseScalar(of: 0x81A1)?.value == 0xE000 && table.isUndecided(0x81A1))
    #expect(VendorTableTests.decoded(table, [0x59, 0xA1, 0xB0, 0xA1]) == .success([0x4E02, 0x4E9C, 0xE0101]))
  }

  struct Bad: CustomTestStringConvertible {
    var text: String
    var code: String
    var line: Int
    var testDescription: String { text }
  }

  @Test(arguments: [
    Bad(text: "", code: "T101", line: 1),
    Bad(text: "code,target\n41A1,U+4E02\n", code: "T201", line: 1),
    Bad(text: "code,target,note\n41,U+4E02,\n", code: "T210", line: 2),
    Bad(text: "code,target,note\n41A1,U+D800,\n", code: "T213", line: 2),
    Bad(text: "code,target,note\n41A1,U+4E02,\n41A1,U+4E03,\n", code: "T204", line: 3),
    Bad(text: "[", code: "T220", line: 1),
    Bad(text: "[\n{ \"code\": \"41A1\"", code: "T220", line: 2),
    Bad(text: "[\n{ \"code\": \"41A1\", \"unicode\": 5 }]", code: "T220", line: 2),
    Bad(text: "[\n{ \"code\": \"41A1\", \"unicode\": \"4E02\" }]x", code: "T220", line: 2),
    Bad(text: "[{ \"code\": \"41A1\", \"unicode\": \"D800\" }]", code: "T213", line: 1),
    Bad(text: "[{ \"code\": \"41\", \"unicode\": \"4E02\" }]", code: "T210", line: 1),
    Bad(text: "[{ \"unicode\": \"4E02\" }]", code: "T201", line: 1),
    Bad(text: "[[[[[[", code: "T220", line: 1),
    Bad(text: "[{\"a\":\"\\", code: "T220", line: 1),
  ])
  func `a table that cannot be read says where`(_ bad: Bad) {
    let (_, problems) = VendorTable.read(Array(bad.text.utf8), file: "t")
    #expect(problems.first?.code == bad.code)
    #expect(problems.first?.span?.start.line == bad.line)
  }
}
