internal import Platform

/// Reads a sheet's part into its cells.
struct SheetContent: PartContent {
  private(set) var cells = SheetCells()
  /// Whether the part is a sheet with cells.
  private(set) var isWorksheet = false

  private let strings: [String]
  private var room: Int
  private var row = SheetRow(number: 0, cells: [])
  private var column = 0
  private var cell = OpenCell()
  /// The text of the innermost element that is collected: a value or a text.
  private var text: [UInt8] = []

  /// A cell that is being read.
  private struct OpenCell {
    var kind: [UInt8] = []
    var value: [UInt8]?
    var inline: String?
    var isFormula = false
  }

  /// - Parameters:
  ///   - strings: The workbook's shared strings.
  ///   - limit: The most cells with a value.
  init(strings: [String], limit: Int) {
    self.strings = strings
    room = limit
  }

  mutating func start(_ element: XMLElement, _ path: [PartElement]) throws(PartProblem) {
    if path == [.worksheet] { isWorksheet = true }
    // All that follows is inside a worksheet.
    guard path.count > 1, path[0] == .worksheet else { return }
    switch path[1...] {
    case [.sheetData, .row]: try beginRow(element)
    case [.sheetData, .row, .cell]: try beginCell(element)
    case [.sheetData, .row, .cell, .formula]: cell.isFormula = true
    case [.sheetData, .row, .cell, .value]:
      guard cell.value == nil else { throw PartProblem(code: .misplaced) }
      text = []
    case [.sheetData, .row, .cell, .inlineString]:
      guard cell.inline == nil else { throw PartProblem(code: .misplaced) }
      cell.inline = ""
    case [.sheetData, .row, .cell, .inlineString, .text], [.sheetData, .row, .cell, .inlineString, .run, .text]:
      text = []
    case [.mergeCells, .mergeCell]:
      guard let range = element.value(of: "ref").flatMap({ CellRange($0) }) else {
        throw PartProblem(code: .badAttribute("ref"))
      }
      cells.mergedRanges.append(range)
    // Elements of the format at places where they mean something else, or nothing.
    default: break
    }
  }

  mutating func text(_ text: [UInt8], _ path: [PartElement]) {
    if path.last == .value || path.last == .text { self.text += text }
  }

  mutating func end(_ path: [PartElement]) throws(PartProblem) {
    guard path.count > 1, path[0] == .worksheet else { return }
    switch path[1...] {
    case [.sheetData, .row]:
      if !row.cells.isEmpty { cells.rows.append(row) }
      row.cells = []
    case [.sheetData, .row, .cell]: try endCell()
    case [.sheetData, .row, .cell, .value]: cell.value = text
    case [.sheetData, .row, .cell, .inlineString, .text], [.sheetData, .row, .cell, .inlineString, .run, .text]:
      cell.inline = (cell.inline ?? "") + EscapedText.unescaped(text)
    // As above.
    default: break
    }
  }

  private mutating func beginRow(_ element: XMLElement) throws(PartProblem) {
    var number = row.number + 1
    if let written = element.value(of: "r") {
      // The reference of a cell in column A has the same rules for its number.
      guard let reference = CellReference(Array("A".utf8) + Array(written.utf8)) else {
        throw PartProblem(code: .badAttribute("r"))
      }
      number = reference.row
    }
    guard number > row.number, number <= CellReference.mostRows else { throw PartProblem(code: .badReference) }
    row = SheetRow(number: number, cells: [])
    column = 0
  }

  private mutating func beginCell(_ element: XMLElement) throws(PartProblem) {
    var next = column + 1
    if let written = element.value(of: "r") {
      guard let reference = CellReference(Array(written.utf8)) else { throw PartProblem(code: .badAttribute("r")) }
      guard reference.row == row.number else { throw PartProblem(code: .badReference) }
      next = reference.column
    }
    guard next > column, next <= CellReference.mostColumns else { throw PartProblem(code: .badReference) }
    column = next
    cell = OpenCell(kind: Array((element.value(of: "t") ?? "n").utf8))
  }

  private mutating func endCell() throws(PartProblem) {
    guard let (kind, text) = try content() else { return }
    room -= 1
    guard room >= 0 else { throw PartProblem(code: .tooManyCells) }
    row.cells.append(SheetCell(column: column, kind: kind, text: text, isFormula: cell.isFormula))
  }

  /// What the cell holds, or `nil` for nothing; the kinds are those of 18.18.11 (ST_CellType).
  private func content() throws(PartProblem) -> (SheetCellKind, String)? {
    if cell.kind.elementsEqual("inlineStr".utf8) {
      guard cell.value == nil else { throw PartProblem(code: .misplaced) }
      return cell.inline.map { (.text, $0) }
    }
    guard cell.inline == nil else { throw PartProblem(code: .misplaced) }
    // A formula whose result was not saved is still a cell.
    guard let value = cell.value, !value.isEmpty || cell.kind.elementsEqual("str".utf8) else {
      return cell.isFormula ? (.text, "") : nil
    }
    let literal = String(decoding: value, as: UTF8.self)
    switch cell.kind {
    case Array("s".utf8):
      guard let index = Self.index(value) else { throw PartProblem(code: .badAttribute("v")) }
      guard index < strings.count else { throw PartProblem(code: .missingString) }
      return (.text, strings[index])
    case Array("n".utf8): return (.number, literal)
    case Array("str".utf8): return (.text, EscapedText.unescaped(value))
    case Array("b".utf8):
      guard value == [0x30] || value == [0x31] else { throw PartProblem(code: .badAttribute("v")) }
      return (.boolean, literal)
    case Array("e".utf8): return (.error, literal)
    case Array("d".utf8): return (.date, literal)
    default: throw PartProblem(code: .unknownKind)
    }
  }

  /// A number of at most nine digits, which no workbook has more strings than.
  private static func index(_ digits: [UInt8]) -> Int? {
    guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }
}
