internal import Delivery
internal import Formats
internal import Language
internal import Platform
internal import Records

/// Rows of the bag, found by their keys or by their records.
extension Lineage {
  /// A row of a group's file.
  struct Row {
    var path: String
    /// The row in the file, from 0 behind the headings.
    var number: Int
    /// Its first byte in the file.
    var byteOffset: Int
    var cells: [[UInt8]]
    var source: Int
    var record: Int
    var map: Int
    /// Which of the map's rows of a record it is.
    var element: Int
  }

  /// Rows of one map in one block of a source, as the evidence has them.
  private struct Stretch {
    var path: String
    var firstRow: Int
    var byteOffset: Int
    var source: Int
    var block: Int
    var map: Int
    var elements: Int
    var packed: [UInt8]
    /// The first byte behind its rows; `nil` at the end of the file.
    var end: Int?
  }

  private static let columns = "path, first_row, byte_offset, source, block, map, elements, records"

  private func stretches(_ condition: String, _ values: [SQLiteValue]) throws -> [Stretch] {
    let sources = project.declarations.sources
    return try ask(
      "SELECT \(Lineage.columns), (SELECT min(n.byte_offset) FROM rows n WHERE n.path = r.path AND n.byte_offset > r.byte_offset) "
        + "FROM rows r WHERE \(condition) ORDER BY path, byte_offset", values
    ).compactMap { row in
      let name = row[3].text
      guard let source = sources.firstIndex(where: { $0.name.value.utf8.elementsEqual(name.utf8) }) else { return nil }
      return Stretch(
        path: row[0].text, firstRow: row[1].integer ?? 0, byteOffset: row[2].integer ?? 0, source: source,
        block: row[4].integer ?? 0, map: row[5].integer ?? 0, elements: row[6].integer ?? 1, packed: row[7].bytes,
        end: row[8].integer)
    }
  }

  /// The rows of a file whose key begins with these texts, in the order of the file.
  ///
  /// - Complexity: O(bytes of the file), at the speed of a search for bytes; only stretches that hold the longest text are cut
  ///   into rows.
  func rows(in path: String, columnCount: Int, keys: [Int], key: [[UInt8]], limit: Int) throws -> [Row] {
    guard let longest = key.max(by: { $0.count < $1.count }) else { return [] }
    var needle: [UInt8] = [0x22]
    for byte in longest { needle += byte == 0x22 ? [byte, byte] : [byte] }
    needle.append(0x22)
    let file = try InputFile(path: origin.run.path + "/bag/" + path)
    var found: [Row] = []
    // A question for each stretch would cost more than all of them at once.
    let all = try ask(
      "SELECT \(Lineage.columns) FROM rows WHERE path = ? ORDER BY byte_offset", [.text(path)])
    let offsets = all.map { $0[2].integer ?? 0 } + [file.byteCount]
    for (number, row) in all.enumerated() {
      let bytes = try bytes(of: file, path, from: offsets[number], to: offsets[number + 1])
      guard ByteSearch.contains(bytes, needle) else { continue }
      guard
        let source = project.declarations.sources.firstIndex(where: {
          $0.name.value.utf8.elementsEqual(row[3].text.utf8)
        })
      else { continue }
      let stretch = Stretch(
        path: path, firstRow: row[1].integer ?? 0, byteOffset: offsets[number], source: source,
        block: row[4].integer ?? 0, map: row[5].integer ?? 0, elements: row[6].integer ?? 1, packed: row[7].bytes,
        end: nil)
      for row in try rows(of: stretch, bytes, columnCount: columnCount)
      where zip(keys, key).allSatisfy({ row.cells[$0] == $1 }) {
        found.append(row)
        if found.count == limit { return found }
      }
    }
    return found
  }

  /// The rows that come from a record.
  func rows(of record: Int, source: Int, block: Int) throws -> [Row] {
    let name = project.declarations.sources[source].name.value
    var found: [Row] = []
    for stretch in try stretches("source = ? AND block = ?", [.text(name), .integer(block)]) {
      let file = try InputFile(path: origin.run.path + "/bag/" + stretch.path)
      let bytes = try bytes(
        of: file, stretch.path, from: stretch.byteOffset, to: stretch.end ?? file.byteCount)
      let group = project.maps[stretch.map].group
      found += try rows(of: stretch, bytes, columnCount: group.items.count).filter { $0.record == record }
    }
    return found
  }

  /// All rows of a stretch.
  private func rows(of stretch: Stretch, _ bytes: [UInt8], columnCount: Int) throws -> [Row] {
    let name = project.declarations.sources[stretch.source].name.value
    let first =
      try ask(
        "SELECT first_record FROM blocks WHERE source = ? AND block = ?", [.text(name), .integer(stretch.block)]
      ).first?.first?.integer ?? 0
    guard let places = RowOrigins.unpack(stretch.packed, elements: stretch.elements),
      project.maps.indices.contains(stretch.map)
    else { throw Lineage.unreadable("rows", "\(stretch.path) \(stretch.firstRow)") }
    let dialect = DelimitedDialect()
    let blocks = RowFramer.blocks(of: bytes, columnCount: columnCount, dialect: dialect)
    var rows: [Row] = []
    for block in blocks {
      for frame in block.frames.indices where rows.count < places.count {
        let cells = (0..<columnCount).map { column -> [UInt8] in
          let cell = block.cells[frame * columnCount + column]
          return dialect.text(of: block.bytes[Int(cell.offset)..<Int(cell.offset) + Int(cell.byteCount)])
        }
        let place = places[rows.count]
        rows.append(
          Row(
            path: stretch.path, number: stretch.firstRow + rows.count,
            byteOffset: stretch.byteOffset + block.fileOffset + Int(block.frames[frame].offset), cells: cells,
            source: stretch.source, record: first + place.record, map: stretch.map, element: place.element))
      }
    }
    guard rows.count == places.count else { throw Lineage.unreadable(stretch.path, "\(rows.count) / \(places.count)") }
    return rows
  }

  /// The bytes of a file from one offset to another.
  private func bytes(of file: borrowing InputFile, _ path: String, from start: Int, to end: Int) throws -> [UInt8] {
    guard start >= 0, end >= start, end <= file.byteCount else { throw Lineage.unreadable(path, "\(start)–\(end)") }
    return try file.read(at: start, count: end - start)
  }
}
