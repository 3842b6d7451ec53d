import Platform

/// A workbook built by hand from the parts of ISO/IEC 29500-1, 12: one sheet, with or without shared strings.
struct BuiltWorkbook {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packages = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// What stands inside `sheetData` and behind it.
  var sheetData = ""
  var afterData = ""
  /// What stands inside `sst`; `nil` for no such part.
  var strings: String?
  /// Parts in place of those made here, or beside them; `nil` leaves one out.
  var parts: [(name: String, xml: String?)] = []
  var mainNamespace = main
  var relationshipNamespace = relationships

  /// The file.
  func bytes() throws(ZipError) -> [UInt8] {
    let sharedStrings =
      "<Relationship Id=\"s\" Type=\"\(relationshipNamespace)/sharedStrings\" Target=\"/xl/strings.xml\"/>"
    let made: [(String, String?)] = [
      (
        "_rels/.rels",
        """
        <Relationships xmlns="\(Self.packages)"><Relationship Id="w" Type="\(relationshipNamespace)/officeDocument" \
        Target="xl/book.xml"/></Relationships>
        """
      ),
      (
        "xl/book.xml",
        """
        <workbook xmlns="\(mainNamespace)" xmlns:r="\(relationshipNamespace)"><sheets>\
        <sheet name="表_x0041_" sheetId="9" r:id="a"/></sheets></workbook>
        """
      ),
      (
        "xl/_rels/book.xml.rels",
        """
        <Relationships xmlns="\(Self.packages)"><Relationship Id="a" Type="\(relationshipNamespace)/worksheet" \
        Target="./deep/../sheet.xml"/>\(strings == nil ? "" : sharedStrings)</Relationships>
        """
      ),
      ("xl/strings.xml", strings.map { "<sst xmlns=\"\(mainNamespace)\">\($0)</sst>" }),
      (
        "xl/sheet.xml",
        "<worksheet xmlns=\"\(mainNamespace)\"><sheetData>\(sheetData)</sheetData>\(afterData)</worksheet>"
      ),
    ]
    var zip = ZipWriter()
    for (name, xml) in made {
      var xml = xml
      for part in parts where part.name.utf8.elementsEqual(name.utf8) { xml = part.xml }
      if let xml { try zip.append(name, Array(xml.utf8)) }
    }
    return zip.finalize()
  }
}
