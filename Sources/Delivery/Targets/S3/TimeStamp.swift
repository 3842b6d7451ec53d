internal import FoundationEssentials

/// A second in UTC as signatures write it, such as `20130524T000000Z`.
struct TimeStamp: Sendable, Hashable {
  /// The whole text.
  let text: String
  /// The day alone, eight digits.
  let day: String

  /// The text of a number of seconds since 1970-01-01T00:00:00Z, which must not be negative.
  init(seconds: Int) {
    precondition(seconds >= 0, "no clock of today stands before 1970")
    // The Gregorian calendar in eras of 400 years that begin on 1 March; 719468 days lie between 0000-03-01 and
    // 1970-01-01. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    let days = seconds / 86_400 + 719_468
    let (era, ofEra) = days.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let dayOfYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * march + 2) / 5 + 1
    let month = march < 10 ? march + 3 : march - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let second = seconds % 86_400
    day = TimeStamp.digits(year, 4) + TimeStamp.digits(month, 2) + TimeStamp.digits(dayOfMonth, 2)
    text =
      day + "T" + TimeStamp.digits(second / 3_600, 2) + TimeStamp.digits(second / 60 % 60, 2)
      + TimeStamp.digits(second % 60, 2) + "Z"
  }

  /// The seconds that the clock of this machine shows.
  static func secondsNow() -> Int { max(0, Int(Date().timeIntervalSince1970)) }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}
