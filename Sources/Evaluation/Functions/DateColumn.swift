internal import Records

/// Dates written row by row.
enum DateColumn {
  /// Reads every value that is there and writes it in the standard's ten characters.
  static func converting(
    _ column: Column, acceptingPartial: Bool, reading: (Range<Int>) -> DateReading
  ) -> StepResult {
    var failures: [RowFinding] = []
    var listed: [RowFinding] = []
    var partialRows: [UInt32] = []
    var ends: [UInt32] = []
    ends.reserveCapacity(column.count)
    let bytes = [UInt8](capacity: column.bytes.isEmpty ? 0 : column.count * 10) { out in
      for row in 0..<column.count {
        let range = column.range(row)
        if !range.isEmpty {
          let date = reading(range)
          if let failure = date.failure ?? (date.isPartial && !acceptingPartial ? .partialDate : nil) {
            failures.append(RowFinding(row: UInt32(row), code: failure))
          } else {
            date.write(into: &out)
            if let code = date.listed { listed.append(RowFinding(row: UInt32(row), code: code)) }
            if date.isPartial { partialRows.append(UInt32(row)) }
          }
        }
        ends.append(UInt32(truncatingIfNeeded: out.count))
      }
    }
    return StepResult(
      column: Column(bytes: bytes, ends: ends), failures: failures, listed: listed, partialRows: partialRows)
  }
}
