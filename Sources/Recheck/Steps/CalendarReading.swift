internal import Records

/// Dates worked out on strings, one at a time: months from a list, eras by walking through the table.
enum CalendarReading {
  /// What came of a date.
  enum Result: Equatable {
    case day(String)
    /// The converted date, and its words (不詳表記).
    case partial(String, words: String)
    case impossible
  }

  /// `GYYMMDD` by a table of eras.
  static func wareki(_ text: [UInt8], _ table: EraTable) -> Result {
    let characters = text.map { Character(Unicode.Scalar($0)) }
    guard characters.count >= 7, let numbers = numbers(Array(characters.suffix(6)), [2, 2, 2]) else {
      return .impossible
    }
    let code = [UInt8](text.dropLast(6))
    guard table.eras.contains(where: { $0.code.utf8.count == code.count }) else { return .impossible }
    let era = table.eras.first { code.elementsEqual($0.code.utf8) }
    if numbers == [0, 0, 0], era != nil || code.allSatisfy({ $0 == 0x30 }) {
      return .partial("0000-00-00", words: "不詳")
    }
    guard let era, numbers[0] > 0 else { return .impossible }
    let year = era.first.year + numbers[0] - 1
    guard year >= 1873 else { return .impossible }
    let yearWords = era.name + (numbers[0] == 1 ? "元" : wide(numbers[0])) + "年"
    return date(year, numbers[1], numbers[2], yearWords: yearWords)
  }

  /// `YYYYMMDD`.
  static func date(_ text: [UInt8]) -> Result {
    let characters = text.map { Character(Unicode.Scalar($0)) }
    guard characters.count == 8, let numbers = numbers(characters, [4, 2, 2]) else { return .impossible }
    if numbers == [0, 0, 0] { return .partial("0000-00-00", words: "不詳") }
    if numbers == [0, 1, 1] { return .day("0000-01-01") }
    let yearWords = numbers[0] == 0 ? "年不詳" : String(numbers[0]).map { wide($0.wholeNumberValue ?? 0) }.joined() + "年"
    return date(numbers[0], numbers[1], numbers[2], yearWords: yearWords)
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int, yearWords: String) -> Result {
    let isLeap = year == 0 || (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let lengths = [31, 31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard lengths.indices.contains(month), day <= lengths[month] else { return .impossible }
    let text = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    if year != 0, month != 0, day != 0 { return .day(text) }
    if month == 0, day == 0 { return .partial(text, words: yearWords + "月日不詳") }
    if month == 0 { return .partial(text, words: yearWords + "月不詳" + wide(day) + "日") }
    return .partial(text, words: yearWords + wide(month) + "月" + (day == 0 ? "日不詳" : wide(day) + "日"))
  }

  private static func numbers(_ characters: [Character], _ lengths: [Int]) -> [Int]? {
    var rest = characters
    var numbers: [Int] = []
    for length in lengths {
      let part = String(rest.prefix(length))
      guard part.allSatisfy({ "0123456789".contains($0) }), let number = Int(part) else { return nil }
      numbers.append(number)
      rest.removeFirst(length)
    }
    return numbers
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    var text = String(number)
    while text.count < width { text = "0" + text }
    return text
  }

  private static func wide(_ number: Int) -> String {
    let digits = Array("０１２３４５６７８９")
    return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }
}
