import Formats
import Glibc
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
    let copybook = Copybook.layouts(
      of: Array(copybookText.utf8), file: "throughput.cpy", characters: "UTF8", dialect: "IBM")
    guard let layout = copybook.layouts.first, let table = CharacterTable.named(name) else {
      print("the copybook of this program does not compile: \(copybook.diagnostics)")
      exit(2)
    }
    let file = records(layout, table, count: megabytes * 1_000_000 / (layout.byteCount + 2))
    print("\(name): \(file.count) bytes, records of \(layout.byteCount) bytes, \(layout.fields.count - 1) fields")

    let inputs = layout.fields.dropFirst().map { FieldInput(field: $0.index, isTrimmed: true) }
    let reader = RecordReader(
      layout: layout, inputs: inputs, table: table, identification: nil, padding: .space, signs: nil)
    var blocks: [SourceBlock] = []
    let framing = best { blocks = frame(file, layout) }
    var columnBytes = 0
    let decoding = best {
      columnBytes = 0
      for block in blocks {
        let result = reader.read(block, frames: Array(0..<UInt32(block.frames.count)))
        for column in result.batch.columns { columnBytes += column.bytes.count }
      }
    }
    var matched = 0
    let batches = blocks.map { reader.read($0, frames: Array(0..<UInt32($0.frames.count))).batch }
    let matching = best {
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
    let writing = best {
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
    let iconv = best { converted = convert(file, from: name) }

    func line(_ name: String, _ seconds: Double, _ note: String) {
      let rate = Double(file.count) / seconds / 1_000_000
      print("\(name): \(Int(rate)) MB/s, \(hundredths(iconv / seconds)) × iconv, \(note)")
    }
    line("framing", framing, "\(blocks.count) blocks")
    line("decoding columns", decoding, "\(columnBytes) bytes of UTF-8")
    line("proving columns", matching, "\(matched) of \(inputs.count * batches.reduce(0) { $0 + $1.count }) values")
    line("writing rows", writing, "\(written) bytes")
    line("iconv(3)", iconv, "\(converted) bytes of UTF-8")
  }

  private static func hundredths(_ number: Double) -> String {
    let whole = Int((number * 100).rounded())
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }

  private static func best(_ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    var best = Duration.seconds(3600)
    for _ in 0..<5 { best = min(best, clock.measure(work)) }
    return Double(best.components.seconds) + Double(best.components.attoseconds) * 1e-18
  }

  private static func frame(_ file: [UInt8], _ layout: RecordLayout) -> [SourceBlock] {
    var framer = BlockFramer(recordByteCount: layout.byteCount, newline: [0x0D, 0x0A])
    var blocks: [SourceBlock] = []
    var position = 0
    while position < file.count {
      let end = min(position + 524_288, file.count)
      blocks += framer.frame(Array(file[position..<end]), isLast: end == file.count)
      position = end
    }
    return blocks
  }

  /// Converts the file with iconv(3) in pieces of 512 KiB and gives the number of bytes written.
  private static func convert(_ file: [UInt8], from table: String) -> Int {
    // The handle is opened and closed here, and every pointer lies inside a buffer of this function.
    guard let handle = unsafe iconv_open("UTF-8", table), Int(bitPattern: handle) != -1 else { return 0 }
    defer { unsafe iconv_close(handle) }
    var output = [UInt8](repeating: 0, count: 524_288 * 2)
    var input = file
    var total = 0
    unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        guard let first = source.baseAddress, let start = target.baseAddress else { return }
        var left = source.count
        var next: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutableRawPointer(first).assumingMemoryBound(
          to: CChar.self)
        while left > 0 {
          var room = target.count
          var free: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutableRawPointer(start).assumingMemoryBound(
            to: CChar.self)
          let result = unsafe iconv(handle, &next, &left, &free, &room)
          total += target.count - room
          if result == -1, errno != E2BIG { return }
        }
      }
    }
    return total
  }

  /// Records whose values repeat with the record's number; the same bytes on every run.
  private static func records(_ layout: RecordLayout, _ table: CharacterTable, count: Int) -> [UInt8] {
    let names = ["山田　太郎", "佐藤　花子", "髙橋　一郎", "渡邉　美智子", "長谷川　健"]
    let kana = ["ﾔﾏﾀﾞ ﾀﾛｳ", "ｻﾄｳ ﾊﾅｺ", "ﾀｶﾊｼ ｲﾁﾛｳ", "ﾜﾀﾅﾍﾞ ﾐﾁｺ", "ﾊｾｶﾞﾜ ｹﾝ"]
    let places = ["群馬県吾妻郡中之条町大字中之条町", "大字伊勢町", "大字西中之条", "大字沢渡", "大字四万"]
    let variants: [[UInt8]] = names.indices.map { index in
      let fields: [[UInt8]] = layout.fields.dropFirst().map { field in
        let text: String
        switch field.name {
        case "NAME": text = names[index]
        case "KANA": text = kana[index]
        case "CHOAZA": text = places[index]
        case "BANCHI": text = "\(index * 37 + 1)番地\(index)"
        case "CODE": text = field.subscripts.last.map { $0 % 3 == index % 3 ? "01" : "" } ?? ""
        case "ZEI": text = "-\(index * 1234)5"
        case "BIRTH": text = "34\(index)0105"
        case "SETAI", "ATENA": text = "1000\(index)"
        default: text = ""
        }
        return field.bytes(of: text, table: table, padding: .space, signs: nil)
          ?? [UInt8](repeating: table.space, count: field.byteCount)
      }
      return Array(fields.joined()) + [0x0D, 0x0A]
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * (layout.byteCount + 2))
    for index in 0..<count { bytes += variants[index % variants.count] }
    return bytes
  }

  private static let copybookText = """
           01  REC.
               05  KBN        PIC X(1).
               05  ATENA      PIC 9(15).
               05  SETAI      PIC 9(15).
               05  NAME       PIC X(60).
               05  KANA       PIC X(40).
               05  BIRTH      PIC 9(7).
               05  CODE       PIC X(2) OCCURS 30.
               05  YUBIN      PIC X(7).
               05  CHOAZA     PIC X(60).
               05  BANCHI     PIC X(40).
               05  KATAGAKI   PIC X(60).
               05  MAE-JUSHO  PIC X(100).
               05  HONSEKI    PIC X(60).
               05  DAYS       PIC 9(7) OCCURS 8.
               05  MEMO       PIC X(3) OCCURS 18.
               05  ZEI        PIC S9(9) COMP-3.

    """
}
