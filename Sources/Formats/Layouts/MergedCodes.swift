/// Two codes of a character table that stand for one character: one is read alone, the other read and written.
public struct MergedCodes: Sendable, Hashable {
  /// The code that stands in the source.
  public var held: [UInt8]
  /// The code that the table writes.
  public var written: [UInt8]
  /// The character of both.
  public var scalar: Unicode.Scalar

  /// Makes a pair.
  public init(held: [UInt8], written: [UInt8], scalar: Unicode.Scalar) {
    self.held = held
    self.written = written
    self.scalar = scalar
  }
}

extension MergedCodes: CustomStringConvertible {
  /// `0xED95, 0xFAB1 → U+FA11`.
  public var description: String {
    func code(_ bytes: [UInt8]) -> String {
      "0x" + bytes.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }
    let scalar = String(self.scalar.value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, 4 - scalar.utf8.count))
    return "\(code(held)), \(code(written)) → U+\(zeros)\(scalar)"
  }
}
