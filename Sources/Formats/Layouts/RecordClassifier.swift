public import Records

/// Tells the type of each record of a block: by the value of a field, by its place at the top of the file, or because the
/// file has one type alone.
public struct RecordClassifier: Sendable {
  /// The answer for a record that meets no type's condition.
  public static let unknown: UInt8 = 255

  /// How one record type is met.
  private enum RecordType: Sendable {
    /// The bytes at an offset equal one of these, all of the same length.
    case bytes(offset: Int, byteCount: Int, values: [[UInt8]])
    /// The bytes of a cell as they stand in the file, inner quotation marks escaped, equal one of these.
    case cell(column: Int, values: [[UInt8]])
    /// It is the file's first record.
    case top
    /// Every record.
    case any
  }

  private let types: [RecordType]

  /// Compiles the conditions; the first that holds decides.
  ///
  /// - Parameters:
  ///   - conditions: At most 255 record types.
  ///   - encode: Turns a value into the field's bytes, filled up, or a cell's as they stand in the file; `nil` where the
  ///     field cannot hold it.
  /// - Throws: `UnwritableValue` for the first value that its field cannot hold.
  public init(
    _ conditions: [RecordCondition], encode: (LayoutField, String) -> [UInt8]?
  ) throws(UnwritableValue) {
    precondition(conditions.count <= 255, "a file has at most 255 record types")
    var types: [RecordType] = []
    for (index, condition) in conditions.enumerated() {
      switch condition {
      case .top: types.append(.top)
      case .any: types.append(.any)
      case .field(let field, let texts):
        var values: [[UInt8]] = []
        for (position, text) in texts.enumerated() {
          guard let bytes = encode(field, text) else { throw UnwritableValue(condition: index, value: position) }
          values.append(bytes)
        }
        types.append(
          field.usage.isDelimited
            ? .cell(column: field.offset, values: values)
            : .bytes(offset: field.offset, byteCount: field.byteCount, values: values))
      }
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
      for (number, type) in types.enumerated() where isMet(type, index, block, bytes) {
        result[index] = UInt8(number)
        break
      }
    }
    return result
  }

  @inline(__always)
  private func isMet(_ type: RecordType, _ index: Int, _ block: SourceBlock, _ bytes: Span<UInt8>) -> Bool {
    switch type {
    case .any: return true
    case .top: return block.startsFile && index == 0
    case .cell(let column, let values):
      guard block.frames[index].state == .whole else { return false }
      let cell = block.cells[index * block.columnCount + column]
      return values.contains { $0.count == Int(cell.byteCount) && isEqual($0, bytes, Int(cell.offset)) }
    case .bytes(let offset, let byteCount, let values):
      let frame = block.frames[index]
      guard offset + byteCount <= Int(frame.byteCount) else { return false }
      let start = Int(frame.offset) + offset
      return values.contains { isEqual($0, bytes, start) }
    }
  }

  private func isEqual(_ value: [UInt8], _ bytes: Span<UInt8>, _ start: Int) -> Bool {
    for index in value.indices where bytes[start + index] != value[index] { return false }
    return true
  }
}

/// How a record type is known.
public enum RecordCondition: Sendable, Hashable {
  /// `detail … when REC-KBN == "2"`: the field that tells, and its values, any of them.
  case field(LayoutField, values: [String])
  /// The row of headings at the top of delimited text.
  case top
  /// The one record type of its file.
  case any
}

/// A value of a record condition that its field cannot hold.
public struct UnwritableValue: Error, Sendable, Hashable {
  /// The index of the condition.
  public var condition: Int
  /// The index among its values.
  public var value: Int
}
