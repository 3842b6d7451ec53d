import Formats
import Records

// Prints how fast each step over a file's bytes is (framing, decoding columns of each character table, proving them by
// their inverse, writing CSV rows), as a ratio to iconv(3) on the same bytes in the same minute. It measures no mapping,
// no validation, no evidence and no disk: it is not the speed of a run.
//
// The records are like a register's: numbers, half-width kana, kanji, addresses, and fields that are mostly blank.
// `swift run -c release Throughput kernels [megabytes]`. Figures are 10^6 bytes of input a second on one core, best of five.

enum Kernels {
  static func measure(megabytes: Int) {
    for name in CharacterTable.names { measure(megabytes: megabytes, table: name) }
  }

  private static func measure(megabytes: Int, table name: String) {
    guard let table = CharacterTable.named(name) else { preconditionFailure("a table has its name") }
    let sample = SampleRecords(SampleRecords.register, table: table)
    let layout = sample.layout
    let file = sample.bytes(count: megabytes * 1_000_000 / sample.recordByteCount)
    print("\(name): \(file.count) bytes, records of \(layout.byteCount) bytes, \(layout.fields.count - 1) fields")

    let reader = sample.reader
    let inputs = reader.inputs
    var blocks: [SourceBlock] = []
    let framing = Timing.best { blocks = sample.blocks(file) }
    var columnBytes = 0
    let decoding = Timing.best {
      columnBytes = 0
      for block in blocks {
        let result = reader.read(block, frames: Array(0..<UInt32(block.frames.count)))
        for column in result.batch.columns { columnBytes += column.bytes.count }
      }
    }
    var matched = 0
    let batches = blocks.map { reader.read($0, frames: Array(0..<UInt32($0.frames.count))).batch }
    let matching = Timing.best {
      matched = 0
      for (block, batch) in zip(blocks, batches) {
        let places = reader.places(rows: Array(0..<UInt32(batch.count)), batch: batch, block: block)
        for input in inputs.indices {
          let answers = reader.matches(input: input, restored: batch.columns[input], places: places, block: block)
          for answer in answers where answer { matched += 1 }
        }
      }
    }
    let writer = StandardDialect.named("utf8-crlf-quoted-header").map { StandardWriter($0) }
    var written = 0
    let writing = Timing.best {
      written = 0
      for batch in batches {
        var bytes: [UInt8] = []
        writer?.append(
          columns: batch.columns, rowCount: batch.count, keeping: Array(repeating: true, count: batch.count),
          into: &bytes)
        written += bytes.count
      }
    }
    var converted = 0
    let iconv = Timing.best { converted = Converter.convert(file, from: name) }

    func line(_ name: String, _ seconds: Double, _ note: String) {
      let rate = Double(file.count) / seconds / 1_000_000
      print("\(name): \(Int(rate)) MB/s, \(Timing.hundredths(iconv / seconds)) × iconv, \(note)")
    }
    line("framing", framing, "\(blocks.count) blocks")
    line("decoding columns", decoding, "\(columnBytes) bytes of UTF-8")
    line("proving columns", matching, "\(matched) of \(inputs.count * batches.reduce(0) { $0 + $1.count }) values")
    line("writing rows", writing, "\(written) bytes")
    line("iconv(3)", iconv, "\(converted) bytes of UTF-8")
  }
}
