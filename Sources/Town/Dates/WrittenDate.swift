import Records

/// Days as packaged systems write them.
enum WrittenDate {
  /// `2015/04/01`.
  static func slashes(_ day: CivilDate) -> [UInt8] {
    Array("\(padded(day.year, 4))/\(padded(day.month, 2))/\(padded(day.day, 2))".utf8)
  }

  /// `20240401`.
  static func digits(_ day: CivilDate) -> [UInt8] {
    Array("\(padded(day.year, 4))\(padded(day.month, 2))\(padded(day.day, 2))".utf8)
  }

  /// `R06.04.01`; the letters are those of `Mappings/nakanojo/codes/eras-letter.csv`.
  static func letter(_ day: CivilDate) -> [UInt8] {
    let digits = EraDate(day).digits
    let letter = ["M", "T", "S", "H", "R"][digits / 1_000_000 - 1]
    let parts = [digits / 10_000 % 100, digits / 100 % 100, digits % 100].map { padded($0, 2) }
    return Array((letter + parts.joined(separator: ".")).utf8)
  }

  private static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
