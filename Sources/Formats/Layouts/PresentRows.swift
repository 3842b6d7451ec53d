internal import Records

/// The records that have one field, where some have not: those with fewer occurrences of a variable table.
struct PresentRows {
  /// The positions of these records, ascending.
  private let rows: [Int]
  /// The number of all records.
  private let count: Int

  /// Picks the records of at least `end` bytes; `nil` where all are.
  init?(end: Int, byteCounts: [Int]) {
    guard byteCounts.contains(where: { $0 < end }) else { return nil }
    rows = byteCounts.indices.filter { byteCounts[$0] >= end }
    count = byteCounts.count
  }

  /// Picks the records of which something holds; `nil` where it holds of all.
  init?<Value>(of values: [Value], where isPresent: (Value) -> Bool) {
    let rows = values.indices.filter { isPresent(values[$0]) }
    guard rows.count < values.count else { return nil }
    self.rows = rows
    count = values.count
  }

  /// What `values` has for these records.
  func picked(_ values: [Int]) -> [Int] { rows.map { values[$0] } }

  /// The values of these records alone.
  func picked(_ column: Column) -> Column {
    var result = Column(reservingValues: rows.count, bytes: column.bytes.count)
    for row in rows { result.append(column, row) }
    return result
  }

  /// A column of these records as one of all: the others are empty.
  func spread(_ column: Column) -> Column {
    var ends: [UInt32] = []
    ends.reserveCapacity(count)
    var next = 0
    for row in 0..<count {
      if next < rows.count, rows[next] == row { next += 1 }
      ends.append(next == 0 ? 0 : column.ends[next - 1])
    }
    return Column(bytes: column.bytes, ends: ends)
  }

  /// Answers for these records as answers for all.
  func spread(_ answers: [Bool], over others: [Bool]) -> [Bool] {
    var result = others
    for (index, row) in rows.enumerated() { result[row] = answers[index] }
    return result
  }

  /// What was found in these records, with their positions among all.
  func spread(_ notes: DecodingNotes) -> DecodingNotes {
    var result = notes
    for index in result.failures.indices { result.failures[index].row = position(result.failures[index].row) }
    for index in result.uses.indices { result.uses[index].row = position(result.uses[index].row) }
    result.identified = notes.identified.map(position)
    return result
  }

  private func position(_ row: UInt32) -> UInt32 { UInt32(rows[Int(row)]) }
}
