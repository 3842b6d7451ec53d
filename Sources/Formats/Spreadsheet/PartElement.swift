internal import Platform

/// The elements of the parts that are read; all others are passed over with what they hold.
enum PartElement: String, CaseIterable {
  // A relationships part.
  case relationships = "Relationships"
  case relationship = "Relationship"
  // The workbook's part.
  case workbook
  case sheets
  case sheet
  // The shared strings, whose items are like the inline strings of a sheet.
  case sharedStrings = "sst"
  case item = "si"
  case run = "r"
  case text = "t"
  // A sheet.
  case worksheet
  case chartsheet
  case dialogsheet
  case sheetData
  case row
  case cell = "c"
  case formula = "f"
  case value = "v"
  case inlineString = "is"
  case mergeCells
  case mergeCell

  /// The element, if it is one that is read.
  ///
  /// Phonetic runs (`rPh`) are not, so that readings stay out of the texts.
  init?(_ element: XMLElement) {
    guard Self.namespaces.contains(where: { $0.utf8.elementsEqual(element.namespace.utf8) }) else { return nil }
    guard let known = Self.allCases.first(where: { element.isNamed($0.rawValue) }) else { return nil }
    self = known
  }

  /// SpreadsheetML, transitional and strict, and the relationships of packages.
  private static let namespaces = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
  ]
}
