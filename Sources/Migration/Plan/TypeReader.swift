internal import Evaluation
internal import Formats
internal import Mapping
internal import Records

/// Reads what maps and totals ask of one record type: its own fields, and those of the records it joins.
struct TypeReader: Sendable {
  /// Everything that is asked for; the order of the batch's columns.
  let inputs: [FieldInput]
  private let own: FieldReader
  private let joins: [JoinPlan]
  private let places: [Place]

  private enum Place: Sendable {
    /// A column of the own reader.
    case own(Int)
    /// A column of a join's reader.
    case joined(Int, Int)
  }

  /// A batch with the joined records that its columns hold.
  struct Batch {
    var batch: SourceBatch
    var userDefined: [UserDefinedUse]
    fileprivate var joined: [JoinedBatch] = []
  }

  /// Some rows of a batch, found once for all inputs.
  struct Places {
    fileprivate var own: FieldReader.Places
    fileprivate var rows: [UInt32]
  }

  /// - Parameters:
  ///   - inputs: What is asked for; fields from `firstJoined` on are those of joined records.
  ///   - own: Reads the own fields among them, in their order.
  ///   - joins: The joins that are asked for, with the field at which the joined record begins.
  init(inputs: [FieldInput], own: FieldReader, joins: [(plan: JoinPlan, fields: Range<Int>)]) {
    self.inputs = inputs
    self.own = own
    self.joins = joins.map(\.plan)
    var next = 0
    var nextJoined = [Int](repeating: 0, count: joins.count)
    places = inputs.map { input in
      guard let join = joins.firstIndex(where: { $0.fields.contains(input.field) }) else {
        next += 1
        return .own(next - 1)
      }
      nextJoined[join] += 1
      return .joined(join, nextJoined[join] - 1)
    }
  }

  /// Decodes the inputs of some frames; each is whole and of its type's length.
  ///
  /// - Throws: `FileError` where joined records cannot be read.
  func read(_ block: SourceBlock, frames: [UInt32], joining books: JoinBooks) throws -> Batch {
    let read = own.read(block, frames: frames)
    guard !joins.isEmpty else { return Batch(batch: read.batch, userDefined: read.userDefined) }
    var joined: [JoinedBatch] = []
    for join in joins { joined.append(try books.records(of: join, for: read.batch)) }
    var batch = SourceBatch(
      frames: frames, firstRecordIndex: block.firstRecordIndex, columns: [], failures: [], identified: [])
    var ownInputs: [UInt32] = []
    for (input, place) in places.enumerated() {
      switch place {
      case .own(let column):
        ownInputs.append(UInt32(input))
        batch.columns.append(read.batch.columns[column])
        batch.identified.append(read.batch.identified[column])
      case .joined(let join, let column):
        let (values, failures, identified) = joined[join].values(column, input: input)
        batch.columns.append(values)
        batch.failures += failures
        batch.identified.append(identified)
      }
    }
    for var failure in read.batch.failures {
      failure.input = ownInputs[Int(failure.input)]
      batch.failures.append(failure)
    }
    for (join, records) in zip(joins, joined) { batch.failures += records.missing(join) }
    batch.failures.sort { ($0.row, $0.input) < ($1.row, $1.input) }
    let uses = read.userDefined.map { use in
      UserDefinedUse(
        code: use.code, input: ownInputs[Int(use.input)], row: use.row, byteOffset: use.byteOffset,
        isDecided: use.isDecided)
    }
    return Batch(batch: batch, userDefined: uses, joined: joined)
  }

  /// Whether an input belongs to a joined record.
  func isJoined(_ input: Int) -> Bool {
    if case .joined = places[input] { return true }
    return false
  }

  /// Where some rows of a batch stand.
  func places(rows: [UInt32], of read: Batch, in block: SourceBlock) -> Places {
    Places(own: own.places(rows: rows, batch: read.batch, block: block), rows: rows)
  }

  /// Whether texts, encoded, are exactly what stands in a field, of the own record or of the joined one.
  func matches(
    input: Int, restored: Column, absentText: [UInt8], places: Places, of read: Batch, in block: SourceBlock
  ) -> [Bool] {
    switch self.places[input] {
    case .own(let column):
      own.matches(input: column, restored: restored, absentText: absentText, places: places.own, block: block)
    case .joined(let join, let column):
      read.joined[join].matches(
        column, reader: joins[join].reader, restored: restored, absentText: absentText, rows: places.rows)
    }
  }

  /// What has to be kept beside a text so that it gives its field's bytes back; nothing is kept of joined records.
  func skeleton(input: Int, text: String, row: UInt32, of read: Batch, in block: SourceBlock) -> String? {
    switch self.places[input] {
    case .own(let column): own.skeleton(input: column, text: text, row: row, batch: read.batch, block: block)
    case .joined: nil
    }
  }

  /// Why a text of characters does not match its field; as `FieldReader.mergedCodes`.
  func mergedCodes(input: Int, text: String, row: UInt32, of read: Batch, in block: SourceBlock) -> MergedCodes? {
    switch self.places[input] {
    case .own(let column): own.mergedCodes(input: column, text: text, row: row, batch: read.batch, block: block)
    case .joined(let join, let column):
      read.joined[join].mergedCodes(column, reader: joins[join].reader, text: text, row: row)
    }
  }
}
