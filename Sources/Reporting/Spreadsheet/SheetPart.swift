/// The XML of one sheet.
enum SheetPart {
  /// The most rows and columns: Microsoft Support, "Excel specifications and limits".
  static let mostRows = 1_048_576
  /// XFD.
  static let mostColumns = 16_384
  /// The largest whole number that keeps all its digits: Excel keeps 15 ("Excel specifications and limits").
  private static let greatestInteger = 999_999_999_999_999
  /// The widest column in half-width characters; ours.
  private static let widest = 60

  /// `xl/worksheets/sheetN.xml`; elements in the order of 18.3.1.99 (worksheet).
  static func xml(_ sheet: WorkbookSheet, index: Int) throws(WorkbookError) -> [UInt8] {
    let range = "A1:\(letters(sheet.header.count))\(sheet.rows.count + 1)"
    var xml = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
    xml += "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">".utf8
    xml += "<dimension ref=\"\(range)\"/><sheetViews><sheetView workbookViewId=\"0\">".utf8
    xml += "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>".utf8
    xml += "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"18\"/><cols>".utf8
    for (column, width) in widths(sheet).enumerated() {
      xml += "<col min=\"\(column + 1)\" max=\"\(column + 1)\" width=\"\(width)\" customWidth=\"1\"/>".utf8
    }
    xml += "</cols><sheetData>".utf8
    try appendRow(sheet.header.map { .text($0) }, 1, .header, sheet: index, to: &xml)
    for (place, row) in sheet.rows.enumerated() {
      guard row.count <= sheet.header.count else { throw WorkbookError(.rowTooLong, sheetIndex: index, row: place + 2) }
      try appendRow(row, place + 2, .text, sheet: index, to: &xml)
    }
    xml += "</sheetData><autoFilter ref=\"\(range)\"/>".utf8
    // Without this Excel marks every text of digits as a mistake.
    xml += "<ignoredErrors><ignoredError sqref=\"\(range)\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>".utf8
    return xml
  }

  /// The letters of a column from 1: A to Z, AA and on.
  static func letters(_ column: Int) -> String {
    precondition(column >= 1, "columns count from 1")
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      rest -= 1
      letters.append(UInt8(0x41 + rest % 26))
      rest /= 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  private static func appendRow(
    _ cells: [WorkbookCell], _ row: Int, _ style: WorkbookParts.Style, sheet: Int, to xml: inout [UInt8]
  ) throws(WorkbookError) {
    xml += "<row r=\"\(row)\">".utf8
    for (index, cell) in cells.enumerated() {
      func refusal(_ code: WorkbookErrorCode) -> WorkbookError {
        WorkbookError(code, sheetIndex: sheet, row: row, column: index + 1)
      }
      switch cell {
      case .empty: break
      case .text(let text):
        guard text.utf16.count <= CellText.longest else { throw refusal(.textTooLong) }
        xml += "<c r=\"\(letters(index + 1))\(row)\" s=\"\(style.rawValue)\" t=\"inlineStr\">".utf8
        xml += "<is><t xml:space=\"preserve\">".utf8
        CellText.append(text, to: &xml)
        xml += "</t></is></c>".utf8
      case .integer(let number):
        guard number.magnitude <= greatestInteger else { throw refusal(.integerTooLong) }
        let style = WorkbookParts.Style.integer.rawValue
        xml += "<c r=\"\(letters(index + 1))\(row)\" s=\"\(style)\"><v>\(number)</v></c>".utf8
      }
    }
    xml += "</row>".utf8
  }

  /// Each column's width: its widest cell and a margin of 2, the header's with 2 more for the filter's arrow.
  private static func widths(_ sheet: WorkbookSheet) -> [Int] {
    var widths = sheet.header.map { DisplayWidth.of($0) + 2 }
    for row in sheet.rows {
      for (index, cell) in row.prefix(widths.count).enumerated() {
        switch cell {
        case .empty: break
        case .text(let text): widths[index] = max(widths[index], DisplayWidth.of(text))
        case .integer(let number): widths[index] = max(widths[index], "\(number)".utf8.count)
        }
      }
    }
    return widths.map { min($0, widest) + 2 }
  }
}
