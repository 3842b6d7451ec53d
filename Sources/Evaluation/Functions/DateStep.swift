public import Records

/// `date`: `YYYYMMDD` to a date.
///
/// Meaning: a day of the Gregorian calendar in eight digits, month or day `00` and year `0000` for what is unknown.
/// `00000101` and `99991231` are the standard's own marks of an open period and pass as such.
/// Examples: `20240229` → `2024-02-29`; `20230229` fails (E401); `19550500` is partial: `1955-05-00`;
/// `00000000` is partial: `0000-00-00`; absent stays absent.
/// Failure reasons: E401, where no such day exists or the text is not eight digits; E404, a partly unknown date where
/// none is accepted.
/// Loss class: equivalent.
/// Inverse: the digits.
/// Source: data type DATE of the standard's legend; DS-441 §6.2, §6.3, §8.4 for the unknown parts.
public enum DateStep {
  /// Converts every value.
  ///
  /// - Parameter acceptingPartial: Whether a partly unknown date is a value; otherwise it fails with E404.
  /// - Complexity: O(rows).
  public static func apply(_ column: Column, acceptingPartial: Bool) -> StepResult {
    let source = column.bytes.span
    return DateColumn.converting(column, acceptingPartial: acceptingPartial) { range in reading(source, range) }
  }

  /// Takes the hyphens out. O(bytes).
  public static func restore(_ column: Column) -> StepInverse {
    StepInverse(column: DigitText.removing(0x2D, from: column))
  }

  /// Flags and words for a column of converted dates.
  public static func unknownColumns(dates: Column, partialRows: [UInt32]) -> UnknownDateColumns {
    let text = dates.bytes.span
    return UnknownDateColumns(dates: dates, partialRows: partialRows) { row in
      guard let date = DateReading(converted: text, dates.range(row)) else { return [] }
      if date.year == 0, date.month == 0, date.day == 0 { return Array("不詳".utf8) }
      if date.year == 0 { return Array("年不詳".utf8) + date.unknownWords }
      var words: [UInt8] = []
      for digit in String(date.year).utf8 { words += DigitText.fullWidth(Int(digit - 0x30)) }
      return words + Array("年".utf8) + date.unknownWords
    }
  }

  private static func reading(_ text: Span<UInt8>, _ range: Range<Int>) -> DateReading {
    guard range.count == 8 else { return .failed(.impossibleDate) }
    let century = DigitText.pair(text, range.lowerBound)
    let rest = DigitText.pair(text, range.lowerBound + 2)
    let month = DigitText.pair(text, range.lowerBound + 4)
    let day = DigitText.pair(text, range.lowerBound + 6)
    guard century >= 0, rest >= 0, month >= 0, day >= 0 else { return .failed(.impossibleDate) }
    let year = century * 100 + rest
    guard DateReading.canExist(year: year, month: month, day: day) else { return .failed(.impossibleDate) }
    let isOpenStart = year == 0 && month == 1 && day == 1
    return DateReading(
      year: year, month: month, day: day, isPartial: !isOpenStart && (year == 0 || month == 0 || day == 0))
  }
}
