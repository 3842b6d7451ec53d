internal import Records

/// A way in which old systems write a day.
enum DateForm: Int, CaseIterable {
  /// `20250401`.
  case western
  /// `5070401`: the era as a digit from 1 (明治) to 5 (令和), year, month, day.
  case eraDigit
  /// `R070401`: the era as a letter.
  case eraLetter
  /// `070401`: year, month and day without an era.
  case short
  /// `2025/04/01`, `2025-04-01`, `2025.04.01`.
  case separated
  /// `R07.04.01`, `R7/4/1`.
  case eraSeparated

  /// How the form is written in a report.
  var name: String {
    switch self {
    case .western: "YYYYMMDD"
    case .eraDigit, .eraLetter: "GYYMMDD"
    case .short: "YYMMDD"
    case .separated: "YYYY/MM/DD"
    case .eraSeparated: "GYY.MM.DD"
    }
  }

  /// How many characters a day takes in any form.
  static let lengths = 6...10

  /// Whether a value is a day that exists, written in the form.
  func reads(_ value: ArraySlice<UInt8>) -> Bool { day(value) != nil }

  /// The day that a value is, where it is one that exists, written in a form that tells its year.
  static func day(_ value: ArraySlice<UInt8>) -> CivilDate? {
    allCases.lazy.filter { $0 != .short }.compactMap { $0.day(value) }.first
  }

  /// The day that a value is in the form; in `short` of a year that has it.
  ///
  /// Years are taken from 1868 (明治元年) to 2199; an era has no more years than it had, 令和 99.
  private func day(_ value: ArraySlice<UInt8>) -> CivilDate? {
    switch self {
    case .western:
      guard value.count == 8, let digits = DateForm.number(value) else { return nil }
      return DateForm.day(digits / 10_000, digits / 100 % 100, digits % 100)
    case .eraDigit:
      guard value.count == 7, let digits = DateForm.number(value) else { return nil }
      return DateForm.eraDay(digits / 1_000_000 - 1, digits / 10_000 % 100, digits / 100 % 100, digits % 100)
    case .eraLetter:
      guard value.count == 7, let first = value.first, let era = DateForm.era(first),
        let digits = DateForm.number(value.dropFirst())
      else { return nil }
      return DateForm.eraDay(era, digits / 10_000, digits / 100 % 100, digits % 100)
    case .short:
      guard value.count == 6, let digits = DateForm.number(value) else { return nil }
      // Which year it is nobody can tell; one with a 29 February is taken.
      return DateForm.day(2000 + digits / 10_000 % 4, digits / 100 % 100, digits % 100)
    case .separated:
      guard let parts = DateForm.parts(value), parts[0] >= 1000 else { return nil }
      return DateForm.day(parts[0], parts[1], parts[2])
    case .eraSeparated:
      guard let first = value.first, let era = DateForm.era(first), let parts = DateForm.parts(value.dropFirst())
      else { return nil }
      return DateForm.eraDay(era, parts[0], parts[1], parts[2])
    }
  }

  /// Whether a value stands for no day: all of it zeros or nines.
  static func isFiller(_ value: ArraySlice<UInt8>) -> Bool {
    guard value.count >= 6, let first = value.first, first == 0x30 || first == 0x39 else { return false }
    return value.allSatisfy { $0 == first }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
    (1868...2199).contains(year) ? CivilDate(year: year, month: month, day: day) : nil
  }

  private static func eraDay(_ era: Int, _ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
    // 明治 to 大正元年 (1912), 大正 to 昭和元年 (1926), 昭和 to 平成元年 (1989), 平成 to 令和元年 (2019).
    let eras = [(1868, 45), (1912, 15), (1926, 64), (1989, 31), (2019, 99)]
    guard eras.indices.contains(era), (1...eras[era].1).contains(year) else { return nil }
    return DateForm.day(eras[era].0 + year - 1, month, day)
  }

  private static func era(_ letter: UInt8) -> Int? {
    Array("MTSHR".utf8).firstIndex(of: letter)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }

  /// Three numbers with the same mark between them.
  private static func parts(_ value: ArraySlice<UInt8>) -> [Int]? {
    guard value.count <= 10, let mark = value.first(where: { !(0x30...0x39).contains($0) }),
      Array("/-.".utf8).contains(mark)
    else { return nil }
    let parts = value.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let numbers = parts.compactMap { number($0) }
    return numbers.count == 3 ? numbers : nil
  }
}
