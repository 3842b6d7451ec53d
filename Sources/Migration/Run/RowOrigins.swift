/// Which records of a block the rows of one map come from: a few bits a row, so that every row can be asked for its record.
struct RowOrigins: Sendable {
  /// The output file, by its number in the run.
  var file: Int
  /// The map, by its number in the project.
  var map: Int
  /// How many rows the map can make of a record.
  var elements: Int
  /// Where the first of the rows begins in what the block adds to the file.
  var byteOffset: Int
  /// How many rows there are.
  private(set) var rows = 0
  /// For each row how far its record is behind that of the row before (of the first row: behind the block's first record),
  /// times `elements`, plus which row of its record it is. Seven bits a byte, the lowest first; the highest bit of a byte says
  /// that another follows (LEB128).
  private(set) var packed: [UInt8] = []
  private var last = 0

  /// - Parameter byteOffset: Where the rows will begin.
  init(file: Int, map: Int, elements: Int, byteOffset: Int) {
    self.file = file
    self.map = map
    self.elements = elements
    self.byteOffset = byteOffset
  }

  /// Adds the next row.
  ///
  /// - Parameters:
  ///   - record: Its record, from the block's first; no less than that of the row before.
  ///   - element: Which of the map's rows it is.
  mutating func add(record: Int, element: Int) {
    var number = (record - last) * elements + element
    last = record
    rows += 1
    while number > 0x7F {
      packed.append(UInt8(truncatingIfNeeded: number) | 0x80)
      number >>= 7
    }
    packed.append(UInt8(number))
  }

  /// The record of each row, from the block's first, and which of the map's rows it is; `nil` for bytes that are none.
  static func unpack(_ packed: [UInt8], elements: Int) -> [(record: Int, element: Int)]? {
    var rows: [(record: Int, element: Int)] = []
    var (number, shift, record) = (0, 0, 0)
    for byte in packed {
      guard shift <= 56 else { return nil }
      number |= Int(byte & 0x7F) << shift
      shift += 7
      if byte & 0x80 != 0 { continue }
      record += number / max(1, elements)
      rows.append((record, number % max(1, elements)))
      (number, shift) = (0, 0)
    }
    return shift == 0 ? rows : nil
  }
}
