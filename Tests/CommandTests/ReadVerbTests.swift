import FoundationEssentials
import TestSupport
import Testing

/// `read`: records of a legacy file as JSON Lines.
struct ReadVerbTests {
  static let clean = "Mappings/nakanojo/migration.utsushi"
  static let faulty = "Mappings/nakanojo/faulty.utsushi"

  /// One line of `read`.
  struct Line: Decodable {
    var record: Int
    var offset: Int
    var type: String?
    var fields: [String: String?]?
    var fault: String?
    var bytes: Int?
    var hex: String?
  }

  /// One line of `read --hex`.
  struct HexLine: Decodable {
    struct Value: Decodable {
      var value: String?
      var hex: String
    }
    var record: Int
    var fields: [String: Value]
  }

  static func lines<Line: Decodable>(_ result: Command.Result, as type: Line.Type = Line.self) throws -> [Line] {
    try result.stdout.split(separator: 0x0A).map { try JSONDecoder().decode(Line.self, from: Data($0)) }
  }

  @Test func `the first records come one a line, by the name of the source`() throws {
    let result = try Utsushi.run(["read", "住民マスタ", "--project", Self.clean, "--first", "3"])
    #expect(result.exitCode == 0, "\(result.errorText)")
    let lines = try Self.lines(result, as: Line.self)
    #expect(lines.map(\.record) == [0, 1, 2])
    #expect(lines.map(\.offset) == [0, 642, 1284])
    #expect(lines.map(\.type) == ["header", "detail", "detail"])
    // SampleData/nakanojo/README.md: the town's local government code.
    #expect(lines[0].fields?["DANTAI-CD"] == "104213")
    #expect(lines[0].fields?["DATA-MEI"] == "住民基本台帳")
  }

  @Test func `a file of a source is read as the source is declared`() throws {
    let byName = try Utsushi.run(["read", "住登外マスタ", "--project", Self.clean, "--first", "5"])
    let byFile = try Utsushi.run(
      ["read", "SampleData/nakanojo/clean/JUTOGAI.DAT", "--project", Self.clean, "--first", "5"])
    #expect(byName.exitCode == 0 && byFile.exitCode == 0)
    #expect(byName.stdout == byFile.stdout)
    #expect(byName.stdout.split(separator: 0x0A).count == 5)
  }

  @Test func `without a limit every record comes`() throws {
    let result = try Utsushi.run(["read", "住登外マスタ", "--project", Self.clean])
    let bytes = try Files.read(Repository.path("SampleData/nakanojo/clean/JUTOGAI.DAT"))
    #expect(result.stdout.split(separator: 0x0A).count == bytes.count / 402)
    #expect(try Utsushi.run(["read", "住登外マスタ", "--project", Self.clean, "--first", "0"]).stdout.isEmpty)
  }

  @Test(arguments: [1, 100, 3343]) func `one record has its bytes beside its values`(_ record: Int) throws {
    let result = try Utsushi.run(
      ["read", "住民マスタ", "--project", Self.clean, "--record", "\(record)", "--hex"])
    #expect(result.exitCode == 0, "\(result.errorText)")
    let line = try #require(try Self.lines(result, as: HexLine.self).first)
    #expect(line.record == record)
    let bytes = try Files.read(Repository.path("SampleData/nakanojo/clean/JUKI.DAT"))
    // Offsets and lengths as GnuCOBOL computed them: Mappings/nakanojo/layouts/positions.csv.
    for (field, offset, count) in [("ATENA-NO", 1, 10), ("SHIMEI", 120, 40), ("SHIMEI-KANA", 160, 32)] {
      let value = try #require(line.fields[field])
      let raw = bytes[(record * 642 + offset)...].prefix(count)
      #expect(value.hex == raw.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined())
      // iconv is the second opinion; user-defined characters are the only ones it cannot convert.
      let folder = TemporaryDirectory()
      try folder.write(Array(raw), to: "raw")
      let text = try Command.run(["iconv", "-f", "CP932", "-t", "UTF-8", folder.path("raw")])
      guard text.exitCode == 0 else { continue }
      var trimmed = text.stdout[...]
      while trimmed.last == 0x20 { trimmed.removeLast() }
      #expect(Array((value.value ?? "").utf8) == Array(trimmed))
    }
  }

  @Test func `a record of another length comes with its fault and its bytes`() throws {
    // SampleData/nakanojo/faulty/faults.csv plants a record of 616 bytes.
    let planted = try PlantedFaults.read(Repository.path("SampleData/nakanojo/faulty/faults.csv"))
    let record = try #require(planted.first { $0.code == "F101" && $0.source == "JUKI.DAT" }).record
    let result = try Utsushi.run(
      ["read", "SampleData/nakanojo/faulty/JUKI.DAT", "--project", Self.faulty, "--record", "\(record)"])
    #expect(result.exitCode == 0)
    let line = try #require(try Self.lines(result, as: Line.self).first)
    #expect(line.fault == "F101" && line.bytes == 616 && line.hex?.utf8.count == 1232 && line.fields == nil)
  }

  @Test(arguments: ["en", "ja"]) func `a record past the end is an error`(_ language: String) throws {
    let result = try Utsushi.run(
      ["read", "住民マスタ", "--project", Self.clean, "--record", "3345", "--language", language])
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("3345"))
    #expect(result.stdout.isEmpty)
    #expect(try Utsushi.run(["read", "住民マスタ", "--project", Self.clean, "--record", "3344"]).exitCode == 0)
  }

  @Test func `a project that is not there is an error`() throws {
    let result = try Utsushi.run(["read", "住民マスタ", "--project", "none.utsushi"])
    #expect(result.exitCode == 2)
    #expect(result.errorText.contains("`none.utsushi`"))
  }

  // The sample's own file, counted with iconv, csv and grep: 661 rows.
  @Test func `records are chosen by the values of their fields`() throws {
    let project = Repository.path("Mappings/nakanojo/migration.utsushi")
    func count(_ condition: String) throws -> Int {
      let result = try Utsushi.run(["read", "介護", "--project", project, "--where", condition])
      #expect(result.exitCode == 0, "\(result.errorText)")
      return result.text.split(separator: "\n").count
    }
    let men = try count("性別 == 1 and 宛名番号 != 宛名番号")
    let women = try count("性別 == \"2\" and 宛名番号 != 宛名番号")
    #expect(men > 0 && women > 0 && men + women <= 661)
    #expect(try count("性別 == 1 and 性別 == 2") == 0)
    for bad in ["性別", "== 1", "a == b == c"] {
      #expect(try Utsushi.run(["read", "介護", "--project", project, "--where", bad]).exitCode == 64)
    }
  }
}
