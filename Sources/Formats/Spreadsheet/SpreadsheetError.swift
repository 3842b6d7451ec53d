public import Platform
public import Records

/// Why a workbook cannot be read.
///
/// Equality is by code, part and place, never by prose.
public struct SpreadsheetError: Error, Sendable, Hashable {
  /// What is wrong.
  public let code: SpreadsheetErrorCode
  /// The part of the package, such as `xl/workbook.xml`; empty for the file itself.
  public let part: String
  /// The place in that part; `nil` where the part is meant.
  public let position: XMLPosition?

  /// Makes an error.
  public init(_ code: SpreadsheetErrorCode, part: String = "", at position: XMLPosition? = nil) {
    self.code = code
    self.part = part
    self.position = position
  }

  /// Whether code, part and place are the same; parts are compared as bytes.
  public static func == (left: SpreadsheetError, right: SpreadsheetError) -> Bool {
    left.code == right.code && left.part.utf8.elementsEqual(right.part.utf8) && left.position == right.position
  }

  /// Hashes code, part and place.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(Array(part.utf8))
    hasher.combine(position)
  }
}

/// What can be wrong with a workbook that is read.
public enum SpreadsheetErrorCode: Sendable, Hashable {
  /// The file is an OLE compound document: an encrypted workbook or an old .xls.
  case compoundDocument
  /// The package is no good zip archive.
  case archive(ZipError)
  /// A part is no good XML.
  case xml(XMLError)
  /// The zip archive holds no workbook, or the part that should be one is something else.
  case notAWorkbook
  /// A relationship or its part is missing, or lies outside the package.
  case missingPart
  /// The sheet is a chart or another kind without cells.
  case notAWorksheet
  /// An attribute is missing or has a value it cannot have.
  case badAttribute(String)
  /// A row or cell stands before or on the one before it, or outside a sheet's 1,048,576 × 16,384.
  case badReference
  /// A cell has a kind that the format does not know.
  case unknownKind
  /// A cell names a shared string that is not there.
  case missingString
  /// A cell or shared string stands where none may.
  case misplaced
  /// There are more cells than the limit.
  case tooManyCells
}

extension SpreadsheetError {
  /// What is wrong and where.
  public var message: LocalizedText {
    var ja = part.isEmpty ? "ブック" : "ブックの `\(part)`"
    var en = part.isEmpty ? "workbook" : "workbook, part `\(part)`"
    if let position {
      ja += " \(position.line) 行 \(position.column) 文字目"
      en += ", line \(position.line), column \(position.column)"
    }
    return LocalizedText(ja: "\(ja): \(code.sentence.ja)", en: "\(en): \(code.sentence.en)")
  }

  /// What to do about it, where there is something.
  public var help: LocalizedText? {
    switch code {
    case .compoundDocument:
      LocalizedText(
        ja: "パスワードを外し、.xlsx で保存し直す", en: "remove the password, or save it as .xlsx")
    case .archive, .xml, .notAWorkbook, .missingPart, .badAttribute, .badReference, .unknownKind, .missingString,
      .misplaced:
      LocalizedText(
        ja: "表計算ソフトで開き、.xlsx で保存し直す", en: "open it in a program of tables and save it as .xlsx again")
    case .notAWorksheet, .tooManyCells: nil
    }
  }
}

extension SpreadsheetError: CustomStringConvertible {
  /// The English sentence.
  public var description: String { message.en }
}

extension SpreadsheetErrorCode {
  fileprivate var sentence: LocalizedText {
    switch self {
    case .compoundDocument:
      LocalizedText(
        ja: "暗号化されているか、古い .xls である", en: "it is encrypted, or an old .xls")
    case .archive(let error): LocalizedText(ja: error.ja, en: error.en)
    case .xml(let error): LocalizedText(ja: error.ja, en: error.en)
    case .notAWorkbook: LocalizedText(ja: ".xlsx のブックが無い", en: "there is no .xlsx workbook in it")
    case .missingPart: LocalizedText(ja: "参照される部分が無い", en: "a part that it refers to is missing")
    case .notAWorksheet: LocalizedText(ja: "セルの無い種類のシート", en: "a kind of sheet without cells")
    case .badAttribute(let name):
      LocalizedText(ja: "属性 `\(name)` が無いか、値が正しくない", en: "attribute `\(name)` is missing or has a wrong value")
    case .badReference:
      LocalizedText(
        ja: "行・セルの番地が前の番地より後でないか、範囲の外にある",
        en: "the reference of a row or cell is not behind the one before it, or out of range")
    case .unknownKind: LocalizedText(ja: "知らない種類のセル", en: "a kind of cell that is not known")
    case .missingString: LocalizedText(ja: "共有文字列が無い", en: "the shared string is not there")
    case .misplaced: LocalizedText(ja: "あるはずのない場所に要素がある", en: "an element where it must not be")
    case .tooManyCells: LocalizedText(ja: "セルの数が上限を超える", en: "more cells than the limit")
    }
  }
}
