import LanguageServer
import Testing

struct MessageFramingTests {
  @Test func `messages are cut by their length in bytes`() throws {
    var framing = MessageFraming()
    framing.append(Array("Content-Length: 3\r\n\r\n旧content-length:2\r\nContent-Type: x\r\n\r\n{}Cont".utf8))
    #expect(try framing.next() == Array("旧".utf8))
    #expect(try framing.next() == Array("{}".utf8))
    #expect(try framing.next() == nil)
  }

  @Test func `a frame is read back`() throws {
    var framing = MessageFraming()
    framing.append(MessageFraming.frame(Array("{\"a\":1}".utf8)))
    #expect(try framing.next() == Array("{\"a\":1}".utf8))
  }

  /// Bytes that are no message, and why.
  struct Broken: CustomTestStringConvertible {
    var text: String
    var failure: MessageFraming.Failure
    var testDescription: String { String(text.prefix(40)) }
  }

  @Test(arguments: [
    Broken(text: "Content-Type: x\r\n\r\n{}", failure: .missingLength),
    Broken(text: "Content-Length: -1\r\n\r\n", failure: .missingLength),
    Broken(text: "Content-Length: 9999999999999999999999\r\n\r\n", failure: .missingLength),
    Broken(text: "Content-Length: 99999999999\r\n\r\n", failure: .contentTooLong),
    Broken(text: String(repeating: "x", count: 5000), failure: .headerTooLong),
  ])
  func `a stream that is none is refused`(_ broken: Broken) {
    var framing = MessageFraming()
    framing.append(Array(broken.text.utf8))
    #expect(throws: broken.failure) { try framing.next() }
  }
}
