import Testing

@testable import Delivery

struct XMLFragmentTests {
  @Test func `elements are found by their names alone, and entities are replaced`() {
    let page = XMLFragment(
      bytes: Array(
        """
        <?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><KeyCount>2</KeyCount>
        <Contents><Key>a&amp;b &lt;&#x5199;&#12375;&gt;</Key><ETag>&quot;x&quot;</ETag></Contents>
        <Contents><Key/></Contents></ListBucketResult>
        """.utf8))
    #expect(page.all("Contents").count == 2)
    #expect(page.first("Key") == "a&b <写し>")
    #expect(page.first("ETag") == "\"x\"")
    #expect(page.all("Contents").last?.first("Key") == "")
    #expect(page.first("KeyCount") == "2")
    #expect(page.all("ListBucketResult").count == 1)
  }

  @Test(arguments: ["", "<", "<Code", "<Code>", "<Code>x", "no XML", "<Code>a&b;c&#xD800;&</Code>"])
  func `what is cut or is no XML gives nothing or itself`(_ text: String) {
    let found = XMLFragment(bytes: Array(text.utf8)).first("Code")
    #expect(found == (text.hasSuffix("</Code>") ? "a&b;c&#xD800;&" : nil))
  }
}
