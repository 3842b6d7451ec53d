import Testing

@testable import Town

struct ResidentFaultTests {
  static let blank = RecordImage.zeros(byteCount: ResidentRecord.byteCount)

  @Test func `a short record lacks 24 bytes and an overlong one has 3 more`() {
    #expect(ResidentFault.shortRecord.plant(in: ResidentFaultTests.blank).bytes.count == 616)
    #expect(ResidentFault.overlongRecord.plant(in: ResidentFaultTests.blank).bytes.count == 643)
  }

  @Test func `a short record keeps the amounts that the trailer sums`() {
    let last = max(ResidentFields.kuhiGaku.range.upperBound, ResidentFields.choseiGaku.range.upperBound)
    #expect(last <= 120)
  }

  @Test func `both records of a tie are expected to be rejected`() {
    let planted = ResidentFault.tiedLatest.plant(in: ResidentFaultTests.blank)
    let lines = planted.lines(source: "JUKI.DAT", record: 10)
    #expect(planted.copies == 2)
    #expect(lines.map(\.record) == [10, 11])
    #expect(lines.allSatisfy { $0.outcome == .rejected && $0.code == "M502" })
  }

  @Test func `of two records with one key the second is reported`() {
    let planted = ResidentFault.duplicateSuperseded.plant(in: ResidentFaultTests.blank)
    #expect(planted.lines(source: "JUKI.DAT", record: 10).map(\.record) == [11])
  }

  @Test func `a cut character leaves a lead byte alone at the end of its field`() {
    let planted = ResidentFault.truncatedCharacter.plant(in: ResidentFaultTests.blank)
    let field = Array(planted.bytes[ResidentFields.katagaki.range])
    // 0x93 leads a double-byte character of CP932; one letter and 12 whole characters stand before it.
    #expect(field.count == 26)
    #expect(field.first == 0x41)
    #expect(field.last == 0x93)
  }

  static let rejecting = ResidentFault.allCases.filter {
    $0.plant(in: blank).findings.contains { $0.outcome == .rejected }
  }

  @Test(arguments: rejecting)
  func `no present head and no protected person is rejected`(kind: ResidentFault) {
    var context = RecordContext(
      isLatest: true, isPresentHead: true, isAlone: true, recordCount: 1, isProtected: false, carriesProtection: false,
      hasIndividualNumber: true)
    #expect(!kind.suits(context))
    context.isPresentHead = false
    context.isProtected = true
    context.carriesProtection = true
    #expect(!kind.suits(context))
  }
}
