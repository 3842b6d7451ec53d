internal import Formats
internal import Mapping
internal import Platform
internal import Records

/// Which record of another source goes with each record, and the way to it: what the first pass gives the second.
struct JoinBooks: Sendable {
  /// For each join of the run what it found.
  private let states: [JoinStates]
  /// For each source of the run its file, where records of it are looked up.
  private let files: [LookupFile?]

  /// Books without joins: everything is missing.
  static let none = JoinBooks(states: [], files: [])

  init(states: [JoinStates], files: [LookupFile?]) {
    self.states = states
    self.files = files
  }

  /// Reads the records that go with the rows of a batch, each once.
  ///
  /// - Throws: `FileError`.
  /// - Complexity: O(n log n) in the rows; records that lie near each other are read at once.
  func records(of join: JoinPlan, for batch: SourceBatch) throws -> JoinedBatch {
    guard join.number < states.count, let file = files[join.source] else {
      return JoinBooks.joined(join, [], rows: Array(repeating: .missing, count: batch.count))
    }
    let found = (0..<batch.count).map { states[join.number].state(of: batch.recordIndex($0)) }
    let places = Set(found.compactMap(\.place)).sorted()
    var numbers: [RecordPlace: UInt32] = [:]
    for (number, place) in places.enumerated() { numbers[place] = UInt32(number) }
    let rows = found.map { state -> JoinedBatch.Row in
      switch state {
      case .missing: .missing
      case .ambiguous: .ambiguous
      case .found(let place): .record(numbers[place] ?? 0)
      }
    }
    return JoinBooks.joined(join, try file.contents(places), rows: rows)
  }

  /// Records as the frames of a block, decoded.
  private static func joined(_ join: JoinPlan, _ contents: [[UInt8]], rows: [JoinedBatch.Row]) -> JoinedBatch {
    let block: SourceBlock
    if let dialect = join.dialect {
      block = JoinBooks.cut(contents, columnCount: join.reader.layout.byteCount, dialect)
    } else {
      var bytes: [UInt8] = []
      let frames = contents.map { content in
        defer { bytes += content }
        return Frame(
          offset: UInt32(bytes.count), byteCount: UInt32(content.count), newlineByteCount: 0, state: .whole)
      }
      let whole = SourceBlock(index: 0, fileOffset: 0, firstRecordIndex: 0, bytes: bytes, frames: frames)
      block =
        join.expansion == nil
        ? whole : whole.expanded([join.expansion], types: Array(repeating: 0, count: frames.count))
    }
    let batch = join.reader.read(block, frames: Array(0..<UInt32(contents.count))).batch
    return JoinedBatch(rows: rows, block: block, batch: batch)
  }

  /// Rows of delimited text, cut into cells again.
  private static func cut(_ contents: [[UInt8]], columnCount: Int, _ dialect: DelimitedDialect) -> SourceBlock {
    let newline = dialect.bytes(dialect.rowEnd)
    let bytes = contents.flatMap { $0 + newline }
    return RowFramer.blocks(of: bytes, columnCount: columnCount, dialect: dialect).first
      ?? SourceBlock(
        index: 0, fileOffset: 0, firstRecordIndex: 0, bytes: [], frames: [], columnCount: columnCount)
  }
}

/// Where a record's content stands in its file.
struct RecordPlace: Sendable, Hashable, Comparable {
  /// The first byte in the file, below 2^41.
  var offset: Int
  /// The length in bytes, below 2^22.
  var byteCount: Int

  /// In the order of the file.
  static func < (left: RecordPlace, right: RecordPlace) -> Bool { left.offset < right.offset }

  /// Both in the payload of a key; its highest bit tells a record that is looked up from one that looks.
  var payload: UInt64 { 1 << 63 | UInt64(offset) << 22 | UInt64(byteCount) }

  /// What a payload says, or `nil` for a record that looks.
  init?(payload: UInt64) {
    guard payload >> 63 == 1 else { return nil }
    offset = Int((payload & 0x7FFF_FFFF_FFFF_FFFF) >> 22)
    byteCount = Int(payload & 0x3F_FFFF)
  }

  init(offset: Int, byteCount: Int) {
    precondition(offset < 1 << 41 && byteCount < 1 << 22, "a place is 41 bits of offset and 22 of length")
    self.offset = offset
    self.byteCount = byteCount
  }
}

/// What one join says of every record of a file: eight bytes a record.
struct JoinStates: Sendable {
  /// 0 missing, 1 ambiguous, otherwise the payload of a place.
  private var states: [UInt64]

  /// What it says of one record.
  enum State: Sendable, Hashable {
    case missing
    case ambiguous
    case found(RecordPlace)

    /// The place of the record that was found.
    var place: RecordPlace? {
      if case .found(let place) = self { return place }
      return nil
    }
  }

  /// What it says of a record, by its index in the file.
  func state(of record: Int) -> State {
    guard record < states.count, states[record] != 0 else { return .missing }
    return RecordPlace(payload: states[record]).map { .found($0) } ?? .ambiguous
  }

  /// Finds the record of each key.
  ///
  /// - Parameters:
  ///   - partitions: The keys of the records that look, with payload 0, and of those that are looked up, with places.
  ///   - recordCount: The records of the file that looks.
  /// - Throws: What reading spilled partitions throws.
  /// - Complexity: O(n log n) in the entries of a partition.
  static func resolve(partitions: inout KeyPartitions, recordCount: Int) throws -> JoinStates {
    var result = JoinStates(states: Array(repeating: 0, count: recordCount))
    try partitions.forEachPartition { entries in
      entries.sortByKey(then: .payload)
      var start = 0
      while start < entries.count {
        var end = start + 1
        while end < entries.count, entries[end].hasSameKey(as: entries[start]) { end += 1 }
        let firstPlace = entries[start..<end].firstIndex { $0.payload >> 63 == 1 } ?? end
        let state = end - firstPlace > 1 ? 1 : firstPlace < end ? entries[firstPlace].payload : 0
        for entry in entries[start..<firstPlace] { result.states[Int(entry.record)] = state }
        start = end
      }
    }
    return result
  }
}

/// A file whose records are read by their places, from many threads.
final class LookupFile: Sendable {
  private let file: InputFile

  /// Gaps up to this many bytes are read along with the records around them.
  private static let nearByteCount = 4096

  init(path: String) throws(FileError) {
    file = try InputFile(path: path)
  }

  /// The state of the file when it was opened.
  var state: FileState { file.state }

  /// The bytes at some places, ascending.
  ///
  /// - Throws: `FileError`, and `RunError` where the file became shorter.
  func contents(_ places: [RecordPlace]) throws -> [[UInt8]] {
    var contents: [[UInt8]] = []
    contents.reserveCapacity(places.count)
    var first = 0
    while first < places.count {
      var last = first
      func end(_ index: Int) -> Int { places[index].offset + places[index].byteCount }
      while last + 1 < places.count, places[last + 1].offset - end(last) <= LookupFile.nearByteCount,
        end(last + 1) - places[first].offset <= 1 << 20
      {
        last += 1
      }
      let start = places[first].offset
      let bytes = try file.read(at: start, count: end(last) - start)
      guard bytes.count == end(last) - start else { throw RunError.changed(file.path) }
      for place in places[first...last] {
        contents.append(Array(bytes[(place.offset - start)..<(place.offset - start + place.byteCount)]))
      }
      first = last + 1
    }
    return contents
  }
}
