internal import Formats
internal import Platform
internal import Records

/// Counts the values of one field.
struct FieldTally {
  /// The most frequent values that are named.
  static let topCount = 10

  let field: LayoutField
  private(set) var profile: FieldProfile
  private var distinct = DistinctCount()
  private var frequent = FrequentValues()
  private var classes = [Int](repeating: 0, count: CharacterClass.allCases.count)
  private var dates = [(plausible: Int, implausible: Int, first: Int?)](
    repeating: (0, 0, nil), count: DateForm.allCases.count)
  private var fillers = 0
  private var least: [UInt8]?
  private var greatest: [UInt8]?
  private(set) var firstLowValues: Int?
  private(set) var firstHighValues: Int?
  /// Values that end in another filler than the declared one, which was taken off.
  private(set) var otherPadding = 0
  private(set) var firstOtherPadding: Int?

  /// What fills up fields: U+0000, U+0020, U+3000.
  private static let fillers: [ArraySlice<UInt8>] = [[0x00], [0x20], [0xE3, 0x80, 0x80]]

  init(_ field: LayoutField) {
    self.field = field
    profile = FieldProfile(
      name: field.mappingName, offset: field.offset, byteCount: field.usage.isDelimited ? nil : field.byteCount,
      isNumber: !field.usage.isText)
  }

  /// Takes the field of one record.
  ///
  /// - Parameters:
  ///   - value: The decoded value without padding; empty where there is none.
  ///   - stored: The field's bytes.
  ///   - failure: Why they are no value.
  ///   - record: The record, from 0; `nil` where neither its place nor its values may be told.
  mutating func add(_ value: ArraySlice<UInt8>, stored: ArraySlice<UInt8>, _ failure: FindingCode?, record: Int?) {
    profile.records += 1
    // Zero is a number of COMP, and its bytes are 00; where they are read as one they are no state.
    if failure != nil || field.usage.isText || value.isEmpty, let first = stored.first, first == 0x00 || first == 0xFF,
      stored.allSatisfy({ $0 == first })
    {
      if first == 0x00 {
        profile.lowValues += 1
        firstLowValues = firstLowValues ?? record
      } else {
        profile.highValues += 1
        firstHighValues = firstHighValues ?? record
      }
      return
    }
    if let failure {
      profile.unreadable.add(failure, record: record)
      return
    }
    let length = count(value)
    guard let length else {
      profile.blanks += 1
      return
    }
    profile.values += 1
    profile.lengths = profile.lengths.map { min($0.lowerBound, length)...max($0.upperBound, length) } ?? length...length
    var hasher = KeyHasher()
    hasher.combine(value)
    let hash = hasher.finish().high
    if record == nil || frequent.add(hash, value) { distinct.add(hash) }
    if record != nil {
      if least.map({ precedes(value, $0[...]) }) ?? true { least = Array(value) }
      if greatest.map({ precedes($0[...], value) }) ?? true { greatest = Array(value) }
    }
    readDate(value, record)
    if field.usage.isText, !field.usage.isDelimited,
      FieldTally.fillers.contains(where: { value.suffix($0.count) == $0 })
    {
      otherPadding += 1
      firstOtherPadding = firstOtherPadding ?? record
    }
  }

  /// What was counted.
  ///
  /// - Parameter isRevealed: Whether values are shown; otherwise their shapes are.
  func finished(isRevealed: Bool) -> FieldProfile {
    func text(_ value: [UInt8]) -> String {
      let text = String(decoding: value, as: UTF8.self)
      return isRevealed ? text : FieldTally.shape(of: text)
    }
    var result = profile
    result.unreadable.sort { $0.count > $1.count }
    result.distinct = distinct.count
    result.isDistinctExact = distinct.isExact
    result.minimum = least.map(text)
    result.maximum = greatest.map(text)
    result.top = frequent.top(FieldTally.topCount).map {
      FrequentValue(text: text($0.value), count: $0.count, isExact: frequent.error == 0)
    }
    result.classes = zip(CharacterClass.allCases, classes).filter { $0.1 > 0 }.map {
      CharacterClassCount(kind: $0.0, count: $0.1)
    }
    result.dates = dateProfile
    return result
  }

  /// The form that fits most values, where it fits at least half of those that are no fillers.
  var dateProfile: DateProfile? {
    let all = profile.values - fillers
    guard let form = DateForm.allCases.max(by: { dates[$0.rawValue].plausible < dates[$1.rawValue].plausible }),
      dates[form.rawValue].plausible * 2 >= all, dates[form.rawValue].plausible > 0
    else { return nil }
    let found = dates[form.rawValue]
    return DateProfile(
      form: form.name, plausible: found.plausible, fillers: fillers, implausible: all - found.plausible,
      firstImplausible: found.first)
  }

  private mutating func readDate(_ value: ArraySlice<UInt8>, _ record: Int?) {
    if DateForm.isFiller(value) {
      fillers += 1
      return
    }
    let isShort = DateForm.lengths.contains(value.count)
    for form in DateForm.allCases {
      if isShort, form.reads(value) {
        dates[form.rawValue].plausible += 1
      } else {
        dates[form.rawValue].implausible += 1
        dates[form.rawValue].first = dates[form.rawValue].first ?? record
      }
    }
  }

  /// How many characters a value has, counted by class; `nil` for one that holds nothing but spaces.
  private mutating func count(_ value: ArraySlice<UInt8>) -> Int? {
    guard !FieldTally.isBlank(value) else { return nil }
    var length = 0
    var position = value.startIndex
    while position < value.endIndex {
      length += 1
      let byte = value[position]
      if byte < 0x80 {
        classes[FieldTally.asciiClasses[Int(byte)]] += 1
        position += 1
      } else {
        // What was decoded is UTF-8: the lead byte says how many follow (RFC 3629).
        let count = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        var code = UInt32(byte) & (0x7F >> UInt32(count))
        for trail in value[(position + 1)..<(position + count)] { code = code << 6 | UInt32(trail & 0x3F) }
        let kind = Unicode.Scalar(code).map { CharacterClass($0) } ?? .other
        classes[kind.rawValue] += 1
        position += count
      }
    }
    return length
  }

  /// Whether a value holds nothing but spaces, half-width or full-width (E3 80 80).
  private static func isBlank(_ value: ArraySlice<UInt8>) -> Bool {
    var position = value.startIndex
    while position < value.endIndex {
      if value[position] == 0x20 {
        position += 1
      } else if value[position] == 0xE3, value[position...].starts(with: [0xE3, 0x80, 0x80]) {
        position += 3
      } else {
        return false
      }
    }
    return true
  }

  /// The class of each character of ASCII.
  private static let asciiClasses = (0..<0x80).map { CharacterClass(Unicode.Scalar(UInt8($0))).rawValue }

  /// Numbers by size, texts in the order of their code points.
  private func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    guard profile.isNumber else { return left.lexicographicallyPrecedes(right) }
    let (first, second) = (FieldTally.sized(left), FieldTally.sized(right))
    if first.isNegative != second.isNegative { return first.isNegative }
    let (lesser, greater) = first.isNegative ? (second, first) : (first, second)
    return lesser.whole.count != greater.whole.count
      ? lesser.whole.count < greater.whole.count
      : lesser.whole != greater.whole
        ? lesser.whole.lexicographicallyPrecedes(greater.whole)
        : lesser.fraction.lexicographicallyPrecedes(greater.fraction)
  }

  /// Sign and digits of a canonical number, without zeros at its ends.
  private static func sized(
    _ number: ArraySlice<UInt8>
  ) -> (isNegative: Bool, whole: ArraySlice<UInt8>, fraction: ArraySlice<UInt8>) {
    let isNegative = number.first == 0x2D
    let digits = isNegative ? number.dropFirst() : number
    let point = digits.firstIndex(of: 0x2E) ?? digits.endIndex
    var fraction = digits[point...].dropFirst()
    while fraction.last == 0x30 { fraction.removeLast() }
    return (isNegative, digits[..<point].drop { $0 == 0x30 }, fraction)
  }

  /// A value with every character replaced by the sign of its class.
  static func shape(of text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(CharacterClass(scalar).sign ?? scalar) }
    return String(scalars)
  }
}
