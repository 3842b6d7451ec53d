import Platform
import Testing

/// Expected digests: FIPS 180-4 examples (NIST "SHA256.pdf") for `abc`, the 56-byte message and nothing; `sha256sum`
/// for the rest.
@Suite struct SHA256Tests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var digest: String
    var testDescription: String { text }
  }

  @Test(arguments: [
    Case(text: "", digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Case(text: "abc", digest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    Case(
      text: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      digest: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
  ])
  func `a message has the digest of the standard`(_ item: Case) {
    let bytes = Array(item.text.utf8)
    #expect(Hexadecimal.text(Digest.sha256(bytes)) == item.digest)
  }

  @Test func `a digest in pieces is the digest of the whole`() {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var digest = SHA256()
    var start = 0
    for size in [0, 1, 63, 64, 65, 4095, 50_000, bytes.count] {
      let end = min(bytes.count, start + size)
      digest.update(Array(bytes[start..<end]))
      start = end
    }
    #expect(digest.finalize() == Digest.sha256(bytes))
  }

  @Test func `a digest can be taken and then go on`() {
    var digest = SHA256()
    digest.update(Array("a".utf8))
    #expect(digest.finalize() == Digest.sha256(Array("a".utf8)))
    digest.update(Array("bc".utf8))
    #expect(digest.finalize() == Digest.sha256(Array("abc".utf8)))
  }

  @Test func `two glyphs of one ideograph have two digests`() {
    #expect(Digest.sha256(Array("\u{FA19}".utf8)) != Digest.sha256(Array("\u{795E}".utf8)))
  }

  @Test func `hexadecimal has two lower-case digits a byte`() {
    #expect(Hexadecimal.text([]).isEmpty)
    #expect(Hexadecimal.text([0x00, 0x0A, 0x9F, 0xFF]) == "000a9fff")
  }
}
