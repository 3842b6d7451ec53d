import Testing

@testable import Town

struct TaxFileTests {
  /// Records without their length words; the words are read as the manual has them (z/OS DFSMS Using Data Sets, "Record
  /// Descriptor Word"), not as the writer writes them.
  static func records(_ bytes: [UInt8]) throws -> [[UInt8]] {
    var records: [[UInt8]] = []
    var position = 0
    while position < bytes.count {
      let byteCount = Int(bytes[position]) << 8 | Int(bytes[position + 1])
      try #require(byteCount > 4 && bytes[position + 2] == 0 && bytes[position + 3] == 0)
      records.append(Array(bytes[(position + 4)..<(position + byteCount)]))
      position += byteCount
    }
    #expect(position == bytes.count)
    return records
  }

  /// A packed number by its digits and sign, as text: 01 23 4D is -01234.
  static func packed(_ record: [UInt8], _ place: FieldPlace) throws -> Int {
    let digits = record[place.range].map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
    let number = try #require(Int(digits.dropLast()))
    return digits.hasSuffix("d") ? -number : number
  }

  /// A zoned number of an EBCDIC host.
  static func zoned(_ record: [UInt8], _ place: FieldPlace) -> Int {
    let bytes = Array(record[place.range])
    let number = bytes.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    return bytes[bytes.count - 1] & 0xF0 == 0xD0 ? -number : number
  }

  static func amount(_ record: [UInt8], _ amount: TaxAmount, in place: FieldPlace) throws -> Int {
    amount == .cityAdjustment || amount == .prefectureAdjustment ? zoned(record, place) : try packed(record, place)
  }

  static func digits(_ record: [UInt8], _ place: FieldPlace) -> Int {
    record[place.range].reduce(0) { $0 * 10 + Int($1) - 0xF0 }
  }

  static func details(of sample: TownSample) throws -> [[UInt8]] {
    try records(TownSampleTests.file(.inhabitantTax, of: sample)).filter { $0[0] == 0xF2 }
  }

  @Test func `a header, details and a trailer, each detail as long as its instalments`() throws {
    let records = try TaxFileTests.records(TownSampleTests.file(.inhabitantTax, of: TownSampleTests.clean))
    #expect(records.first?.first == 0xF1 && records.first?.count == 43)
    #expect(records.last?.first == 0xF9 && records.last?.count == 97)
    var counts: Set<Int> = []
    for record in records.dropFirst().dropLast() {
      let count = TaxFileTests.digits(record, TaxFields.kiwariKaisu)
      #expect(record[0] == 0xF2 && record.count == 206 + 15 * count)
      counts.insert(count)
    }
    #expect(counts.isSuperset(of: [0, 1, 4, 10]) && counts.allSatisfy { $0 <= 12 })
  }

  @Test(arguments: [false, true]) func `the trailer counts and sums what stands in the file`(isFaulty: Bool) throws {
    let sample = isFaulty ? TownSampleTests.faulty : TownSampleTests.clean
    let records = try TaxFileTests.records(TownSampleTests.file(.inhabitantTax, of: sample))
    let trailer = try #require(records.last)
    let details = records.dropFirst().dropLast()
    let count = trailer[TaxControlFields.kensu.range].reduce(0) { $0 << 8 | Int($1) }
    #expect(count == details.count)
    for amount in TaxAmount.allCases {
      let sum = try details.reduce(0) { try $0 + TaxFileTests.amount($1, amount, in: TaxFields.place(of: amount)) }
      let told = try TaxFileTests.amount(trailer, amount, in: TaxControlFields.place(of: amount))
      // The one fault of the trailer: SampleData/nakanojo/faulty/faults.csv.
      #expect(told - sum == (isFaulty && amount == .cityPerCapita ? 1 : 0), "\(amount)")
    }
  }

  @Test func `instalments add up to the year's tax, which is the levies and the adjustments`() throws {
    let levies: [TaxAmount] = [
      .cityIncome, .cityPerCapita, .prefectureIncome, .prefecturePerCapita, .forest, .cityAdjustment,
      .prefectureAdjustment,
    ]
    var negative = 0
    for record in try TaxFileTests.details(of: TownSampleTests.clean) {
      let yearly = try TaxFileTests.packed(record, TaxFields.nenzeigaku)
      let sum = try levies.reduce(0) { try $0 + TaxFileTests.amount(record, $1, in: TaxFields.place(of: $1)) }
      #expect(yearly == sum && yearly >= 0)
      let count = TaxFileTests.digits(record, TaxFields.kiwariKaisu)
      guard count > 0 else { continue }
      let paid = try (1...count).reduce(0) { try $0 + TaxFileTests.packed(record, TaxFields.kiGaku($1)) }
      #expect(paid == yearly)
      if TaxFileTests.zoned(record, TaxFields.shiChoseiGaku) < 0 { negative += 1 }
    }
    #expect(negative > 0)
  }

  @Test(arguments: [false, true]) func `the control list says the amounts of the file by year and code`(
    isFaulty: Bool
  ) throws {
    let sample = isFaulty ? TownSampleTests.faulty : TownSampleTests.clean
    var sums: [String: [Int]] = [:]
    for record in try TaxFileTests.details(of: sample) {
      for amount in TaxAmount.allCases {
        let value = try TaxFileTests.amount(record, amount, in: TaxFields.place(of: amount))
        guard value != 0 else { continue }
        let key = "\(TaxFileTests.digits(record, TaxFields.nendo)) \(amount.code)"
        let before = sums[key] ?? [0, 0]
        sums[key] = [before[0] + 1, before[1] + value]
      }
    }
    if isFaulty { sums["2025 029"]?[1] += 1 }
    let rows = try SampleRows.read(.controlList, ControlColumn.self, of: sample).filter { $0[.business] == "010" }
    var told: [String: [Int]] = [:]
    for row in rows {
      told["\(row[.year] ?? "") \(row[.code] ?? "")"] = [Int(row[.count] ?? "") ?? -1, Int(row[.amount] ?? "") ?? -1]
    }
    #expect(rows.count == 22 && told == sums)
  }

  @Test func `the people of the tax are those of the registers`() throws {
    var known = Set(try TownSampleTests.details().map { TownSampleTests.text($0, ResidentFields.atenaNo) })
    let others = try TownSampleTests.records(
      TownSampleTests.file(.nonResidents, of: TownSampleTests.clean), byteCount: 400)
    let otherNumbers = Set(others.filter { $0[0] == 0x32 }.map { TownSampleTests.text($0, NonResidentFields.atenaNo) })
    known.formUnion(otherNumbers)
    var keys: Set<String> = []
    var fromOutside = 0
    for record in try TaxFileTests.details(of: TownSampleTests.clean) {
      let number = String(
        decoding: NumberText.digits(TaxFileTests.digits(record, TaxFields.atenaNo), 10), as: UTF8.self)
      #expect(known.contains(number))
      if otherNumbers.contains(number) { fromOutside += 1 }
      let key = "\(number) \(record[TaxFields.nendo.range]) \(record[TaxFields.rirekiNo.range])"
      #expect(keys.insert(key).inserted)
    }
    #expect(fromOutside > 10)
  }

  @Test func `every kind of fault is there, with the outcome it lists`() throws {
    let lines = try TownSampleTests.faulty.written(.inhabitantTax) { _ in }
    let notes = Set(lines.map(\.note))
    let image = RecordImage(byteCount: TaxRecord.mostBytes, in: .ebcdic)
    let assessment = Assessment(
      year: 2025, history: 1, isSuperseded: true, declaration: .complete, processed: 20_250_610)
    for kind in TaxFault.allCases {
      for finding in kind.plant(in: image, of: assessment, nobody: 10).findings {
        #expect(notes.contains(finding.note), "\(kind)")
      }
    }
    #expect(lines.contains { $0.fault.contains("支援措置対象者") })
  }

  @Test func `a fault changes nothing but its own record, and leaves the amounts readable`() throws {
    let clean = Set(try TaxFileTests.details(of: TownSampleTests.clean))
    let records = try TaxFileTests.records(TownSampleTests.file(.inhabitantTax, of: TownSampleTests.faulty))
    let lines = try TownSampleTests.faulty.written(.inhabitantTax) { _ in }
    // A reference that leads nowhere because of a fault in the registers changes no byte of this file.
    let planted = Set(lines.compactMap(\.record))
    for (index, record) in records.enumerated() where record[0] == 0xF2 && !planted.contains(index) {
      #expect(clean.contains(record))
    }
  }
}
