import Formats
import Glibc
import Records

// Decoding amounts: records of 200 bytes in EBCDIC with ten COMP-3 and ten zoned amounts and a name, one core, every field
// into its column; beside it iconv(3) from IBM037, which converts any bytes without knowing what they are.
// `swift run -c release Throughput amounts [records]`. Figures are 10^6 bytes of input a second.

enum Amounts {
  private static let rounds = 9

  private static let copybook = """
           01  REC.
               05  KOBETSU    PIC X(30).
               05  PACKED     PIC S9(9)V99 COMP-3 OCCURS 10.
               05  ZONED      PIC S9(9)V99 OCCURS 10.

    """

  static func measure(records count: Int) {
    guard let table = CharacterTable.named("IBM939") else { preconditionFailure("a table of this name") }
    let read = Copybook.layouts(
      of: Array(copybook.utf8), file: "amounts.cpy", options: .init(characters: "UTF8", dialect: "IBM"))
    guard let layout = read.layouts.first, layout.byteCount == 200 else {
      print("the copybook of this program does not compile: \(read.diagnostics)")
      exit(2)
    }
    let file = bytes(layout, count, table)
    let blocks = blocks(file, layout.byteCount)
    print("\(count) records of 200 bytes, ten COMP-3 and ten zoned amounts, fastest of \(rounds) rounds in turn")
    let groups: [(name: String, fields: [LayoutField])] = [
      ("all fields", layout.fields.filter { !$0.isGroup }),
      ("COMP-3 alone", layout.fields.filter { $0.name == "PACKED" && !$0.isGroup }),
      ("zoned alone", layout.fields.filter { $0.name == "ZONED" && !$0.isGroup }),
    ]
    var decoding = [Double](repeating: .infinity, count: groups.count)
    var converting = Double.infinity
    var failures = 0
    for _ in 0..<rounds {
      for (index, group) in groups.enumerated() {
        let reader = RecordReader(
          layout: layout, inputs: group.fields.map { FieldInput(field: $0.index, isTrimmed: true) }, table: table,
          identification: nil, padding: .space, signs: .ebcdic)
        decoding[index] = min(
          decoding[index],
          Timing.seconds {
            for block in blocks {
              let result = reader.read(block, frames: Array(0..<UInt32(block.frames.count)))
              failures += result.batch.failures.count
            }
          })
      }
      converting = min(converting, Timing.seconds { _ = Converter.convert(file, from: "IBM037") })
    }
    for (index, group) in groups.enumerated() {
      let whole = Double(file.count) / decoding[index] / 1e6
      let own = whole * Double(group.fields.reduce(0) { $0 + $1.byteCount }) / 200
      print(
        "  \(group.name): \(Int(whole)) MB/s of records, \(Int(own)) MB/s of the fields' own bytes"
          + (index == 0 ? " (the bar: 150)" : "")
          + ", ratio to iconv \(Timing.hundredths(converting / decoding[index]))")
    }
    print("  iconv -f IBM037: \(Int(Double(file.count) / converting / 1e6)) MB/s")
    if failures > 0 { print("  \(failures) VALUES FAILED") }
  }

  /// Records whose amounts are all different, of one to eleven digits, a third of them negative.
  private static func bytes(_ layout: RecordLayout, _ count: Int, _ table: CharacterTable) -> [UInt8] {
    guard let name = try? table.encode("中之条町の合成データ") else { preconditionFailure("characters of the table") }
    let head = name + [UInt8](repeating: table.space, count: 30 - name.count)
    var state: UInt64 = 20_251_127
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 200)
    for _ in 0..<count {
      bytes += head
      for place in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var value = (state >> 20) % 99_999_999_999
        for _ in 0..<(state >> 60) % 9 { value /= 10 }
        let isNegative = state >> 13 & 3 == 0
        var digits = [UInt8](repeating: 0, count: 11)
        for index in digits.indices.reversed() {
          digits[index] = UInt8(value % 10)
          value /= 10
        }
        if place < 10 {
          for index in stride(from: 0, to: 10, by: 2) { bytes.append(digits[index] << 4 | digits[index + 1]) }
          bytes.append(digits[10] << 4 | (isNegative ? 0x0D : 0x0C))
        } else {
          for index in 0..<10 { bytes.append(0xF0 | digits[index]) }
          bytes.append((isNegative ? 0xD0 : 0xC0) | digits[10])
        }
      }
    }
    return bytes
  }

  private static func blocks(_ file: [UInt8], _ byteCount: Int) -> [SourceBlock] {
    var framer = BlockFramer(recordByteCount: byteCount, newline: [])
    var blocks: [SourceBlock] = []
    var position = 0
    while position < file.count {
      let end = min(position + 524_288, file.count)
      blocks += framer.frame(Array(file[position..<end]), isLast: end == file.count)
      position = end
    }
    return blocks
  }
}
