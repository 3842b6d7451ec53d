public import Records

/// Tells the type of each record of a block by the value of a field.
public struct RecordClassifier: Sendable {
  /// The answer for a record that meets no type's condition.
  public static let unknown: UInt8 = 255

  /// One record type: it is met when the bytes at `offset` equal one of `values`, all `byteCount` long.
  private struct RecordType: Sendable {
    var offset: Int
    var byteCount: Int
    var values: [[UInt8]]
  }

  private let types: [RecordType]

  /// Compiles the conditions; the first that holds decides.
  ///
  /// - Parameters:
  ///   - conditions: At most 255 record types.
  ///   - table: The declared character table.
  ///   - padding: What fills up a `PIC X` field; values may be written without it.
  ///   - signs: The sign convention, for conditions over signed `DISPLAY` numbers.
  /// - Throws: `UnwritableValue` for the first value that its field cannot hold.
  public init(
    _ conditions: [RecordCondition], table: CharacterTable, padding: FieldPadding, signs: ZonedSign?
  ) throws(UnwritableValue) {
    precondition(conditions.count <= 255, "a file has at most 255 record types")
    var types: [RecordType] = []
    for (index, condition) in conditions.enumerated() {
      var values: [[UInt8]] = []
      for (position, value) in condition.values.enumerated() {
        guard let bytes = condition.field.bytes(of: value, table: table, padding: padding, signs: signs) else {
          throw UnwritableValue(condition: index, value: position)
        }
        values.append(bytes)
      }
      types.append(
        RecordType(offset: condition.field.offset, byteCount: condition.field.byteCount, values: values))
    }
    self.types = types
  }

  /// The type of each frame: its index, or `unknown`.
  ///
  /// Bad frames are told apart too, as far as the field lies within them.
  ///
  /// - Complexity: O(frames × types); does not allocate per record.
  public func types(of block: SourceBlock) -> [UInt8] {
    let bytes = block.bytes.span
    var result = [UInt8](repeating: RecordClassifier.unknown, count: block.frames.count)
    for index in result.indices {
      let frame = block.frames[index]
      for (number, type) in types.enumerated() where type.offset + type.byteCount <= Int(frame.byteCount) {
        let start = Int(frame.offset) + type.offset
        if type.values.contains(where: { RecordClassifier.isEqual($0, bytes, start) }) {
          result[index] = UInt8(number)
          break
        }
      }
    }
    return result
  }

  private static func isEqual(_ value: [UInt8], _ bytes: Span<UInt8>, _ start: Int) -> Bool {
    for index in value.indices where bytes[start + index] != value[index] { return false }
    return true
  }
}

/// How a record type is known: `detail … when REC-KBN == "2"`.
public struct RecordCondition: Sendable, Hashable {
  /// The field that tells.
  public var field: LayoutField
  /// Its values, any of them.
  public var values: [String]

  /// Makes a condition.
  public init(field: LayoutField, values: [String]) {
    self.field = field
    self.values = values
  }
}

/// A value of a record condition that its field cannot hold.
public struct UnwritableValue: Error, Sendable, Hashable {
  /// The index of the condition.
  public var condition: Int
  /// The index among its values.
  public var value: Int
}
