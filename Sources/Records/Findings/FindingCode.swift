/// What can be wrong with data; the raw value never changes and is never reused.
///
/// Families: F framing, C character, N number, E era and date, M mapping, V validation, R reconciliation.
public enum FindingCode: UInt16, Sendable, Codable, CaseIterable {
  // F: framing
  /// Record shorter than declared.
  case shortRecord = 101
  /// Record longer than declared.
  case overlongRecord = 102
  /// Last record cut off at the end of the file.
  case partialLastRecord = 103
  /// Record meets no declared record type.
  case unknownRecordType = 104
  /// Header or trailer out of place, missing or repeated.
  case misplacedRecord = 105
  /// A length word (RDW) that no record can have.
  case badLengthWord = 106
  /// The number of occurrences in the record does not agree with the record's length.
  case badOccurrenceCount = 107
  /// A row of delimited text with another number of columns than declared.
  case wrongColumnCount = 108
  /// A quotation mark in delimited text where none can stand.
  case strayQuote = 109
  /// A quotation mark in delimited text that is never closed.
  case openQuote = 110
  /// A backslash in delimited text before what it does not escape.
  case badEscape = 111
  // C: characters
  /// Bytes the character table does not assign.
  case unassignedCode = 201
  /// Double-byte character cut off.
  case truncatedCharacter = 202
  /// Trail byte of a double-byte character out of range.
  case badTrailByte = 203
  /// User-defined character without an identification.
  case undecidedCharacter = 204
  /// Shift codes that do not balance.
  case unbalancedShift = 205
  // N: numbers
  /// A byte that is no digit in a numeric field.
  case notDigits = 301
  /// Invalid digit in a packed decimal.
  case badPackedDigit = 302
  /// Invalid sign.
  case badSign = 303
  /// A floating-point number that no exact decimal of 31 digits stands for.
  case unrepresentableNumber = 304
  // E: eras and dates
  /// A day that does not exist.
  case impossibleDate = 401
  /// A day past the end of its era (a real day; converted).
  case pastEraEnd = 402
  /// A day before its era began (a real day; converted).
  case beforeEraStart = 403
  /// A partly unknown date where none is accepted.
  case partialDate = 404
  /// A lunisolar date (before 1873) cannot be converted.
  case lunisolarDate = 405
  /// An era code that the era table does not list.
  case unknownEra = 406
  // M: mapping
  /// A code that the conversion table does not list.
  case unmappedCode = 501
  /// Tied order: the latest record cannot be decided.
  case tiedOrder = 502
  /// A value that is no integer.
  case notAnInteger = 503
  /// A character the conversion does not cover.
  case notConvertible = 504
  /// A step failed and was handled as the rule says.
  case handledFailure = 505
  /// Check digit does not agree (value kept as it is).
  case checkDigitMismatch = 506
  /// No record to join with.
  case joinMissing = 507
  /// More than one record to join with.
  case joinAmbiguous = 508
  /// A value of the joined record cannot be read.
  case joinUnreadable = 509
  /// A record that no branch of a `case` takes.
  case noBranch = 510
  /// A text without the mark to cut it at.
  case markMissing = 511
  // V: validation against the standard
  /// Not in the format of its data type.
  case wrongFormat = 601
  /// More characters than the item allows.
  case tooLong = 602
  /// A character that is not half-width in an X item.
  case notHalfWidth = 603
  /// A character that is not full-width in an Ｎ item.
  case notFullWidth = 604
  /// A value that its code list does not hold.
  case notInCodeList = 605
  /// A mandatory item is empty.
  case mandatoryMissing = 606
  /// A conditional item is empty though its condition holds.
  case conditionUnmet = 607
  /// Duplicate primary key.
  case duplicateKey = 608
  /// A rule across records is not met.
  case groupRuleUnmet = 609
  /// An unknown date in an item that allows none.
  case unknownDateNotAllowed = 610
  /// A value that no record of the groups it refers to has.
  case referenceMissing = 611
  /// A character that the declared repertoire does not hold.
  case outsideRepertoire = 612
  /// A number whose check digit does not agree.
  case wrongCheckDigit = 613
  /// A value that a record of a group has that must not have it.
  case excludedValue = 614
  /// A gap in numbers that follow one another.
  case numberGap = 615
  /// The amounts of one group and of another do not have the same sum.
  case sumDiffers = 616
  // R: reconciliation
  /// A count or an amount does not tie.
  case totalDiffers = 701
  /// A reconciliation could not run.
  case totalNotRun = 702
  /// Bytes that belong to no class.
  case bytesUnaccounted = 703

  /// The code as people write it, such as `C204`.
  public var text: String { "\(family)\(rawValue)" }

  private var family: Character {
    switch rawValue / 100 {
    case 1: "F"
    case 2: "C"
    case 3: "N"
    case 4: "E"
    case 5: "M"
    case 6: "V"
    default: "R"
    }
  }
}
