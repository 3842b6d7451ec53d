/// A record after a fault was planted in it, and the findings it has to lead to.
struct PlantedRecord {
  /// The bytes without newline; a short or overlong record has another length than its layout.
  var bytes: [UInt8]
  /// How often the record stands in the file, one after another.
  var copies = 1
  /// The expected findings; each says which copy it is about, from 0.
  var findings: [Expected]

  /// An expected finding.
  struct Expected {
    var copy = 0
    var fault: String
    var code: String
    var outcome: FaultLine.Outcome
    var place: String
    var note: String
  }

  /// Whether a copy of the record will be migrated under this 宛名番号.
  func keeps(_ number: Int, in place: FieldPlace) -> Bool {
    let rejected = Set(findings.filter { $0.outcome == .rejected }.map(\.copy))
    guard rejected.count < copies else { return false }
    return bytes[place.range].reduce(0) { $0 * 10 + Int($1) - 0x30 } == number
  }

  /// The lines of the list, for a record at this index.
  func lines(source: String, record: Int) -> [FaultLine] {
    findings.map {
      FaultLine(
        source: source, record: record + $0.copy, fault: $0.fault, code: $0.code, outcome: $0.outcome, place: $0.place,
        note: $0.note)
    }
  }
}

/// Plants faults at a steady rate: when one is due, the first waiting kind that suits the record is taken and goes to
/// the end of the queue. So every kind comes in turn and none waits for a rare record.
struct FaultQueue<Kind> {
  private var waiting: [Kind]
  private let spacing: Int
  private var recordsSinceLast = 0

  /// - Parameter spacing: How many records stand between two faults; 48 gives about 2 %.
  init(_ kinds: [Kind], spacing: Int) {
    waiting = kinds
    self.spacing = spacing
  }

  /// The kind to plant in the next record, or `nil`.
  mutating func next(suiting suits: (Kind) -> Bool) -> Kind? {
    recordsSinceLast += 1
    guard recordsSinceLast >= spacing, let position = waiting.firstIndex(where: suits) else { return nil }
    recordsSinceLast = 0
    let kind = waiting.remove(at: position)
    waiting.append(kind)
    return kind
  }
}
