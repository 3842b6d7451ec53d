/// Where every field of one record type stands: a compiled copybook (or layout table).
///
/// Tables (`OCCURS`) are laid out: each occurrence is a field of its own with its subscripts. Of a table whose number of
/// occurrences stands in the record (`OCCURS DEPENDING ON`) all that there can be are laid out; which of them a record has
/// is told by `LayoutField.occurrences`. In a delimited layout a field's offset is the number of its column, from 0, and
/// its length is 1.
public struct RecordLayout: Sendable, Hashable {
  /// The name of the level-01 record, or of the delimited layout.
  public var name: String
  /// The greatest length of the record in bytes, without any framing; for a delimited layout the number of columns.
  public var byteCount: Int
  /// All fields in storage order as written, groups before their members; `fields[0]` is the level-01 group.
  public var fields: [LayoutField]
  /// The tables whose number of occurrences the record itself tells, as written; none for records of one length.
  public var variableTables: [VariableTable]
  /// How they are stored.
  public var tableStorage: TableStorage
  /// Whether fields are columns of delimited text.
  public var isDelimited: Bool
  /// The length of a record in which every variable table has no more than its least number of occurrences; `byteCount`
  /// for records of one length.
  public let leastByteCount: Int

  /// Makes a layout; `fields[i].index` must be `i`.
  public init(
    name: String, byteCount: Int, fields: [LayoutField], variableTables: [VariableTable] = [],
    tableStorage: TableStorage = .shifted, isDelimited: Bool = false
  ) {
    self.name = name
    self.byteCount = byteCount
    self.fields = fields
    self.variableTables = variableTables
    self.tableStorage = tableStorage
    self.isDelimited = isDelimited
    let varies = tableStorage == .shifted && !variableTables.isEmpty
    leastByteCount =
      varies
      ? RecordSegment.all(fields, byteCount: byteCount).reduce(0) { sum, segment in
        segment.occurrences.allSatisfy { $0.number <= variableTables[$0.table].least } ? sum + segment.byteCount : sum
      } : byteCount
  }

  /// The one table of a record that ends behind its last occurrence, so that every other field has a place of its own;
  /// `nil` for every other record.
  public var variableTable: VariableTable? {
    guard tableStorage == .shifted, variableTables.count == 1, let table = variableTables.first,
      table.offset + table.most * table.occurrenceByteCount == byteCount
    else { return nil }
    return table
  }

  /// The variable table whose first occurrence a field is, or `nil`.
  public func table(beginningWith field: LayoutField) -> VariableTable? {
    guard let own = field.occurrences.last, own.number == 1,
      field.occurrences.count > (field.parent.map { fields[$0].occurrences.count } ?? 0)
    else { return nil }
    return variableTables[own.table]
  }

  /// Whether places of fields differ from record to record: something follows a table, or stands in another one.
  public var isShifted: Bool { tableStorage == .shifted && !variableTables.isEmpty && variableTable == nil }
}

/// How a table of `OCCURS DEPENDING ON` is stored; the raw values are those of declarations.
public enum TableStorage: String, Sendable, Hashable, CaseIterable {
  /// Only the occurrences that there are; what follows the table begins right behind the last of them.
  case shifted
  /// Room for all that there can be; what stands in the room of the others is nothing.
  case maximal
}

/// A table whose number of occurrences stands in a field of its record (`OCCURS n TO m TIMES DEPENDING ON`).
public struct VariableTable: Sendable, Hashable {
  /// The field that holds the number, by index in the layout.
  public var counter: Int
  /// The least number of occurrences, 0 or more.
  public var least: Int
  /// The greatest.
  public var most: Int
  /// Where the first occurrence begins.
  public var offset: Int
  /// The greatest length of one occurrence in bytes.
  public var occurrenceByteCount: Int

  /// Makes a table.
  public init(counter: Int, least: Int, most: Int, offset: Int, occurrenceByteCount: Int) {
    self.counter = counter
    self.least = least
    self.most = most
    self.offset = offset
    self.occurrenceByteCount = occurrenceByteCount
  }
}

/// The occurrence of a variable table that a field belongs to: the record has it when the table's number is as great.
public struct VariableOccurrence: Sendable, Hashable {
  /// The table, by index in `RecordLayout.variableTables`.
  public var table: Int
  /// The occurrence, from 1.
  public var number: Int

  /// Makes an occurrence.
  public init(table: Int, number: Int) {
    self.table = table
    self.number = number
  }
}

/// One data description of a record, with its place.
public struct LayoutField: Sendable, Hashable {
  /// Position in `RecordLayout.fields`.
  public var index: Int
  /// The level number, 1 to 49, 66 or 77.
  public var level: Int
  /// The data name without subscripts; `FILLER` where the copybook has none.
  public var name: String
  /// Subscripts from 1, outermost first; empty outside tables.
  public var subscripts: [Int]
  /// Bytes before the field, from 0.
  public var offset: Int
  /// The length in bytes, at least 1.
  public var byteCount: Int
  /// The picture string as written, upper case, `nil` for groups.
  public var picture: String?
  /// How the bytes hold a value.
  public var usage: FieldUsage
  /// The group it belongs to; `nil` for the level-01 record.
  public var parent: Int?
  /// The field whose storage it describes again (`REDEFINES`); members of a redefining group have `nil`.
  public var redefines: Int?
  /// The level-88 condition names under it.
  public var conditions: [ConditionName]
  /// The groups that tell it from another field of its name, outermost first; empty where the name is its own.
  public var qualifiers: [String] = []
  /// The occurrences of variable tables that it belongs to, outermost first.
  public var occurrences: [VariableOccurrence] = []
  /// Whether characters stand at the field's right end (`JUSTIFIED`).
  public var isJustified = false
  /// Whether zero is all spaces (`BLANK WHEN ZERO`).
  public var isBlankWhenZero = false
  /// The heading of a column of delimited text; `nil` elsewhere.
  public var heading: String?
  /// Where the copybook or the layout table describes it.
  public var span: TextSpan

  /// Makes a field.
  public init(
    index: Int, level: Int, name: String, subscripts: [Int] = [], offset: Int, byteCount: Int, picture: String? = nil,
    usage: FieldUsage, parent: Int? = nil, redefines: Int? = nil, conditions: [ConditionName] = [],
    heading: String? = nil, span: TextSpan
  ) {
    self.index = index
    self.level = level
    self.name = name
    self.subscripts = subscripts
    self.offset = offset
    self.byteCount = byteCount
    self.picture = picture
    self.usage = usage
    self.parent = parent
    self.redefines = redefines
    self.conditions = conditions
    self.heading = heading
    self.span = span
  }

  /// Whether it only groups others.
  public var isGroup: Bool { usage == .group }
  /// Whether it has no name to map by.
  public var isFiller: Bool { name == "FILLER" }

  /// The name as mappings write it: `ZOKUGARA-CD(2)`, `CHICHI.SHIMEI` where two groups have one, `FILLER@312` (with its offset).
  public var mappingName: String {
    if isFiller { return "FILLER@\(offset)" }
    let name = (qualifiers + [name]).joined(separator: ".")
    if subscripts.isEmpty { return name }
    return name + "(" + subscripts.map(String.init).joined(separator: ",") + ")"
  }
}

/// A level-88 entry: a name for some values of the field above it.
public struct ConditionName: Sendable, Hashable {
  /// The condition name.
  public var name: String
  /// The literals as text; a range has two ends, a single value twice the same.
  public var values: [ClosedText]
  /// What no literal can say: low-values and high-values.
  public var states: [FieldState]
  /// Where it stands.
  public var span: TextSpan

  /// Makes a condition name.
  public init(name: String, values: [ClosedText], states: [FieldState] = [], span: TextSpan) {
    self.name = name
    self.values = values
    self.states = states
    self.span = span
  }
}

/// What a field holds that is no value: bytes that are all alike. The raw values are those of declarations.
public enum FieldState: String, Sendable, Hashable, CaseIterable {
  /// Spaces: 20, or 40 in EBCDIC; full-width ones in a field of double-byte codes.
  case blank = "blank"
  /// Bytes 00.
  case lowValues = "low-values"
  /// Bytes FF.
  case highValues = "high-values"
}

/// A closed range of literals; a single value has equal ends.
public struct ClosedText: Sendable, Hashable {
  /// The first value.
  public var lower: String
  /// The last value.
  public var upper: String

  /// Makes a range.
  public init(_ lower: String, _ upper: String) {
    self.lower = lower
    self.upper = upper
  }
}
