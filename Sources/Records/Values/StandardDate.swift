/// A DATE of the standard in all its states, in the standard's own ten characters.
///
/// `0000-00-00` (unknown) and `0000-01-01` (open start) are different states and never collapse.
/// Source: 基本データリスト 凡例（データ型）; DS-441 (2026-03-17) §6.2, §6.3 and §8.4 for the partial codes.
public enum StandardDate: Sendable, Hashable {
  /// An empty field.
  case absent
  /// A day that exists.
  case known(CivilDate)
  /// Parts unknown: year `0000`, month `00` or a season, day `00` or a third of the month.
  case partial(year: Int, month: MonthPart, day: DayPart)
  /// `0000-01-01`: the period has no known start.
  case openStart
  /// `9999-12-31`: the period has no end.
  case openEnd

  /// A month of a partial date.
  public enum MonthPart: Sendable, Hashable {
    /// 1 to 12.
    case month(Int)
    /// `00`.
    case unknown
    /// `A1`–`D4`: a letter (A whole, B early, C middle, D late) and a season (1 spring to 4 winter).
    case season(letter: UInt8, season: Int)
  }

  /// A day of a partial date.
  public enum DayPart: Sendable, Hashable {
    /// 1 to 31.
    case day(Int)
    /// `00`.
    case unknown
    /// `A1` 上旬, `A2` 中旬, `A3` 下旬.
    case third(Int)
  }

  /// Reads the standard's text, or `nil` where it is none of the five states.
  ///
  /// - Parameter text: Zero or ten bytes: `YYYY-MM-DD` with codes in month and day.
  /// - Complexity: O(1).
  public init?(_ text: Span<UInt8>) {
    if text.count == 0 {
      self = .absent
      return
    }
    guard text.count == 10, text[4] == 0x2D, text[7] == 0x2D else { return nil }
    var year = 0
    for index in 0..<4 {
      guard let digit = StandardDate.digit(text[index]) else { return nil }
      year = year * 10 + digit
    }
    guard let month = StandardDate.month(text[5], text[6]), let day = StandardDate.day(text[8], text[9]) else {
      return nil
    }
    if case .month(let monthNumber) = month, case .day(let dayNumber) = day {
      if year == 0, monthNumber == 1, dayNumber == 1 {
        self = .openStart
      } else if year == 9999, monthNumber == 12, dayNumber == 31 {
        self = .openEnd
      } else if year == 0 {
        guard dayNumber <= CivilDate.dayCount(year: 4, month: monthNumber) else { return nil }
        self = .partial(year: 0, month: month, day: day)
      } else if let date = CivilDate(year: year, month: monthNumber, day: dayNumber) {
        self = .known(date)
      } else {
        return nil
      }
      return
    }
    if case .month(let monthNumber) = month, case .day(let dayNumber) = day,
      dayNumber > CivilDate.dayCount(year: 4, month: monthNumber)
    {
      return nil
    }
    self = .partial(year: year, month: month, day: day)
  }

  private static func digit(_ byte: UInt8) -> Int? {
    byte >= 0x30 && byte <= 0x39 ? Int(byte) - 0x30 : nil
  }

  private static func month(_ first: UInt8, _ second: UInt8) -> MonthPart? {
    guard let unit = digit(second) else { return nil }
    if (0x41...0x44).contains(first) {
      return (1...4).contains(unit) ? .season(letter: first, season: unit) : nil
    }
    guard let ten = digit(first) else { return nil }
    let number = ten * 10 + unit
    return number == 0 ? .unknown : (number <= 12 ? .month(number) : nil)
  }

  private static func day(_ first: UInt8, _ second: UInt8) -> DayPart? {
    guard let unit = digit(second) else { return nil }
    if first == 0x41 { return (1...3).contains(unit) ? .third(unit) : nil }
    guard let ten = digit(first) else { return nil }
    let number = ten * 10 + unit
    return number == 0 ? .unknown : (number <= 31 ? .day(number) : nil)
  }
}
