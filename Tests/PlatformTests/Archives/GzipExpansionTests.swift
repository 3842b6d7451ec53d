import Platform
import TestSupport
import Testing

/// Members of Python's gzip module: `gzip.compress(b"hello ", 6, mtime=0)` and `gzip.compress(b"town", 9, mtime=0)`. A header
/// is 10 bytes long, the end of a member has CRC-32 and length, 4 bytes each (RFC 1952, 2.3).
@Suite struct GzipExpansionTests {
  static let hello: [UInt8] = [
    0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57, 0x00, 0x00, 0xF6, 0xF9, 0x81, 0xED, 6,
    0,
    0, 0,
  ]
  static let town: [UInt8] = [
    0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0x02, 0x03, 0x2B, 0xC9, 0x2F, 0xCF, 0x03, 0x00, 0xA4, 0xC7, 0xE6, 0x4C, 4, 0, 0, 0,
  ]

  private let folder = TemporaryDirectory()

  private func expand(_ bytes: [UInt8], by limit: Int = 1 << 16) throws(FileError) -> [UInt8] {
    let path = folder.path("packed.gz")
    do { try folder.write(bytes, to: "packed.gz") } catch { Issue.record(error) }
    var file = try InputFile(path: path)
    var expansion = GzipExpansion()
    var content: [UInt8] = []
    while try expansion.read(from: &file, appendingTo: &content, upTo: limit) > 0 {}
    return content
  }

  private func failure(_ bytes: [UInt8]) -> FileError? {
    do throws(FileError) {
      _ = try expand(bytes)
      return nil
    } catch { return error }
  }

  @Test(arguments: [1, 2, 3, 7, 1 << 16]) func `one member and two are read in pieces of any length`(_ limit: Int)
    throws
  {
    #expect(try expand(Self.hello, by: limit) == Array("hello ".utf8))
    #expect(try expand(Self.hello + Self.town, by: limit) == Array("hello town".utf8))
  }

  @Test func `a file cut off anywhere is an error at its end`() {
    let whole = Self.hello + Self.town
    for count in 0..<whole.count where count != Self.hello.count {
      let error = failure(Array(whole[..<count]))
      #expect(error?.operation == .unpack && error?.errno == 61 && error?.offset == count, "\(count): \(error as Any)")
    }
  }

  @Test func `every changed bit of data, check sum and length is an error`() {
    for bit in 10 * 8..<Self.hello.count * 8 {
      var bytes = Self.hello
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      // A bit of the data can make the stream longer than its file.
      let error = failure(bytes)
      // Behind the code that ends the data six bits of its last byte say nothing; Python's gzip finds the same six.
      if (138...143).contains(bit) {
        #expect(error == nil)
        continue
      }
      #expect(error?.operation == .unpack && (error?.errno == 74 || error?.errno == 61), "bit \(bit)")
    }
  }

  @Test func `what is no gzip file and what stands behind one are errors with their byte`() {
    #expect(failure(Array("0123456789".utf8))?.errno == 71)
    #expect(failure(Array("0123456789".utf8))?.offset == 0)
    let behind = failure(Self.hello + [0])
    #expect(behind?.errno == 74 && behind?.offset == Self.hello.count)
    #expect(
      behind?.en.contains("at byte 26: its packed data are damaged, or something else stands behind them") == true)
    #expect(behind?.ja.contains("（26バイト目） を展開することができない") == true)
  }

  @Test func `a packed file is known by what it holds, not by two bytes`() {
    #expect(GzipExpansion.isPacked(Self.hello) && GzipExpansion.isPacked(Self.town))
    #expect(!GzipExpansion.isPacked([0x1F, 0x8B, 0x08] + [UInt8](repeating: 0x40, count: 100)))
    #expect(!GzipExpansion.isPacked([0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3] + [UInt8](repeating: 0x40, count: 100)))
    #expect(!GzipExpansion.isPacked([]) && !GzipExpansion.isPacked(Array(Self.hello[..<12])))
  }
}
