public import Records

/// Numbers in delimited text: decimal digits, a `-` before a negative one, a point where the column has a scale.
///
/// Nothing else is a number: no plus, no digit grouping, no exponent, no full-width digits. Before the point stand no more
/// digits than the column has there, or a zero where it has none.
public struct DelimitedNumber: Sendable {
  /// Digits after the point.
  public let scale: Int
  private let field: LayoutField
  private let shape: NumberShape
  private let dialect: DelimitedDialect

  /// Compiles a column; `nil` when it is no number.
  public init?(field: LayoutField, dialect: DelimitedDialect = DelimitedDialect()) {
    guard case .delimitedNumber(let shape) = field.usage else { return nil }
    self.field = field
    self.shape = shape
    self.dialect = dialect
    scale = shape.scale
  }

  /// The number in one frame; `nil` where it is none.
  public func value(_ block: SourceBlock, frame: Int) -> ExactDecimal? {
    guard let cell = block.field(field, of: frame), !cell.isEmpty else { return nil }
    let isPlain = !block.cells[frame * block.columnCount + field.offset].hasDoubledQuotes
    if isPlain, dialect.hasNumeralsOfASCII {
      guard case .success(let number) = DelimitedNumber.read(block.bytes.span, cell.indices, shape) else { return nil }
      return number
    }
    let text = isPlain ? Array(cell) : dialect.text(of: cell)
    guard !text.isEmpty, case .success(let number) = DelimitedNumber.read(text[...], shape, dialect) else { return nil }
    return number
  }

  /// Reads the text of a cell, which is not empty, in the units of a dialect.
  static func read(
    _ text: ArraySlice<UInt8>, _ shape: NumberShape, _ dialect: DelimitedDialect
  ) -> Result<ExactDecimal, ValueFailure> {
    guard !dialect.hasNumeralsOfASCII else {
      let bytes = Array(text)
      return read(bytes.span, bytes.indices, shape)
    }
    var narrow: [UInt8] = []
    var position = text.startIndex
    while position + dialect.width <= text.endIndex {
      narrow.append(dialect.signs.numeral(dialect.unit(text, at: position)))
      position += dialect.width
    }
    guard !narrow.isEmpty, position == text.endIndex else {
      return .failure(ValueFailure(.notDigits, byteOffset: 0, bytes: UInt32(text[text.startIndex]), byteCount: 1))
    }
    return read(narrow.span, narrow.indices, shape).mapError { failure in
      let place = failure.byteOffset * dialect.width
      let unit = text[text.startIndex + place..<text.startIndex + place + dialect.width]
      return ValueFailure(
        failure.code, byteOffset: place, bytes: unit.reduce(0) { $0 << 8 | UInt32($1) }, byteCount: dialect.width)
    }
  }

  /// Whether the cell is there and empty.
  public func isBlank(_ block: SourceBlock, frame: Int) -> Bool {
    block.field(field, of: frame)?.isEmpty ?? false
  }

  /// Reads `bytes[range]`, which is not empty, at the column's own scale.
  ///
  /// - Returns: The number, or the first byte that cannot stand there.
  static func read(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ shape: NumberShape
  ) -> Result<ExactDecimal, ValueFailure> {
    func failure(_ position: Int, _ code: FindingCode = .notDigits) -> Result<ExactDecimal, ValueFailure> {
      let place = min(position, range.upperBound - 1)
      return .failure(
        ValueFailure(code, byteOffset: place - range.lowerBound, bytes: UInt32(bytes[place]), byteCount: 1))
    }
    var position = range.lowerBound
    let isNegative = bytes[position] == 0x2D
    if isNegative {
      guard shape.isSigned else { return failure(position, .badSign) }
      position += 1
    }
    let wholeDigits = shape.digits - shape.scale
    var coefficient: Int128 = 0
    var digits = 0
    var fraction = -1
    while position < range.upperBound {
      let byte = bytes[position]
      if byte == 0x2E, shape.scale > 0, fraction < 0, digits > 0 {
        fraction = 0
      } else {
        guard byte >= 0x30, byte <= 0x39, fraction < shape.scale,
          fraction >= 0 || digits < max(1, wholeDigits) && (wholeDigits > 0 || byte == 0x30)
        else { return failure(position) }
        coefficient = coefficient * 10 + Int128(byte - 0x30)
        digits += 1
        if fraction >= 0 { fraction += 1 }
      }
      position += 1
    }
    guard digits > 0, fraction != 0 else { return failure(position) }
    for _ in max(0, fraction)..<shape.scale { coefficient *= 10 }
    return .success(ExactDecimal(coefficient: isNegative ? -coefficient : coefficient, scale: shape.scale))
  }
}
