public import Records

/// The uses of user-defined characters in one source; tallies of blocks, merged in order, give the worklist.
public struct CharacterTally: Sendable {
  private var uses: [UInt32: Use] = [:]
  private static let listedRecords = 5

  private struct Use: Sendable {
    var occurrences = 0
    var records = 0
    var lastRecord = -1
    var fields: [FieldPlace] = []
    var firstRecords: [Int] = []
    var firstOffsets: [Int] = []
  }

  /// A field of one record type.
  public struct FieldPlace: Sendable, Hashable, Comparable {
    /// The record type, by index in its source.
    public var type: Int
    /// The field, by index in the type's layout.
    public var field: Int

    /// Makes a place.
    public init(type: Int, field: Int) {
      self.type = type
      self.field = field
    }

    /// In order of type, then of field.
    public static func < (left: FieldPlace, right: FieldPlace) -> Bool {
      (left.type, left.field) < (right.type, right.field)
    }
  }

  /// An empty tally.
  public init() {}

  /// Counts one use; uses come in order of record.
  ///
  /// - Parameters:
  ///   - code: The code in the source's table.
  ///   - type: The record type, by index in its source.
  ///   - field: The field, by index in the type's layout.
  ///   - record: The record in its file, from 0.
  ///   - byteOffset: The code's first byte in the file.
  ///   - isProtected: Whether the record must not be listed.
  public mutating func add(
    code: UInt32, type: Int, field: Int, record: Int, byteOffset: Int, isProtected: Bool
  ) {
    var use = uses[code] ?? Use()
    use.occurrences += 1
    if use.lastRecord != record {
      use.records += 1
      use.lastRecord = record
      if !isProtected, use.firstRecords.count < CharacterTally.listedRecords {
        use.firstRecords.append(record)
        use.firstOffsets.append(byteOffset)
      }
    }
    let place = FieldPlace(type: type, field: field)
    if !use.fields.contains(place) { use.fields.append(place) }
    uses[code] = use
  }

  /// Adds the tally of a later block.
  public mutating func merge(_ later: CharacterTally) {
    for (code, other) in later.uses {
      var use = uses[code] ?? Use()
      use.occurrences += other.occurrences
      use.records += other.records
      use.lastRecord = max(use.lastRecord, other.lastRecord)
      for field in other.fields where !use.fields.contains(field) { use.fields.append(field) }
      for (record, offset) in zip(other.firstRecords, other.firstOffsets)
      where use.firstRecords.count < CharacterTally.listedRecords {
        use.firstRecords.append(record)
        use.firstOffsets.append(offset)
      }
      uses[code] = use
    }
  }

  /// The codes, in order.
  public var codes: [UInt32] { uses.keys.sorted() }

  /// The worklist: one line for each code, in order of code.
  ///
  /// - Parameters:
  ///   - source: The source's name.
  ///   - table: The name of its character table.
  ///   - identification: Its identification table.
  ///   - fieldName: The name of a field by its place.
  public func lines(
    source: String, table: String, identification: IdentificationTable?, fieldName: (FieldPlace) -> String
  ) -> [CharacterLine] {
    uses.keys.sorted().map { code in
      let use = uses[code] ?? Use()
      let row = identification?.rows.first { $0.code == code }
      return CharacterLine(
        source: source, table: table, code: IdentificationTable.text(code), occurrences: use.occurrences,
        records: use.records, fields: use.fields.sorted().map(fieldName), firstRecords: use.firstRecords,
        firstOffsets: use.firstOffsets,
        state: row?.decision.rawValue ?? "未決", isDecided: !(row?.target.isEmpty ?? true) && row?.decision != .held,
        target: row?.targetText ?? "")
    }
  }
}
