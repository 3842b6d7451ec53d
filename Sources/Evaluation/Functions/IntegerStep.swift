public import Records

/// `integer`: digits to canonical digits without leading zeros.
///
/// Meaning: ASCII digits, with a `-` before them when the field is signed; leading zeros go, a negative zero is zero.
/// Examples: `0012` → `12`; `000` → `0`; `-007` → `-7`; absent stays absent.
/// Failure reasons: M503, where a byte is no digit (`12.5`, `1 2`, `+1`, `１２`) or no digit is there.
/// Loss class: equivalent for a field of fixed width; a text of another width is normalised
/// (`12` and `0012` become one).
/// Inverse: zeros before the digits up to the width of the field; signed values as they are.
/// Source: data types `9` and `S9` of the standard's legend.
public struct IntegerStep: Sendable {
  /// The width the inverse fills up to, in digits; 0 for fields whose text has no leading zeros.
  private let width: Int

  /// - Parameter width: Digits of the field when its text keeps leading zeros, otherwise 0.
  public init(width: Int) {
    self.width = width
  }

  /// Removes leading zeros. O(bytes).
  public func apply(_ column: Column) -> StepResult {
    let source = column.bytes.span
    var failures: [RowFinding] = []
    var ends: [UInt32] = []
    ends.reserveCapacity(column.count)
    let bytes = [UInt8](capacity: column.bytes.count) { out in
      for row in 0..<column.count {
        let range = column.range(row)
        if !range.isEmpty, !IntegerStep.write(source, range, into: &out) {
          failures.append(RowFinding(row: UInt32(row), code: .notAnInteger))
        }
        ends.append(UInt32(truncatingIfNeeded: out.count))
      }
    }
    return StepResult(column: Column(bytes: bytes, ends: ends), failures: failures)
  }

  /// Puts the leading zeros back. O(bytes).
  public func restore(_ column: Column) -> StepInverse {
    guard width > 0 else { return StepInverse(column: column) }
    let source = column.bytes.span
    var ends: [UInt32] = []
    ends.reserveCapacity(column.count)
    let bytes = [UInt8](capacity: column.bytes.count + column.count * width) { out in
      for row in 0..<column.count {
        let range = column.range(row)
        if !range.isEmpty, source[range.lowerBound] != 0x2D {
          out.append(repeating: 0x30, count: max(0, width - range.count))
        }
        for at in range { out.append(source[at]) }
        ends.append(UInt32(truncatingIfNeeded: out.count))
      }
    }
    return StepInverse(column: Column(bytes: bytes, ends: ends))
  }

  /// Writes a value without its leading zeros; gives false, and writes nothing, where it is no integer.
  private static func write(_ text: Span<UInt8>, _ range: Range<Int>, into out: inout OutputSpan<UInt8>) -> Bool {
    let isNegative = text[range.lowerBound] == 0x2D
    var first = range.lowerBound + (isNegative ? 1 : 0)
    guard first < range.upperBound, areDigits(text, first..<range.upperBound) else { return false }
    while first < range.upperBound - 1, text[first] == 0x30 { first += 1 }
    if isNegative, text[first] != 0x30 { out.append(0x2D) }
    for at in first..<range.upperBound { out.append(text[at]) }
    return true
  }

  private static func areDigits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for at in range where !NumberOrder.isDigit(bytes[at]) { return false }
    return true
  }
}
