import Platform
import Testing

@Suite struct XMLDocumentTests {
  /// The events as one line: `{namespace}name attribute=value`, `/` for an end, texts in quotation marks with pieces joined.
  private func events(_ text: String, _ limits: XMLLimits = XMLLimits()) throws(XMLError) -> String {
    var result: [String] = []
    var run: [UInt8] = []
    func flush() {
      if !run.isEmpty { result.append("\"\(String(decoding: run, as: UTF8.self))\"") }
      run = []
    }
    _ = try XMLDocument.read(Array(text.utf8), limits: limits) { event, _ in
      switch event {
      case .start(let element):
        flush()
        let attributes = element.attributes.map { " {\($0.namespace)}\($0.name)=\($0.value)" }.joined()
        result.append("{\(element.namespace)}\(element.name)\(attributes)")
      case .end:
        flush()
        result.append("/")
      case .text(let bytes): run += bytes
      }
      return true
    }
    return result.joined(separator: " ")
  }

  private func error(_ bytes: [UInt8], _ limits: XMLLimits = XMLLimits()) -> XMLError? {
    do throws(XMLError) {
      _ = try XMLDocument.read(bytes, limits: limits) { _, _ in true }
      return nil
    } catch {
      return error
    }
  }

  struct Case: CustomTestStringConvertible {
    var xml: String
    var events: String
    var testDescription: String { xml }
  }

  /// Expected from XML 1.0 (2.4, 2.7, 2.11, 3.3.3, 4.6) and Namespaces in XML 1.0.
  @Test(arguments: [
    Case(xml: "<a/>", events: "{}a /"),
    Case(xml: "\u{FEFF}<?xml version='1.0' encoding='utf-8'?>\n<a/>", events: "{}a /"),
    Case(xml: "<a>表&lt;&#x9AD8;&amp;<![CDATA[<&]]></a>", events: "{}a \"表<高&<&\" /"),
    Case(xml: "<a>1\r\n2\r3</a>", events: "{}a \"1\n2\n3\" /"),
    Case(xml: "<a x='1\n2' y=\"&quot;&#10;\"/>", events: "{}a {}x=1 2 {}y=\"\n /"),
    Case(xml: "<a x='&amp;&lt;&#38;&apos;'/>", events: "{}a {}x=&<&' /"),
    Case(xml: "<a xmlns='m' xmlns:r='n' r:id='7'><r:b/></a>", events: "{m}a {n}id=7 {n}b / /"),
    Case(xml: "<a><!-- x --><?p q?> </a>", events: "{}a \" \" /"),
    // Compatibility ideographs stay what they are.
    Case(xml: "<a>\u{FA19}\u{845B}\u{E0100}𠮷</a>", events: "{}a \"\u{FA19}\u{845B}\u{E0100}𠮷\" /"),
  ])
  func `a document is its events`(_ item: Case) throws {
    #expect(try events(item.xml).unicodeScalars.elementsEqual(item.events.unicodeScalars))
  }

  @Test func `names and values are compared as bytes`() throws {
    // U+212A KELVIN SIGN is equal to K as a Swift text.
    _ = try XMLDocument.read(Array("<a \u{212A}='1' K='2'/>".utf8)) { event, _ in
      if case .start(let element) = event { #expect(element.value(of: "K") == "2") }
      return true
    }
  }

  struct Fault: CustomTestStringConvertible {
    /// `▶` marks the place of the error and is no part of the document.
    var xml: String
    var code: XMLErrorCode
    var testDescription: String { xml }
  }

  @Test(arguments: [
    Fault(xml: "▶<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", code: .documentType),
    Fault(xml: "<?xml version='1.0'?>\n<!-- 表 -->▶<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", code: .documentType),
    Fault(xml: "<?xml version='1.0' encoding='▶Shift_JIS'?><a/>", code: .notUTF8),
    Fault(xml: "<?xml version='1.0' encoding='▶UTF-16'?><a/>", code: .notUTF8),
    Fault(xml: "▶<a 1='' 2='' 3='' 4='' 5='' />", code: .tooManyAttributes),
    Fault(xml: "<a>\n<b>▶<a a='' b='' c='' d='' e='' /></b></a>", code: .tooManyAttributes),
  ])
  func `what is refused is refused at its place`(_ item: Fault) throws {
    let parts = item.xml.split(separator: "▶", omittingEmptySubsequences: false)
    let bytes = Array(parts.joined().utf8)
    let found = error(bytes, XMLLimits(attributeCount: 4))
    #expect(found == XMLError(item.code, at: XMLPosition(parts[0].utf8.count, in: bytes)))
  }

  /// Numbers of `xmlParserErrors` in libxml2's xmlerror.h: 5 ends too early or too late, 26 undeclared entity, 76 mismatch, 42 attribute
  /// redefined, 201 undefined prefix, 9 invalid character.
  @Test(
    arguments: zip(
      ["", "   ", "<a>", "<a>&x;</a>", "<a></b>", "<a x='' x=''/>", "<p:a/>", "<a>\u{1}</a>", "<a/><b/>"],
      [5, 5, 5, 26, 76, 42, 201, 9, 5]))
  func `what is not well-formed is refused`(_ xml: String, _ number: Int) {
    let found = error(Array(xml.utf8))
    #expect(found?.code == .notWellFormed)
    #expect(found?.libraryCode == number)
  }

  @Test func `entities of a bomb are never expanded`() {
    // The billion laughs of CVE-2003-1564.
    var xml = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [\n<!ENTITY a0 \"lol\">\n"
    for level in 1...9 { xml += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">\n" }
    let found = error(Array((xml + "]>\n<lolz>&a9;</lolz>").utf8))
    #expect(found?.code == .documentType && found?.position.line == 2 && found?.position.column == 1)
    #expect(found?.en == "XML line 2, column 1 (byte 22): a DOCTYPE is not accepted")
  }

  @Test(.timeLimit(.minutes(1))) func `declarations of a DOCTYPE cost nothing, also behind a fault`() {
    // A thousand attributes by default for each of a thousand elements.
    var subset = "<!DOCTYPE a [<!ATTLIST b"
    for index in 0..<1_000 { subset += " a\(index) CDATA ''" }
    let body = ">]><a>" + String(repeating: "<b/>", count: 1_000) + "</a>"
    #expect(error(Array((subset + body).utf8))?.code == .documentType)
    #expect(error(Array(("<?xml version='9'?" + subset + body).utf8))?.code == .notWellFormed)
    #expect(error(Array(("<?p" + subset + body).utf8)) != nil)
  }

  @Test func `bytes that are no UTF-8 are refused at the first`() {
    let latin = Array("<a>\n表".utf8) + [0xE9] + Array("</a>".utf8)
    #expect(error(latin) == XMLError(.notUTF8, at: XMLPosition(7, in: latin)))
    #expect(error(latin)?.position.line == 2 && error(latin)?.position.column == 2)
    #expect(error([0xFF, 0xFE, 0x3C, 0])?.code == .notUTF8)
    #expect(error([0x3C, 0, 0x61, 0])?.code == .notUTF8)
    #expect(error([0, 0x3C, 0, 0x61])?.code == .notUTF8)
    // EBCDIC `<?xml` is not well-formed at best.
    #expect(error([0x4C, 0x6F, 0xA7, 0x94, 0x93]) != nil)
  }

  @Test func `nesting has an end`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)).utf8)
    }
    #expect(error(nested(64)) == nil)
    let found = error(nested(65))
    #expect(found?.code == .tooDeep && found?.position.line == 1)
    #expect(error(nested(1_000_000))?.code == .tooDeep)
  }

  @Test(.timeLimit(.minutes(1))) func `a tag of very many attributes takes no time`() {
    var xml = Array("<a".utf8)
    for index in 0..<300_000 { xml += " a\(index)=''".utf8 }
    #expect(error(xml + Array("/>".utf8))?.code == .tooManyAttributes)
    // Hidden behind a fault at which the scan loses its way.
    #expect(error(Array("<r><b \">".utf8) + xml + Array("/></r>".utf8)) != nil)
  }

  @Test func `a document longer than a piece keeps its places`() throws {
    // 30 MB, more than libxml2 looks ahead, in lines of 30 bytes.
    var bytes = Array("<a>\n".utf8)
    let line = Array("<b x='1'>0123456789012345</b>\n".utf8)
    #expect(line.count == 30)
    for _ in 0..<1_000_000 { bytes += line }
    var count = 0
    let isWhole = try XMLDocument.read(bytes + Array("</a>".utf8)) { event, _ in
      if case .text(let text) = event { count += text.count }
      return true
    }
    #expect(isWhole && count == 17_000_001)
    let found = error(bytes + Array("</b>".utf8))
    #expect(found?.code == .notWellFormed && found?.libraryCode == 76 && found?.position.line == 1_000_002)
  }

  @Test func `a receiver that has enough gets no more`() throws {
    var count = 0
    let isWhole = try XMLDocument.read(Array("<a><b/><c/></a>".utf8)) { _, byteOffset in
      count += 1
      // Behind the names, not yet behind `>`.
      #expect(byteOffset == (count == 1 ? 2 : 5))
      return count < 2
    }
    #expect(!isWhole && count == 2)
  }

  @Test func `a document over the limit is not looked at`() {
    #expect(error(Array("<a/>".utf8), XMLLimits(byteCount: 3))?.code == .tooLarge)
  }

  @Test func `every prefix of a document is refused`() {
    let xml = Array("<?xml version='1.0'?><a x='1'>表&amp;<![CDATA[z]]><!--c--><b/></a>".utf8)
    for count in 0..<xml.count { #expect(error(Array(xml[..<count])) != nil) }
    #expect(error(xml) == nil)
  }
}
