/// Two texts that a step makes one: the witness that it cannot be inverted.
public struct MergedTexts: Sendable, Hashable {
  /// One text.
  public var first: String
  /// Another.
  public var second: String
  /// What both become.
  public var result: String

  /// Makes a witness.
  public init(first: String, second: String, result: String) {
    self.first = first
    self.second = second
    self.result = result
  }
}

extension MergedTexts: CustomStringConvertible {
  /// `"1", "3" → "1"`.
  public var description: String { "\"\(first)\", \"\(second)\" → \"\(result)\"" }
}
