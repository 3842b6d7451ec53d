/// A row of delimited text as packaged systems write it: texts in quotation marks, inner marks doubled, numbers bare.
///
/// Source: RFC 4180, section 2. The cells are CP932, where no second byte of a character is `"` or `,`.
struct DelimitedRow {
  var cells: [Cell]

  /// One cell.
  enum Cell {
    /// CP932 bytes; commas, quotation marks and LF may stand in them.
    case text([UInt8])
    case number(Int)
    /// Bytes as they are; for planted faults.
    case raw([UInt8])
  }

  /// A row of so many empty texts.
  init(columnCount: Int) {
    cells = Array(repeating: .text([]), count: columnCount)
  }

  /// The row's bytes without its newline.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for (position, cell) in cells.enumerated() {
      if position > 0 { bytes.append(0x2C) }
      switch cell {
      case .text(let text):
        bytes.append(0x22)
        for byte in text { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
        bytes.append(0x22)
      case .number(let number): bytes += Array(String(number).utf8)
      case .raw(let raw): bytes += raw
      }
    }
    return bytes
  }

  /// Whether a cell holds a newline, so that the row stands on several physical lines.
  var hasNewline: Bool {
    cells.contains { cell in
      if case .text(let text) = cell { return text.contains(0x0A) }
      return false
    }
  }
}

/// A column of a file, in the file's order. The raw value is the name that mappings write, `heading` what the file's first
/// row says; tests compare both with `Mappings/nakanojo/layouts`.
protocol DelimitedColumn: CaseIterable, RawRepresentable, Hashable where RawValue == String, AllCases == [Self] {
  var heading: String { get }
}

extension DelimitedColumn {
  /// Its position in a row.
  var position: Int {
    guard let position = Self.allCases.firstIndex(of: self) else { preconditionFailure("a case is one of its enum") }
    return position
  }

  /// The row of headings.
  static func headings(_ text: LegacyText) -> [UInt8] {
    var row = DelimitedRow(columnCount: allCases.count)
    for column in allCases { row[column] = .text(text.bytes(column.heading)) }
    return row.bytes
  }
}

extension DelimitedRow {
  /// The cell of a column.
  subscript<Column: DelimitedColumn>(_ column: Column) -> Cell {
    get { cells[column.position] }
    set { cells[column.position] = newValue }
  }
}
