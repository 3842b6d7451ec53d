public import Records

/// Where one field stands and how it is read; a plain list of these is all the second reading knows of a layout.
public struct FieldPosition: Sendable {
  /// The name, for messages.
  public var name: String
  /// Bytes before the field, from 0.
  public var byteOffset: Int
  /// The length in bytes.
  public var byteCount: Int
  /// The column of delimited text, from 0, in whose cell the value stands; `nil` for a field with a place.
  public var column: Int?
  /// How the bytes hold a value.
  public var kind: Kind
  /// The tables that it is an occurrence of: the field with their number of occurrences, and its own number, from 1.
  var occurrences: [(counter: Int, number: Int)] = []

  /// Whether the value is characters.
  var isText: Bool { kind == .characters || kind == .doubleByte }

  /// How bytes hold a value.
  public enum Kind: Sendable, Hashable {
    /// Characters of the source's table.
    case characters
    /// Double-byte codes of the source's table without shift codes.
    case doubleByte
    /// A number in decimal digits, as delimited text has it.
    case decimal(scale: Int)
    /// Unsigned digits, one a byte; the text keeps leading zeros.
    case digits
    /// Digits one a byte, the last with a sign, and digits after the implied point.
    case zoned(scale: Int)
    /// Packed decimal with a sign nibble, and digits after the implied point.
    case packed(scale: Int)
    /// Big-endian two's complement, and digits after the implied point.
    case binary(scale: Int)
    /// Read in no second way: groups.
    case unread
  }

  /// Makes a position.
  public init(name: String, byteOffset: Int, byteCount: Int, column: Int? = nil, kind: Kind) {
    self.name = name
    self.byteOffset = byteOffset
    self.byteCount = byteCount
    self.column = column
    self.kind = kind
  }

  /// The positions of all fields of a layout, in its order, so that a typed map's field numbers fit.
  public static func list(_ layout: RecordLayout) -> [FieldPosition] {
    layout.fields.map { field in
      let kind: Kind =
        switch field.usage {
        case .alphanumeric: .characters
        case .zoned(let shape) where shape.sign != .trailing || shape.scale < 0: .unread
        case .zoned(let shape): shape.isSigned || shape.scale > 0 ? .zoned(scale: shape.scale) : .digits
        case .packed(let shape) where shape.scale >= 0: .packed(scale: shape.scale)
        case .binary(let shape, .bigEndian) where shape.scale >= 0: .binary(scale: shape.scale)
        case .packed, .binary, .packedWithoutSign, .floatingPoint, .national: .unread
        case .doubleByte: .doubleByte
        case .delimitedText: .characters
        case .delimitedNumber(let shape): .decimal(scale: shape.scale)
        case .group: .unread
        }
      return FieldPosition(
        name: field.mappingName, byteOffset: field.offset, byteCount: field.byteCount,
        column: layout.isDelimited && !field.isGroup ? field.offset : nil, kind: kind)
    }
  }
}
