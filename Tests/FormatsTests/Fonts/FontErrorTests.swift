import Formats
import Records
import Testing

@Suite struct FontErrorTests {
  @Test func `codes are unique and every message names its place in both languages`() {
    #expect(Set(FontErrorCode.allCases.map(\.rawValue)).count == FontErrorCode.allCases.count)
    for code in FontErrorCode.allCases {
      let error = FontError(code, table: "glyf", byteOffset: 1234)
      for text in [error.message.ja, error.message.en] {
        #expect(text.contains("`glyf`"))
        #expect(text.contains("1234"))
      }
      #expect(error.description.utf8.starts(with: code.rawValue.utf8))
    }
  }
}
