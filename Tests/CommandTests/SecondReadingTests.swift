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
      let layout = project.project.layouts[map.source][map.recordType]
      let records = try SourceFile.records(Files.read(project.sourcePaths[map.source][0]), source.records.value)
      var rows = try BagFile.rows(folder.path("out/bag/data/\(map.group.business)/\(map.group.fileName)"))[...]
      #expect(rows.removeFirst() == map.group.items.map { Array($0.name.utf8) })
      // The clean sample is a header, details and perhaps a trailer, all whole.
      // A type of 2 in ASCII or EBCDIC is a detail of the fixed and of the host files.
      let details = source.isDelimited ? Array(records.dropFirst()) : records.filter { [0x32, 0xF2].contains($0.type) }
      let fixed = try Self.fixed(layout)
      for (record, content) in details.enumerated() {
        let oracle = RecordOracle(
          positions: layout.isDelimited ? Self.cells(of: content, layout) : fixed, table: source.characters.value,
          padding: source.blank)
        for variant in map.variants.indices {
          let reading = oracle.reading(of: content.bytes, map: map, variant: variant)
          if reading.outcome == .filtered { continue }
          let next = rows.popFirst()
          let row = try #require(next, "\(map.group.qualifiedName): record \(record) has no row")
          for (item, expected) in reading.items.enumerated() {
            total += 1
            guard let expected else { continue }
            compared += 1
            if row[item] != expected {
              Issue.record("\(map.group.qualifiedName): record \(record), \(map.group.items[item].name) differs")
            }
          }
        }
      }
      #expect(rows.isEmpty, "\(map.group.qualifiedName)")
    }
    // Windows, user-defined characters and joined records alone have no second reading.
    #expect(compared * 100 >= total * 96, "\(compared) of \(total) values")
    #expect(total > 450_000)
  }

  /// The fields of delimited text, in the cells of one row.
  private static func cells(of record: SourceFile.Record, _ layout: RecordLayout) -> [FieldPosition] {
    var positions = FieldPosition.list(layout)
    for index in positions.indices where !layout.fields[index].isGroup {
      let cell = record.cells[layout.fields[index].offset]
      (positions[index].byteOffset, positions[index].byteCount) = (cell.lowerBound, cell.count)
    }
    return positions
  }

  /// The layout's fields at the offsets that GnuCOBOL computed (`layout-offsets.csv`, see TownTests).
  private static func fixed(_ layout: RecordLayout) throws -> [FieldPosition] {
    var positions = FieldPosition.list(layout)
    for index in positions.indices where !layout.fields[index].isFiller {
      let name = layout.fields[index].mappingName
      // Only names that the golden holds are looked up; tables stand there with their subscripts.
      guard let place = offsets["\(layout.name),\(name)"] else { continue }
      (positions[index].byteOffset, positions[index].byteCount) = place
    }
    return positions
  }

  private static let offsets: [String: (Int, Int)] = {
    guard let golden = try? Files.read(Repository.path("Tests/TownTests/Golden/layout-offsets.csv")) else { return [:] }
    var offsets: [String: (Int, Int)] = [:]
    for line in String(decoding: golden, as: UTF8.self).split(separator: "\n") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if cells.count == 4, let offset = Int(cells[2]), let count = Int(cells[3]) {
        offsets["\(cells[0]),\(cells[1])"] = (offset, count)
      }
    }
    return offsets
  }()
}

/// The records of a source file, cut the plain way.
enum SourceFile {
  struct Record {
    /// The content; in delimited text its cells one behind another, without quotation marks.
    var bytes: [UInt8]
    /// Where the cells stand in `bytes`.
    var cells: [Range<Int>] = []

    /// The first byte, which tells the record type in the sample's fixed and host files.
    var type: UInt8 { bytes.first ?? 0 }
  }

  static func records(_ bytes: [UInt8], _ framing: RecordFraming) throws -> [Record] {
    switch framing {
    case .fixed(let byteCount, let newline, _, _):
      return stride(from: 0, to: bytes.count, by: byteCount + newline.bytes.count).map {
        Record(bytes: Array(bytes[$0..<($0 + byteCount)]))
      }
    case .lines, .counted:
      Issue.record("the sample has no file of this form")
      return []
    case .variable:
      // The sample's words are big-endian and count themselves.
      var records: [Record] = []
      var position = 0
      while position < bytes.count {
        let length = Int(bytes[position]) << 8 | Int(bytes[position + 1])
        records.append(Record(bytes: Array(bytes[(position + 4)..<(position + length)])))
        position += length
      }
      return records
    case .delimited:
      return BagFile.rows(bytes).map { row in
        var record = Record(bytes: [])
        for cell in row {
          record.cells.append(record.bytes.count..<(record.bytes.count + cell.count))
          record.bytes += cell
        }
        return record
      }
    }
  }
}

/// A file of the bag, or another one of rows that end in CR LF.
enum BagFile {
  static func rows(_ path: String) throws -> [[[UInt8]]] { rows(try Files.read(path)) }

  static func rows(_ bytes: [UInt8]) -> [[[UInt8]]] {
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
      } else if byte != 0x0D {
        field.append(byte)
      }
      index += 1
    }
    return rows
  }
}
