import FoundationEssentials
import Records
import TestSupport
import Testing

@testable import Formats

// Every code of every table is decoded and encoded again. Those that do not come back to the same bytes stand in
// `Golden/one-way/<table>.txt`: the code and the code that is written instead. The golden files were made by
// `Golden/one-way/make.py` from other readings of the tables: glibc 2.36 through iconv(3) where it has the table, the JSON files
// of hidekatsu-izuno/jef4j where the test names one; of the codes that read alike, the preferred one is the one that the
// table's documentation names (JIS X 0208 before NEC row 13 before the IBM extensions; the first cell elsewhere).
struct ReturnTests {
  @Test(arguments: CharacterTable.names) func `codes come back to their bytes, but for the listed ones`(_ name: String)
    throws
  {
    let table = try #require(CharacterTable.named(name))
    if case .designations(let designations) = table.form {
      try ReturnTests.check(table, designations)
    } else if !table.form.isUnicode {
      try ReturnTests.check(table, golden: name)
    }
  }

  @Test(
    .enabled(if: VendorTableTests.hasFacts, "needs ../shared/data"),
    arguments: ["JEF fujitsu_jef", "KEIS78 hitachi_keis78", "KEIS83 hitachi_keis83", "JIPS-J nec_jips"])
  func `codes of a maker's table come back, but for the listed ones`(_ names: String) throws {
    let parts = names.split(separator: " ").map(String.init)
    let bytes = try Array(Data(contentsOf: URL(filePath: VendorTableTests.folder + parts[1] + "_mapping.json")))
    let host = try #require(VendorHost.named(parts[0]))
    try ReturnTests.check(host.table(VendorTable.read(bytes, file: parts[1]).table), golden: parts[1])
  }

  private static func check(_ table: CharacterTable, golden: String) throws {
    var oneWay: [String] = []
    var codes = 0
    for code in EveryCode.codes(of: table) {
      let text: [UInt8]
      do throws(ValueFailure) {
        text = try table.decode(code.bytes)
      } catch {
        continue
      }
      codes += 1
      let written = try table.encode(String(decoding: text, as: UTF8.self))
      if written != code.bytes { oneWay.append("\(hexadecimal(code.bytes)) \(hexadecimal(written))") }
    }
    #expect(codes > 150)
    let expected = try GoldenFile.lines("one-way/\(golden).txt")
    #expect(oneWay.filter { !expected.contains($0) } == [] && expected.filter { !oneWay.contains($0) } == [])
  }

  /// Escape sequences that designate the same characters come back as one of them: ESC ( J and ESC $ @ as ASCII and ESC $ B,
  /// JIS X 0213 of 2000 as that of 2004, and the characters of JIS X 0208 as JIS X 0208 whatever designated them.
  private static func check(_ table: CharacterTable, _ designations: Designations) throws {
    var codes = 0
    for code in EveryCode.codes(of: table) {
      guard let text = try? table.decode(code.bytes) else { continue }
      codes += 1
      let written = try table.encode(String(decoding: text, as: UTF8.self))
      guard written != code.bytes else { continue }
      let (held, kept) = (code.bytes.dropFirst(), written.dropFirst())
      let isSameCell = code.bytes.dropLast(3).suffix(2) == written.dropLast(3).suffix(2)
      let isKnown =
        held.starts(with: "(J".utf8) && written == [code.bytes[3]]
        || held.starts(with: "$@".utf8) && kept.starts(with: "$B".utf8) && isSameCell
        || held.starts(with: "$(O".utf8) && (kept.starts(with: "$(Q".utf8) || kept.starts(with: "$B".utf8))
          && isSameCell
        || held.starts(with: "(I".utf8) && designations.shiftsKatakana && written == [0x0E, code.bytes[3], 0x0F]
        // NEC row 13 has nine signs of row 2 again.
        || code.bytes[3] == 0x2D && kept.starts(with: "$B".utf8) && written[3] == 0x22
        || held.starts(with: "$(Q".utf8) && kept.starts(with: "$B".utf8) && isSameCell
      if !isKnown { Issue.record("\(table.name): \(hexadecimal(code.bytes)) \(hexadecimal(written))") }
    }
    #expect(codes > 6_879)
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }
}
