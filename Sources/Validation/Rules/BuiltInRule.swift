import Records

/// The rules that the columns of the official list state for every item or group.
enum BuiltInRule: Int, CaseIterable {
  case dataType
  case length
  case halfWidth
  case fullWidth
  case codeList
  case mandatory
  case unknownDate
  case repertoire
  case checkDigit
  case duplicateKey

  /// The code of its findings.
  var code: FindingCode {
    switch self {
    case .dataType: .wrongFormat
    case .length: .tooLong
    case .halfWidth: .notHalfWidth
    case .fullWidth: .notFullWidth
    case .codeList: .notInCodeList
    case .mandatory: .mandatoryMissing
    case .unknownDate: .unknownDateNotAllowed
    case .repertoire: .outsideRepertoire
    case .checkDigit: .wrongCheckDigit
    case .duplicateKey: .duplicateKey
    }
  }

  /// What it demands.
  var title: LocalizedText {
    switch self {
    case .dataType: DataTypeRule.title
    case .length: LengthRule.title
    case .halfWidth: HalfWidthRule.title
    case .fullWidth: FullWidthRule.title
    case .codeList: CodeListRule.title
    case .mandatory: MandatoryRule.title
    case .unknownDate: UnknownDateRule.title
    case .repertoire: RepertoireRule.title
    case .checkDigit: CheckDigitRule.title
    case .duplicateKey: DuplicateKeyRule.title
    }
  }
}
