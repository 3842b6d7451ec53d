import Formats
import Glibc
import Records

// Decoding delimited text: rows of 20 columns in CP932 cut into cells and decoded into columns, one core, from bytes in memory
// to batches; beside it iconv(3) from CP932, which converts the characters alone.
// `swift run -c release Throughput rows [rows]`. Figures are 10^6 bytes of input a second.

enum Rows {
  private static let rounds = 9

  static func measure(rows count: Int) {
    guard let table = CharacterTable.named("CP932") else { preconditionFailure("a table of this name") }
    for isQuoted in [false, true] {
      let file = bytes(count, table, isQuoted: isQuoted)
      var fields = [
        LayoutField(
          index: 0, level: 1, name: "R", offset: 0, byteCount: 20, usage: .group,
          span: TextSpan(file: "x", line: 1, column: 1))
      ]
      for column in 0..<20 {
        let usage: FieldUsage =
          column >= 12 && column < 16
          ? .delimitedNumber(NumberShape(digits: 9, scale: 0, isSigned: true)) : .delimitedText
        fields.append(
          LayoutField(
            index: column + 1, level: 5, name: "C\(column)", offset: column, byteCount: 1, usage: usage, parent: 0,
            span: TextSpan(file: "x", line: 1, column: 1)))
      }
      let layout = RecordLayout(name: "R", byteCount: 20, fields: fields, isDelimited: true)
      let reader = DelimitedReader(
        layout: layout, inputs: (1...20).map { FieldInput(field: $0, isTrimmed: true) }, table: table,
        identification: nil)
      var framing = Double.infinity
      var decoding = Double.infinity
      var converting = Double.infinity
      var failures = 0
      for _ in 0..<rounds {
        framing = min(framing, Timing.seconds { each(file) { _ in } })
        decoding = min(
          decoding,
          Timing.seconds {
            each(file) { block in
              let result = reader.read(block, frames: Array(0..<UInt32(block.frames.count)))
              failures += result.batch.failures.count
            }
          })
        converting = min(converting, Timing.seconds { _ = Converter.convert(file, from: "CP932") })
      }
      func rate(_ seconds: Double) -> String { "\(Int(Double(file.count) / seconds / 1e6)) MB/s" }
      print(
        "\(count) rows of 20 columns\(isQuoted ? ", every cell in quotation marks" : ""), \(file.count) bytes, fastest of \(rounds):"
          + " cut and decoded \(rate(decoding)) (cut alone \(rate(framing))), iconv -f CP932 \(rate(converting)),"
          + " ratio \(Timing.hundredths(converting / decoding)), the bar: 1.00"
          + (failures == 0 ? "" : "; \(failures) FAILED"))
    }
  }

  /// Cuts the file and does something with each block, as a run does: no block outlives it.
  private static func each(_ file: [UInt8], _ work: (SourceBlock) -> Void) {
    var framer = RowFramer(columnCount: 20, newline: [0x0D, 0x0A])
    var position = 0
    var isAtEnd = false
    while !isAtEnd {
      let framed = framer.frame { buffer, limit in
        let count = min(limit, file.count - position)
        buffer.append(contentsOf: file[position..<position + count])
        position += count
        return count
      }
      for block in framed.blocks { work(block) }
      isAtEnd = framed.isAtEnd
    }
  }

  private static func bytes(_ count: Int, _ table: CharacterTable, isQuoted: Bool) -> [UInt8] {
    let texts = ["山田　太郎", "ﾔﾏﾀﾞ ﾀﾛｳ", "群馬県吾妻郡中之条町大字中之条町", "1234番地5", "", "0001", "大字伊勢町", "男"]
    let encoded = texts.map { text -> [UInt8] in
      guard let bytes = try? table.encode(text) else { preconditionFailure("characters of the table") }
      return bytes
    }
    var bytes: [UInt8] = []
    var state: UInt64 = 42
    for row in 0..<count {
      for column in 0..<20 {
        if column > 0 { bytes.append(0x2C) }
        if isQuoted { bytes.append(0x22) }
        switch column {
        case 0, 1: bytes += Array(String(1_000_000_000 + row).utf8)
        case 12..<16:
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          bytes += Array(String(Int(state >> 40) - 8_000_000).utf8)
        default: bytes += encoded[(row + column * 3) % encoded.count]
        }
        if isQuoted { bytes.append(0x22) }
      }
      bytes += [0x0D, 0x0A]
    }
    return bytes
  }
}
