internal import Evaluation
internal import Formats
internal import Records

/// The records of another source that go with the records of one batch.
struct JoinedBatch {
  /// For each row of the batch, its record among those read, or why it has none.
  let rows: [Row]
  private let block: SourceBlock
  private let batch: SourceBatch

  /// What a row of the batch is joined with.
  enum Row: Sendable, Hashable {
    case record(UInt32)
    case missing
    case ambiguous
  }

  /// - Parameters:
  ///   - block: Each record once, as a frame.
  ///   - batch: All of them, decoded.
  init(rows: [Row], block: SourceBlock, batch: SourceBatch) {
    self.rows = rows
    self.block = block
    self.batch = batch
  }

  /// One column of the joined records, for the rows of the batch; absent where there is no record. A value that cannot
  /// be read fails without its bytes: they are no part of the record that joins.
  func values(_ column: Int, input: Int) -> (values: Column, failures: [DecodeFailure], identified: [UInt32]) {
    var source = batch.columns[column]
    let absent = UInt32(source.count)
    source.appendEmpty()
    let values = source.gathering(
      rows.map { row in
        if case .record(let record) = row { record } else { absent }
      })
    let failed = Set(batch.failures.filter { Int($0.input) == column }.map(\.row))
    let identified = Set(batch.identified[column])
    var failures: [DecodeFailure] = []
    var identifiedRows: [UInt32] = []
    if !failed.isEmpty || !identified.isEmpty {
      for (row, joined) in rows.enumerated() {
        guard case .record(let record) = joined else { continue }
        if failed.contains(record) { failures.append(.joined(.joinUnreadable, row: row, input: input)) }
        if identified.contains(record) { identifiedRows.append(UInt32(row)) }
      }
    }
    return (values, failures, identifiedRows)
  }

  /// The rows that have no record, or several, where they need one.
  func missing(_ join: JoinPlan) -> [DecodeFailure] {
    rows.enumerated().compactMap { row, joined in
      switch joined {
      case .record: nil
      case .missing: join.isOptional ? nil : .joined(.joinMissing, row: row, input: join.input)
      case .ambiguous: .joined(.joinAmbiguous, row: row, input: join.input)
      }
    }
  }

  /// As `FieldReader.matches`, against the bytes of the joined records; without one, nothing but an empty text matches.
  func matches(
    _ column: Int, reader: FieldReader, restored: Column, absentText: [UInt8], rows mapped: [UInt32]
  ) -> [Bool] {
    var present: [UInt32] = []
    var records: [UInt32] = []
    var answers = [Bool](repeating: false, count: mapped.count)
    for (position, row) in mapped.enumerated() {
      if case .record(let record) = rows[Int(row)] {
        present.append(UInt32(position))
        records.append(record)
      } else {
        answers[position] = restored.isEmpty(position)
      }
    }
    let places = reader.places(rows: records, batch: batch, block: block)
    let matches = reader.matches(
      input: column, restored: restored.gathering(present), absentText: absentText, places: places, block: block)
    for (position, isMatch) in zip(present, matches) { answers[Int(position)] = isMatch }
    return answers
  }

  /// As `FieldReader.mergedCodes`.
  func mergedCodes(_ column: Int, reader: FieldReader, text: String, row: UInt32) -> MergedCodes? {
    guard case .record(let record) = rows[Int(row)] else { return nil }
    return reader.mergedCodes(input: column, text: text, row: record, batch: batch, block: block)
  }
}

extension DecodeFailure {
  /// A failure of a joined record.
  fileprivate static func joined(_ code: FindingCode, row: Int, input: Int) -> DecodeFailure {
    DecodeFailure(row: UInt32(row), input: UInt32(input), code: code, byteOffset: 0, bytes: 0, byteCount: 0)
  }
}
