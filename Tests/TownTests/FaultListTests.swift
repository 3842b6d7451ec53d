import Testing

@testable import Town

struct FaultListTests {
  @Test func `a line without a record has an empty cell`() {
    let line = FaultLine(
      source: "JUTOGAI.DAT", record: nil, fault: "件数", code: "R701", outcome: .file, place: "合計", note: "1件多い")
    let text = String(decoding: FaultList.csv([line]), as: UTF8.self)
    #expect(
      text == "source,record,fault,code,outcome,item_or_field,note\r\nJUTOGAI.DAT,,件数,R701,file,合計,1件多い\r\n")
  }

  @Test func `no line of the whole list needs quotes`() throws {
    let lines = try TownFile.allCases.flatMap { try TownSampleTests.faulty.written($0) { _ in } }
    for line in lines {
      for cell in [line.fault, line.code, line.place, line.note] {
        #expect(!cell.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 < 0x20 })
      }
    }
  }

  @Test(arguments: ResidentFault.allCases)
  func `cells of the list need no quotes`(kind: ResidentFault) {
    for finding in kind.plant(in: RecordImage.zeros(byteCount: ResidentRecord.byteCount)).findings {
      for cell in [finding.fault, finding.code, finding.place, finding.note] {
        #expect(!cell.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 < 0x20 })
      }
    }
  }
}
