import Testing

@testable import Town

/// Faults of the registers that leave a number without a migrated record, and what follows in the other businesses.
struct MissingReferenceTests {
  /// The numbers under which the faulty registers have a record that is not expected to be rejected, read from the files
  /// and the list of faults alone.
  static func migrated() throws -> Set<String> {
    var numbers: Set<String> = []
    for file in [TownFile.residents, .nonResidents] {
      let bytes = try TownSampleTests.file(file, of: TownSampleTests.faulty)
      let lines = try TownSampleTests.faulty.written(file) { _ in }
      let rejected = Set(lines.filter { $0.outcome == .rejected }.compactMap(\.record))
      var index = 0
      var start = 0
      // Packed fields cannot hold CRLF: 0x0D ends one (sign D behind digit 0), and 0x0A begins none.
      while let end = bytes[start...].indices.first(where: { bytes[$0] == 0x0D && bytes[$0 + 1] == 0x0A }) {
        if bytes[start] == 0x32, !rejected.contains(index) {
          numbers.insert(String(decoding: bytes[(start + 1)..<(start + 11)], as: UTF8.self))
        }
        start = end + 2
        index += 1
      }
    }
    return numbers
  }

  @Test func `each tax record of a number that is not migrated is listed for every record it becomes`() throws {
    let migrated = try MissingReferenceTests.migrated()
    let records = try TaxFileTests.records(TownSampleTests.file(.inhabitantTax, of: TownSampleTests.faulty))
    let lines = try TownSampleTests.faulty.written(.inhabitantTax) { _ in }
    let listed = Dictionary(grouping: lines.filter { $0.code == "V611" }) { $0.record ?? -1 }.mapValues(\.count)
    var expected: [Int: Int] = [:]
    for (index, record) in records.enumerated() where record[0] == 0xF2 {
      let number = NumberText.digits(TaxFileTests.digits(record, TaxFields.atenaNo), 10)
      guard !migrated.contains(String(decoding: number, as: UTF8.self)) else { continue }
      let rows = try TaxAmount.allCases.count { amount in
        try TaxFileTests.amount(record, amount, in: TaxFields.place(of: amount)) != 0
      }
      expected[index] = 2 + rows
    }
    #expect(listed == expected && expected.count > 5)
  }

  @Test func `each row of care and child allowance whose number is not migrated is listed`() throws {
    let migrated = try MissingReferenceTests.migrated()
    func check(_ file: TownFile, numberColumn: Int, item: String) throws {
      let lines = try TownSampleTests.faulty.written(file) { _ in }
      let rejected = Set(lines.filter { $0.outcome == .rejected }.compactMap(\.record))
      let listed = Set(lines.filter { $0.code == "V611" && $0.place.hasSuffix(item) }.compactMap(\.record))
      var expected: Set<Int> = []
      for (index, line) in try MissingReferenceTests.frames(file).enumerated() where index > 0 {
        guard !rejected.contains(index), let cell = SampleRows.cells(line + [0x0D, 0x0A]).first?[numberColumn] else {
          continue
        }
        if !migrated.contains(String(decoding: cell, as: UTF8.self)) { expected.insert(index) }
      }
      #expect(listed == expected && !expected.isEmpty, "\(file)")
    }
    try check(.careInsurance, numberColumn: 0, item: "）.宛名番号")
    try check(.allowanceRecipients, numberColumn: 1, item: "受給者情報.宛名番号")
    try check(.allowanceChildren, numberColumn: 1, item: "児童_宛名番号")
  }

  /// The rows of a faulty file: a CRLF ends one, for cells hold LF alone.
  static func frames(_ file: TownFile) throws -> [[UInt8]] {
    var rows: [[UInt8]] = []
    var row: [UInt8] = []
    for byte in try TownSampleTests.file(file, of: TownSampleTests.faulty) {
      row.append(byte)
      if row.suffix(2) == [0x0D, 0x0A] {
        rows.append(row.dropLast(2))
        row = []
      }
    }
    return rows
  }
}
