public import Records

/// A date of the old system as it was read, before it is written in the standard's ten characters.
///
/// Zeros stand for unknown parts: year 0, month 0, day 0.
struct DateReading {
  /// Years of the Gregorian calendar.
  var year = 0
  /// 1 to 12, or 0.
  var month = 0
  /// 1 to 31, or 0.
  var day = 0
  /// Why it is no date; then the parts mean nothing.
  var failure: FindingCode?
  /// What is listed of a date that is one.
  var listed: FindingCode?
  /// Whether a part is unknown.
  var isPartial = false

  /// A reading that failed.
  static func failed(_ code: FindingCode) -> DateReading { DateReading(failure: code) }

  /// Whether month and day can stand in the year; zeros for unknown parts can.
  ///
  /// An unknown year or month allows the longest month there is.
  static func canExist(year: Int, month: Int, day: Int) -> Bool {
    guard month >= 0, month <= 12, day >= 0 else { return false }
    if month == 0 { return day <= 31 }
    return day <= CivilDate.dayCount(year: year == 0 ? 4 : year, month: month)
  }

  /// `YYYY-MM-DD`, ten bytes.
  func write(into out: inout OutputSpan<UInt8>) {
    DateReading.writePair(year / 100, into: &out)
    DateReading.writePair(year % 100, into: &out)
    out.append(0x2D)
    DateReading.writePair(month, into: &out)
    out.append(0x2D)
    DateReading.writePair(day, into: &out)
  }

  /// Two digits of 0 to 99.
  static func writePair(_ number: Int, into out: inout OutputSpan<UInt8>) {
    out.append(UInt8(truncatingIfNeeded: 0x30 + number / 10))
    out.append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
  }

  /// Reads a converted date back; `nil` where the text is not ten characters of that form.
  init?(converted text: Span<UInt8>, _ range: Range<Int>) {
    guard range.count == 10, text[range.lowerBound + 4] == 0x2D, text[range.lowerBound + 7] == 0x2D else { return nil }
    let century = DigitText.pair(text, range.lowerBound)
    let rest = DigitText.pair(text, range.lowerBound + 2)
    month = DigitText.pair(text, range.lowerBound + 5)
    day = DigitText.pair(text, range.lowerBound + 8)
    guard century >= 0, rest >= 0, month >= 0, day >= 0 else { return nil }
    year = century * 100 + rest
    isPartial = year == 0 || month == 0 || day == 0
  }

  /// Takes the parts as they are.
  init(
    year: Int = 0, month: Int = 0, day: Int = 0, failure: FindingCode? = nil, listed: FindingCode? = nil,
    isPartial: Bool = false
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.failure = failure
    self.listed = listed
    self.isPartial = isPartial
  }

  /// The parts behind the year as words, with what is unknown: `５月日不詳`, `月日不詳`, `月不詳１２日`.
  var unknownWords: [UInt8] {
    if month != 0 {
      let monthWords = DigitText.fullWidth(month) + Array("月".utf8)
      return monthWords + (day == 0 ? Array("日不詳".utf8) : DigitText.fullWidth(day) + Array("日".utf8))
    }
    return day == 0 ? Array("月日不詳".utf8) : Array("月不詳".utf8) + DigitText.fullWidth(day) + Array("日".utf8)
  }
}

/// What `else unknown FLAG, TEXT` writes beside a date.
public struct UnknownDateColumns: Sendable {
  /// `1` for a partly unknown date, `0` for a known one, absent for an absent one.
  public var flags: Column
  /// The words of a partly unknown date (不詳表記), otherwise absent.
  public var texts: Column

  /// Fills both columns.
  ///
  /// - Parameters:
  ///   - dates: The converted dates.
  ///   - partialRows: The rows that hold a partly unknown date, ascending.
  ///   - words: Gives the words for one such row.
  init(dates: Column, partialRows: [UInt32], words: (Int) -> [UInt8]) {
    let written = dates.ends.span
    let partial = partialRows.span
    var textBytes: [UInt8] = []
    var flagEnds: [UInt32] = []
    flagEnds.reserveCapacity(dates.count)
    var textEnds: [UInt32] = []
    textEnds.reserveCapacity(dates.count)
    let flagBytes = [UInt8](capacity: dates.count) { out in
      var next = 0
      var start: UInt32 = 0
      for row in written.indices {
        let isPartial = next < partial.count && Int(partial[next]) == row
        if isPartial {
          next += 1
          textBytes += words(row)
        }
        if written[row] != start { out.append(isPartial ? 0x31 : 0x30) }
        start = written[row]
        flagEnds.append(UInt32(truncatingIfNeeded: out.count))
        textEnds.append(UInt32(truncatingIfNeeded: textBytes.count))
      }
    }
    flags = Column(bytes: flagBytes, ends: flagEnds)
    texts = Column(bytes: textBytes, ends: textEnds)
  }
}
