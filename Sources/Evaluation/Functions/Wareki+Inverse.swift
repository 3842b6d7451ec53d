public import Records

// A day names its era: 1989-01-07 is 昭和64年1月7日 and nothing else. Three kinds of values do not: days that the source
// gave under another era (昭和64年1月8日), years that two eras share while month and day are unknown (1989: 昭和64年 or
// 平成元年), and wholly unknown dates. For these the era code of the source is the complement that is kept; the year is
// still counted from the converted date, so that a wrong conversion cannot restore the right bytes.
extension Wareki {
  /// The text each date came from.
  ///
  /// - Parameters:
  ///   - dates: Converted dates.
  ///   - source: The texts that were converted, from which the era code alone is taken; `nil` where they are not at
  ///     hand, and ambiguous dates are then not invertible.
  /// - Complexity: O(rows × eras).
  public func restore(_ dates: Column, source: Column?) -> StepInverse {
    var ends: [UInt32] = []
    ends.reserveCapacity(dates.count)
    var complemented: [UInt32] = []
    var lost: [UInt32] = []
    let sourceBytes = source?.bytes ?? []
    let sourceText = sourceBytes.span
    let dateText = dates.bytes.span
    let bytes = [UInt8](capacity: dates.bytes.isEmpty ? 0 : dates.count * (longestCode + 6)) { out in
      for row in 0..<dates.count {
        let range = dates.range(row)
        if !range.isEmpty {
          let sourceRange = source?.range(row) ?? 0..<0
          let code = sourceRange.count > 6 ? sourceRange.lowerBound..<sourceRange.upperBound - 6 : 0..<0
          let date = DateReading(converted: dateText, range) ?? DateReading(month: -1)
          switch origin(of: date, sourceText, code) {
          case .none: lost.append(UInt32(row))
          case .unknown(let zeros): out.append(repeating: 0x30, count: zeros + 6)
          case .era(let era, let isComplement):
            if isComplement { complemented.append(UInt32(row)) }
            write(date, under: era, into: &out)
          }
        }
        ends.append(UInt32(truncatingIfNeeded: out.count))
      }
    }
    return StepInverse(
      column: Column(bytes: bytes, ends: ends), withComplement: complemented, notInvertible: lost)
  }

  private enum Origin {
    case none
    /// Wholly unknown, with zeros for the code.
    case unknown(codeByteCount: Int)
    case era(Int, isComplement: Bool)
  }

  private func origin(of date: DateReading, _ source: Span<UInt8>, _ code: Range<Int>) -> Origin {
    let sourceEra = code.isEmpty ? -1 : era(source, code)
    guard date.month >= 0 else { return .none }
    if date.year == 0 {
      guard date.month == 0, date.day == 0 else { return .none }
      if sourceEra >= 0 { return .era(sourceEra, isComplement: true) }
      return .unknown(codeByteCount: code.isEmpty ? eras.first?.code.count ?? 0 : min(code.count, longestCode))
    }
    let earliest = Wareki.earliest(date.year, date.month, date.day)
    let latest = Wareki.latest(date.year, date.month, date.day)
    var holder = -1
    var holders = 0
    for index in eras.indices where eras[index].first <= latest && earliest <= eras[index].last {
      holder = index
      holders += 1
    }
    if holders == 1, sourceEra < 0 || sourceEra == holder { return .era(holder, isComplement: false) }
    return sourceEra >= 0 ? .era(sourceEra, isComplement: true) : .none
  }

  private func write(_ date: DateReading, under era: Int, into out: inout OutputSpan<UInt8>) {
    for byte in eras[era].code { out.append(byte) }
    // A year outside 1 to 99 cannot come from two digits; the bytes then differ from the source, as they should.
    let year = date.year == 0 ? 0 : date.year - eras[era].firstYear + 1
    DateReading.writePair(min(max(year, 0), 99), into: &out)
    DateReading.writePair(date.month, into: &out)
    DateReading.writePair(date.day, into: &out)
  }
}
