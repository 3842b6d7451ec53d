// Layouts of records without a copybook, as a table that people keep in a spreadsheet; any compiled copybook can be written
// as one. One row is one elementary field:
//
//   record,name,start,length,type,usage,digits,scale,sign,options,note
//   JUKI,ATENA-NO,1,10,9,,10,,,,
//   JUKI,ZEIGAKU,11,5,S9,COMP-3,9,2,,,円
//
// `start` counts bytes from 1, as specifications of files do. Fields may overlap: a later one describes the bytes again.
// Bytes that no row describes are fillers.

public import Records

extension RecordLayout {
  /// Reads layouts of records from a table with the columns `record`, `name`, `start`, `length`, `type`, `usage`, `digits`,
  /// `scale`, `sign`, `options` and `note`, one row for each field.
  ///
  /// `type` is `X` for text, `G` for double-byte codes alone, `N` for UTF-16, `9` and `S9` for unsigned and signed numbers
  /// and `F` for floating-point numbers; `usage` says how their bytes hold them (`FieldUsage.tableWords`). `sign` is empty,
  /// `LEADING`, `TRAILING SEPARATE` or `LEADING SEPARATE`; `options` is empty, `JUSTIFIED` or `BLANK WHEN ZERO`.
  ///
  /// - Returns: The layouts, in the order of their first rows, and diagnostics (T2xx) of the rows that are wrong.
  /// - Complexity: O(rows + bytes of records).
  public static func positioned(_ table: DelimitedTable) -> (layouts: [RecordLayout], diagnostics: [Diagnostic]) {
    var rows = TableRows(table, columns: PositionedLayout.columns)
    guard rows.hasColumns else { return ([], rows.diagnostics) }
    var records: [PositionedLayout] = []
    for row in table.rows {
      let name = rows.cell(row, 0)
      if name.isEmpty { rows.report(.emptyCell("record"), row, 0) }
      let index = records.firstIndex { $0.name.utf8.elementsEqual(name.utf8) } ?? records.count
      if index == records.count { records.append(PositionedLayout(name: name, row: row, file: table.file)) }
      records[index].add(row, &rows)
    }
    var diagnostics = rows.diagnostics
    if table.rows.isEmpty {
      diagnostics.append(TableProblem.noColumns.diagnostic(file: table.file, line: 1, column: 1))
    }
    return (diagnostics.isEmpty ? records.map { $0.layout() } : [], diagnostics)
  }

  /// Layouts as a table that `positioned` reads: every elementary field with its place.
  ///
  /// Groups are left out, and what a copybook says beyond places: names of groups join those of fields that need them.
  public static func table(of layouts: [RecordLayout]) -> DelimitedTable {
    var rows: [DelimitedTable.Row] = []
    for layout in layouts {
      for field in layout.fields where !field.isGroup {
        rows.append(DelimitedTable.Row(line: rows.count + 2, cells: PositionedLayout.cells(field, of: layout)))
      }
    }
    return DelimitedTable(file: "", header: PositionedLayout.columns, rows: rows)
  }
}

/// One record of a table of positions while it is read.
struct PositionedLayout {
  static let columns = [
    "record", "name", "start", "length", "type", "usage", "digits", "scale", "sign", "options", "note",
  ]

  /// The greatest length of a record: that of a declared one.
  private static let longest = 1 << 20

  let name: String
  private var fields: [LayoutField]
  private var names = SeenCells()

  init(name: String, row: DelimitedTable.Row, file: String) {
    self.name = name
    let span = TextSpan(file: file, line: row.line, column: 1)
    fields = [LayoutField(index: 0, level: 1, name: name, offset: 0, byteCount: 0, usage: .group, span: span)]
  }

  /// Adds the field of a row, or reports what is wrong with it.
  mutating func add(_ row: DelimitedTable.Row, _ rows: inout TableRows) {
    let text = rows.cell(row, 1)
    if text.isEmpty { rows.report(.emptyCell("name"), row, 1) }
    let isFiller = text.utf8.elementsEqual("FILLER".utf8)
    if !isFiller, let first = names.firstLine(text, line: row.line), !text.isEmpty {
      rows.report(.duplicate(text, firstLine: first), row, 1)
    }
    guard let start = PositionedLayout.number(rows.cell(row, 2)), start >= 1,
      let length = PositionedLayout.number(rows.cell(row, 3)), length >= 1,
      start + length - 1 <= PositionedLayout.longest
    else {
      rows.report(.badPlace(rows.cell(row, 2) + "," + rows.cell(row, 3)), row, 2)
      return
    }
    guard let usage = usage(row, length, &rows) else { return }
    guard let (name, subscripts) = PositionedLayout.taken(text) else {
      rows.report(.badPlace(text), row, 1)
      return
    }
    var field = LayoutField(
      index: fields.count, level: 5, name: name, subscripts: subscripts, offset: start - 1, byteCount: length,
      picture: rows.cell(row, 4), usage: usage, parent: 0,
      redefines: fields.dropFirst().first { $0.offset < start - 1 + length && start - 1 < $0.offset + $0.byteCount }?
        .index,
      span: TextSpan(file: rows.table.file, line: row.line, column: 1))
    switch rows.cell(row, 9) {
    case "": break
    case "JUSTIFIED" where usage.isText: field.isJustified = true
    case "BLANK WHEN ZERO" where usage.shape.map({ !$0.isSigned }) ?? false: field.isBlankWhenZero = true
    case let other: rows.report(.unknownWord(other, known: ["JUSTIFIED", "BLANK WHEN ZERO"]), row, 9)
    }
    fields.append(field)
  }

  /// The layout, with fillers where no row describes the bytes.
  func layout() -> RecordLayout {
    let byteCount = fields.map { $0.offset + $0.byteCount }.max() ?? 0
    var all = fields
    all[0].byteCount = byteCount
    var isDescribed = [Bool](repeating: false, count: byteCount)
    for field in fields.dropFirst() {
      for byte in field.offset..<field.offset + field.byteCount { isDescribed[byte] = true }
    }
    var byte = 0
    while byte < byteCount {
      let start = byte
      while byte < byteCount, !isDescribed[byte] { byte += 1 }
      if byte > start {
        all.append(
          LayoutField(
            index: all.count, level: 5, name: "FILLER", offset: start, byteCount: byte - start, picture: "X",
            usage: .alphanumeric, parent: 0, span: fields[0].span))
      }
      byte += 1
    }
    return RecordLayout(name: name, byteCount: byteCount, fields: all)
  }

  private func usage(_ row: DelimitedTable.Row, _ length: Int, _ rows: inout TableRows) -> FieldUsage? {
    let type = rows.cell(row, 4)
    let word = rows.cell(row, 5)
    let digits = rows.cell(row, 6)
    let scale = rows.cell(row, 7)
    let sign = rows.cell(row, 8)
    guard let known = FieldUsage.tableWords.first(where: { $0.type.utf8.elementsEqual(type.utf8) })?.usages else {
      rows.report(.unknownWord(type, known: FieldUsage.tableWords.map(\.type)), row, 4)
      return nil
    }
    guard known.contains(where: { $0.utf8.elementsEqual(word.utf8) }) else {
      rows.report(.unknownWord(word, known: known), row, 5)
      return nil
    }
    let isNumber = type == "9" || type == "S9"
    guard isNumber else {
      let form: FieldUsage? =
        switch (type, word) {
        case ("X", _): .alphanumeric
        case ("G", _): length % 2 == 0 ? .doubleByte : nil
        case ("N", "UTF16BE"): length % 2 == 0 ? .national(.bigEndian) : nil
        case ("N", _): length % 2 == 0 ? .national(.littleEndian) : nil
        default: [4, 8].contains(length) ? FieldUsage.floatingPoint(word, byteCount: length) : nil
        }
      guard let form, digits.isEmpty, scale.isEmpty, sign.isEmpty else {
        rows.report(.badPlace("\(length),\(digits),\(scale),\(sign)"), row, 3)
        return nil
      }
      return form
    }
    guard let position = SignPosition.tableWords.first(where: { $0.word.utf8.elementsEqual(sign.utf8) })?.position,
      sign.isEmpty || type == "S9" && (word.isEmpty || word == "DISPLAY")
    else {
      rows.report(.unknownWord(sign, known: SignPosition.tableWords.map(\.word)), row, 8)
      return nil
    }
    guard let count = PositionedLayout.number(digits), (1...31).contains(count),
      let places = scale.isEmpty ? 0 : PositionedLayout.signedNumber(scale), (-31...31).contains(places)
    else {
      rows.report(.badShape("\(digits),\(scale)"), row, 6)
      return nil
    }
    let shape = NumberShape(digits: count, scale: places, isSigned: type == "S9", sign: position)
    guard let form = FieldUsage.number(word, shape, byteCount: length) else {
      rows.report(.badPlace("\(length) (\(word.isEmpty ? "DISPLAY" : word), \(digits))"), row, 3)
      return nil
    }
    return form
  }

  /// A name with the subscripts behind it: `ZOKUGARA-CD(2)`; `nil` where they are no numbers.
  private static func taken(_ text: String) -> (name: String, subscripts: [Int])? {
    guard text.utf8.last == 0x29, let open = text.utf8.lastIndex(of: 0x28) else { return (text, []) }
    let inner = text[text.utf8.index(after: open)...].dropLast()
    let numbers = inner.split(separator: ",", omittingEmptySubsequences: false).map { number(String($0)) }
    guard numbers.allSatisfy({ $0 != nil }) else { return nil }
    return (String(text[..<open]), numbers.compactMap(\.self))
  }

  private static func number(_ text: String) -> Int? {
    !text.isEmpty && text.utf8.count <= 9 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  private static func signedNumber(_ text: String) -> Int? {
    text.utf8.first == 0x2D ? number(String(text.dropFirst())).map { -$0 } : number(text)
  }

  /// The cells of a field, in the order of `columns`.
  static func cells(_ field: LayoutField, of layout: RecordLayout) -> [String] {
    let (type, usage) = field.usage.tableCells
    let shape = field.usage.shape
    var name = field.name
    if !field.isFiller {
      name = (field.qualifiers + [name]).joined(separator: "-")
      if !field.subscripts.isEmpty { name += "(" + field.subscripts.map(String.init).joined(separator: ",") + ")" }
    }
    let conditions = field.conditions.map { condition in
      condition.name + " = "
        + (condition.values.map { $0.lower.utf8.elementsEqual($0.upper.utf8) ? $0.lower : "\($0.lower)–\($0.upper)" }
        + condition.states.map(\.rawValue)).joined(separator: " / ")
    }
    return [
      layout.name, name, "\(field.offset + 1)", "\(field.byteCount)", type, usage, shape.map { "\($0.digits)" } ?? "",
      shape.map { $0.scale == 0 ? "" : "\($0.scale)" } ?? "",
      SignPosition.tableWords.first { $0.position == (shape?.sign ?? .trailing) }?.word ?? "",
      field.isJustified ? "JUSTIFIED" : field.isBlankWhenZero ? "BLANK WHEN ZERO" : "",
      conditions.joined(separator: "; "),
    ]
  }
}

extension SignPosition {
  /// The places of signs as a table writes them.
  fileprivate static let tableWords: [(word: String, position: SignPosition)] = [
    ("", .trailing), ("LEADING", .leading), ("TRAILING SEPARATE", .trailingSeparate),
    ("LEADING SEPARATE", .leadingSeparate),
  ]
}

extension FieldUsage {
  /// The words of the column `usage` by those of the column `type`.
  static let tableWords: [(type: String, usages: [String])] = [
    ("X", [""]), ("G", [""]), ("N", ["UTF16BE", "UTF16LE"]),
    ("9", ["", "DISPLAY", "COMP-3", "COMP-6", "BINARY", "BINARY-LE"]),
    ("S9", ["", "DISPLAY", "COMP-3", "BINARY", "BINARY-LE"]), ("F", ["HEXADECIMAL", "IEEE", "IEEE-LE"]),
  ]

  /// The form of a number whose length fits its digits, or `nil`.
  fileprivate static func number(_ word: String, _ shape: NumberShape, byteCount: Int) -> FieldUsage? {
    switch word {
    case "", "DISPLAY":
      byteCount == shape.digits + (shape.isSigned && shape.sign.isSeparate ? 1 : 0) ? .zoned(shape) : nil
    case "COMP-3": byteCount == shape.digits / 2 + 1 ? .packed(shape) : nil
    case "COMP-6": byteCount == (shape.digits + 1) / 2 ? .packedWithoutSign(shape) : nil
    case "BINARY": byteCount <= 8 && shape.digits <= 20 ? .binary(shape, .bigEndian) : nil
    case "BINARY-LE": byteCount <= 8 && shape.digits <= 20 ? .binary(shape, .littleEndian) : nil
    default: nil
    }
  }

  fileprivate static func floatingPoint(_ word: String, byteCount: Int) -> FieldUsage {
    switch word {
    case "HEXADECIMAL": .floatingPoint(.hexadecimal(byteCount: byteCount))
    case "IEEE": .floatingPoint(.ieee(byteCount: byteCount, .bigEndian))
    default: .floatingPoint(.ieee(byteCount: byteCount, .littleEndian))
    }
  }

  /// The cells `type` and `usage` of a field that has a place.
  fileprivate var tableCells: (type: String, usage: String) {
    switch self {
    case .group, .alphanumeric, .delimitedText: ("X", "")
    case .doubleByte: ("G", "")
    case .national(let order): ("N", order == .bigEndian ? "UTF16BE" : "UTF16LE")
    case .zoned(let shape), .delimitedNumber(let shape): (shape.isSigned ? "S9" : "9", "")
    case .packed(let shape): (shape.isSigned ? "S9" : "9", "COMP-3")
    case .packedWithoutSign: ("9", "COMP-6")
    case .binary(let shape, let order): (shape.isSigned ? "S9" : "9", order == .bigEndian ? "BINARY" : "BINARY-LE")
    case .floatingPoint(.hexadecimal): ("F", "HEXADECIMAL")
    case .floatingPoint(.ieee(_, let order)): ("F", order == .bigEndian ? "IEEE" : "IEEE-LE")
    }
  }
}
