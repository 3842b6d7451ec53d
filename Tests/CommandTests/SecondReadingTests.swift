import Language
import Migration
import Recheck
import Records
import TestSupport
import Testing

/// Every value of the clean sample's bag is computed a second time, by glibc's converter and a plain interpreter that
/// share no code with the run, from the positions that GnuCOBOL gives the fields.
struct SecondReadingTests {
  @Test func `the second reading agrees with every value of the bag it has an opinion on`() throws {
    let folder = TemporaryDirectory()
    let run = try Utsushi.run(["run", SampleRunTests.clean, "--output", folder.path("out")])
    #expect(run.exitCode == 0)
    let project = try #require(ProjectLoader.load(Repository.path(SampleRunTests.clean)).project)
    var compared = 0
    var total = 0
    for map in project.project.maps {
      let source = project.project.declarations.sources[map.source]
      let positions = try positions(of: project.project.layouts[map.source][map.recordType])
      let oracle = RecordOracle(
        positions: positions, table: source.characters.value, padding: source.blank)
      guard case .fixed(let byteCount, let newline) = source.records.value else { continue }
      let stride = byteCount + newline.bytes.count
      let bytes = try Files.read(project.sourcePaths[map.source])
      var rows = try BagFile.rows(folder.path("out/bag/data/\(map.group.business)/\(map.group.fileName)"))[...]
      #expect(rows.removeFirst() == map.group.items.map { Array($0.name.utf8) })
      // The clean sample is a header, details and a trailer, all whole.
      for record in 1..<(bytes.count / stride - 1) {
        let content = Array(bytes[(record * stride)..<(record * stride + byteCount)])
        let reading = oracle.reading(of: content, map: map)
        if reading.outcome == .filtered { continue }
        let next = rows.popFirst()
        let row = try #require(next, "\(map.group.qualifiedName): record \(record) has no row")
        for (item, expected) in reading.items.enumerated() {
          total += 1
          guard let expected else { continue }
          compared += 1
          if row[item] != expected {
            Issue.record("record \(record), \(map.group.items[item].name) differs")
          }
        }
      }
      #expect(rows.isEmpty)
    }
    // Windows and user-defined characters alone have no second reading.
    #expect(compared * 100 >= total * 98, "\(compared) of \(total) values")
    #expect(total > 300_000)
  }

  /// The layout's fields at the offsets that GnuCOBOL computed (`layout-offsets.csv`, see TownTests).
  private func positions(of layout: RecordLayout) throws -> [FieldPosition] {
    let golden = try Files.read(Repository.path("Tests/TownTests/Golden/layout-offsets.csv"))
    let lines = String(decoding: golden, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    var positions = FieldPosition.list(layout)
    for index in positions.indices where !layout.fields[index].isFiller {
      let name = layout.fields[index].mappingName
      // Only names that the golden holds are looked up; tables stand there with their subscripts.
      guard let line = lines.first(where: { $0[0] == layout.name && $0[1] == name }) else { continue }
      positions[index].byteOffset = try #require(Int(line[2]))
      positions[index].byteCount = try #require(Int(line[3]))
    }
    return positions
  }
}

/// A file of the bag: every field in quotation marks, CR LF.
enum BagFile {
  static func rows(_ path: String) throws -> [[[UInt8]]] {
    let bytes = try Files.read(path)
    var rows: [[[UInt8]]] = []
    var row: [[UInt8]] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted {
        if byte == 0x22, index + 1 < bytes.count, bytes[index + 1] == 0x22 {
          field.append(0x22)
          index += 1
        } else if byte == 0x22 {
          isQuoted = false
        } else {
          field.append(byte)
        }
      } else if byte == 0x22 {
        isQuoted = true
      } else if byte == 0x2C || byte == 0x0A {
        row.append(field)
        field = []
        if byte == 0x0A {
          rows.append(row)
          row = []
        }
      }
      index += 1
    }
    return rows
  }
}
