public import Records

/// `wareki`: `GYYMMDD`, an era code and a year, month and day of that era, to a date.
///
/// Meaning: the era is looked up in the declared table; year 1 of an era is the year of its first day. A day that
/// exists is converted even where the era had ended or not begun, and listed. Month or day `00` is unknown; zeros in
/// all six digits are unknown altogether, with the code of an era or with zeros for it.
/// Examples, with the codes 1 明治 to 5 令和: `3640107` → `1989-01-07`; `3640108` → `1989-01-08`, listed as E402;
/// `4010107` → `1989-01-07`, listed as E403; `3300000` is partial: `1955-00-00`; `0000000` is partial: `0000-00-00`;
/// `3650229` fails; absent stays absent.
/// Failure reasons: E401, where no such day exists or the text has another form; E404, a partly unknown date where
/// none is accepted; E405, before 1873-01-01, when the calendar was lunisolar; E406, an era code that the table does
/// not list.
/// Loss class: equivalent where the day lies in its era; exact with kept complement, the era code, otherwise.
/// Inverse: the era whose range holds the day, and the year counted in it.
/// Source: the project's era table; 太政官布告第337号 (明治5年) for the calendar.
public struct Wareki: Sendable {
  let eras: [Era]
  /// For each byte, the era whose code is that byte alone, or -1.
  private let byByte: [Int16]
  private let codeByteCounts: [Int]
  /// The bytes of the longest era code.
  let longestCode: Int

  /// One era, compiled; days are `YYYYMMDD` as a number.
  struct Era: Sendable {
    var code: [UInt8]
    var name: [UInt8]
    var firstYear: Int
    var first: Int
    var last: Int
  }

  /// The year on whose first day the solar calendar began. Source: 太政官布告第337号 (明治5年11月9日).
  private static let firstSolarYear = 1873

  /// Compiles the eras of one old system.
  public init(_ table: EraTable) {
    eras = table.eras.map { era in
      Era(
        code: [UInt8](era.code.utf8), name: [UInt8](era.name.utf8), firstYear: era.first.year,
        first: Wareki.number(era.first), last: era.last.map(Wareki.number) ?? Int.max)
    }
    var byByte = [Int16](repeating: -1, count: 256)
    var counts: [Int] = []
    for (index, era) in eras.enumerated() {
      if era.code.count == 1, byByte[Int(era.code[0])] < 0 { byByte[Int(era.code[0])] = Int16(index) }
      if !counts.contains(era.code.count) { counts.append(era.code.count) }
    }
    self.byByte = byByte
    codeByteCounts = counts
    longestCode = counts.max() ?? 0
  }

  /// Converts every value.
  ///
  /// - Parameter acceptingPartial: Whether a partly unknown date is a value; otherwise it fails with E404.
  /// - Complexity: O(rows × eras).
  public func apply(_ column: Column, acceptingPartial: Bool) -> StepResult {
    let source = column.bytes.span
    return DateColumn.converting(column, acceptingPartial: acceptingPartial) { range in reading(source, range) }
  }

  /// Flags and words for a column of converted dates; the era and its year are those of the source.
  public func unknownColumns(source: Column, dates: Column, partialRows: [UInt32]) -> UnknownDateColumns {
    let text = source.bytes.span
    let dateText = dates.bytes.span
    return UnknownDateColumns(dates: dates, partialRows: partialRows) { row in
      let range = source.range(row)
      guard let date = DateReading(converted: dateText, dates.range(row)), range.count >= 6 else { return [] }
      let era = era(text, range.lowerBound..<range.upperBound - 6)
      if date.year == 0 || era < 0 { return Array("不詳".utf8) }
      let year = DigitText.pair(text, range.upperBound - 6)
      return eras[era].name + (year == 1 ? Array("元".utf8) : DigitText.fullWidth(year)) + Array("年".utf8)
        + date.unknownWords
    }
  }

  /// The position of the era with this code, or -1.
  func era(_ text: Span<UInt8>, _ code: Range<Int>) -> Int {
    if code.count == 1 { return Int(byByte[Int(text[code.lowerBound])]) }
    for index in eras.indices {
      let listed = eras[index].code
      if ByteOrder.areEqual(text, code, listed.span, 0..<listed.count) { return index }
    }
    return -1
  }

  /// `YYYYMMDD` as a number.
  static func number(_ date: CivilDate) -> Int { number(date.year, date.month, date.day) }

  static func number(_ year: Int, _ month: Int, _ day: Int) -> Int { year * 10_000 + month * 100 + day }

  private func reading(_ text: Span<UInt8>, _ range: Range<Int>) -> DateReading {
    let digits = range.upperBound - 6
    guard digits > range.lowerBound, codeByteCounts.contains(digits - range.lowerBound) else {
      return .failed(.impossibleDate)
    }
    let eraYear = DigitText.pair(text, digits)
    let month = DigitText.pair(text, digits + 2)
    let day = DigitText.pair(text, digits + 4)
    guard eraYear >= 0, month >= 0, day >= 0 else { return .failed(.impossibleDate) }
    let isUnknown = eraYear == 0 && month == 0 && day == 0
    let index = era(text, range.lowerBound..<digits)
    if index < 0 {
      return isUnknown && Wareki.areZeros(text, range.lowerBound..<digits)
        ? DateReading(isPartial: true) : .failed(.unknownEra)
    }
    if isUnknown { return DateReading(isPartial: true) }
    guard eraYear > 0 else { return .failed(.impossibleDate) }
    let year = eras[index].firstYear + eraYear - 1
    if year < Wareki.firstSolarYear {
      // A lunisolar month has at most 30 days, in any month.
      return .failed(month <= 12 && day <= 30 ? .lunisolarDate : .impossibleDate)
    }
    guard year <= 9999, DateReading.canExist(year: year, month: month, day: day) else {
      return .failed(.impossibleDate)
    }
    var date = DateReading(year: year, month: month, day: day, isPartial: month == 0 || day == 0)
    if Wareki.earliest(year, month, day) > eras[index].last {
      date.listed = .pastEraEnd
    } else if Wareki.latest(year, month, day) < eras[index].first {
      date.listed = .beforeEraStart
    }
    return date
  }

  /// The first day that a partly unknown date can be, as `YYYYMMDD`.
  static func earliest(_ year: Int, _ month: Int, _ day: Int) -> Int { number(year, max(month, 1), max(day, 1)) }

  /// A day not before the last one that a partly unknown date can be, as `YYYYMMDD`.
  static func latest(_ year: Int, _ month: Int, _ day: Int) -> Int {
    number(year, month == 0 ? 12 : month, day == 0 ? 31 : day)
  }

  static func areZeros(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for at in range where text[at] != 0x30 { return false }
    return true
  }
}
