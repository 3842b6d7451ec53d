extension FindingCode {
  /// What it means, in both languages.
  public var title: LocalizedText {
    switch self {
    case .shortRecord: LocalizedText(ja: "レコードが宣言より短い", en: "record shorter than declared")
    case .overlongRecord: LocalizedText(ja: "レコードが宣言より長い", en: "record longer than declared")
    case .partialLastRecord: LocalizedText(ja: "ファイル末尾のレコードが途中で切れている", en: "last record cut off at the end of the file")
    case .unknownRecordType: LocalizedText(ja: "どのレコード種別の条件にも合わない", en: "record meets no declared record type")
    case .misplacedRecord:
      LocalizedText(ja: "ヘッダ・トレーラの位置または件数が宣言と違う", en: "header or trailer out of place, missing or repeated")
    case .badLengthWord: LocalizedText(ja: "レコード長（RDW）が不正", en: "a length word (RDW) that no record can have")
    case .badOccurrenceCount:
      LocalizedText(ja: "繰り返しの回数がレコードの長さと合わない", en: "number of occurrences disagrees with the record's length")
    case .wrongColumnCount: LocalizedText(ja: "列の数が宣言と違う", en: "another number of columns than declared")
    case .strayQuote: LocalizedText(ja: "書けない位置に引用符", en: "a quotation mark where none can stand")
    case .openQuote: LocalizedText(ja: "引用符が閉じていない", en: "a quotation mark that is never closed")
    case .badEscape: LocalizedText(ja: "打ち消しの要らない文字の前に\\", en: "a backslash before what it does not escape")
    case .unassignedCode: LocalizedText(ja: "文字表に無いバイト列", en: "bytes the character table does not assign")
    case .truncatedCharacter: LocalizedText(ja: "2バイト文字が途中で切れている", en: "double-byte character cut off")
    case .badTrailByte: LocalizedText(ja: "2バイト文字の2バイト目が不正", en: "trail byte of a double-byte character out of range")
    case .undecidedCharacter: LocalizedText(ja: "同定されていない外字", en: "user-defined character without an identification")
    case .unbalancedShift: LocalizedText(ja: "シフトコードが対になっていない", en: "shift codes that do not balance")
    case .notDigits: LocalizedText(ja: "数字項目に数字以外のバイト", en: "a byte that is no digit in a numeric field")
    case .badPackedDigit: LocalizedText(ja: "パック10進数の桁が不正", en: "invalid digit in a packed decimal")
    case .badSign: LocalizedText(ja: "符号が不正", en: "invalid sign")
    case .unrepresentableNumber:
      LocalizedText(ja: "31桁の10進数で表せない浮動小数点数", en: "a floating-point number that no decimal of 31 digits stands for")
    case .impossibleDate: LocalizedText(ja: "存在しない日付", en: "a day that does not exist")
    case .pastEraEnd:
      LocalizedText(ja: "元号の終わりを過ぎた日付（実在する日に換算）", en: "a day past the end of its era (a real day; converted)")
    case .beforeEraStart:
      LocalizedText(ja: "元号の始まりより前の日付（実在する日に換算）", en: "a day before its era began (a real day; converted)")
    case .partialDate: LocalizedText(ja: "一部が不明の日付をここでは受け入れない", en: "a partly unknown date where none is accepted")
    case .lunisolarDate:
      LocalizedText(ja: "旧暦（明治6年より前）の日付は換算できない", en: "a lunisolar date (before 1873) cannot be converted")
    case .unknownEra: LocalizedText(ja: "元号表に無い元号コード", en: "an era code that the era table does not list")
    case .unmappedCode: LocalizedText(ja: "コード変換表に無いコード", en: "a code that the conversion table does not list")
    case .tiedOrder: LocalizedText(ja: "履歴の順序が同順位で最新を決められない", en: "tied order: the latest record cannot be decided")
    case .notAnInteger: LocalizedText(ja: "整数ではない値", en: "a value that is no integer")
    case .notConvertible: LocalizedText(ja: "変換できない文字がある", en: "a character the conversion does not cover")
    case .handledFailure: LocalizedText(ja: "変換に失敗し、規則の定める扱いをした", en: "a step failed and was handled as the rule says")
    case .checkDigitMismatch:
      LocalizedText(ja: "検査数字が合わない（値はそのまま移行）", en: "check digit does not agree (value kept as it is)")
    case .joinMissing: LocalizedText(ja: "結合する相手のレコードが無い", en: "no record to join with")
    case .joinAmbiguous: LocalizedText(ja: "結合する相手のレコードが複数ある", en: "more than one record to join with")
    case .joinUnreadable: LocalizedText(ja: "結合した相手のレコードの値が読めない", en: "a value of the joined record cannot be read")
    case .noBranch: LocalizedText(ja: "どの場合にも当たらないレコード", en: "a record that no case takes")
    case .markMissing: LocalizedText(ja: "区切りの文字がない", en: "the mark to cut at is not there")
    case .wrongFormat: LocalizedText(ja: "データ型の形式に合わない", en: "not in the format of its data type")
    case .tooLong: LocalizedText(ja: "桁数（文字数）を超える", en: "more characters than the item allows")
    case .notHalfWidth: LocalizedText(ja: "半角項目に半角以外の文字", en: "a character that is not half-width in an X item")
    case .notFullWidth: LocalizedText(ja: "全角項目に全角以外の文字", en: "a character that is not full-width in an Ｎ item")
    case .notInCodeList: LocalizedText(ja: "コード一覧に無い値", en: "a value that its code list does not hold")
    case .mandatoryMissing: LocalizedText(ja: "必須項目が空", en: "a mandatory item is empty")
    case .conditionUnmet:
      LocalizedText(ja: "条件付き必須の条件を満たすのに空", en: "a conditional item is empty though its condition holds")
    case .duplicateKey: LocalizedText(ja: "主キーが重複", en: "duplicate primary key")
    case .groupRuleUnmet: LocalizedText(ja: "レコードをまたぐ規則に反する", en: "a rule across records is not met")
    case .unknownDateNotAllowed: LocalizedText(ja: "不詳日を許容しない項目に不詳日", en: "an unknown date in an item that allows none")
    case .referenceMissing:
      LocalizedText(ja: "参照先のレコードが無い値", en: "a value that no record of the groups it refers to has")
    case .outsideRepertoire:
      LocalizedText(ja: "宣言した文字集合に無い文字", en: "a character that the declared repertoire does not hold")
    case .wrongCheckDigit:
      LocalizedText(
        ja: "検査数字が合わない番号（付番済みの番号は直さない）", en: "a number whose check digit does not agree; it is kept as it was assigned")
    case .excludedValue:
      LocalizedText(ja: "ほかのグループにあってはならない値", en: "a value that another group has and must not have")
    case .numberGap: LocalizedText(ja: "連番に欠けがある", en: "a gap in numbers that follow one another")
    case .sumDiffers:
      LocalizedText(ja: "二つのグループの金額の合計が合わない", en: "the amounts of two groups do not have the same sum")
    case .totalDiffers: LocalizedText(ja: "件数・金額の突合が合わない", en: "a count or an amount does not tie")
    case .totalNotRun: LocalizedText(ja: "件数・金額の突合を実行できない", en: "a reconciliation could not run")
    case .bytesUnaccounted: LocalizedText(ja: "区分できないバイトがある", en: "bytes that belong to no class")
    }
  }

  /// How grave it is.
  public var severity: Severity {
    switch self {
    case .handledFailure, .checkDigitMismatch, .wrongCheckDigit, .numberGap: .warning
    case .pastEraEnd, .beforeEraStart: .information
    case .shortRecord, .overlongRecord, .partialLastRecord, .unknownRecordType, .misplacedRecord, .badLengthWord,
      .badOccurrenceCount, .wrongColumnCount, .strayQuote, .openQuote, .badEscape, .unassignedCode, .truncatedCharacter,
      .badTrailByte, .undecidedCharacter, .unbalancedShift, .notDigits, .badPackedDigit, .joinMissing, .joinAmbiguous,
      .joinUnreadable, .noBranch, .markMissing,
      .referenceMissing, .outsideRepertoire, .badSign, .unrepresentableNumber, .impossibleDate, .partialDate,
      .lunisolarDate, .unknownEra,
      .unmappedCode,
      .tiedOrder,
      .notAnInteger, .notConvertible, .wrongFormat, .tooLong, .notHalfWidth, .notFullWidth, .notInCodeList,
      .mandatoryMissing, .conditionUnmet, .duplicateKey, .groupRuleUnmet, .unknownDateNotAllowed, .excludedValue,
      .sumDiffers, .totalDiffers, .totalNotRun, .bytesUnaccounted:
      .error
    }
  }

  /// Whose it is to mend.
  public var responsibility: Responsibility {
    switch self {
    case .shortRecord, .overlongRecord, .partialLastRecord, .unknownRecordType, .misplacedRecord, .badLengthWord,
      .wrongColumnCount, .strayQuote, .openQuote, .badEscape, .totalDiffers, .totalNotRun:
      .extraction
    case .badOccurrenceCount, .unassignedCode, .truncatedCharacter, .badTrailByte, .unbalancedShift, .notDigits,
      .badPackedDigit, .badSign, .unrepresentableNumber, .joinMissing, .joinAmbiguous, .joinUnreadable, .markMissing,
      .referenceMissing, .impossibleDate,
      .pastEraEnd,
      .beforeEraStart, .partialDate, .lunisolarDate, .tiedOrder, .notAnInteger,
      .notConvertible, .checkDigitMismatch, .wrongCheckDigit, .duplicateKey, .groupRuleUnmet, .excludedValue,
      .numberGap, .sumDiffers:
      .sourceData
    case .undecidedCharacter, .unknownEra, .unmappedCode, .noBranch, .handledFailure, .bytesUnaccounted:
      .mapping
    case .wrongFormat, .tooLong, .notHalfWidth, .notFullWidth, .notInCodeList, .mandatoryMissing,
      .conditionUnmet, .unknownDateNotAllowed, .outsideRepertoire:
      .standard
    }
  }
}

/// Whose a finding is.
public enum Responsibility: String, Sendable, Codable, CaseIterable {
  /// The extraction from the old system.
  case extraction
  /// The data in the old system.
  case sourceData
  /// The mapping and its tables.
  case mapping
  /// The standard's demands.
  case standard

  /// The name in both languages.
  public var title: LocalizedText {
    switch self {
    case .extraction: LocalizedText(ja: "抽出", en: "extraction")
    case .sourceData: LocalizedText(ja: "元データ", en: "source data")
    case .mapping: LocalizedText(ja: "変換規則", en: "mapping")
    case .standard: LocalizedText(ja: "標準仕様", en: "standard")
    }
  }
}
