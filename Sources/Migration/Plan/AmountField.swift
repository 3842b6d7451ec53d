internal import Formats
internal import Records

/// A numeric field of single records as exact amounts, in whatever form its source has.
enum AmountField: Sendable {
  case positional(AmountReader)
  case delimited(DelimitedNumber)

  /// Compiles a field; `nil` when it is not numeric.
  init?(_ field: LayoutField, of layout: RecordLayout, _ decoder: SourceDecoder) {
    if let number = DelimitedNumber(field: field, dialect: decoder.dialect ?? DelimitedDialect()) {
      self = .delimited(number)
    } else if let reader = AmountReader(
      field: field, of: layout, signs: decoder.signs, table: decoder.table,
      absence: decoder.absence(of: field))
    {
      self = .positional(reader)
    } else {
      return nil
    }
  }

  /// What one frame holds of an amount.
  enum Amount {
    case value(ExactDecimal)
    /// Nothing but spaces, or no such occurrence: no amount, and nothing wrong.
    case blank
    /// Cut off, or not a number.
    case unreadable
  }

  /// Whether a frame holds no amount, or one of zero.
  func isNothing(_ block: SourceBlock, frame: Int) -> Bool {
    switch amount(block, frame: frame) {
    case .value(let value): value.isZero
    case .blank: true
    case .unreadable: false
    }
  }

  /// The amount in one frame.
  func amount(_ block: SourceBlock, frame: Int) -> Amount {
    switch self {
    case .positional(let reader):
      if let coefficient = reader.coefficient(block, frame: frame) {
        return .value(ExactDecimal(coefficient: coefficient, scale: reader.scale))
      }
      return reader.isBlank(block, frame: frame) ? .blank : .unreadable
    case .delimited(let number):
      if let value = number.value(block, frame: frame) { return .value(value) }
      return number.isBlank(block, frame: frame) ? .blank : .unreadable
    }
  }
}
