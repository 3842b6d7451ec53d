import Testing

@testable import Town

struct WelfareFileTests {
  static func care() throws -> [[CareColumn: String]] {
    try SampleRows.read(.careInsurance, CareColumn.self, of: TownSampleTests.clean)
  }

  @Test func `dates of the care insurance stand in three notations, with open ends`() throws {
    var periods: Set<Bool> = []
    var losses: Set<Bool> = []
    func isShaped(_ text: String?, _ shape: String) -> Bool {
      guard let text, text.utf8.count == shape.utf8.count else { return false }
      return zip(text.utf8, shape.utf8).allSatisfy { $1 == 0x39 ? $0 >= 0x30 && $0 <= 0x39 : $1 == 0x47 || $0 == $1 }
    }
    for row in try WelfareFileTests.care() {
      #expect(isShaped(row[.qualified], "9999/99/99"))
      if let lost = row[.lost] {
        losses.insert(lost.isEmpty)
        #expect(lost.isEmpty || isShaped(lost, "9999/99/99"))
      }
      if let certified = row[.certified], !certified.isEmpty {
        #expect(isShaped(certified, "G99.99.99") && "MTSHR".utf8.contains(certified.utf8.first ?? 0))
      }
      guard let from = row[.from], let to = row[.to], !from.isEmpty else { continue }
      #expect(isShaped(from, "99999999") && isShaped(to, "99999999") && from <= to)
      periods.insert(to == "99999999")
    }
    #expect(periods.count == 2 && losses.count == 2)
  }

  @Test func `cells hold commas, quotation marks and newlines`() throws {
    let rows = try WelfareFileTests.care()
    let remarks = rows.compactMap { $0[.remarks] }
    #expect(rows.contains { $0[.address]?.utf8.contains(0x2C) == true })
    for byte: UInt8 in [0x2C, 0x22, 0x0A] { #expect(remarks.contains { $0.utf8.contains(byte) }) }
    #expect(rows.allSatisfy { $0[.number] != nil && $0[.updated]?.isEmpty == false })
  }

  @Test func `every code of the old generation that a record has is in its table`() throws {
    let rows = try WelfareFileTests.care()
    #expect(Set(rows.compactMap { $0[.kind] }) == ["A", "B"])
    #expect(Set(rows.compactMap { $0[.status] }) == ["", "10", "15", "20", "30", "35"])
    // 00 is 自立 of the 中間標準レイアウト, which the standard writes 01.
    let levels = Set(rows.compactMap { $0[.level] })
    #expect(levels.isSuperset(of: ["", "00", "12", "13", "21", "22", "23", "24", "25"]))
  }

  @Test func `a child's row joins exactly one recipient`() throws {
    let recipients = try SampleRows.read(.allowanceRecipients, RecipientColumn.self, of: TownSampleTests.clean)
    let children = try SampleRows.read(.allowanceChildren, ChildColumn.self, of: TownSampleTests.clean)
    let certificates = recipients.compactMap { $0[.certificate] }
    #expect(Set(certificates).count == certificates.count)
    #expect(children.allSatisfy { row in row[.certificate].map { certificates.contains($0) } ?? false })
    #expect(Set(children.compactMap { $0[.certificate] }) == Set(certificates))
    #expect(Set(children.compactMap { $0[.relation] }).isSubset(of: ["1", "9"]))
  }

  @Test func `the control list counts the rows of each file`() throws {
    let counts = try SampleRows.read(.controlList, ControlColumn.self, of: TownSampleTests.clean)
      .filter { $0[.business] != "010" }.map { "\($0[.code] ?? "") \($0[.count] ?? "")" }
    let care = try WelfareFileTests.care().count
    let recipients = try SampleRows.read(.allowanceRecipients, RecipientColumn.self, of: TownSampleTests.clean).count
    let children = try SampleRows.read(.allowanceChildren, ChildColumn.self, of: TownSampleTests.clean).count
    #expect(counts == ["KAIGO \(care)", "JUKYUSHA \(recipients)", "JIDO \(children)"])
  }

  @Test(arguments: [
    (
      TownFile.careInsurance,
      ["F108", "F109", "F110", "M501", "N301", "C201", "V603", "E401", "E402", "E406", "V607", "V608", "V611"]
    ),
    (.allowanceRecipients, ["F108", "V611"]),
    (.allowanceChildren, ["M501", "M507", "M508", "N301", "E401", "V608", "V611"]),
  ])
  func `every kind of fault of a file is there`(file: TownFile, codes: [String]) throws {
    let lines = try TownSampleTests.faulty.written(file) { _ in }
    #expect(Set(lines.map(\.code)) == Set(codes))
    if file != .allowanceRecipients { #expect(lines.contains { $0.fault.contains("支援措置対象者") }) }
  }
}
