import Records
import Testing

struct FindingCodeTests {
  @Test func `every code has its own text, and a title in both languages`() {
    let texts = FindingCode.allCases.map { Array($0.text.utf8) }
    #expect(Set(texts).count == FindingCode.allCases.count)
    for code in FindingCode.allCases {
      #expect(!code.title.ja.isEmpty && !code.title.en.isEmpty)
      #expect(code.title.en.utf8.allSatisfy { $0 < 0x80 || code.title.en.unicodeScalars.contains("Ｎ") })
    }
  }

  /// Released codes never change their meaning: this list only grows.
  @Test(arguments: [
    (FindingCode.shortRecord, "F101"), (.undecidedCharacter, "C204"), (.badPackedDigit, "N302"),
    (.impossibleDate, "E401"), (.pastEraEnd, "E402"), (.unmappedCode, "M501"), (.checkDigitMismatch, "M506"),
    (.duplicateKey, "V608"), (.groupRuleUnmet, "V609"), (.totalDiffers, "R701"),
  ])
  func `released codes stay`(code: FindingCode, text: String) {
    #expect(code.text == text)
  }

  @Test func `a failing check digit is never an error, and a day past its era's end is information`() {
    #expect(FindingCode.checkDigitMismatch.severity == .warning)
    #expect(FindingCode.pastEraEnd.severity == .information)
    #expect(FindingCode.beforeEraStart.severity == .information)
  }

  @Test func `offending bytes are shown in order, two digits each`() {
    let finding = Finding(.unassignedCode, recordIndex: 0, bytes: 0x0081AD, byteCount: 3)
    #expect(finding.bytesInHexadecimal == "0081AD")
    #expect(Finding(.unassignedCode, recordIndex: 0).bytesInHexadecimal.isEmpty)
  }
}
