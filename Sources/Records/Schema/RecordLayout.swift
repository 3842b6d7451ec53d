/// Where every field of one record type stands: a compiled copybook (or layout table).
///
/// Tables (`OCCURS`) are laid out: each occurrence is a field of its own with its subscripts. Of a table whose number of
/// occurrences stands in the record (`OCCURS DEPENDING ON`) all that there can be are laid out; a record holds those that
/// end within it. In a delimited layout a field's offset is the number of its column, from 0, and its length is 1.
public struct RecordLayout: Sendable, Hashable {
  /// The name of the level-01 record, or of the delimited layout.
  public var name: String
  /// The greatest length of the record in bytes, without any framing; for a delimited layout the number of columns.
  public var byteCount: Int
  /// All fields in storage order as written, groups before their members; `fields[0]` is the level-01 group.
  public var fields: [LayoutField]
  /// The table at the record's end whose number of occurrences the record itself tells; `nil` for records of one length.
  public var variableTable: VariableTable?
  /// Whether fields are columns of delimited text.
  public var isDelimited: Bool

  /// Makes a layout; `fields[i].index` must be `i`.
  public init(
    name: String, byteCount: Int, fields: [LayoutField], variableTable: VariableTable? = nil, isDelimited: Bool = false
  ) {
    self.name = name
    self.byteCount = byteCount
    self.fields = fields
    self.variableTable = variableTable
    self.isDelimited = isDelimited
  }

  /// The length of a record in which the variable table has no more than its least number of occurrences.
  public var leastByteCount: Int {
    variableTable.map { $0.offset + $0.least * $0.occurrenceByteCount } ?? byteCount
  }
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
  /// The length of one occurrence in bytes.
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

/// One data description of a record, with its place.
public struct LayoutField: Sendable, Hashable {
  /// Position in `RecordLayout.fields`.
  public var index: Int
  /// The level number, 1 to 49.
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

  /// The name as mappings write it: `ZOKUGARA-CD(2)`, `FILLER@312` (with its offset).
  public var mappingName: String {
    if isFiller { return "FILLER@\(offset)" }
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
  /// Where it stands.
  public var span: TextSpan

  /// Makes a condition name.
  public init(name: String, values: [ClosedText], span: TextSpan) {
    self.name = name
    self.values = values
    self.span = span
  }
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
