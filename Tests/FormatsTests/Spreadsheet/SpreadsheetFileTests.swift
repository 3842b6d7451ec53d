import Formats
import Platform
import Records
import TestSupport
import Testing

@Suite struct SpreadsheetFileTests {
  /// Cells as `row,column kind text`, with `=` for formulas.
  private func lines(_ cells: SheetCells) -> [String] {
    cells.rows.flatMap { row in
      row.cells.map { "\(row.number),\($0.column) \($0.kind)\($0.isFormula ? "=" : "") \($0.text)" }
    }
  }

  private func expect(_ cells: SheetCells, _ expected: [String]) {
    #expect(lines(cells).map { Array($0.utf8) } == expected.map { Array($0.utf8) }, "\(lines(cells))")
  }

  @Test func `a workbook of openpyxl is read`() throws {
    let file = try SpreadsheetFile(try OpenpyxlWorkbook.bytes())
    #expect(file.sheets.map(\.name) == ["住民 & 表", "隠し"] && file.sheets.map(\.isHidden) == [false, true])
    let cells = try file.cells(ofSheetAt: 0)
    // 45931 is 2025-10-01 (Python: (date(2025, 10, 1) - date(1899, 12, 30)).days).
    expect(
      cells,
      [
        "1,1 text 007", "1,2 number 1", "1,3 number 1.5", "1,4 boolean 1", "1,5 text= ", "1,6 text  前後 ",
        "1,7 text １２３", "3,2 text 中之条町", "4,1 number 45931", "4,3 error #N/A", "4,4 text ㌍\n2行", "6,1 text 結合",
      ])
    #expect(cells.mergedRanges == [CellRange(rows: 6...7, columns: 1...3)])
    #expect(cells.rows[1].text(column: 2) == "中之条町" && cells.rows[1].text(column: 1) == nil)
    expect(try file.cells(ofSheetAt: 1), ["1,16384 text last"])
  }

  @Test func `shared strings are joined from their runs, without readings`() throws {
    // 18.4.8 (si): text, or runs; phonetic runs beside either.
    let strings = """
      <si><t xml:space="preserve"> 前 </t></si><si><r><rPr><b/></rPr><t>中</t></r><r><t>之条</t></r>\
      <rPh sb="0" eb="3"><t>ナカノジョウ</t></rPh><phoneticPr fontId="1"/></si><si/><si><t>a_x000D_b_x005F_x0041_</t></si>\
      <si><r><t>_x00</t></r><r><t>41_</t></r></si><si><t>_xD842__xDFB7__xD842_</t></si>
      """
    let row = (0..<6).map { "<c t=\"s\"><v>\($0)</v></c>" }.joined()
    let file = try SpreadsheetFile(try BuiltWorkbook(sheetData: "<row>\(row)</row>", strings: strings).bytes())
    #expect(file.sheets.map(\.name) == ["表A"])
    expect(
      try file.cells(ofSheetAt: 0),
      [
        "1,1 text  前 ", "1,2 text 中之条", "1,3 text ", "1,4 text a\rb_x0041_", "1,5 text _x0041_", "1,6 text 𠮷_xD842_",
      ])
  }

  @Test func `rows and cells without references follow on, and what is not there is left out`() throws {
    let data = """
      <row r="3"><c r="B3"><v>0.1</v></c><c><v>1E-3</v></c><c r="F3" s="1"/><c r="G3" t="inlineStr"><is>\
      <r><t>a</t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>c</t></rPh></is></c></row><row/><row><c t="str"><f>A1</f><v>x</v></c>\
      <c t="str"><f>A1</f><v></v></c><c t="b"><v>0</v></c><c t="d"><v>2025-10-01</v></c><c t="s"/></row>
      """
    let after = """
      <mergeCells><mergeCell ref="A1"/><mergeCell ref="AA10:XFD1048576"/></mergeCells>\
      <x:ext xmlns:x="x"><mergeCell xmlns="\(BuiltWorkbook.main)" ref="bad"/></x:ext>
      """
    let file = try SpreadsheetFile(try BuiltWorkbook(sheetData: data, afterData: after).bytes())
    let cells = try file.cells(ofSheetAt: 0)
    expect(
      cells,
      [
        "3,2 number 0.1", "3,3 number 1E-3", "3,7 text ab", "5,1 text= x", "5,2 text= ", "5,3 boolean 0",
        "5,4 date 2025-10-01",
      ])
    #expect(
      cells.mergedRanges == [
        CellRange(rows: 1...1, columns: 1...1), CellRange(rows: 10...1_048_576, columns: 27...16_384),
      ])
  }

  @Test func `the strict variant is read`() throws {
    let workbook = BuiltWorkbook(
      sheetData: "<row><c t=\"s\"><v>0</v></c></row>", strings: "<si><t>厳</t></si>",
      mainNamespace: "http://purl.oclc.org/ooxml/spreadsheetml/main",
      relationshipNamespace: "http://purl.oclc.org/ooxml/officeDocument/relationships")
    expect(try SpreadsheetFile(try workbook.bytes()).cells(ofSheetAt: 0), ["1,1 text 厳"])
  }

  struct Fault: CustomTestStringConvertible {
    var code: SpreadsheetErrorCode
    var data: String
    var testDescription: String { data }
  }

  @Test(arguments: [
    Fault(code: .badAttribute("r"), data: "<row r='0'/>"),
    Fault(code: .badAttribute("r"), data: "<row r='1048577'/>"),
    Fault(code: .badAttribute("r"), data: "<row r='99999999999999999999'/>"),
    Fault(code: .badReference, data: "<row r='2'/><row r='2'/>"),
    Fault(code: .badReference, data: "<row r='1048576'/><row/>"),
    Fault(code: .badAttribute("r"), data: "<row><c r='XFE1'/></row>"),
    Fault(code: .badAttribute("r"), data: "<row><c r='AAAAAAAAAAAAAAAAAAAA1'/></row>"),
    Fault(code: .badAttribute("r"), data: "<row><c r='a1'/></row>"),
    Fault(code: .badAttribute("r"), data: "<row><c r='A'/></row>"),
    Fault(code: .badReference, data: "<row><c r='A2'/></row>"),
    Fault(code: .badReference, data: "<row><c r='B1'/><c r='B1'/></row>"),
    Fault(code: .badReference, data: "<row><c r='XFD1'/><c/></row>"),
    Fault(code: .unknownKind, data: "<row><c t='x'><v>1</v></c></row>"),
    Fault(code: .badAttribute("v"), data: "<row><c t='b'><v>2</v></c></row>"),
    Fault(code: .badAttribute("v"), data: "<row><c t='s'><v>-1</v></c></row>"),
    Fault(code: .missingString, data: "<row><c t='s'><v>1</v></c></row>"),
    Fault(code: .misplaced, data: "<row><c><v>1</v><v>2</v></c></row>"),
    Fault(code: .misplaced, data: "<row><c><is><t>1</t></is></c></row>"),
    Fault(code: .tooManyCells, data: "<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>"),
  ])
  func `a sheet that contradicts itself is refused at its place`(_ item: Fault) throws {
    let bytes = try BuiltWorkbook(sheetData: item.data, strings: "<si><t>x</t></si>").bytes()
    let file = try SpreadsheetFile(bytes)
    let error = #expect(throws: SpreadsheetError.self) { try file.cells(ofSheetAt: 0, limit: 2) }
    #expect(error?.code == item.code && error?.part == "xl/sheet.xml")
    #expect(error?.position.map { $0.line == 1 && $0.column > 80 } == true)
  }

  struct Package: CustomTestStringConvertible {
    var error: SpreadsheetError
    var parts: [(name: String, xml: String?)]
    var testDescription: String { "\(error)" }
  }

  private static let packages = BuiltWorkbook.packages

  @Test(arguments: [
    Package(error: SpreadsheetError(.notAWorkbook), parts: [("_rels/.rels", nil)]),
    Package(error: SpreadsheetError(.notAWorkbook), parts: [("_rels/.rels", "<Relationships xmlns=\"\(packages)\"/>")]),
    Package(error: SpreadsheetError(.notAWorkbook), parts: [("xl/book.xml", nil)]),
    Package(error: SpreadsheetError(.notAWorkbook, part: "xl/book.xml"), parts: [("xl/book.xml", "<a/>")]),
    Package(
      error: SpreadsheetError(.missingPart, part: "xl/_rels/book.xml.rels"), parts: [("xl/_rels/book.xml.rels", nil)]),
    Package(error: SpreadsheetError(.missingPart, part: "xl/strings.xml"), parts: [("xl/strings.xml", nil)]),
    Package(error: SpreadsheetError(.missingPart, part: "xl/sheet.xml"), parts: [("xl/sheet.xml", nil)]),
    Package(error: SpreadsheetError(.notAWorksheet, part: "xl/sheet.xml"), parts: [("xl/sheet.xml", "<a/>")]),
    // No file outside the package is ever a part.
    Package(
      error: SpreadsheetError(.missingPart),
      parts: [
        (
          "xl/_rels/book.xml.rels",
          """
          <Relationships xmlns="\(packages)"><Relationship Id="a" Target="../../sheet.xml" \
          Type="\(BuiltWorkbook.relationships)/worksheet"/></Relationships>
          """
        )
      ]),
    Package(
      error: SpreadsheetError(.missingPart),
      parts: [
        (
          "xl/_rels/book.xml.rels",
          """
          <Relationships xmlns="\(packages)"><Relationship Id="a" Target="sheet.xml" TargetMode="External" \
          Type="\(BuiltWorkbook.relationships)/worksheet"/></Relationships>
          """
        )
      ]),
  ])
  func `a package that lacks a part is refused`(_ item: Package) throws {
    let bytes = try BuiltWorkbook(strings: "", parts: item.parts).bytes()
    #expect(throws: item.error) { _ = try SpreadsheetFile(bytes).cells(ofSheetAt: 0) }
  }

  @Test func `entities in a part are refused with line and column`() throws {
    let bomb = "<?xml version='1.0'?>\n <!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]>\n<worksheet>&b;</worksheet>"
    let bytes = try BuiltWorkbook(parts: [("xl/sheet.xml", bomb)]).bytes()
    let error = #expect(throws: SpreadsheetError.self) { _ = try SpreadsheetFile(bytes).cells(ofSheetAt: 0) }
    let place = XMLPosition(23, in: Array(bomb.utf8))
    #expect(error == SpreadsheetError(.xml(XMLError(.documentType, at: place)), part: "xl/sheet.xml"))
    #expect(error?.message.en.contains("line 2, column 2") == true)
    #expect(error?.message.ja.contains("2 行 2 文字目") == true)
  }

  @Test func `other files are told from workbooks`() {
    // [MS-CFB] 2.2: the signature of compound documents.
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]
    #expect(throws: SpreadsheetError(.compoundDocument)) { _ = try SpreadsheetFile(compound) }
    let text = Array("a,b\r\n".utf8)
    #expect(throws: SpreadsheetError(.archive(ZipError(.notAnArchive, at: 0)))) { _ = try SpreadsheetFile(text) }
  }

  @Test func `a workbook cut off or changed anywhere never stops the program`() throws {
    let bytes = try OpenpyxlWorkbook.bytes()
    // Each byte with one bit turned: read or refused, with nothing in between.
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= UInt8(1 << (index % 8))
      do throws(SpreadsheetError) {
        let file = try SpreadsheetFile(changed)
        for sheet in file.sheets.indices { _ = try file.cells(ofSheetAt: sheet) }
      } catch {
        #expect(!error.message.ja.isEmpty && !error.message.en.isEmpty)
      }
    }
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: SpreadsheetError.self) { _ = try SpreadsheetFile(Array(bytes[..<count])) }
    }
  }
}

/// The official sheet of business 031, from the Digital Agency. Expected values: openpyxl 3.1.5, SHA-256 over
/// `row TAB column TAB value LF` of every cell with a value.
@Suite(.enabled(if: OfficialSheet.isPresent, "the folder of facts is not there"))
struct OfficialSheetTests {
  struct Sheet: CustomTestStringConvertible {
    var index: Int
    var name: String
    var cellCount: Int
    var mergedCount: Int
    var digest: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Sheet(
      index: 0, name: "項目定義書（住登外者宛名番号管理）住登外者宛名基本情報", cellCount: 530, mergedCount: 14,
      digest: "efff83e2e4164d96e5e94dcc7aaa04ad4a31567c3f199d3d577b697f0946c5fc"),
    Sheet(
      index: 1, name: "コード一覧（個別）_住登外者宛名番号管理", cellCount: 27, mergedCount: 8,
      digest: "4b3108be41ee9759f58c007acc4f3b57cf2943a259e59a4050361c96afc1d0d2"),
    Sheet(
      index: 2, name: "凡例）列項目説明", cellCount: 71, mergedCount: 0,
      digest: "b5ac4ca020e1902147a80160617f0ff2b8a431d2976f174236eac50a84746697"),
    Sheet(
      index: 3, name: "凡例）データ型", cellCount: 35, mergedCount: 5,
      digest: "82b780918bd9fc9b77a6f7ec3b591dedf1f6eb7edd3f057702158f55e15048d8"),
  ])
  func `every cell is what openpyxl reads`(_ sheet: Sheet) throws {
    let file = try SpreadsheetFile(try OfficialSheet.bytes())
    #expect(file.sheets.count == 4 && file.sheets[sheet.index].name.utf8.elementsEqual(sheet.name.utf8))
    let cells = try file.cells(ofSheetAt: sheet.index)
    #expect(cells.mergedRanges.count == sheet.mergedCount)
    #expect(cells.rows.map(\.cells.count).reduce(0, +) == sheet.cellCount)
    var digest = SHA256()
    for row in cells.rows {
      for cell in row.cells { digest.update(Array("\(row.number)\t\(cell.column)\t\(cell.text)\n".utf8)) }
    }
    #expect(Hexadecimal.text(digest.finalize()) == sheet.digest)
  }
}

/// Where the official sheet is.
private enum OfficialSheet {
  static let path = "\(Repository.facts)/standard/official/atenabango-kanri_item-definition.xlsx"

  static var isPresent: Bool {
    do {
      _ = try InputFile(path: path)
      return true
    } catch {
      return false
    }
  }

  static func bytes() throws -> [UInt8] {
    var file = try InputFile(path: path)
    return try file.read(upTo: 1 << 24)
  }
}
