internal import Records
internal import Reporting

/// Reads a file, writes every record again from its own line of JSON, and compares.
public struct RoundTrip: Sendable {
  /// One field of a record type, and how often its value alone did not give its bytes back.
  public struct FieldCount: Sendable {
    /// The record type.
    public var type: String
    /// The field.
    public var field: String
    /// How many records had it.
    public var records: Int
    /// In how many of them its bytes had to be kept beside the value.
    public var kept: Int
    /// The first of these records.
    public var firstKept: Int?
  }

  /// How many records there were.
  public private(set) var records = 0
  /// How many bytes.
  public private(set) var bytes = 0
  /// How many records had to be kept as a whole, by the reason: the code of a bad frame, or none.
  public private(set) var wholes: [String: (count: Int, first: Int)] = [:]
  /// The fields, in the order of the layouts.
  public private(set) var fields: [FieldCount] = []
  /// The first record that did not come back, with the first byte of it that differs.
  public private(set) var difference: (record: Int, byteOffset: Int)?

  /// Goes through a file.
  ///
  /// - Parameters:
  ///   - loaded: A checked project.
  ///   - source: The source, by index.
  ///   - path: Another file of the same declaration; `nil` for the declared one.
  /// - Complexity: O(bytes).
  public init(_ loaded: LoadedProject, source: Int, path: String?) throws {
    let lines = try RecordLines(loaded, source: source)
    var places: [[String]: Int] = [:]
    var fields: [FieldCount] = []
    var records = 0
    var bytes = 0
    var wholes: [String: (count: Int, first: Int)] = [:]
    var difference: (record: Int, byteOffset: Int)?
    try SourceRecords.read(loaded, source: source, path: path, from: 0) { record in
      let written =
        (record.index == 0 ? lines.head(of: record) : [])
        + (try lines.bytes(of: record.line(withHex: false).line, number: record.index + 1))
      let start = record.framedOffset
      if difference == nil, written != record.stored {
        let place = zip(written, record.stored).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        difference = (record.index, start + (place ?? min(written.count, record.stored.count)))
      }
      records += 1
      bytes += record.stored.count
      if record.framed != nil {
        wholes[record.fault?.text ?? "-", default: (0, record.index)].count += 1
      }
      for field in record.fields {
        let key = [record.type ?? "", field.name]
        let place = places[key] ?? fields.count
        if place == fields.count {
          places[key] = place
          fields.append(FieldCount(type: record.type ?? "", field: field.name, records: 0, kept: 0))
        }
        fields[place].records += 1
        if !field.isRestorable {
          fields[place].kept += 1
          fields[place].firstKept = fields[place].firstKept ?? record.index
        }
      }
      return true
    }
    self.fields = fields
    self.records = records
    self.bytes = bytes
    self.wholes = wholes
    self.difference = difference
  }
}
