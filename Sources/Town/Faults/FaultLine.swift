/// One finding that a run on the faulty sample has to make.
struct FaultLine: Sendable, Hashable {
  /// The file, such as `JUKI.DAT`.
  var source: String
  /// The record in its file, from 0; `nil` when the file as a whole is meant.
  var record: Int?
  /// The kind of the fault in words.
  var fault: String
  /// The code of the finding, such as `E401`.
  var code: String
  var outcome: Outcome
  /// The item for families E, M and V, the source field for C and N, the total for R; empty where none is meant.
  var place: String
  /// What was planted.
  var note: String

  /// The kind of a fault that leaves a row without cells: nobody can tell whose it is, so that it counts as the row of a
  /// protected person and is never listed.
  static func unreadableRow(_ fault: String) -> String { "\(fault)（支援措置対象者の行かもしれない）" }

  /// What becomes of the record.
  enum Outcome: String, Sendable {
    /// It is migrated and the finding is listed.
    case written
    /// It is set aside.
    case rejected
    /// The finding is about the file.
    case file
  }
}

/// The list of planted faults as CSV: UTF-8, CRLF, a header, one line for each expected finding.
enum FaultList {
  /// The columns in order.
  static let header = "source,record,fault,code,outcome,item_or_field,note"

  /// The CSV of some lines, in the order given; cells hold no comma, quote or newline.
  static func csv(_ lines: [FaultLine]) -> [UInt8] {
    var bytes = Array("\(header)\r\n".utf8)
    for line in lines {
      let record = line.record.map(String.init) ?? ""
      let cells = [line.source, record, line.fault, line.code, line.outcome.rawValue, line.place, line.note]
      bytes += Array(cells.joined(separator: ",").utf8)
      bytes += [0x0D, 0x0A]
    }
    return bytes
  }
}
