/// Where fields stand, from a table that another program made: `record,field,offset,bytes`, a row each, as a COBOL compiler
/// gives them.
public struct PositionTable: Sendable {
  /// Offset and length by record and field, with a comma between.
  private var places: [[UInt8]: (offset: Int, byteCount: Int)] = [:]

  /// How many places it holds.
  public var count: Int { places.count }

  /// - Throws: `RecheckError` for a file that cannot be read, or a row that is none.
  public init(path: String) throws(RecheckError) {
    let cursor = try ByteCursor(path: path)
    var line = 0
    while try !cursor.peek(1).isEmpty {
      line += 1
      let end: Int
      if let newline = try cursor.place(of: [0x0A]) { end = newline } else { end = try cursor.peek(Int.max >> 1).count }
      let row = Array(try cursor.peek(end))
      cursor.skip(end + 1)
      if line == 1 || row.isEmpty { continue }
      var cells = row.filter { $0 != 0x0D }.split(separator: 0x2C, omittingEmptySubsequences: false).map { Array($0) }
      // A subscript may hold commas: `ZOKUGARA-CD(1,2)`.
      while cells.count > 4 { cells[1] += [0x2C] + cells.remove(at: 2) }
      guard cells.count == 4, let offset = Int(String(decoding: cells[2], as: UTF8.self)),
        let byteCount = Int(String(decoding: cells[3], as: UTF8.self)), (0..<1 << 30).contains(offset),
        (1..<1 << 30).contains(byteCount)
      else {
        throw RecheckError(
          ja: "`\(path)`の\(line)行目は`record,field,offset,bytes`でない",
          en: "line \(line) of `\(path)` is no `record,field,offset,bytes`")
      }
      places[cells[0] + [0x2C] + cells[1]] = (offset, byteCount)
    }
  }

  /// The place of a field, or `nil`.
  func place(record: String, field: String) -> (offset: Int, byteCount: Int)? {
    places[Array(record.utf8) + [0x2C] + Array(field.utf8)]
  }
}
