internal import Records

/// What can be wrong with a copybook; the codes never change. K104, K115 and K138 are of earlier versions.
enum CopybookProblem {
  case unknownDialect(String)
  case unknownCharacters(String)
  case undecodable(String)
  case badIndicator(String)
  case debuggingLine
  case continuationOfNothing
  case continuationWithoutQuote
  case acrossMargin
  case openLiteral
  case fullWidthSpace
  case unsupportedLiteral(String)
  case levelExpected(String)
  case badLevel(String)
  case unsupportedStatement(String)
  case unsupportedClause(String)
  case unexpected(String)
  case missingPeriod
  case badName(String)
  case repeatedClause(String)
  case operandExpected(String)
  case badOccurs(String)
  case badPicture(String)
  case unsupportedPicture(String, symbol: String)
  case tooManyDigits(Int, limit: Int)
  case usageNeedsNumber(String)
  case conditionWithoutField
  case conditionWithoutValue
  case firstLevel
  case strayLevel(Int)
  case groupWithPicture(String)
  case missingPicture(String)
  case redefinesUnknown(String)
  case redefinesMisplaced(String)
  case redefinesTable(String)
  case redefinesLonger(name: String, byteCount: Int, target: String, targetByteCount: Int)
  case recordOccurs
  case repeatedName(String)
  case tooLarge(String)
  case tooManyDimensions(String)
  case noRecord
  case doubleByteNeeded(String)
  case doubleByteUsage(picture: String, usage: String)
  case dependingExpected
  case emptyRange(least: Int, most: Int)
  case dependingNested(String)
  case dependingNotLast(String)
  case dependingRedefined(String)
  case counterUnknown(String)
  case counterNoInteger(String)
  case counterNotBefore(name: String, table: String)
  case copyNotFound(String)
  case copyOfItself([String])
  case copyTooLarge(String)
  case badReplacing
  case renamesUnknown(String)
  case renamesUnsuitable(String)
  case renamesOrder(String)
  case usageUnknown(String, dialect: String)
  case nationalUndecided(String)
  case pictureNotAllowed(usage: String)
  case signNeedsSignedDisplay(String)
  case justifiedNeedsText(String)
  case blankWhenZeroNeedsDigits(String)
  case unsignedNeeded(String)
  case synchronizedInTable(String, dialect: String)
  case counterAmbiguous(String)
  case byteOrderUnknown(dialect: String)

  /// The permanent code.
  var code: String {
    switch self {
    case .unknownDialect: "K101"
    case .unknownCharacters: "K102"
    case .undecodable: "K103"
    case .badIndicator: "K105"
    case .debuggingLine: "K106"
    case .continuationOfNothing: "K107"
    case .continuationWithoutQuote: "K108"
    case .acrossMargin: "K109"
    case .openLiteral: "K110"
    case .fullWidthSpace: "K111"
    case .unsupportedLiteral: "K112"
    case .levelExpected: "K113"
    case .badLevel: "K114"
    case .unsupportedStatement: "K116"
    case .unsupportedClause: "K117"
    case .unexpected: "K118"
    case .missingPeriod: "K119"
    case .badName: "K120"
    case .repeatedClause: "K121"
    case .operandExpected: "K122"
    case .badOccurs: "K123"
    case .badPicture: "K124"
    case .unsupportedPicture: "K125"
    case .tooManyDigits: "K126"
    case .usageNeedsNumber: "K127"
    case .conditionWithoutField: "K128"
    case .conditionWithoutValue: "K129"
    case .firstLevel: "K130"
    case .strayLevel: "K131"
    case .groupWithPicture: "K132"
    case .missingPicture: "K133"
    case .redefinesUnknown: "K134"
    case .redefinesMisplaced: "K135"
    case .redefinesTable: "K136"
    case .redefinesLonger: "K137"
    case .recordOccurs: "K139"
    case .repeatedName: "K140"
    case .tooLarge: "K141"
    case .tooManyDimensions: "K142"
    case .noRecord: "K143"
    case .doubleByteNeeded: "K144"
    case .doubleByteUsage: "K145"
    case .dependingExpected: "K146"
    case .emptyRange: "K147"
    case .dependingNested: "K148"
    case .dependingNotLast: "K149"
    case .dependingRedefined: "K150"
    case .counterUnknown: "K151"
    case .counterNoInteger: "K152"
    case .counterNotBefore: "K153"
    case .copyNotFound: "K154"
    case .copyOfItself: "K155"
    case .copyTooLarge: "K156"
    case .badReplacing: "K157"
    case .renamesUnknown: "K158"
    case .renamesUnsuitable: "K159"
    case .renamesOrder: "K160"
    case .usageUnknown: "K161"
    case .nationalUndecided: "K162"
    case .pictureNotAllowed: "K163"
    case .signNeedsSignedDisplay: "K164"
    case .justifiedNeedsText: "K165"
    case .blankWhenZeroNeedsDigits: "K166"
    case .unsignedNeeded: "K167"
    case .synchronizedInTable: "K168"
    case .counterAmbiguous: "K169"
    case .byteOrderUnknown: "K170"
    }
  }

  /// The diagnostic at a place.
  func diagnostic(_ span: TextSpan) -> Diagnostic {
    Diagnostic(severity, code: code, message, at: span, help: help)
  }

  /// Warnings change no layout.
  private var severity: Severity {
    switch self {
    case .acrossMargin, .redefinesLonger: .warning
    default: .error
    }
  }
}
