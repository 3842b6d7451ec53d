/// How a date is written with marks between its parts: `YYYY/MM/DD`, `GYY.MM.DD`.
///
/// `G` at the start stands for the era code, however long it is; year, month and day follow in this order. Every other
/// character stands for itself.
public struct DatePattern: Sendable, Hashable {
  /// The parts behind the era code, in order.
  public var parts: [Part]

  /// A part of a written date.
  public enum Part: Sendable, Hashable {
    /// So many digits.
    case digits(Int)
    /// These bytes of UTF-8.
    case mark([UInt8])
  }

  /// Reads a pattern, or `nil` where it is none.
  ///
  /// - Parameters:
  ///   - text: The pattern.
  ///   - hasEra: Whether it begins with `G` and has a year of two digits; otherwise the year has four.
  public init?(_ text: String, hasEra: Bool) {
    var rest = Array(text.unicodeScalars)[...]
    if hasEra {
      guard rest.first == "G" else { return nil }
      rest = rest.dropFirst()
    }
    var wanted = [("Y" as Unicode.Scalar, hasEra ? 2 : 4), ("M", 2), ("D", 2)][...]
    var parts: [Part] = []
    while let scalar = rest.first {
      if let (letter, count) = wanted.first, scalar == letter {
        guard rest.prefix(count).count == count, rest.prefix(count).allSatisfy({ $0 == letter }) else { return nil }
        parts.append(.digits(count))
        rest = rest.dropFirst(count)
        wanted = wanted.dropFirst()
      } else {
        // A letter of a part out of its order, or a digit, would be mistaken for a mark.
        guard !["G", "Y", "M", "D"].contains(scalar), !("0"..."9").contains(scalar) else { return nil }
        if case .mark(let bytes)? = parts.last {
          parts[parts.count - 1] = .mark(bytes + Array(String(scalar).utf8))
        } else {
          parts.append(.mark(Array(String(scalar).utf8)))
        }
        rest = rest.dropFirst()
      }
    }
    guard wanted.isEmpty else { return nil }
    self.parts = parts
  }

  /// The bytes that the parts behind the era code take.
  public var byteCount: Int {
    parts.reduce(0) { sum, part in
      switch part {
      case .digits(let count): sum + count
      case .mark(let bytes): sum + bytes.count
      }
    }
  }
}
