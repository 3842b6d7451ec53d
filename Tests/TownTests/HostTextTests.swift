import Testing

@testable import Town

struct HostTextTests {
  // Expected: glibc 2.36, `iconv -f UTF-8 -t IBM939`.
  @Test func `a mixed text has shift codes around its double-byte characters`() {
    let host = HostText()
    #expect(host.mixed("ABC見本") == [0xC1, 0xC2, 0xC3, 0x0E, 0x45, 0xBB, 0x45, 0x66, 0x0F])
    #expect(host.mixed("ｱ見") == [0x59, 0x0E, 0x45, 0xBB, 0x0F])
  }

  @Test func `a double-byte text has none, and keeps user-defined characters`() {
    let host = HostText()
    // 髙 is one of IBM's own characters; U+E000 is the first of the user-defined area.
    #expect(host.doubleByte("髙\u{E000}\u{3000}") == [0x67, 0x6B, 0x69, 0x41, 0x40, 0x40])
  }

  @Test func `words of the old system are read character by character`() {
    var host = HostText()
    // F040 is user-defined in CP932, FBFC is its IBM code of 髙, B1 is half-width.
    let word: [UInt8] = [0xF0, 0x40, 0xFB, 0xFC, 0xB1, 0x41]
    let scalars: [Unicode.Scalar] = ["\u{E000}", "\u{9AD9}", "\u{FF71}", "A"]
    #expect(Array(host.scalars(word).unicodeScalars) == scalars)
    #expect(Array(host.scalars(word).unicodeScalars) == scalars)
    #expect(host.decoded([]).isEmpty)
  }
}
