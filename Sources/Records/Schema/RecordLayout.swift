/// Where every field of one record type stands: a compiled copybook (or layout table).
///
/// Tables (`OCCURS`) are laid out: each occurrence is a field of its own with its subscripts.
public struct RecordLayout: Sendable, Hashable {
  /// The name of the level-01 record.
  public var name: String
  /// The length of the record in bytes, without any framing.
  public var byteCount: Int
  /// All fields in storage order as written, groups before their members; `fields[0]` is the level-01 group.
  public var fields: [LayoutField]

  /// Makes a layout; `fields[i].index` must be `i`.
  public init(name: String, byteCount: Int, fields: [LayoutField]) {
    self.name = name
    self.byteCount = byteCount
    self.fields = fields
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
  /// Where the copybook describes it.
  public var span: TextSpan

  /// Makes a field.
  public init(
    index: Int, level: Int, name: String, subscripts: [Int] = [], offset: Int, byteCount: Int, picture: String? = nil,
    usage: FieldUsage, parent: Int? = nil, redefines: Int? = nil, conditions: [ConditionName] = [], span: TextSpan
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

/// How a field's bytes hold its value.
public enum FieldUsage: Sendable, Hashable {
  /// Holds other fields.
  case group
  /// `PIC X` or `A`: characters of the source's table.
  case alphanumeric
  /// `USAGE DISPLAY` numbers: one digit a byte; when signed, the last byte carries the sign.
  case zoned(NumberShape)
  /// `COMP-3`: two digits a byte, the sign in the last nibble.
  case packed(NumberShape)
  /// `COMP`: big-endian two's complement.
  case binary(NumberShape)
}

/// Digits and scale of a numeric picture.
public struct NumberShape: Sendable, Hashable {
  /// All digits, 1 to 31.
  public var digits: Int
  /// Digits after the implied point, 0 to `digits`.
  public var scale: Int
  /// Whether the picture has an `S`.
  public var isSigned: Bool

  /// Makes a shape.
  public init(digits: Int, scale: Int, isSigned: Bool) {
    self.digits = digits
    self.scale = scale
    self.isSigned = isSigned
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
