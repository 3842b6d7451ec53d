import Formats
import FoundationEssentials
import Records
import TestSupport
import Testing

@testable import Town

struct FieldPlaceTests {
  /// `record,field` to offset and length. Expected: printed once by a program compiled with GnuCOBOL 3.1.2
  /// (`cobc -x -std=ibm`) that copies the copybooks of `Mappings/nakanojo/layouts` and subtracts addresses.
  static func golden() throws -> [String: [Int]] {
    let path = Repository.path("Mappings/nakanojo/layouts/positions.csv")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var places: [String: [Int]] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      places["\(cells[0]),\(cells[1])"] = [Int(cells[2]) ?? -1, Int(cells[3]) ?? -1]
    }
    return places
  }

  static func names(_ record: String, in golden: [String: [Int]]) -> Set<String> {
    Set(golden.keys.filter { $0.hasPrefix(record + ",") }.map { String($0.dropFirst(record.utf8.count + 1)) })
  }

  @Test func `places of residents are those that COBOL computes`() throws {
    let golden = try FieldPlaceTests.golden()
    for place in ResidentFields.all {
      #expect(golden["JUKI-DETAIL,\(place.name)"] == [place.offset, place.byteCount], "\(place.name)")
    }
    let groups: Set<String> = [
      "JUKI-DETAIL", "IDO", "JUSHO", "TENNYU-MAE", "SHOJO", "GAIKOKU", "CHIKU", "BIRTH-R", "BIRTH-G", "BIRTH-YY",
      "BIRTH-MM", "BIRTH-DD", "ZEN-JUSHO",
    ]
    #expect(Set(ResidentFields.all.map(\.name)) == FieldPlaceTests.names("JUKI-DETAIL", in: golden).subtracting(groups))
  }

  @Test func `places of non-residents are those that COBOL computes`() throws {
    let golden = try FieldPlaceTests.golden()
    for place in NonResidentFields.all {
      #expect(golden["JUTO-DETAIL,\(place.name)"] == [place.offset, place.byteCount], "\(place.name)")
    }
    let groups: Set<String> = ["JUTO-DETAIL", "JUSHO", "SOSA"]
    #expect(
      Set(NonResidentFields.all.map(\.name)) == FieldPlaceTests.names("JUTO-DETAIL", in: golden).subtracting(groups))
  }

  /// PIC G, which GnuCOBOL does not read, was compiled as PIC X of two bytes for each character (IBM Enterprise COBOL for
  /// z/OS Language Reference, "DBCS items"), the table with twelve occurrences.
  @Test func `places of the inhabitant tax are those that COBOL computes`() throws {
    let golden = try FieldPlaceTests.golden()
    for place in TaxFields.all {
      #expect(golden["ZEI-DETAIL,\(place.name)"] == [place.offset, place.byteCount], "\(place.name)")
    }
    #expect(
      Set(TaxFields.all.map(\.name))
        == FieldPlaceTests.names("ZEI-DETAIL", in: golden).subtracting(["ZEI-DETAIL"]))
    let totals = TaxAmount.allCases.map { TaxControlFields.place(of: $0) } + [TaxControlFields.kiwariGokei]
    for place in totals + [TaxControlFields.kensu, TaxControlFields.recKbn] {
      #expect(golden["ZEI-TRAILER,\(place.name)"] == [place.offset, place.byteCount], "\(place.name)")
    }
    #expect(totals.count + 3 == FieldPlaceTests.names("ZEI-TRAILER", in: golden).count)
    #expect(golden["ZEI-TRAILER,ZEI-TRAILER"] == [0, TaxControlFields.trailerByteCount])
    let header = [
      TaxControlFields.recKbn, TaxControlFields.systemId, TaxControlFields.dantaiCd, TaxControlFields.chushutsuYmd,
      TaxControlFields.dataMei,
    ]
    for place in header {
      #expect(golden["ZEI-HEADER,\(place.name)"] == [place.offset, place.byteCount], "\(place.name)")
    }
    #expect(golden["ZEI-HEADER,ZEI-HEADER"] == [0, TaxControlFields.headerByteCount])
  }

  @Test(arguments: [
    ("JUKI-HEADER", 640), ("JUKI-DETAIL", 640), ("JUKI-TRAILER", 640), ("JUTO-HEADER", 400), ("JUTO-DETAIL", 400),
    ("JUTO-TRAILER", 400),
  ])
  func `all records of a file are equally long`(record: String, byteCount: Int) throws {
    #expect(try FieldPlaceTests.golden()["\(record),\(record)"] == [0, byteCount])
  }

  @Test(arguments: ["JUKI", "JUTOGAI", "KOJUZEI"])
  func `the copybooks of the worked example read as COBOL reads them`(name: String) throws {
    let golden = try FieldPlaceTests.golden()
    let path = Repository.path("Mappings/nakanojo/layouts/\(name).cpy")
    let bytes = Array(try Data(contentsOf: URL(filePath: path)))
    let (layouts, diagnostics) = Copybook.layouts(
      of: bytes, file: path, options: .init(characters: "UTF8", dialect: "IBM"))
    #expect(diagnostics.isEmpty)
    #expect(layouts.count == 3)
    for layout in layouts {
      let named = layout.fields.filter { !$0.isFiller && !($0.isGroup && !$0.subscripts.isEmpty) }
      for field in named {
        #expect(
          golden["\(layout.name),\(field.mappingName)"] == [field.offset, field.byteCount], "\(field.mappingName)")
      }
      #expect(named.count == FieldPlaceTests.names(layout.name, in: golden).count)
    }
  }
}
