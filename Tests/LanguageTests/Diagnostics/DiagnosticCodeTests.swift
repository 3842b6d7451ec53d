import Language
import Records
import Testing

struct DiagnosticCodeTests {
  @Test func `every code is unique, well formed and explained in both languages`() {
    let codes = DiagnosticCode.allCases
    #expect(Set(codes.map(\.rawValue)).count == codes.count)
    for code in codes {
      let bytes = Array(code.rawValue.utf8)
      #expect(bytes.count == 4)
      #expect("LPM".utf8.contains(bytes[0]))
      #expect(bytes.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 })
      #expect(!code.meaning.ja.isEmpty && !code.meaning.en.isEmpty)
      #expect(code.meaning.ja.unicodeScalars.contains { $0.value > 0x3000 }, "\(code) is explained in Japanese")
      #expect(code.meaning.en.unicodeScalars.allSatisfy { $0.value < 0x3000 || "「」".unicodeScalars.contains($0) })
    }
    #expect(Set(codes.map(\.meaning.en)).count == codes.count)
  }
}
