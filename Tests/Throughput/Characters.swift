import Formats
import FoundationEssentials
import Records
import TestSupport

// Decoding columns of characters, as a ratio to iconv(3), one core, side by side in one run: the two alternate, and of each
// the fastest round counts. The text is that of a register: names in kanji, half-width kana, digits, addresses; once in
// fields that are hardly longer than it, once in the register's own, which are mostly blank.
//
// CP932 and IBM939 are compared on the same bytes. The C library has no JEF: that is compared with the time for the same
// text in CP932. JEF's text has the selectors of its own table (`../shared/data`) where a character has several glyphs.
// `swift run -c release Throughput characters [megabytes]`. Figures are 10^6 bytes of input a second.

enum Characters {
  private static let rounds = 15

  static func measure(megabytes: Int) {
    for (copybook, name) in [(SampleRecords.filled, "filled fields"), (SampleRecords.register, "a register's fields")] {
      let count = megabytes * 1_000_000 / SampleRecords(copybook, table: named("CP932")).recordByteCount
      print("\(name), \(count) records, fastest of \(rounds) rounds in turn")
      let cp932 = SampleRecords(copybook, table: named("CP932"))
      let ibm939 = SampleRecords(copybook, table: named("IBM939"))
      compare("CP932", cp932, with: "CP932", of: cp932, count, bar: 2.5)
      compare("IBM939", ibm939, with: "IBM939", of: ibm939, count, bar: 2)
      let (jef, note) = self.jef(copybook)
      compare("JEF-EBCDIK \(note)", jef, with: "CP932", of: cp932, count, bar: 1.5)
    }
  }

  private static func named(_ name: String) -> CharacterTable {
    guard let table = CharacterTable.named(name) else { preconditionFailure("a table of this name") }
    return table
  }

  /// Measures the decoding of one file beside the conversion of the same records in another table.
  private static func compare(
    _ name: String, _ ours: SampleRecords, with table: String, of theirs: SampleRecords, _ count: Int, bar: Double
  ) {
    let file = theirs.bytes(count: count)
    let own = ours.bytes(count: count)
    let blocks = ours.blocks(own)
    let reader = ours.reader
    var decoding = Double.infinity
    var converting = Double.infinity
    var failures = 0
    var columnBytes = 0
    var converted = 0
    for _ in 0..<rounds {
      decoding = min(
        decoding,
        Timing.seconds {
          failures = 0
          columnBytes = 0
          for block in blocks {
            let result = reader.read(block, frames: Array(0..<UInt32(block.frames.count)))
            failures += result.batch.failures.count
            for column in result.batch.columns { columnBytes += column.bytes.count }
          }
        })
      converting = min(converting, Timing.seconds { converted = Converter.convert(file, from: table) })
    }
    func rate(_ bytes: Int, _ seconds: Double) -> String { "\(Int(Double(bytes) / seconds / 1e6)) MB/s" }
    print(
      "  \(name): \(rate(own.count, decoding)) to \(columnBytes) bytes; iconv -f \(table):"
        + " \(rate(file.count, converting)) to \(converted) bytes;"
        + " ratio \(Timing.hundredths(converting / decoding)), the bar: \(Timing.hundredths(bar))"
        + (failures == 0 ? "" : "; \(failures) VALUES FAILED"))
  }

  /// The records in JEF, with its maker's own table where that is at hand.
  private static func jef(_ copybook: String) -> (records: SampleRecords, note: String) {
    let path = Repository.facts + "/charsets/jef4j/fujitsu_jef_mapping.json"
    guard let host = VendorHost.named("JEF-EBCDIK") else { preconditionFailure("a table of this name") }
    guard let bytes = FileManager.default.contents(atPath: path).map(Array.init) else {
      return (SampleRecords(copybook, table: host.table(nil)), "WITHOUT ITS TABLE, no \(path)")
    }
    let vendor = VendorTable.read(bytes, file: path).table
    let table = host.table(vendor)
    var selected: [UInt32: String] = [:]
    for row in vendor.rows where row.isPreferred {
      guard let scalars = row.scalars, scalars.count == 2, selected[scalars[0]] == nil else { continue }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
      selected[scalars[0]] = String(text)
    }
    let spelled: (String) -> String = { text in
      text.unicodeScalars.map { scalar in
        let plain = String(scalar)
        return (try? table.encode(plain)) == nil ? selected[scalar.value] ?? plain : plain
      }.joined()
    }
    return (SampleRecords(copybook, table: table, spelled: spelled), "with its table")
  }
}
