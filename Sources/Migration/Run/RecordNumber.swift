/// Numbers a record over all sources of a run: 16 bits of source, 47 bits of record.
enum RecordNumber {
  static func pack(source: Int, record: Int) -> Int { source << 47 | record }
  static func source(_ number: Int) -> Int { number >> 47 }
  static func record(_ number: Int) -> Int { number & (1 << 47 - 1) }
}
