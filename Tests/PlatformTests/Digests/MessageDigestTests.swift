import Platform
import Testing

struct MessageDigestTests {
  @Test func `MD5 gives the digests of RFC 1321, A.5`() {
    #expect(Hexadecimal.text(Digest.md5([])) == "d41d8cd98f00b204e9800998ecf8427e")
    #expect(Hexadecimal.text(Digest.md5(Array("message digest".utf8))) == "f96b697d7cb7938d525a2f31aaf161d0")
  }

  @Test func `HMAC-SHA256 gives the values of RFC 4231, 4_2 and 4_3`() {
    #expect(
      Hexadecimal.text(
        MessageAuthentication.hmacSHA256(key: [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8)))
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    #expect(
      Hexadecimal.text(
        MessageAuthentication.hmacSHA256(key: Array("Jefe".utf8), Array("what do ya want for nothing?".utf8)))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  @Test(arguments: zip(["", "f", "fo", "foo", "foobar"], ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYmFy"]))
  func `base64 gives the values of RFC 4648, 10`(_ text: String, _ encoded: String) {
    #expect(Base64.text(Array(text.utf8)) == encoded)
  }
}
