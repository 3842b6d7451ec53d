package import Records

// Whole columns are cut and joined by runs of rows: one copy of bytes for neighbouring rows, however many they are.
extension Column {
  /// A column of the same text for every row.
  package init(repeating text: [UInt8], count: Int) {
    if text.isEmpty {
      self.init(bytes: [], ends: [UInt32](repeating: 0, count: count))
      return
    }
    let source = text.span
    self.init(
      bytes: [UInt8](capacity: count * text.count) { out in
        for _ in 0..<count {
          for at in source.indices { out.append(source[at]) }
        }
      },
      ends: [UInt32](capacity: count) { ends in
        for row in 0..<count { ends.append(UInt32(truncatingIfNeeded: (row + 1) * text.count)) }
      })
  }

  /// The values of some rows, in that order; neighbours are copied together.
  package func gathering(_ rows: [UInt32]) -> Column {
    var result = Column(reservingValues: rows.count, bytes: count == 0 ? 0 : bytes.count / count * rows.count)
    var position = 0
    while position < rows.count {
      let first = Int(rows[position])
      var length = 1
      while position + length < rows.count, Int(rows[position + length]) == first + length { length += 1 }
      result.append(self, rows: first..<first + length)
      position += length
    }
    return result
  }

  /// The same column with other values at some rows.
  ///
  /// - Parameters:
  ///   - rows: The rows, ascending, each once.
  ///   - values: One value for each of `rows`.
  package func replacing(_ rows: [UInt32], by values: Column) -> Column {
    precondition(rows.count == values.count, "every replaced row needs its value")
    guard !rows.isEmpty else { return self }
    var newEnds: [UInt32] = []
    newEnds.reserveCapacity(count)
    let kept = bytes.span
    let given = values.bytes.span
    var next = 0
    let newBytes = [UInt8](capacity: bytes.count + values.bytes.count) { out in
      for row in 0..<count {
        if next < rows.count, Int(rows[next]) == row {
          for at in values.range(next) { out.append(given[at]) }
          next += 1
        } else {
          for at in range(row) { out.append(kept[at]) }
        }
        newEnds.append(UInt32(truncatingIfNeeded: out.count))
      }
    }
    precondition(next == rows.count, "replaced rows are ascending, each once")
    return Column(bytes: newBytes, ends: newEnds)
  }

  /// The same column with some rows absent; `rows` ascending, each once. O(bytes); what is kept is copied in runs.
  package func clearing(_ rows: [UInt32]) -> Column {
    guard !rows.isEmpty else { return self }
    var result = Column(reservingValues: count, bytes: bytes.count)
    var first = 0
    for row in rows {
      if first < Int(row) { result.append(self, rows: first..<Int(row)) }
      result.appendEmpty()
      first = Int(row) + 1
    }
    if first < count { result.append(self, rows: first..<count) }
    return result
  }

  private mutating func append(_ other: Column, rows: Range<Int>) {
    let start = rows.lowerBound == 0 ? 0 : Int(other.ends[rows.lowerBound - 1])
    let end = Int(other.ends[rows.upperBound - 1])
    let shift = bytes.count - start
    bytes.append(contentsOf: other.bytes[start..<end])
    for row in rows { ends.append(UInt32(truncatingIfNeeded: Int(other.ends[row]) + shift)) }
  }
}
