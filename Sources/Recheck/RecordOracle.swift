public import Language
internal import Records

/// Works out one record a second time, from its bytes to the items of the standard, slowly and in another way.
///
/// It decodes with the C library's converter, reads positions from a plain list and interprets the typed tree value by
/// value. It shares no code with the fast path, so that agreement means something. Where it has no opinion of its own
/// (user-defined characters, windows, signed digits) it says so instead of agreeing.
public struct RecordOracle {
  private let reading: FieldReading
  private let joins: [TypedJoin]
  /// How the fields of each join are read.
  private let partners: [FieldReading]

  /// An oracle for records without joins, with no identification of characters.
  ///
  /// - Parameters:
  ///   - positions: The fields in the order of the layout that the typed maps refer to.
  ///   - table: The character table, such as `CP932`.
  ///   - padding: The source's declared padding.
  public init(positions: [FieldPosition], table: String, padding: PaddingCharacter) {
    self.init(
      FieldReading(positions, CharacterReading(table: table), table: table, padding: padding, signs: nil), [], [])
  }

  init(_ reading: FieldReading, _ joins: [TypedJoin], _ partners: [FieldReading]) {
    self.reading = reading
    self.joins = joins
    self.partners = partners
  }

  /// What is known of a record beside its bytes.
  struct Surroundings {
    /// What each join found.
    var partners: [Partner] = []
    /// Whether the record is the last of each window of the map, or why not.
    var windows: [PlainValue] = []
  }

  /// What a join found.
  enum Partner {
    case record(PlainRecord)
    case missing
    /// More than one, so that nobody can say which.
    case ambiguous
  }

  /// Works out a record.
  ///
  /// - Parameters:
  ///   - record: The bytes of a whole record, without framing.
  ///   - map: A map of its record type.
  ///   - variant: Which of the rows that the map makes of a record.
  public func reading(of record: [UInt8], map: TypedMap, variant: Int = 0) -> OracleReading {
    reading(of: PlainRecord(bytes: record), Surroundings(), map: map, variant: variant)
  }

  /// Works out a record with what is known beside it.
  func reading(of record: PlainRecord, _ beside: Surroundings, map: TypedMap, variant: Int = 0) -> OracleReading {
    let assignments = map.variants[variant].assignments
    switch takes(record, beside, map, variant) {
    case .truth(true): break
    case .truth(false): return OracleReading(outcome: .filtered, items: [])
    case .rejected: return OracleReading(outcome: .rejected, items: [])
    case .text, .noReading: return OracleReading(outcome: nil, items: assignments.map { _ in nil })
    }
    var items = [[UInt8]?](repeating: [], count: assignments.count)
    let kept = map.kept.map { self.kept($0.field, record, beside) }
    var isCertain = map.joins.allSatisfy { partner($0, beside) != .noReading } && !kept.contains(.noReading)
    var isRejected = kept.contains(.rejected) || map.joins.contains { partner($0, beside) == .rejected }
    for (index, assignment) in assignments.enumerated() {
      guard case .expression(let expression, _) = assignment else { continue }
      var steps = StepReading(padding: reading.padding)
      switch value(expression, record, beside, &steps) {
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
    return OracleReading(
      outcome: outcome, items: items,
      kept: kept.map { if case .text(let text) = $0 { text } else { nil } })
  }

  /// Whether the map makes this row of a record.
  func takes(_ record: PlainRecord, _ beside: Surroundings, _ map: TypedMap, _ variant: Int) -> PlainValue {
    for filter in [map.filter, map.variants[variant].filter].compactMap({ $0 }) {
      let holds = value(filter, record, beside)
      if holds != .truth(true) { return holds }
    }
    return .truth(true)
  }

  /// Whether `where` of a map takes a record.
  func passes(_ record: PlainRecord, _ beside: Surroundings, _ map: TypedMap) -> PlainValue {
    map.filter.map { value($0, record, beside) } ?? .truth(true)
  }

  /// A field for a key: characters without their padding.
  func key(_ field: Int, _ record: PlainRecord, _ beside: Surroundings) -> PlainValue {
    place(of: field, record, beside) { $0.trimmed($1, $2) }
  }

  /// A field that goes to the side file: characters without their padding, which cells of delimited text do not have.
  private func kept(_ field: Int, _ record: PlainRecord, _ beside: Surroundings) -> PlainValue {
    place(of: field, record, beside) { $0.positions[$1].column == nil ? $0.trimmed($1, $2) : $0.value($1, $2) }
  }

  /// Whether a join that the map declares found what it must.
  private func partner(_ join: Int, _ beside: Surroundings) -> PlainValue {
    guard beside.partners.indices.contains(join) else { return .noReading }
    switch beside.partners[join] {
    case .record: return .truth(true)
    case .missing: return joins[join].isOptional ? .truth(true) : .rejected
    case .ambiguous: return .rejected
    }
  }

  /// Reads a field in the record that it belongs to.
  private func place(
    of field: Int, _ record: PlainRecord, _ beside: Surroundings,
    _ read: (FieldReading, Int, PlainRecord) -> PlainValue
  ) -> PlainValue {
    guard let number = joins.lastIndex(where: { field >= $0.firstField }) else { return read(reading, field, record) }
    guard beside.partners.indices.contains(number) else { return .noReading }
    switch beside.partners[number] {
    case .record(let partner): return read(partners[number], field - joins[number].firstField, partner)
    case .missing: return .text([])
    case .ambiguous: return .noReading
    }
  }

  private func value(_ expression: TypedExpression, _ record: PlainRecord, _ beside: Surroundings) -> PlainValue {
    var steps = StepReading(padding: reading.padding)
    return value(expression, record, beside, &steps)
  }

  private func value(
    _ expression: TypedExpression, _ record: PlainRecord, _ beside: Surroundings, _ steps: inout StepReading
  ) -> PlainValue {
    switch expression {
    case .field(let index, _): return place(of: index, record, beside) { $0.value($1, $2) }
    case .item: return .noReading
    case .lastWithin(let window, _):
      return beside.windows.indices.contains(window) ? beside.windows[window] : .noReading
    case .text(let text, _): return .text([UInt8](text.utf8))
    case .pipeline(.pipeline(let base, let first, let span), let next, _):
      // A pipeline that begins with one goes on with it: what skips the later steps of the one skips those of the other.
      return value(.pipeline(base, first + next, span), record, beside, &steps)
    case .pipeline(let base, let list, _):
      if case .field(let index, _) = base { steps.padding = padding(of: index) }
      return steps.run(value(base, record, beside, &steps), list)
    case .comparison(let comparison, let left, let right, let isNumeric, _):
      return both(value(left, record, beside), value(right, record, beside)) { one, two in
        guard case .text(let first) = one, case .text(let second) = two else { return .noReading }
        return .truth(PlainComparison.holds(first, comparison, second, isNumeric: isNumeric))
      }
    case .and(let left, let right):
      return both(value(left, record, beside), value(right, record, beside)) {
        .truth($0 == .truth(true) && $1 == .truth(true))
      }
    case .or(let left, let right):
      return both(value(left, record, beside), value(right, record, beside)) {
        .truth($0 == .truth(true) || $1 == .truth(true))
      }
    case .not(let inner):
      let result = value(inner, record, beside)
      return both(result, result) { one, _ in .truth(one != .truth(true)) }
    case .choice(let branches, let otherwise, _):
      for branch in branches {
        switch value(branch.condition, record, beside) {
        case .truth(true): return branch.value.map { value($0, record, beside) } ?? .rejected
        case .truth(false): continue
        case .rejected: return .rejected
        case .text, .noReading: return .noReading
        }
      }
      return otherwise.map { value($0, record, beside) } ?? .rejected
    case .concatenation(let parts, _):
      var text: [UInt8] = []
      var isAbsent = true
      for part in parts {
        switch value(part, record, beside) {
        case .text(let next):
          text += next
          // A constant alone, steps behind it or not, makes nothing present.
          if part.fields.isEmpty, part.items.isEmpty, part.windows.isEmpty { continue }
          if !next.isEmpty { isAbsent = false }
        case .rejected: return .rejected
        case .truth, .noReading: return .noReading
        }
      }
      return .text(isAbsent ? [] : text)
    case .isPresent(let inner, _):
      let result = value(inner, record, beside)
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

  private func padding(of field: Int) -> [UInt8] {
    guard let number = joins.lastIndex(where: { field >= $0.firstField }) else { return reading.padding(of: field) }
    return partners[number].padding(of: field - joins[number].firstField)
  }
}

/// What the second reading makes of a record.
public struct OracleReading: Sendable, Hashable {
  /// What must have become of the record; `nil` where that rests on something it does not read.
  public var outcome: Outcome?
  /// For each item of the group its text, empty when absent; `nil` where there is no second reading. Empty for a
  /// filtered record, and not meaningful for a rejected one.
  public var items: [[UInt8]?]
  /// For each kept field its text; likewise.
  public var kept: [[UInt8]?]

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
  public init(outcome: Outcome?, items: [[UInt8]?], kept: [[UInt8]?] = []) {
    self.outcome = outcome
    self.items = items
    self.kept = kept
  }
}
