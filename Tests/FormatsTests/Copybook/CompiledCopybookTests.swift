import Records
import Testing

@testable import Formats

/// Expected places: GnuCOBOL's, in `Golden/copybooks.txt`, which `Golden/copybooks.py` writes.
struct CompiledCopybookTests {
  struct Record {
    var dialect: String
    var lines: [String] = []
    var places: [(name: String, offset: Int, byteCount: Int)] = []
  }

  static func records() throws -> [Record] {
    var records: [Record] = []
    for line in try GoldenFile.lines("copybooks.txt") {
      if line.hasPrefix("> ") {
        records.append(Record(dialect: String(line.dropFirst(2))))
      } else if line.hasPrefix("= ") {
        let words = line.split(separator: " ")
        let offset = try #require(Int(words[2]))
        let byteCount = try #require(Int(words[3]))
        records[records.count - 1].places.append((String(words[1]), offset, byteCount))
      } else {
        records[records.count - 1].lines.append(line)
      }
    }
    return records
  }

  /// The copybook in each reference format: columns 8 to 72, and text from the first column on.
  private static func text(_ record: Record, _ format: ReferenceFormat) -> String {
    let lines = ["01 REC."] + record.lines
    guard format == .fixed else { return lines.map { $0 + "\n" }.joined() }
    var text = ""
    for line in lines {
      var row = "       "
      for word in line.split(separator: " ") {
        if row.utf8.count + word.utf8.count + 1 > 72 {
          text += row + "\n"
          row = "           "
        }
        row += (row.last == " " ? "" : " ") + word
      }
      text += row + "\n"
    }
    return text
  }

  /// The layout of a record, or `nil` where it has faults.
  static func layout(_ record: Record) -> RecordLayout? {
    Copybook.layouts(
      of: Array(text(record, .free).utf8), file: "t.cpy",
      options: .init(characters: "UTF8", dialect: record.dialect, format: .free)
    ).layouts.first
  }

  @Test(arguments: ReferenceFormat.allCases)
  func `fields of 349 copybooks stand where GnuCOBOL puts them`(format: ReferenceFormat) throws {
    let records = try CompiledCopybookTests.records()
    #expect(records.count == 349)
    var compared = 0
    for (number, record) in records.enumerated() {
      let text = CompiledCopybookTests.text(record, format)
      let result = Copybook.layouts(
        of: Array(text.utf8), file: "t.cpy",
        options: .init(characters: "UTF8", dialect: record.dialect, format: format))
      let faults = result.diagnostics.filter { $0.severity == .error }.map { "\($0.code) \($0.message.en)" }
      #expect(faults.isEmpty, "copybook \(number)\n\(text)")
      guard let layout = result.layouts.first else { continue }
      for place in record.places {
        guard place.name != "01" else {
          #expect(layout.byteCount == place.byteCount, "copybook \(number)\n\(text)")
          continue
        }
        let field = layout.fields.first { $0.mappingName == place.name }
        let found = field.map { "\($0.offset) \($0.byteCount)" }
        #expect(
          found == "\(place.offset) \(place.byteCount)",
          "copybook \(number) (\(record.dialect)), \(place.name)\n\(text)")
        compared += 1
      }
      // Every byte belongs to an elementary field.
      #expect(
        RecordSegment.all(layout.fields, byteCount: layout.byteCount).reduce(0) { $0 + $1.byteCount }
          == layout.byteCount)
    }
    #expect(compared > 2_500)
  }
}
