import Formats
import Records
import Testing

@testable import Town

struct TownSampleTests {
  /// A file of a sample as records without their newlines; `nil` where one has no CRLF.
  static func file(_ file: TownFile, of sample: TownSample) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try sample.write(file: file) { bytes += $0 }
    return bytes
  }

  static func records(_ bytes: [UInt8], byteCount: Int) -> [[UInt8]] {
    stride(from: 0, to: bytes.count, by: byteCount + 2).map { Array(bytes[$0..<min($0 + byteCount, bytes.count)]) }
  }

  static let clean = TownSample(seed: 104_213, residents: 2000, isFaulty: false)
  static let faulty = TownSample(seed: 104_213, residents: 2000, isFaulty: true)

  static func details() throws -> [[UInt8]] {
    let all = records(try file(.residents, of: clean), byteCount: 640)
    return all.filter { $0[0] == 0x32 }
  }

  static func text(_ record: [UInt8], _ place: FieldPlace) -> String {
    String(decoding: record[place.range], as: UTF8.self)
  }

  @Test(arguments: [(TownFile.residents, 640), (.nonResidents, 400)])
  func `a clean file is a whole number of records with CRLF, header first and trailer last`(
    file: TownFile, byteCount: Int
  ) throws {
    let bytes = try TownSampleTests.file(file, of: TownSampleTests.clean)
    #expect(bytes.count % (byteCount + 2) == 0)
    var types: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: byteCount + 2) {
      types.append(bytes[start])
      #expect(bytes[start + byteCount] == 0x0D)
      #expect(bytes[start + byteCount + 1] == 0x0A)
    }
    #expect(types.first == 0x31)
    #expect(types.last == 0x38)
    #expect(types.dropFirst().dropLast().allSatisfy { $0 == 0x32 })
    let count = String(decoding: bytes[(bytes.count - byteCount - 1)..<(bytes.count - byteCount + 8)], as: UTF8.self)
    #expect(Int(count) == types.count - 2)
  }

  @Test(arguments: [false, true])
  func `the same plan gives the same bytes and another seed others`(isFaulty: Bool) throws {
    let sample = TownSample(seed: 7, residents: 300, isFaulty: isFaulty)
    let again = TownSample(seed: 7, residents: 300, isFaulty: isFaulty)
    let other = TownSample(seed: 8, residents: 300, isFaulty: isFaulty)
    for file in TownFile.allCases {
      let bytes = try TownSampleTests.file(file, of: sample)
      #expect(try bytes == TownSampleTests.file(file, of: again))
      #expect(try bytes != TownSampleTests.file(file, of: other))
    }
    #expect(try sample.faults() == again.faults())
  }

  @Test func `two thousand residents live in about eight hundred households, each with one head`() throws {
    var latest: [String: [UInt8]] = [:]
    for record in try TownSampleTests.details() {
      latest[TownSampleTests.text(record, ResidentFields.atenaNo)] = record
    }
    var heads: [String: Int] = [:]
    var residents = 0
    for record in latest.values where record[ResidentFields.juminJotai.offset] == 0x30 {
      residents += 1
      let isHead = TownSampleTests.text(record, ResidentFields.zokugaraCd1) == "01"
      heads[TownSampleTests.text(record, ResidentFields.setaiNo), default: 0] += isHead ? 1 : 0
    }
    #expect((2000...2010).contains(residents))
    #expect((700...900).contains(heads.count))
    #expect(heads.values.allSatisfy { $0 == 1 })
  }

  @Test func `no key and no individual number of two people is there twice`() throws {
    var keys: Set<String> = []
    var owners: [String: String] = [:]
    for record in try TownSampleTests.details() {
      let person = TownSampleTests.text(record, ResidentFields.atenaNo)
      let key =
        person + TownSampleTests.text(record, ResidentFields.rirekiNo)
        + TownSampleTests.text(record, ResidentFields.edaNo)
      #expect(keys.insert(key).inserted)
      let number = TownSampleTests.text(record, ResidentFields.myno)
      guard number != "            " else { continue }
      #expect(number.hasPrefix("9999"))
      #expect(owners[number, default: person] == person)
      owners[number] = person
    }
  }

  @Test func `records of a person stand together, oldest first, one to five of them`() throws {
    var previous = ("", "")
    var finished: Set<String> = []
    var counts: [String: Int] = [:]
    for record in try TownSampleTests.details() {
      let person = TownSampleTests.text(record, ResidentFields.atenaNo)
      let order =
        TownSampleTests.text(record, ResidentFields.rirekiNo) + TownSampleTests.text(record, ResidentFields.edaNo)
      if person == previous.0 {
        #expect(order > previous.1)
      } else {
        #expect(finished.insert(person).inserted)
      }
      counts[person, default: 0] += 1
      previous = (person, order)
    }
    #expect(counts.values.allSatisfy { (1...5).contains($0) })
    let mean = Double(counts.values.reduce(0, +)) / Double(counts.count)
    #expect((1.4...1.8).contains(mean))
  }

  @Test func `all five eras, every boundary day, unknown births and protected people are there`() throws {
    var births: Set<Int> = []
    var protected = 0
    for record in try TownSampleTests.details() {
      births.insert(Int(TownSampleTests.text(record, ResidentFields.birth)) ?? -1)
      if record[ResidentFields.shienKbn.offset] != 0x20 { protected += 1 }
    }
    for era in 1...5 { #expect(births.contains { $0 / 1_000_000 == era }) }
    for day in EraDate.boundaryDays { #expect(births.contains(day.digits)) }
    #expect(births.contains { $0 % 10_000 == 0 })
    #expect(protected > 10)
  }

  @Test func `every text of the clean residents is CP932, user-defined characters apart`() throws {
    let table = try #require(CharacterTable.named("CP932"))
    let places = [
      ResidentFields.shimeiKana, ResidentFields.kyushiKana, ResidentFields.tsusho, ResidentFields.machiaza,
      ResidentFields.banchi, ResidentFields.katagaki, ResidentFields.tennyuShi, ResidentFields.tenshutsuShi,
      ResidentFields.kokusekiMei, ResidentFields.gaiKanji, ResidentFields.zokugaraHyoki, ResidentFields.romaji,
    ]
    for record in try TownSampleTests.details() {
      for place in places { #expect(throws: Never.self) { try table.decode(Array(record[place.range])) } }
    }
  }

  @Test func `a clean sample has no fault`() throws {
    #expect(try TownSampleTests.clean.faults() == FaultList.csv([]))
  }

  @Test func `about two records in a hundred are faulty and every kind is there`() throws {
    let lines = try TownFile.allCases.flatMap { try TownSampleTests.faulty.written($0) { _ in } }
    let records = try TownSampleTests.details().count
    let share = Double(lines.filter { $0.source == "JUKI.DAT" }.count) / Double(records)
    #expect((0.015...0.025).contains(share))
    let planted = Set(lines.map { "\($0.source) \($0.note)" })
    for kind in ResidentFault.allCases {
      for finding in kind.plant(in: RecordImage.zeros(byteCount: 640)).findings {
        #expect(planted.contains("JUKI.DAT \(finding.note)"))
      }
    }
    for kind in NonResidentFault.allCases {
      for finding in kind.plant(in: RecordImage.zeros(byteCount: 400)).findings {
        #expect(planted.contains("JUTOGAI.DAT \(finding.note)"))
      }
    }
    #expect(
      lines.filter { $0.outcome == .file }.map { "\($0.source) \($0.code)" }
        == ["JUTOGAI.DAT R701", "KOJUZEI.DAT R701", "KANRI.CSV R701"])
  }

  @Test func `a fault changes nothing but its own record`() throws {
    let clean = Set(try TownSampleTests.details())
    let bytes = try TownSampleTests.file(.residents, of: TownSampleTests.faulty)
    let lines = try TownSampleTests.faulty.written(.residents) { _ in }
    let planted = Set(lines.compactMap(\.record))
    var start = 0
    var index = 0
    // Packed fields cannot hold CRLF: 0x0D ends one (sign D behind digit 0), and 0x0A begins none.
    while let end = bytes[start...].indices.first(where: { bytes[$0] == 0x0D && bytes[$0 + 1] == 0x0A }) {
      let record = Array(bytes[start..<end])
      if record[0] == 0x32, !planted.contains(index) { #expect(clean.contains(record)) }
      start = end + 2
      index += 1
    }
    #expect(start == bytes.count)
  }
}
