public import Records

/// `time`: `HHMMSS` to `HH:MM:SS`, and `HHMM` to `HH:MM`.
///
/// Meaning: a time of the 24-hour clock, 00:00:00 to 23:59:59; the standard lets seconds be dropped.
/// Examples: `235959` → `23:59:59`; `0905` → `09:05`; absent stays absent.
/// Failure reasons: V601, where it is no such time (`240000`, `126000`, `12345`).
/// Loss class: equivalent.
/// Inverse: the digits.
/// Source: data type TIME of the standard's legend.
public enum TimeStep {
  /// Converts every value. O(bytes).
  public static func apply(_ column: Column) -> StepResult {
    let source = column.bytes.span
    var result = Column(reservingValues: column.count, bytes: column.count * 8)
    var failures: [RowFinding] = []
    for row in 0..<column.count {
      let range = column.range(row)
      if range.isEmpty {
        result.endValue()
        continue
      }
      guard isTime(source, range) else {
        failures.append(RowFinding(row: UInt32(row), code: .wrongFormat))
        result.endValue()
        continue
      }
      for offset in 0..<range.count {
        if offset == 2 || offset == 4 { result.bytes.append(0x3A) }
        result.bytes.append(source[range.lowerBound + offset])
      }
      result.endValue()
    }
    return StepResult(column: result, failures: failures)
  }

  /// Takes the colons out. O(bytes).
  public static func restore(_ column: Column) -> StepInverse {
    StepInverse(column: DigitText.removing(0x3A, from: column))
  }

  private static func isTime(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == 4 || range.count == 6 else { return false }
    var part = 0
    while part * 2 < range.count {
      let value = DigitText.pair(bytes, range.lowerBound + part * 2)
      guard value >= 0, value < (part == 0 ? 24 : 60) else { return false }
      part += 1
    }
    return true
  }
}
