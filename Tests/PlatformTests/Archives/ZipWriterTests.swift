import Platform
import TestSupport
import Testing

@Suite struct ZipWriterTests {
  @Test func `an archive is what the format says, byte by byte`() throws {
    var writer = ZipWriter()
    try writer.append("a", Array("hello".utf8))
    // APPNOTE 4.3.7, 4.3.12 and 4.3.16; the CRC-32 of `hello` is 3610A686 (Python: zlib.crc32(b"hello")).
    let header: [UInt8] = [
      20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 0x86, 0xA6, 0x10, 0x36, 5, 0, 0, 0, 5, 0, 0, 0, 1, 0, 0, 0,
    ]
    var expected = Array("PK\u{3}\u{4}".utf8) + header + Array("ahello".utf8)
    expected += Array("PK\u{1}\u{2}".utf8) + [20, 0] + header + [UInt8](repeating: 0, count: 14) + Array("a".utf8)
    expected += Array("PK\u{5}\u{6}".utf8) + [0, 0, 0, 0, 1, 0, 1, 0, 47, 0, 0, 0, 36, 0, 0, 0, 0, 0]
    #expect(writer.finalize() == expected)
  }

  @Test func `an archive without entries is its end alone`() throws {
    let bytes = ZipWriter().finalize()
    #expect(bytes == Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 0, count: 18))
    #expect(try ZipArchive(bytes).entries.isEmpty)
  }

  @Test(arguments: [
    "", "/a", "a//b", "a/../b", "..", ".", "a\\b", "C:a", "a\u{0}b", "a\nb",
  ])
  func `a name that leaves the archive is not written`(_ name: String) {
    var writer = ZipWriter()
    #expect(throws: ZipError(.unsafeName, entry: Array(name.utf8), at: 0)) { try writer.append(name, []) }
  }

  @Test func `a name is written once, compared by its bytes`() throws {
    var writer = ZipWriter()
    // U+FA19 and U+795E are equal as Swift texts.
    try writer.append("\u{FA19}", [])
    try writer.append("\u{795E}", [])
    let error = #expect(throws: ZipError.self) { try writer.append("\u{795E}", []) }
    #expect(error?.code == .repeatedName)
    #expect(try ZipArchive(writer.finalize()).entries.count == 2)
  }

  @Test(.enabled(if: Python.isPresent, "python3 is not there"))
  func `Python's zipfile reads and tests what is written`() throws {
    let folder = TemporaryDirectory()
    var writer = ZipWriter()
    // Every byte, compressible and not: a product modulo a prime repeats only after 65,536.
    let noise = (0..<70_000).map { UInt8(truncatingIfNeeded: ($0 * 40_503 % 65_537) >> 7) }
    try writer.append("表/a.bin", noise)
    try writer.append("zeros", [UInt8](repeating: 0, count: 1_000_000))
    try writer.append("empty", [])
    try writer.append("folder/", [])
    try folder.write(writer.finalize(), to: "a.zip")
    let script = """
      import zipfile, zlib
      z = zipfile.ZipFile("a.zip")
      assert z.testzip() is None
      for i in z.infolist(): print(i.filename, i.file_size, i.date_time[:3], i.is_dir(), i.flag_bits)
      d = z.read("表/a.bin")
      assert d == bytes((k * 40503 % 65537) >> 7 & 255 for k in range(70000))
      assert z.read("zeros") == bytes(1000000)
      """
    let result = try Command.run(["python3", "-X", "utf8", "-c", script], in: folder.path)
    #expect(
      result.text == """
        表/a.bin 70000 (1980, 1, 1) False 2048
        zeros 1000000 (1980, 1, 1) False 0
        empty 0 (1980, 1, 1) False 0
        folder/ 0 (1980, 1, 1) True 0

        """, "\(result.errorText)")
  }
}
