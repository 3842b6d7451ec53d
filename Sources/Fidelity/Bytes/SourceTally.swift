public import Records

/// What became of the records and bytes of one source; tallies of blocks add up to that of the file.
public struct SourceTally: Sendable {
  /// Records by type (the last place is for records of no type) and outcome (in the order of `RecordOutcome.allCases`).
  public private(set) var records: [[Int]]
  /// Bytes by class, in the order of `ByteClass.allCases`.
  public private(set) var bytes: [Int]
  /// Rejected records by the code that rejected them first.
  public private(set) var rejections: [UInt16: Int] = [:]

  /// An empty tally for a source with some record types.
  public init(recordTypeCount: Int) {
    records = Array(
      repeating: Array(repeating: 0, count: RecordOutcome.allCases.count), count: recordTypeCount + 1)
    bytes = Array(repeating: 0, count: ByteClass.allCases.count)
  }

  /// Counts records of one type with one outcome; `recordType` nil stands for records of no type.
  public mutating func add(_ count: Int, recordType: Int?, outcome: RecordOutcome) {
    records[recordType ?? records.count - 1][SourceTally.position(outcome)] += count
  }

  /// Counts bytes of one class.
  public mutating func add(bytes count: Int, _ byteClass: ByteClass) {
    bytes[SourceTally.position(byteClass)] += count
  }

  /// Counts the bytes of some written records by their map.
  ///
  /// - Parameter byteCount: The length of each; one that is shorter than the map ends there.
  public mutating func add(records count: Int, byteCount: Int, of map: ByteMap) {
    for (position, bytesOfRecord) in map.counts(first: byteCount).enumerated() {
      bytes[position] += bytesOfRecord * count
    }
  }

  /// Counts the bytes of some written records of a layout whose fields move up behind its variable tables.
  ///
  /// - Parameter occurrences: The numbers of occurrences of its variable tables.
  public mutating func add(records count: Int, occurrences: [Int], of map: ByteMap, layout: RecordLayout) {
    for segment in RecordSegment.all(layout.fields, byteCount: layout.byteCount)
    where segment.occurrences.allSatisfy({ $0.number <= occurrences[$0.table] }) {
      for byte in segment.offset..<segment.offset + segment.byteCount { add(bytes: count, map.classes[byte]) }
    }
  }

  /// Counts the bytes of rows of delimited text by the classes of their columns.
  ///
  /// - Parameter columns: The bytes of all cells of each column.
  public mutating func add(columns: [Int], of map: ByteMap) {
    for (column, count) in columns.enumerated() { add(bytes: count, map.classes[column]) }
  }

  /// Counts a rejected record under the code that rejected it first.
  public mutating func addRejection(_ code: FindingCode) {
    rejections[code.rawValue, default: 0] += 1
  }

  /// Adds the tally of another block of the same source.
  public mutating func merge(_ other: SourceTally) {
    for type in records.indices {
      for outcome in records[type].indices { records[type][outcome] += other.records[type][outcome] }
    }
    for position in bytes.indices { bytes[position] += other.bytes[position] }
    rejections.merge(other.rejections, uniquingKeysWith: +)
  }

  /// Records of one type with one outcome.
  public func count(recordType: Int?, outcome: RecordOutcome) -> Int {
    records[recordType ?? records.count - 1][SourceTally.position(outcome)]
  }

  /// All records of all types with one outcome.
  public func count(outcome: RecordOutcome) -> Int {
    records.reduce(0) { $0 + $1[SourceTally.position(outcome)] }
  }

  /// All records of all types and outcomes; the file's records when none is lost.
  public var recordCount: Int { records.reduce(0) { $0 + $1.reduce(0, +) } }

  /// All bytes of all classes; the file's size when nothing is lost.
  public var byteCount: Int { bytes.reduce(0, +) }

  private static func position(_ outcome: RecordOutcome) -> Int {
    switch outcome {
    case .written: 0
    case .filtered: 1
    case .rejected: 2
    case .control: 3
    }
  }

  private static func position(_ byteClass: ByteClass) -> Int {
    ByteClass.allCases.firstIndex(of: byteClass) ?? 0
  }
}
