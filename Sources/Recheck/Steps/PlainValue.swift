/// A value of the second reading.
enum PlainValue: Equatable {
  /// The text; empty when absent.
  case text([UInt8])
  /// A condition.
  case truth(Bool)
  /// The record is rejected here.
  case rejected
  /// There is no second opinion.
  case noReading
}
