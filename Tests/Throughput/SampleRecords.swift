import Formats
import Glibc
import Records

/// Records like a register's, whose values repeat with the record's number; the same bytes on every run.
struct SampleRecords {
  let layout: RecordLayout
  private let table: CharacterTable
  private let spelled: (String) -> String

  /// Compiles a copybook.
  ///
  /// - Parameter spelled: A text as the table has it, such as with the selectors of its glyphs.
  init(_ copybook: String, table: CharacterTable, spelled: @escaping (String) -> String = { $0 }) {
    let read = Copybook.layouts(
      of: Array(copybook.utf8), file: "throughput.cpy", options: .init(characters: "UTF8", dialect: "IBM"))
    guard let layout = read.layouts.first else {
      print("the copybook of this program does not compile: \(read.diagnostics)")
      exit(2)
    }
    self.layout = layout
    self.table = table
    self.spelled = spelled
  }

  /// The length of a record with its newline.
  var recordByteCount: Int { layout.byteCount + 2 }

  /// A reader of all its fields.
  var reader: RecordReader {
    RecordReader(
      layout: layout, inputs: layout.fields.dropFirst().map { FieldInput(field: $0.index, isTrimmed: true) },
      table: table, identification: nil, padding: .space, signs: nil)
  }

  /// A file of some records.
  func bytes(count: Int) -> [UInt8] {
    let variants = SampleRecords.names.indices.map { index -> [UInt8] in
      let fields: [[UInt8]] = layout.fields.dropFirst().map { field in
        field.bytes(of: spelled(text(field, index)), table: table, padding: .space, signs: nil)
          ?? [UInt8](repeating: table.space, count: field.byteCount)
      }
      return Array(fields.joined()) + [0x0D, 0x0A]
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * recordByteCount)
    for index in 0..<count { bytes += variants[index % variants.count] }
    return bytes
  }

  /// The file in blocks.
  func blocks(_ file: [UInt8]) -> [SourceBlock] {
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

  private func text(_ field: LayoutField, _ index: Int) -> String {
    switch field.name {
    case "NAME": SampleRecords.names[index]
    case "KANA": SampleRecords.kana[index]
    case "CHOAZA": SampleRecords.places[index]
    case "BANCHI": "\(index * 37 + 1)番地\(index)"
    case "CODE": field.subscripts.last.map { $0 % 3 == index % 3 ? "01" : "" } ?? ""
    case "ZEI": "-\(index * 1234)5"
    case "BIRTH": "34\(index)0105"
    case "SETAI", "ATENA": "1000\(index)"
    default: ""
    }
  }

  private static let names = ["山田　太郎", "佐藤　花子", "髙橋　一郎", "渡邉　美智子", "長谷川　健"]
  private static let kana = ["ﾔﾏﾀﾞ ﾀﾛｳ", "ｻﾄｳ ﾊﾅｺ", "ﾀｶﾊｼ ｲﾁﾛｳ", "ﾜﾀﾅﾍﾞ ﾐﾁｺ", "ﾊｾｶﾞﾜ ｹﾝ"]
  private static let places = ["群馬県吾妻郡中之条町大字中之条町", "大字伊勢町", "大字西中之条", "大字沢渡", "大字四万"]

  /// Numbers, half-width kana, kanji, addresses, and fields that are mostly blank.
  static let register = """
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

  /// Names, kana, digits and addresses in characters alone, in fields hardly longer than their texts.
  static let filled = """
           01  REC.
               05  ATENA      PIC X(5).
               05  SETAI      PIC X(5).
               05  NAME       PIC X(24).
               05  KANA       PIC X(12).
               05  BIRTH      PIC X(7).
               05  CHOAZA     PIC X(36).
               05  BANCHI     PIC X(12).

    """
}
