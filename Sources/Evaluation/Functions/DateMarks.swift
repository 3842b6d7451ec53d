internal import Language
internal import Records

/// The marks of a written date (`date "YYYY/MM/DD"`, `wareki "GYY.MM.DD"`): taken out before the digits are read.
///
/// Meaning: what the pattern calls a mark has to stand in its place, byte for byte; `G` is whatever stands before the
/// rest. The digits are then read as without a pattern.
/// Examples, with `YYYY/MM/DD`: `2024/02/29` → `20240229`; `2024-02-29` and `20240229` fail; with `GYY.MM.DD`:
/// `S64.01.07` → `S640107`.
/// Failure reasons: E401, where the text has another form.
/// Loss class: that of the step.
/// Inverse: the marks are put back into their places.
/// Source: none in the standard; the pattern is what an export writes.
struct DateMarks: Sendable {
  private let parts: [DatePattern.Part]
  /// The bytes of the parts and the marks between them.
  let byteCount: Int
  private let digitCount: Int
  private let hasEra: Bool

  /// - Parameter hasEra: Whether an era code stands before the parts.
  init(_ pattern: DatePattern, hasEra: Bool) {
    parts = pattern.parts
    byteCount = pattern.byteCount
    digitCount = pattern.parts.reduce(0) { sum, part in
      if case .digits(let count) = part { sum + count } else { sum }
    }
    self.hasEra = hasEra
  }

  /// Takes the marks out. O(bytes).
  func remove(from column: Column) -> StepResult {
    let source = column.bytes.span
    var failures: [RowFinding] = []
    var ends: [UInt32] = []
    ends.reserveCapacity(column.count)
    let bytes = [UInt8](capacity: column.bytes.count) { out in
      for row in 0..<column.count {
        let range = column.range(row)
        if !range.isEmpty {
          if fits(source, range) {
            write(source, range, into: &out)
          } else {
            failures.append(RowFinding(row: UInt32(row), code: .impossibleDate))
          }
        }
        ends.append(UInt32(truncatingIfNeeded: out.count))
      }
    }
    return StepResult(column: Column(bytes: bytes, ends: ends), failures: failures)
  }

  /// Puts the marks back; a text with fewer digits than the pattern stays as it is. O(bytes).
  func insert(into column: Column) -> Column {
    let source = column.bytes.span
    var ends: [UInt32] = []
    ends.reserveCapacity(column.count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(column.bytes.count + column.count * (byteCount - digitCount))
    for row in 0..<column.count {
      let range = column.range(row)
      var position = range.upperBound - digitCount
      if range.isEmpty || position < range.lowerBound {
        for at in range { bytes.append(source[at]) }
      } else {
        for at in range.lowerBound..<position { bytes.append(source[at]) }
        for part in parts {
          switch part {
          case .digits(let count):
            for at in position..<(position + count) { bytes.append(source[at]) }
            position += count
          case .mark(let mark): bytes += mark
          }
        }
      }
      ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    return Column(bytes: bytes, ends: ends)
  }

  private func fits(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard hasEra ? range.count > byteCount : range.count == byteCount else { return false }
    var position = range.upperBound - byteCount
    for part in parts {
      switch part {
      case .digits(let count): position += count
      case .mark(let mark):
        for byte in mark {
          guard source[position] == byte else { return false }
          position += 1
        }
      }
    }
    return true
  }

  private func write(_ source: Span<UInt8>, _ range: Range<Int>, into out: inout OutputSpan<UInt8>) {
    var position = range.upperBound - byteCount
    for at in range.lowerBound..<position { out.append(source[at]) }
    for part in parts {
      switch part {
      case .digits(let count):
        for at in position..<(position + count) { out.append(source[at]) }
        position += count
      case .mark(let mark): position += mark.count
      }
    }
  }
}
