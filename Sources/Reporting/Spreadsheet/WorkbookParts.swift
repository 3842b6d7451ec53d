/// The parts of a workbook around its sheets.
enum WorkbookParts {
  /// The styles of cells, in the order of `cellXfs`.
  enum Style: Int {
    case plain, header, text, integer
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /// `[Content_Types].xml`.
  static func contentTypes(sheetCount: Int) -> [UInt8] {
    var xml = "\(declaration)<Types xmlns=\"\(packages)/content-types\">"
    xml += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    xml += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    xml += "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(types).sheet.main+xml\"/>"
    xml += "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(types).styles+xml\"/>"
    for number in 1...sheetCount {
      xml += "<Override PartName=\"/xl/worksheets/sheet\(number).xml\" ContentType=\"\(types).worksheet+xml\"/>"
    }
    return Array("\(xml)</Types>".utf8)
  }

  /// `_rels/.rels`.
  static let packageRelationships = Array(
    """
    \(declaration)<Relationships xmlns="\(packages)/relationships">\
    <Relationship Id="rId1" Type="\(relationships)/officeDocument" Target="xl/workbook.xml"/></Relationships>
    """.utf8)

  /// `xl/_rels/workbook.xml.rels`: the sheets are `rId1` and on, the styles follow.
  static func workbookRelationships(sheetCount: Int) -> [UInt8] {
    var xml = "\(declaration)<Relationships xmlns=\"\(packages)/relationships\">"
    for number in 1...sheetCount {
      xml += "<Relationship Id=\"rId\(number)\" Type=\"\(relationships)/worksheet\""
      xml += " Target=\"worksheets/sheet\(number).xml\"/>"
    }
    xml += "<Relationship Id=\"rId\(sheetCount + 1)\" Type=\"\(relationships)/styles\" Target=\"styles.xml\"/>"
    return Array("\(xml)</Relationships>".utf8)
  }

  /// `xl/workbook.xml`: the names, and for each sheet the hidden name that Excel gives the range of a filter.
  static func workbook(_ sheets: [WorkbookSheet]) -> [UInt8] {
    var xml = Array("\(declaration)<workbook xmlns=\"\(main)\" xmlns:r=\"\(relationships)\"><sheets>".utf8)
    for (index, sheet) in sheets.enumerated() {
      xml += "<sheet name=\"".utf8
      CellText.appendPlain(sheet.name, to: &xml)
      xml += "\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>".utf8
    }
    xml += "</sheets><definedNames>".utf8
    for (index, sheet) in sheets.enumerated() {
      xml += "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"\(index)\" hidden=\"1\">'".utf8
      for scalar in sheet.name.unicodeScalars {
        CellText.appendPlain(scalar == "'" ? "''" : String(scalar), to: &xml)
      }
      xml += "'!$A$1:$\(SheetPart.letters(sheet.header.count))$\(sheet.rows.count + 1)</definedName>".utf8
    }
    return xml + "</definedNames></workbook>".utf8
  }

  /// `xl/styles.xml`: `Style`'s four; the number formats 49 (text) and 1 (whole number) are built in (18.8.30).
  static let styles = Array(
    """
    \(declaration)<styleSheet xmlns="\(main)">\
    <fonts count="2"><font><sz val="11"/><name val="游ゴシック"/><family val="2"/></font>\
    <font><b/><sz val="11"/><name val="游ゴシック"/><family val="2"/></font></fonts>\
    <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
    <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
    <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
    <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>\
    <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
    <xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
    """.utf8)
}
