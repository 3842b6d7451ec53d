public import Records

/// Why a workbook cannot be written.
///
/// Equality is by code and place, never by prose.
public struct WorkbookError: Error, Sendable, Hashable {
  /// What is wrong.
  public let code: WorkbookErrorCode
  /// The index of the sheet, from 0; `nil` where the workbook is meant.
  public let sheetIndex: Int?
  /// The row in the sheet, from 1, the header being 1; `nil` where the sheet is meant.
  public let row: Int?
  /// The column, from 1; `nil` where the sheet or row is meant.
  public let column: Int?

  /// Makes an error.
  public init(_ code: WorkbookErrorCode, sheetIndex: Int? = nil, row: Int? = nil, column: Int? = nil) {
    self.code = code
    self.sheetIndex = sheetIndex
    self.row = row
    self.column = column
  }
}

/// What can be wrong with a workbook that is to be written.
public enum WorkbookErrorCode: String, Sendable, Hashable, CaseIterable {
  /// There is no sheet.
  case noSheet
  /// A sheet's name is empty.
  case emptyName
  /// A sheet's name has more than 31 UTF-16 code units.
  case nameTooLong
  /// A sheet's name holds one of `[ ] : * ? / \`, a control character or an apostrophe at an end.
  case badName
  /// A sheet's name is `History`, which Excel keeps for itself.
  case reservedName
  /// Two sheets have the same name, capital letters or not.
  case repeatedName
  /// A header has no cells.
  case noColumns
  /// There are more than 16,384 columns.
  case tooManyColumns
  /// There are more than 1,048,576 rows, the header counted.
  case tooManyRows
  /// A row has more cells than the header.
  case rowTooLong
  /// A text has more than 32,767 UTF-16 code units.
  case textTooLong
  /// A whole number has more than 15 digits.
  case integerTooLong
  /// The file would be larger than 4 GiB.
  case fileTooLarge
}

extension WorkbookError {
  /// What is wrong and where, with the remedy.
  public var message: LocalizedText {
    var ja = sheetIndex.map { "\($0 + 1) 番目のシート" } ?? "ブック"
    var en = sheetIndex.map { "sheet \($0 + 1)" } ?? "workbook"
    if let row {
      ja += " \(row) 行"
      en += ", row \(row)"
    }
    if let column {
      ja += " \(column) 列"
      en += ", column \(column)"
    }
    return LocalizedText(ja: "\(ja): \(code.sentence.ja)", en: "\(en): \(code.sentence.en)")
  }
}

extension WorkbookError: CustomStringConvertible {
  /// The English sentence.
  public var description: String { message.en }
}

extension WorkbookErrorCode {
  fileprivate var sentence: LocalizedText {
    switch self {
    case .noSheet: LocalizedText(ja: "シートが無い", en: "there is no sheet")
    case .emptyName: LocalizedText(ja: "シート名が空", en: "the sheet's name is empty")
    case .nameTooLong:
      LocalizedText(ja: "シート名が 31 文字を超える", en: "the sheet's name is longer than 31 characters")
    case .badName:
      LocalizedText(
        ja: "シート名に使えない文字（[ ] : * ? / \\ 、制御文字、両端の '）がある",
        en: "the sheet's name holds one of [ ] : * ? / \\, a control character, or ' at an end")
    case .reservedName:
      LocalizedText(ja: "シート名 History は Excel が使う", en: "Excel keeps the sheet name History for itself")
    case .repeatedName:
      LocalizedText(ja: "シート名が重複する（大文字と小文字は区別しない）", en: "the sheet's name stands twice, capitals or not")
    case .noColumns: LocalizedText(ja: "見出しが無い", en: "the header has no cells")
    case .tooManyColumns: LocalizedText(ja: "列が 16,384 を超える", en: "more than 16,384 columns")
    case .tooManyRows:
      LocalizedText(ja: "行が 1,048,576 を超える。シートを分ける", en: "more than 1,048,576 rows; divide the sheet")
    case .rowTooLong: LocalizedText(ja: "見出しより多くのセルがある", en: "more cells than the header")
    case .textTooLong:
      LocalizedText(ja: "文字列が 32,767 文字を超える", en: "the text is longer than 32,767 characters")
    case .integerTooLong:
      LocalizedText(
        ja: "整数が 15 桁を超え、正確に保てない。文字列にする",
        en: "a whole number of more than 15 digits would not be kept exactly; make it a text")
    case .fileTooLarge: LocalizedText(ja: "ファイルが 4 GiB を超える", en: "the file would be larger than 4 GiB")
    }
  }
}
