public import Records

/// Every code a diagnostic of the language can carry; permanent, never reused.
///
/// Families: L the text itself, P the project's declarations, M the mapping.
public enum DiagnosticCode: String, Sendable, CaseIterable {
  // L: the text
  /// Bytes that are not UTF-8.
  case invalidUTF8 = "L101"
  /// A character that means nothing here.
  case unexpectedCharacter = "L102"
  /// A full-width mark, digit or space typed as syntax.
  case fullWidthSyntax = "L103"
  /// A string that its line does not close.
  case unterminatedText = "L104"
  /// An unknown escape in a string.
  case badEscape = "L105"
  /// A `「` that its line does not close.
  case unterminatedName = "L106"
  /// `「」` without a name.
  case emptyName = "L107"
  /// Another word or mark is expected here.
  case unexpectedToken = "L110"
  /// A line at the top that begins no declaration.
  case unknownDeclaration = "L111"
  /// A `{` without its `}`.
  case unclosedBlock = "L112"
  /// More nesting, or a longer chain, than any mapping needs.
  case nestedTooDeeply = "L113"
  /// An `else` without a step before it.
  case handlerWithoutStep = "L114"
  /// A setting that its block does not know.
  case unknownSetting = "L115"
  /// Two statements on one line.
  case statementNotEnded = "L116"
  /// A day that does not exist.
  case impossibleDay = "L117"
  /// A number that is too large.
  case numberTooLarge = "L118"
  /// A reason without a word.
  case emptyReason = "L119"

  // P: the project
  /// No `migration` block.
  case missingMigration = "P101"
  /// More than one `migration` block.
  case repeatedMigration = "P102"
  /// A declaration that is not there and has no default.
  case missingDeclaration = "P103"
  /// A declaration that is there twice.
  case repeatedDeclaration = "P104"
  /// A municipality code whose check digit does not agree.
  case wrongMunicipality = "P105"
  /// A municipality code that is not six digits.
  case malformedMunicipality = "P106"
  /// A word that is none of those allowed.
  case unknownChoice = "P107"
  /// A name declared twice.
  case nameDeclaredTwice = "P108"
  /// A declaration that belongs in the project file.
  case misplacedDeclaration = "P109"
  /// A number of parts that is not that of the files.
  case partCount = "P110"
  /// A record length or bound out of range.
  case numberOutOfRange = "P111"
  /// The declared record length is not the layout's.
  case recordLengthDiffers = "P112"
  /// A gate without a condition.
  case emptyGate = "P113"
  /// A target that says not what it is, or two things at once.
  case targetWithoutPlace = "P114"
  /// A setting that targets of another kind have.
  case settingOfOtherTarget = "P115"
  /// An address or a name that cannot be delivered to.
  case unusableTarget = "P116"
  /// A role or target whose name cannot name a file.
  case nameNotPlain = "P117"
  /// Sources that were extracted on different days.
  case extractionDaysDiffer = "P118"
  /// Layout, framing and record types of two different forms.
  case contradictingForms = "P130"

  // M: the mapping
  /// A name that nothing has.
  case unknownName = "M101"
  /// A step that the library does not have.
  case unknownStep = "M102"
  /// Arguments a step does not take.
  case wrongArguments = "M103"
  /// A value of one type where another is needed.
  case typeMismatch = "M104"
  /// A step that can fail without an `else`.
  case unhandledFailure = "M105"
  /// An `else` on a step that cannot fail.
  case needlessHandler = "M106"
  /// An `else` that its step cannot have.
  case impossibleHandler = "M107"
  /// `else unknown` for an item that allows no unknown date.
  case unknownDateNotAllowed = "M108"
  /// A name that several fields have, or one without its subscript.
  case ambiguousField = "M109"
  /// A source field that is neither mapped, kept nor ignored.
  case fieldUnaccounted = "M110"
  /// A mandatory item without an assignment.
  case mandatoryUnassigned = "M111"
  /// An item neither assigned nor declared absent.
  case itemUnassigned = "M112"
  /// A repeating item neither assigned nor declared absent.
  case repeatingItemUnassigned = "M113"
  /// An item assigned twice.
  case assignedTwice = "M114"
  /// A conversion table whose target is not in the code list.
  case targetNotInCodeList = "M115"
  /// A conversion table without a value that the copybook names.
  case sourceCodeMissing = "M116"
  /// A constant that its item does not take.
  case constantNotInFormat = "M117"
  /// A window order that is not numeric or has more than 18 digits.
  case unsuitableOrder = "M118"
  /// A conversion table that nothing uses.
  case unusedCodes = "M119"
  /// A record type that no map reads.
  case recordTypeUnmapped = "M120"
  /// A group used as a value.
  case groupAsValue = "M121"
  /// `last within` where there is no window.
  case windowNotHere = "M122"
  /// Digits that are longer than the item.
  case valueTooLong = "M123"
  /// A comparison whose result never changes.
  case constantComparison = "M124"
  /// A field that is used and ignored.
  case usedAndIgnored = "M125"
  /// A project without a map.
  case noMaps = "M126"
  /// Two totals, rules or tests of one name.
  case repeatedTitle = "M127"
  /// A join whose fields cannot be compared, or that nothing uses.
  case unsuitableJoin = "M128"
  /// Keys of a total that the two sides do not share, or that may not stand in a report.
  case unsuitableKeys = "M129"
  /// A name of `for each` that nothing uses, or that means something else already.
  case unsuitableElement = "M130"

  /// How grave it is.
  public var severity: Severity {
    switch self {
    case .unusedCodes, .usedAndIgnored, .repeatingItemUnassigned, .extractionDaysDiffer: .warning
    default: .error
    }
  }
}
