public import Records

/// Reads one numeric field of single records as exact amounts, for totals and trailers.
public struct AmountReader: Sendable {
  /// Digits after the point: an amount is its coefficient × 10^-scale.
  public let scale: Int
  private let number: NumberField
  private let offset: Int
  /// The shortest record that may end before the field, of a variable table; `nil` for every other field.
  private let leastByteCount: Int?
  /// 1, or the power of ten that a scaling position on the right stands for.
  private let unit: Int128
  /// The byte that all of the field's bytes are when it holds no amount; `nil` where none is declared.
  private let absentByte: UInt8?

  /// Compiles a field; `nil` when it is not numeric, or a floating-point number, of which there are no exact sums.
  ///
  /// - Parameters:
  ///   - field: The field.
  ///   - layout: Its layout.
  ///   - signs: The declared sign convention; must be there when the field is a signed `DISPLAY` number.
  ///   - table: The declared character table, which says what the bytes of digits are.
  ///   - absence: The state in which the field holds no amount.
  public init?(
    field: LayoutField, of layout: RecordLayout, signs: ZonedSign?, table: CharacterTable, absence: FieldState? = nil
  ) {
    guard field.usage.shape != nil, let number = NumberField(field, signs: signs, table: table) else { return nil }
    self.number = number
    absentByte = absence?.byte(in: table)
    offset = field.offset
    scale = number.shape.fractionDigits
    unit = (min(0, number.shape.scale)..<0).reduce(1) { unit, _ in unit * 10 }
    leastByteCount = offset + number.byteCount > layout.leastByteCount ? layout.leastByteCount : nil
  }

  /// The coefficient of the amount in one frame, or `nil` where the field is blank, cut off or not a number.
  ///
  /// - Complexity: O(length of the field); does not allocate.
  public func coefficient(_ block: SourceBlock, frame: Int) -> Int128? {
    let frame = block.frames[frame]
    guard offset + number.byteCount <= Int(frame.byteCount) else { return nil }
    let bytes = block.bytes.span
    let start = Int(frame.offset) + offset
    if let absentByte, (start..<start + number.byteCount).allSatisfy({ bytes[$0] == absentByte }) { return nil }
    if let word = number.word(bytes, at: start) { return Int128(word) * unit }
    guard case .number(let digits, _) = number.read(bytes, at: start) else { return nil }
    return digits.coefficient * unit
  }

  /// Whether the field stands whole in the frame and holds nothing but spaces, or belongs to an occurrence of a variable
  /// table that the record does not have.
  public func isBlank(_ block: SourceBlock, frame: Int) -> Bool {
    let frame = block.frames[frame]
    guard offset + number.byteCount <= Int(frame.byteCount) else {
      return leastByteCount.map { $0 <= Int(frame.byteCount) } ?? false
    }
    let start = Int(frame.offset) + offset
    let bytes = block.bytes[start..<(start + number.byteCount)]
    return bytes.allSatisfy { $0 == number.blank }
      || absentByte.map { byte in bytes.allSatisfy { $0 == byte } } ?? false
  }
}
