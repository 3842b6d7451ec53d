public import Records

/// The values that the plans of one record type ask for; each is decoded once, however many plans use it.
public struct FieldInputs: Sendable, Hashable {
  /// The values in the order they were first asked for; a batch has its columns in this order.
  public private(set) var inputs: [FieldInput]

  /// Asks for nothing yet.
  public init() {
    inputs = []
  }

  /// The position of a value, which is added when it is new. O(inputs).
  public mutating func index(of input: FieldInput) -> Int {
    if let index = inputs.firstIndex(of: input) { return index }
    inputs.append(input)
    return inputs.count - 1
  }
}
