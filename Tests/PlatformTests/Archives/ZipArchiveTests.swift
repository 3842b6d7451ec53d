import Platform
import Testing

/// Offsets in `SampleArchives.plain`, from its bytes (APPNOTE 4.3): local headers at 0, 40 and 77, the central directory at
/// 127 with entries at 127, 178 and 231, the end at 291. In an entry: flags at 8, method 10, CRC 16, compressed size 20, size
/// 24, local header 42, name 46; in a local header: flags at 6, method 8, name 30.
@Suite struct ZipArchiveTests {
  static let contents: [(name: String, bytes: [UInt8])] = [
    ("a.txt", Array("hello".utf8)), ("folder/", []), ("folder/表.txt", [UInt8](repeating: 0x61, count: 100)),
  ]

  @Test(arguments: [SampleArchives.plain, SampleArchives.withDescriptors])
  func `an archive of Python's zipfile is read`(_ base64: String) throws {
    let archive = try ZipArchive(try SampleArchives.bytes(base64))
    #expect(archive.entries.map(\.name) == Self.contents.map { Array($0.name.utf8) })
    #expect(archive.entries.map(\.isFolder) == [false, true, false])
    for content in Self.contents {
      let entry = try #require(archive.entry(named: Array(content.name.utf8)))
      #expect(try archive.contents(of: entry) == content.bytes)
    }
    #expect(archive.entry(named: Array("A.txt".utf8)) == nil)
  }

  @Test func `a comment is no trailing garbage`() throws {
    var bytes = try SampleArchives.bytes(SampleArchives.plain)
    bytes[bytes.count - 2] = 4
    #expect(try ZipArchive(bytes + Array("town".utf8)).entries.count == 3)
    #expect(error(bytes + Array("towns".utf8)) == ZipError(.trailingBytes, at: 317))
    #expect(error(bytes + Array("tow".utf8)) == ZipError(.notAnArchive, at: 0))
  }

  @Test func `a comment that could be the end is refused`() throws {
    var bytes = try SampleArchives.bytes(SampleArchives.plain)
    bytes[bytes.count - 2] = 22
    let end = Array(bytes[291...].dropLast(2)) + [0, 0]
    #expect(error(bytes + end) == ZipError(.ambiguousEnd, at: 291))
  }

  @Test func `an archive cut off anywhere is refused`() throws {
    let bytes = try SampleArchives.bytes(SampleArchives.plain)
    for count in 0..<bytes.count { #expect(error(Array(bytes[..<count])) != nil) }
  }

  struct Case: CustomTestStringConvertible {
    var code: ZipErrorCode
    var offset: Int
    var entry: String?
    var changes: [(offset: Int, bytes: [UInt8])]
    var testDescription: String { "\(code) at \(offset)" }
  }

  @Test(arguments: [
    Case(code: .zip64, offset: 291, changes: [(299, [0xFF, 0xFF, 0xFF, 0xFF])]),
    Case(code: .zip64, offset: 127, entry: "a.txt", changes: [(147, [0xFF, 0xFF, 0xFF, 0xFF])]),
    Case(code: .severalVolumes, offset: 291, changes: [(295, [1])]),
    Case(code: .badDirectory, offset: 291, changes: [(307, [0x80])]),
    Case(code: .badDirectory, offset: 231, changes: [(299, [2, 0, 2])]),
    Case(code: .badDirectory, offset: 291, changes: [(299, [4, 0, 4])]),
    Case(code: .badDirectory, offset: 178, changes: [(178, [0])]),
    Case(code: .encrypted, offset: 127, entry: "a.txt", changes: [(135, [1])]),
    Case(code: .unsupportedMethod, offset: 127, entry: "a.txt", changes: [(137, [12])]),
    Case(code: .badLocalHeader, offset: 0, entry: "a.txt", changes: [(0, [0])]),
    Case(code: .badLocalHeader, offset: 0, entry: "a.txt", changes: [(30, [0x62])]),
    Case(code: .badLocalHeader, offset: 0, entry: "a.txt", changes: [(14, [0])]),
    Case(code: .unsafeName, offset: 127, entry: "/.txt", changes: [(173, [0x2F])]),
    Case(code: .unsafeName, offset: 127, entry: "../xt", changes: [(173, [0x2E, 0x2E, 0x2F])]),
    Case(code: .unsafeName, offset: 127, entry: "a\\txt", changes: [(174, [0x5C])]),
    Case(code: .unsafeName, offset: 127, entry: "a:txt", changes: [(174, [0x3A])]),
    Case(code: .undeclaredName, offset: 231, entry: "folder/表.txt", changes: [(240, [0])]),
    // The local header of the third entry is the first's: another name. Offset 5 begins no header.
    Case(code: .badLocalHeader, offset: 0, entry: "folder/表.txt", changes: [(273, [0])]),
    Case(code: .badLocalHeader, offset: 5, entry: "folder/", changes: [(220, [5])]),
    Case(code: .badLocalHeader, offset: 0xFFFF_FF00, entry: "folder/", changes: [(220, [0, 0xFF, 0xFF, 0xFF])]),
    Case(code: .overlap, offset: 0, entry: "a.txt", changes: [(147, [200]), (151, [200])]),
    // Only what the bytes say, in both headers alike: one byte more of the next header.
    Case(code: .overlap, offset: 40, entry: "folder/", changes: [(18, [6, 0, 0, 0, 6]), (147, [6, 0, 0, 0, 6])]),
  ])
  func `what two programs might read differently is refused`(_ item: Case) throws {
    let expected = ZipError(item.code, entry: item.entry.map { Array($0.utf8) }, at: item.offset)
    #expect(error(try SampleArchives.plain(item.changes)) == expected)
  }

  @Test func `a name that stands twice is refused`() throws {
    var writer = ZipWriter()
    try writer.append("a", [1])
    try writer.append("b", [2])
    var bytes = writer.finalize()
    // The names stand at 30 and 62 and, after the directory's begin at 64, at 110 and 157.
    for offset in bytes.indices where bytes[offset] == 0x62 { bytes[offset] = 0x61 }
    #expect(error(bytes)?.code == .repeatedName)
  }

  struct Fault: CustomTestStringConvertible {
    var code: ZipErrorCode
    var name: String
    var offset: Int
    var changes: [(offset: Int, bytes: [UInt8])]
    var testDescription: String { "\(name) \(code)" }
  }

  @Test(arguments: [
    Fault(code: .wrongChecksum, name: "a.txt", offset: 35, changes: [(35, [0x48])]),
    // The deflated bytes are 121 to 126. Type 3 is no block type (RFC 1951, 3.2.3).
    Fault(code: .badDeflate, name: "folder/表.txt", offset: 122, changes: [(121, [0xFF])]),
    // It says 99 bytes and holds 100: stopped before the hundredth is given.
    Fault(code: .wrongSize, name: "folder/表.txt", offset: 127, changes: [(99, [99]), (255, [99])]),
    Fault(code: .wrongSize, name: "folder/表.txt", offset: 127, changes: [(99, [101]), (255, [101])]),
    Fault(code: .badDeflate, name: "folder/表.txt", offset: 126, changes: [(95, [5]), (251, [5])]),
  ])
  func `broken contents are refused when they are asked for`(_ item: Fault) throws {
    let archive = try ZipArchive(try SampleArchives.plain(item.changes))
    let entry = try #require(archive.entry(named: Array(item.name.utf8)))
    #expect(throws: ZipError(item.code, entry: entry.name, at: item.offset)) { try archive.contents(of: entry) }
  }

  @Test func `limits are kept before anything is expanded`() throws {
    let bytes = try SampleArchives.bytes(SampleArchives.plain)
    let last = Array("folder/表.txt".utf8)
    #expect(error(bytes, ZipLimits(entryCount: 2)) == ZipError(.tooManyEntries, at: 291))
    #expect(error(bytes, ZipLimits(entryByteCount: 99)) == ZipError(.entryTooLarge, entry: last, at: 77))
    #expect(error(bytes, ZipLimits(totalByteCount: 104)) == ZipError(.archiveTooLarge, entry: last, at: 77))
    // 100 bytes from 6: more than 15 times.
    let ratio = ZipLimits(ratio: 14, ratioFreeByteCount: 99)
    #expect(error(bytes, ratio) == ZipError(.suspiciousRatio, entry: last, at: 77))
    #expect(error(bytes, ZipLimits(entryCount: 3, entryByteCount: 100, totalByteCount: 105, ratio: 17)) == nil)
  }

  @Test func `a bomb that says it is small is stopped on its way`() throws {
    var writer = ZipWriter()
    try writer.append("bomb", [UInt8](repeating: 0, count: 20_000_000))
    var bytes = writer.finalize()
    #expect(error(bytes)?.code == .suspiciousRatio)
    // The size stands at 22 in the local header and at 24 in the directory's entry; the first is 34 + content long.
    let directory = bytes.count - 22 - 50
    for offset in [22, directory + 24] { bytes.replaceSubrange(offset..<offset + 4, with: [10, 0, 0, 0]) }
    let archive = try ZipArchive(bytes)
    let error = #expect(throws: ZipError.self) { try archive.contents(of: archive.entries[0]) }
    #expect(error?.code == .wrongSize)
    // Little was read of the 19 kB that the bomb has.
    #expect(error.map { $0.byteOffset < 2_000 } == true)
  }

  @Test func `messages name the entry and the byte`() {
    let error = ZipError(.wrongChecksum, entry: Array("表\u{1B}[2J".utf8), at: 35)
    #expect(error.en == "zip archive, entry `表\\x1b[2J`, byte 35: has another CRC-32 than recorded")
    #expect(error.ja == "ZIPの `表\\x1b[2J`（35 バイト目）: CRC-32 が記録と違う")
  }

  private func error(_ bytes: [UInt8], _ limits: ZipLimits = ZipLimits()) -> ZipError? {
    do throws(ZipError) {
      _ = try ZipArchive(bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }
}
