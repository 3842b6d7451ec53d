import Records

/// A day as the old system writes it: seven digits `GYYMMDD`, era code 1 明治 to 5 令和; 0000000 is no date, `00` in
/// month or day is unknown.
struct EraDate: Hashable {
  /// The seven digits as a number.
  var digits: Int

  /// No date.
  static let none = EraDate(digits: 0)

  /// Takes seven digits as they are, real day or not.
  init(digits: Int) {
    self.digits = digits
  }

  /// The day in its own era. Days before 1873-01-01 are not written by this town.
  init(_ date: CivilDate) {
    let era = EraDate.eras.last { $0.first <= date } ?? EraDate.eras[0]
    digits = ((era.code * 100 + date.year - era.yearBefore) * 100 + date.month) * 100 + date.day
  }

  /// The day, with month and day or only the day unknown.
  func forgetting(month: Bool) -> EraDate {
    EraDate(digits: month ? digits / 10_000 * 10_000 : digits / 100 * 100)
  }

  /// The era alone: year, month and day unknown.
  func forgettingAll() -> EraDate {
    EraDate(digits: digits / 1_000_000 * 1_000_000)
  }

  /// The year, or `nil` where it is unknown.
  var year: Int? {
    let yearOfEra = digits / 10_000 % 100
    guard yearOfEra > 0, let era = EraDate.eras.first(where: { $0.code == digits / 1_000_000 }) else { return nil }
    return era.yearBefore + yearOfEra
  }

  /// The day, or `nil` where there is none or a part of it is unknown.
  var date: CivilDate? {
    year.flatMap { CivilDate(year: $0, month: digits / 100 % 100, day: digits % 100) }
  }

  private struct Era {
    var code: Int
    var yearBefore: Int
    var first: CivilDate
  }

  // First days: eras.csv of the facts (明治 from the first day of the solar calendar).
  private static let eras: [Era] = [
    (1, 1867, (1873, 1, 1)), (2, 1911, (1912, 7, 30)), (3, 1925, (1926, 12, 25)), (4, 1988, (1989, 1, 8)),
    (5, 2018, (2019, 5, 1)),
  ].compactMap { code, yearBefore, first in
    CivilDate(year: first.0, month: first.1, day: first.2).map { Era(code: code, yearBefore: yearBefore, first: $0) }
  }

  /// Birth dates on the first and the last day of each era, all of them written in their own era.
  static let boundaryDays: [EraDate] = [
    1_060_101, 1_450_729, 2_010_730, 2_151_224, 3_011_225, 3_640_107, 4_010_108, 4_310_430, 5_010_501,
  ].map(EraDate.init(digits:))
}
