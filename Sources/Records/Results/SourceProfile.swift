/// What is in one source: its records, its fields and what speaks for and against its declarations.
///
/// Values that belong to people are in it as shapes unless they were asked for. Of people who are protected (支援措置), and of
/// records that may be theirs, it counts values and names neither a value nor a place.
public struct SourceProfile: Sendable {
  /// The source's name.
  public var name: String
  /// Its files, relative to the project.
  public var file: String
  /// All its bytes.
  public var byteCount = 0
  /// All its records, the unreadable ones included.
  public var records = 0
  /// Whether values are shown as they are.
  public var isRevealed: Bool
  /// Records that are none, by what is wrong with them.
  public var faults: [Place] = []
  /// What speaks for and against each declaration, in the order of the declarations.
  public var evidence: [DeclarationEvidence] = []
  /// The record types, in the order of their declaration.
  public var types: [TypeProfile] = []

  /// Makes the profile of a source that has not been read.
  public init(name: String, file: String, isRevealed: Bool) {
    self.name = name
    self.file = file
    self.isRevealed = isRevealed
  }

  /// How often something was found, and where first.
  public struct Place: Sendable, Hashable {
    /// What is wrong.
    public var code: FindingCode
    /// How often.
    public var count: Int
    /// The first record it was found in, from 0, of those whose place may be told.
    public var firstRecord: Int?

    /// Makes a place.
    public init(code: FindingCode, count: Int, firstRecord: Int?) {
      self.code = code
      self.count = count
      self.firstRecord = firstRecord
    }
  }
}

extension [SourceProfile.Place] {
  /// Counts a code once more.
  ///
  /// - Parameter record: Where it was found; `nil` where that may not be told.
  public mutating func add(_ code: FindingCode, record: Int?) {
    guard let place = firstIndex(where: { $0.code == code }) else {
      return append(SourceProfile.Place(code: code, count: 1, firstRecord: record))
    }
    self[place].count += 1
    self[place].firstRecord = self[place].firstRecord ?? record
  }
}

/// What the bytes say to one declaration.
public struct DeclarationEvidence: Sendable, Hashable {
  /// The declaration as it is written, such as `characters CP932`.
  public var declaration: String
  /// What was counted.
  public var counted: LocalizedText
  /// How many agree.
  public var agreeing: Int
  /// How many contradict.
  public var contradicting: Int
  /// Where the first contradicting one is; `nil` where there is none or it has no record.
  public var firstRecord: Int?
  /// What the bytes look like instead, or what else there is to know.
  public var remark: LocalizedText?

  /// Makes a piece of evidence.
  public init(
    declaration: String, counted: LocalizedText, agreeing: Int, contradicting: Int, firstRecord: Int? = nil,
    remark: LocalizedText? = nil
  ) {
    self.declaration = declaration
    self.counted = counted
    self.agreeing = agreeing
    self.contradicting = contradicting
    self.firstRecord = firstRecord
    self.remark = remark
  }
}

/// The records of one type.
public struct TypeProfile: Sendable {
  /// The type's name.
  public var name: String
  /// How many records of it could be read.
  public var records: Int
  /// Its elementary fields, in order.
  public var fields: [FieldProfile]

  /// Makes a profile.
  public init(name: String, records: Int, fields: [FieldProfile]) {
    self.name = name
    self.records = records
    self.fields = fields
  }
}

/// The values of one field. `blanks`, `lowValues`, `highValues`, the sum of `unreadable` and `values` add up to `records`.
public struct FieldProfile: Sendable {
  /// The mapping name.
  public var name: String
  /// The first byte in the record, or the number of the column, from 0.
  public var offset: Int
  /// The length in bytes; `nil` for a column.
  public var byteCount: Int?
  /// Whether it is a number.
  public var isNumber: Bool
  /// The records that have the field.
  public var records = 0
  /// How many hold nothing but padding.
  public var blanks = 0
  /// How many hold nothing but bytes 00.
  public var lowValues = 0
  /// How many hold nothing but bytes FF.
  public var highValues = 0
  /// How many hold bytes that are no value, by finding code.
  public var unreadable: [SourceProfile.Place] = []
  /// How many hold a value.
  public var values = 0
  /// How many different values there are.
  public var distinct = 0
  /// Whether `distinct` is a count; otherwise it is an estimate.
  public var isDistinctExact = true
  /// The smallest value: of numbers by size, of texts in the order of their code points.
  public var minimum: String?
  /// The largest value.
  public var maximum: String?
  /// The fewest and the most characters of a value.
  public var lengths: ClosedRange<Int>?
  /// The most frequent values, most frequent first.
  public var top: [FrequentValue] = []
  /// How many characters of each class there are, in the order of the classes; none is left out that is not 0.
  public var classes: [CharacterClassCount] = []
  /// How the values read as dates, where most of them do.
  public var dates: DateProfile?

  /// Makes the profile of a field that has not been read.
  public init(name: String, offset: Int, byteCount: Int?, isNumber: Bool) {
    self.name = name
    self.offset = offset
    self.byteCount = byteCount
    self.isNumber = isNumber
  }
}

/// A value and how often it stands.
public struct FrequentValue: Sendable, Hashable {
  /// The value, or its shape.
  public var text: String
  /// How often at least.
  public var count: Int
  /// Whether `count` is all there are.
  public var isExact: Bool

  /// Makes a value.
  public init(text: String, count: Int, isExact: Bool) {
    self.text = text
    self.count = count
    self.isExact = isExact
  }
}

/// The kinds of characters that a profile tells apart.
public enum CharacterClass: Int, Sendable, Hashable, CaseIterable {
  /// `0`–`9`.
  case digit
  /// `A`–`Z` and `a`–`z`.
  case latin
  /// Any other of ASCII but the space.
  case mark
  /// U+0020.
  case space
  /// Hiragana.
  case hiragana
  /// Katakana.
  case katakana
  /// Half-width katakana (U+FF61–U+FF9F).
  case halfWidthKatakana
  /// Full-width digits.
  case fullWidthDigit
  /// Full-width Latin letters.
  case fullWidthLatin
  /// U+3000.
  case ideographicSpace
  /// Kanji, the iteration mark included.
  case kanji
  /// A code that its table or an identification gave to private use.
  case privateUse
  /// A control character.
  case control
  /// Any other.
  case other

  /// The name of the case, such as `halfWidthKatakana`.
  public var name: String { "\(self)" }

  /// The class of a character.
  public init(_ scalar: Unicode.Scalar) {
    self =
      switch scalar.value {
      case 0x30...0x39: .digit
      case 0x41...0x5A, 0x61...0x7A: .latin
      case 0x20: .space
      case 0x00..<0x20, 0x7F...0x9F: .control
      case 0x21...0x7E: .mark
      case 0x3000: .ideographicSpace
      case 0x3041...0x309F: .hiragana
      case 0x30A0...0x30FF, 0x31F0...0x31FF: .katakana
      case 0xFF61...0xFF9F: .halfWidthKatakana
      case 0xFF10...0xFF19: .fullWidthDigit
      case 0xFF21...0xFF3A, 0xFF41...0xFF5A: .fullWidthLatin
      case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .kanji
      case 0xE000...0xF8FF, 0xF0000...0x10FFFD: .privateUse
      default: .other
      }
  }

  /// What stands for a character of the class where values are not shown; marks and spaces stand for themselves.
  public var sign: Unicode.Scalar? {
    switch self {
    case .digit: "9"
    case .latin: "A"
    case .hiragana: "あ"
    case .katakana: "ア"
    case .halfWidthKatakana: "ｱ"
    case .fullWidthDigit: "９"
    case .fullWidthLatin: "Ａ"
    case .kanji: "漢"
    case .privateUse: "外"
    case .control: "␀"
    case .other: "？"
    case .mark, .space, .ideographicSpace: nil
    }
  }
}

/// How many characters of a class there are.
public struct CharacterClassCount: Sendable, Hashable {
  /// The class.
  public var kind: CharacterClass
  /// How many.
  public var count: Int

  /// Makes a count.
  public init(kind: CharacterClass, count: Int) {
    self.kind = kind
    self.count = count
  }
}

/// How the values of a field read as dates.
public struct DateProfile: Sendable, Hashable {
  /// The form that fits the most values, such as `YYYYMMDD`.
  public var form: String
  /// How many are days that exist.
  public var plausible: Int
  /// How many are all zeros or all nines.
  public var fillers: Int
  /// How many are neither.
  public var implausible: Int
  /// The first record with such a one, from 0.
  public var firstImplausible: Int?

  /// Makes a profile.
  public init(form: String, plausible: Int, fillers: Int, implausible: Int, firstImplausible: Int?) {
    self.form = form
    self.plausible = plausible
    self.fillers = fillers
    self.implausible = implausible
    self.firstImplausible = firstImplausible
  }
}
