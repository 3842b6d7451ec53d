internal import Fidelity
internal import Language
internal import Records

/// Where the bytes of a record go, by which rows its type's maps made of it.
struct ByteMaps: Sendable {
  private let layout: RecordLayout
  private let rows: [Row]
  private let deciding: [Int]
  private let ignored: [Int]

  /// One row that a map makes.
  private struct Row: Sendable {
    var values: [Int]
    var kept: [Int]
  }

  /// - Parameters:
  ///   - layout: The record.
  ///   - maps: The maps of its type; they make at most 64 rows.
  ///   - deciding: Fields that tell the record type or whom to protect, and keys of joins.
  init(layout: RecordLayout, maps: [TypedMap], deciding: [Int]) {
    self.layout = layout
    let isOwn: (Int) -> Bool = { $0 < layout.fields.count }
    rows = maps.flatMap { map in
      map.variants.map { variant in
        Row(values: variant.fields.filter(isOwn), kept: map.kept.map(\.field))
      }
    }
    precondition(rows.count <= 64, "the maps of a record type make at most 64 rows")
    self.deciding = deciding + maps.flatMap { $0.decidingFields }.filter(isOwn)
    ignored = maps.flatMap { $0.ignored.map(\.field) }
  }

  /// The bytes of a record of which some of the rows were made, the first being bit 0. Computed anew: for the few sets of
  /// rows that occur, not for every record.
  func map(taking: UInt64) -> ByteMap {
    func takes(_ index: Int) -> Bool { taking & (1 << UInt64(index)) != 0 }
    let taken = rows.indices.filter(takes).map { rows[$0] }
    let left = rows.indices.filter { !takes($0) }.map { rows[$0] }
    return ByteMap(
      layout: layout, mapped: taken.flatMap(\.values), kept: taken.flatMap(\.kept), deciding: deciding,
      filtered: left.flatMap { $0.values + $0.kept }, ignored: ignored)
  }
}

/// What some written records of one type have in common: the rows made of them, and their length.
struct Taking: Sendable, Hashable {
  /// The rows, the first being bit 0.
  var rows: UInt64
  /// The bytes of each record's content; 0 for rows of delimited text, whose columns are counted.
  var byteCount: Int
  /// The numbers of occurrences of its variable tables, where what follows them moves up; else none.
  var occurrences: [Int] = []
}

/// How many written records a taking is about.
struct TakenRecords: Sendable {
  var count = 0
  /// For delimited text the bytes of all cells of each column.
  var columns: [Int] = []

  /// Adds those of another block.
  mutating func add(_ other: TakenRecords) {
    count += other.count
    if columns.isEmpty {
      columns = other.columns
    } else {
      for (column, bytes) in other.columns.enumerated() { columns[column] += bytes }
    }
  }
}
