public import Language
internal import Records

/// Works out one record a second time, from its bytes to the items of the standard, slowly and in another way.
///
/// It decodes with the C library's converter, reads positions from a plain list and interprets the typed tree value by
/// value. It shares no code with the fast path, so that agreement means something. Where it has no opinion of its own
/// (user-defined characters, windows, signed digits) it says so instead of agreeing.
public struct RecordOracle: Sendable {
  private let positions: [FieldPosition]
  private let table: String
  private let padding: [UInt8]
  private let isEBCDIC: Bool

  /// - Parameters:
  ///   - positions: The fields in the order of the layout that the typed maps refer to.
  ///   - table: The character table by the name iconv knows, such as `CP932`.
  ///   - padding: The source's declared padding.
  public init(positions: [FieldPosition], table: String, padding: PaddingCharacter) {
    self.positions = positions
    self.table = table
    self.padding = padding == .space ? [0x20] : RecordOracle.wideSpace
    isEBCDIC = table.utf8.starts(with: "IBM".utf8)
  }

  /// Works out a record.
  ///
  /// - Parameters:
  ///   - record: The bytes of a whole record, without framing.
  ///   - map: A map of its record type.
  ///   - variant: Which of the rows that the map makes of a record.
  public func reading(of record: [UInt8], map: TypedMap, variant: Int = 0) -> OracleReading {
    let assignments = map.variants[variant].assignments
    for filter in [map.filter, map.variants[variant].filter].compactMap({ $0 }) {
      switch value(filter, record) {
      case .truth(true): break
      case .truth(false): return OracleReading(outcome: .filtered, items: [])
      case .rejected: return OracleReading(outcome: .rejected, items: [])
      case .text, .noReading: return OracleReading(outcome: nil, items: assignments.map { _ in nil })
      }
    }
    var items = [[UInt8]?](repeating: [], count: assignments.count)
    // Whether a joined record is there is beyond one record's bytes.
    var isCertain = map.joins.isEmpty && !map.kept.contains { field($0.field, record) == .noReading }
    var isRejected = map.kept.contains { field($0.field, record) == .rejected }
    for (index, assignment) in assignments.enumerated() {
      guard case .expression(let expression, _) = assignment else { continue }
      var steps = StepReading(padding: padding)
      switch value(expression, record, &steps) {
      case .text(let text): items[index] = text
      case .truth, .noReading:
        items[index] = nil
        isCertain = false
      case .rejected: isRejected = true
      }
      for (item, text) in steps.beside { items[item] = text }
      if items[index] == nil {
        for (item, other) in assignments.enumerated() where other == .byHandler(of: index) { items[item] = nil }
      }
    }
    let outcome: OracleReading.Outcome? = isRejected ? .rejected : isCertain ? .written : nil
    return OracleReading(outcome: outcome, items: items)
  }

  private func value(_ expression: TypedExpression, _ record: [UInt8]) -> PlainValue {
    var steps = StepReading(padding: padding)
    return value(expression, record, &steps)
  }

  private func value(_ expression: TypedExpression, _ record: [UInt8], _ steps: inout StepReading) -> PlainValue {
    switch expression {
    case .field(let index, _): return field(index, record)
    case .item, .lastWithin: return .noReading
    case .text(let text, _): return .text([UInt8](text.utf8))
    case .pipeline(let base, let list, _):
      // A field of double-byte codes can be filled up with nothing else.
      if case .field(let index, _) = base, index < positions.count, positions[index].kind == .doubleByte {
        steps.padding = RecordOracle.wideSpace
      }
      return steps.run(value(base, record, &steps), list)
    case .comparison(let comparison, let left, let right, let isNumeric, _):
      return both(value(left, record), value(right, record)) { one, two in
        guard case .text(let first) = one, case .text(let second) = two else { return .noReading }
        return .truth(PlainComparison.holds(first, comparison, second, isNumeric: isNumeric))
      }
    case .and(let left, let right):
      return both(value(left, record), value(right, record)) { .truth($0 == .truth(true) && $1 == .truth(true)) }
    case .or(let left, let right):
      return both(value(left, record), value(right, record)) { .truth($0 == .truth(true) || $1 == .truth(true)) }
    case .not(let inner):
      let result = value(inner, record)
      return both(result, result) { one, _ in .truth(one != .truth(true)) }
    case .isPresent(let inner, _):
      let result = value(inner, record)
      return both(result, result) { one, _ in .truth(one != .text([])) }
    }
  }

  /// Combines two values unless one of them rejects or has no reading.
  private func both(
    _ left: PlainValue, _ right: PlainValue, _ combine: (PlainValue, PlainValue) -> PlainValue
  ) -> PlainValue {
    if left == .rejected || right == .rejected { return .rejected }
    if left == .noReading || right == .noReading { return .noReading }
    return combine(left, right)
  }

  private func field(_ index: Int, _ record: [UInt8]) -> PlainValue {
    guard index < positions.count else { return .noReading }
    let position = positions[index]
    guard position.byteOffset + position.byteCount <= record.count else { return .rejected }
    let bytes = Array(record[position.byteOffset..<position.byteOffset + position.byteCount])
    switch position.kind {
    case .characters: return characters(bytes)
    // iconv keeps to single bytes outside the shift codes.
    case .doubleByte: return characters(isEBCDIC ? [0x0E] + bytes + [0x0F] : bytes)
    case .decimal(let scale): return NumberReading.decimal(bytes, scale: scale).map { .text($0) } ?? .rejected
    case .digits: return NumberReading.digits(bytes, isEBCDIC: isEBCDIC).map { .text($0) } ?? .rejected
    case .zoned(let scale):
      guard isEBCDIC else { return .noReading }
      return NumberReading.zoned(bytes, scale: scale).map { .text($0) } ?? .rejected
    case .packed(let scale): return NumberReading.packed(bytes, scale: scale).map { .text($0) } ?? .rejected
    case .binary(let scale): return NumberReading.binary(bytes, scale: scale).map { .text($0) } ?? .noReading
    case .unread: return .noReading
    }
  }

  private func characters(_ bytes: [UInt8]) -> PlainValue {
    switch CharacterReading.read(bytes, table: table) {
    case .text(let text): .text(text)
    case .invalid: .rejected
    case .noReading: .noReading
    }
  }

  private static let wideSpace: [UInt8] = [0xE3, 0x80, 0x80]
}

/// What the second reading makes of a record.
public struct OracleReading: Sendable, Hashable {
  /// What must have become of the record; `nil` where that rests on something it does not read.
  public var outcome: Outcome?
  /// For each item of the group its text, empty when absent; `nil` where there is no second reading. Empty for a
  /// filtered record, and not meaningful for a rejected one.
  public var items: [[UInt8]?]

  /// What a map does with a record.
  public enum Outcome: Sendable, Hashable {
    /// The map takes it.
    case written
    /// Its `where` leaves it out.
    case filtered
    /// A value of it cannot be converted.
    case rejected
  }

  /// Pairs an outcome with items.
  public init(outcome: Outcome?, items: [[UInt8]?]) {
    self.outcome = outcome
    self.items = items
  }
}
