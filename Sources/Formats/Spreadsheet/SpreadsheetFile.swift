internal import Platform

/// A workbook in .xlsx, open for reading.
///
/// Texts come as they were written: leading zeros, white space and full-width characters intact, runs of different fonts
/// joined, readings (ふりがな) left out. Numbers come as the literals in the file; days are not told from other numbers.
///
/// - Source: ISO/IEC 29500-1 (Office Open XML), 12 and 18; transitional and strict.
public struct SpreadsheetFile: Sendable {
  /// A sheet as the workbook names it.
  public struct Sheet: Sendable {
    /// Its name.
    public let name: String
    /// Whether its tab is hidden.
    public let isHidden: Bool
    /// The part that holds it, if it is in the package, and whether it is of the kind that has cells.
    let part: String?
    let isWorksheet: Bool
  }

  /// The sheets, in the order of their tabs.
  public let sheets: [Sheet]

  private let archive: ZipArchive
  private let strings: [String]

  /// Opens a workbook: its list of sheets and its shared strings are read, the sheets are not.
  ///
  /// - Parameter bytes: The whole file; at most 512 MiB when expanded, 256 MiB a part.
  /// - Throws: `SpreadsheetError`.
  /// - Complexity: O(bytes of the shared strings).
  public init(_ bytes: [UInt8]) throws(SpreadsheetError) {
    // [MS-CFB] 2.2: what files with a password and old .xls begin with.
    guard !bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) else {
      throw SpreadsheetError(.compoundDocument)
    }
    do {
      archive = try ZipArchive(bytes)
    } catch {
      throw SpreadsheetError(.archive(error))
    }
    var package = Relationships(of: "")
    guard let packageXML = try Self.contents(of: "_rels/.rels", archive) else { throw SpreadsheetError(.notAWorkbook) }
    try package.read(packageXML, part: "_rels/.rels")
    guard let part = package.first("officeDocument")?.part, let xml = try Self.contents(of: part, archive) else {
      throw SpreadsheetError(.notAWorkbook)
    }
    var list = SheetList()
    try list.read(xml, part: part)
    guard list.isWorkbook else { throw SpreadsheetError(.notAWorkbook, part: part) }

    var related = Relationships(of: part)
    let relatedPart = Relationships.part(of: part)
    guard let relatedXML = try Self.contents(of: relatedPart, archive) else {
      throw SpreadsheetError(.missingPart, part: relatedPart)
    }
    try related.read(relatedXML, part: relatedPart)
    sheets = list.entries.map { entry in
      let relationship = related.entry(entry.relationship)
      return Sheet(
        name: entry.name, isHidden: entry.isHidden, part: relationship?.part,
        isWorksheet: relationship.map { $0.kind.elementsEqual("worksheet".utf8) } ?? true)
    }

    var shared = SharedStrings()
    if let relationship = related.first("sharedStrings") {
      guard let name = relationship.part, let xml = try Self.contents(of: name, archive) else {
        throw SpreadsheetError(.missingPart, part: relationship.part ?? relatedPart)
      }
      try shared.read(xml, part: name)
    }
    strings = shared.strings
  }

  /// Reads the cells of a sheet.
  ///
  /// - Parameters:
  ///   - index: The index in `sheets`.
  ///   - limit: The most cells with a value.
  /// - Throws: `SpreadsheetError`; `.notAWorksheet` for a sheet of another kind, such as a chart.
  /// - Complexity: O(bytes of the sheet); memory is that of the cells and the sheet's XML.
  public func cells(ofSheetAt index: Int, limit: Int = 5_000_000) throws(SpreadsheetError) -> SheetCells {
    precondition(sheets.indices.contains(index), "one of the sheets")
    let sheet = sheets[index]
    guard sheet.isWorksheet else { throw SpreadsheetError(.notAWorksheet, part: sheet.part ?? "") }
    guard let part = sheet.part, let xml = try Self.contents(of: part, archive) else {
      throw SpreadsheetError(.missingPart, part: sheet.part ?? "")
    }
    var content = SheetContent(strings: strings, limit: limit)
    try content.read(xml, part: part)
    guard content.isWorksheet else { throw SpreadsheetError(.notAWorksheet, part: part) }
    return content.cells
  }

  private static func contents(of part: String, _ archive: ZipArchive) throws(SpreadsheetError) -> [UInt8]? {
    guard let entry = archive.entry(named: Array(part.utf8)) else { return nil }
    do {
      return try archive.contents(of: entry)
    } catch {
      throw SpreadsheetError(.archive(error), part: part)
    }
  }
}
