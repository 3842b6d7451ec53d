internal import Platform
internal import Records

extension Workbook {
  /// The bytes of the .xlsx file.
  ///
  /// Texts stand in the cells themselves, formatted as text. The header is bold, stays in view and filters; columns are as
  /// wide as their widest text, 60 half-width characters at most. The same workbook gives the same bytes: there are no
  /// times, names of authors or programs in them.
  ///
  /// - Throws: `WorkbookError` at the first sheet, row or cell that a program of tables would not take.
  /// - Complexity: O(cells and their texts); the XML of one sheet is in memory at a time, beside the compressed file.
  /// - Source: ISO/IEC 29500-1 (Office Open XML, transitional), parts 12 and 18; ISO/IEC 29500-2 (packages).
  public func xlsx() throws(WorkbookError) -> [UInt8] {
    try checkSheets()
    var zip = ZipWriter()
    try add("[Content_Types].xml", WorkbookParts.contentTypes(sheetCount: sheets.count), &zip)
    try add("_rels/.rels", WorkbookParts.packageRelationships, &zip)
    try add("xl/workbook.xml", WorkbookParts.workbook(sheets), &zip)
    try add("xl/_rels/workbook.xml.rels", WorkbookParts.workbookRelationships(sheetCount: sheets.count), &zip)
    try add("xl/styles.xml", WorkbookParts.styles, &zip)
    for (index, sheet) in sheets.enumerated() {
      try add("xl/worksheets/sheet\(index + 1).xml", SheetPart.xml(sheet, index: index), &zip)
    }
    return zip.finalize()
  }

  private func add(_ name: String, _ xml: [UInt8], _ zip: inout ZipWriter) throws(WorkbookError) {
    do {
      try zip.append(name, xml)
    } catch {
      switch error.code {
      case .zip64: throw WorkbookError(.fileTooLarge)
      case .notAnArchive, .trailingBytes, .ambiguousEnd, .severalVolumes, .tooManyEntries, .badDirectory,
        .badLocalHeader,
        .overlap, .encrypted, .unsupportedMethod, .unsafeName, .undeclaredName, .repeatedName, .entryTooLarge,
        .archiveTooLarge, .suspiciousRatio, .badDeflate, .wrongSize, .wrongChecksum:
        preconditionFailure("the parts of a workbook have good names, each once")
      }
    }
  }

  private func checkSheets() throws(WorkbookError) {
    guard !sheets.isEmpty else { throw WorkbookError(.noSheet) }
    var keys: Set<[UInt8]> = []
    for (index, sheet) in sheets.enumerated() {
      func refusal(_ code: WorkbookErrorCode) -> WorkbookError { WorkbookError(code, sheetIndex: index) }
      if let problem = SheetName.problem(sheet.name) { throw refusal(problem) }
      guard keys.insert(SheetName.key(sheet.name)).inserted else { throw refusal(.repeatedName) }
      guard !sheet.header.isEmpty else { throw refusal(.noColumns) }
      guard sheet.header.count <= SheetPart.mostColumns else { throw refusal(.tooManyColumns) }
      guard sheet.rows.count < SheetPart.mostRows else { throw refusal(.tooManyRows) }
    }
  }
}
