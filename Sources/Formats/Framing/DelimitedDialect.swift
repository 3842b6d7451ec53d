/// How delimited text marks its cells and rows.
///
/// RFC 4180 is `comma` with doubled quotation marks and CR LF. Marks are units of the text: bytes, or the code units of UTF-16.
public struct DelimitedDialect: Sendable, Hashable {
  /// What the text consists of.
  public enum Unit: Sendable, Hashable {
    /// Bytes; `walksLeadBytes` where a second byte of a double-byte code may look like a mark (Shift_JIS and its like).
    case byte(walksLeadBytes: Bool)
    /// Code units of UTF-16.
    case utf16(isBigEndian: Bool)
  }

  /// What ends a row.
  public enum Newline: Sendable, Hashable {
    /// These units, one or two.
    case units([UInt16])
    /// LF, CR LF or CR, row by row.
    case mixed
  }

  /// How a quotation mark stands inside quotation marks.
  public enum Escape: Sendable, Hashable {
    /// Twice.
    case doubled
    /// Behind a backslash; so do a backslash and, without quotation marks, a delimiter.
    case backslash
  }

  /// The units of the text.
  public let unit: Unit
  /// The unit between cells.
  public let delimiter: UInt16
  /// The unit around cells; `nil` where a quotation mark is a character like any other.
  public let quote: UInt16?
  /// How it stands inside.
  public let escape: Escape
  /// What ends a row.
  public let newline: Newline
  /// Whether a byte order mark stands at the top.
  public let hasMark: Bool
  /// Whether `="0123"` is the text 0123, as spreadsheets write what they must not take for a number.
  public let readsFormulas: Bool

  /// Makes a dialect.
  public init(
    unit: Unit = .byte(walksLeadBytes: false), delimiter: UInt16 = 0x2C, quote: UInt16? = 0x22,
    escape: Escape = .doubled, newline: Newline = .units([0x0D, 0x0A]), hasMark: Bool = false,
    readsFormulas: Bool = false
  ) {
    self.unit = unit
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.newline = newline
    self.hasMark = hasMark
    self.readsFormulas = readsFormulas
  }

  /// The bytes of a unit: 1 or 2.
  public var width: Int {
    switch unit {
    case .byte: 1
    case .utf16: 2
    }
  }

  /// The byte order mark of the text's form.
  public var mark: [UInt8] {
    switch unit {
    case .byte: [0xEF, 0xBB, 0xBF]
    case .utf16(let isBigEndian): isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    }
  }

  /// A newline that ends a row.
  public var rowEnd: [UInt16] {
    switch newline {
    case .units(let units): units
    case .mixed: [0x0D, 0x0A]
    }
  }

  static let backslash: UInt16 = 0x5C
  static let equals: UInt16 = 0x3D

  /// The bytes of some units.
  public func bytes(_ units: [UInt16]) -> [UInt8] {
    units.flatMap { unit -> [UInt8] in
      switch self.unit {
      case .byte: [UInt8(truncatingIfNeeded: unit)]
      case .utf16(let isBigEndian):
        isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      }
    }
  }

  /// The unit at a byte, whose bytes lie inside.
  @inline(__always)
  func unit(_ bytes: ArraySlice<UInt8>, at position: Int) -> UInt16 {
    switch unit {
    case .byte: UInt16(bytes[position])
    case .utf16(let isBigEndian):
      isBigEndian
        ? UInt16(bytes[position]) << 8 | UInt16(bytes[position + 1])
        : UInt16(bytes[position + 1]) << 8 | UInt16(bytes[position])
    }
  }

  /// The bytes at a position that are one character as far as marks are concerned: a code of two bytes counts whole.
  @inline(__always)
  func length(_ bytes: ArraySlice<UInt8>, at position: Int) -> Int {
    guard case .byte(walksLeadBytes: true) = unit, DelimitedDialect.isLead(bytes[position]),
      position + 1 < bytes.endIndex
    else { return width }
    return 2
  }

  /// Whether a byte begins a code of two bytes in the tables of the "Shift_JIS" family: 81–9F, E0–FC.
  @inline(__always)
  static func isLead(_ byte: UInt8) -> Bool { (byte ^ 0x20) &- 0xA1 <= 0x3B }

  /// What a cell says: its bytes without what makes a mark a character, and without the marks of a formula.
  ///
  /// - Parameter cell: The bytes between the cell's quotation marks, or the whole cell.
  public func text(of cell: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(cell.count)
    var position = cell.startIndex
    var isBehindQuote = false
    while position < cell.endIndex {
      guard position + width <= cell.endIndex else {
        text += cell[position...]
        break
      }
      let unit = self.unit(cell, at: position)
      let length = self.length(cell, at: position)
      if length == width {
        switch escape {
        case .doubled:
          isBehindQuote = unit == quote && !isBehindQuote
          if isBehindQuote, position + 2 * width <= cell.endIndex, self.unit(cell, at: position + width) == quote {
            position += width
            continue
          }
          isBehindQuote = false
        case .backslash:
          if unit == DelimitedDialect.backslash, position + 2 * width <= cell.endIndex {
            position += width
            let next = self.length(cell, at: position)
            text += cell[position..<position + next]
            position += next
            continue
          }
        }
      } else {
        isBehindQuote = false
      }
      text += cell[position..<position + length]
      position += length
    }
    return withoutFormula(text)
  }

  /// `="0123"` without its marks; anything else as it is.
  private func withoutFormula(_ text: [UInt8]) -> [UInt8] {
    guard readsFormulas, let quote else { return text }
    let open = bytes([DelimitedDialect.equals, quote])
    let close = bytes([quote])
    guard text.count >= open.count + close.count, text.starts(with: open), text.suffix(close.count).elementsEqual(close)
    else { return text }
    return Array(text[open.count..<text.count - close.count])
  }

  /// A text as it stands in a cell: with what makes its marks characters.
  ///
  /// - Parameters:
  ///   - text: The bytes of the text.
  ///   - isQuoted: Whether the cell stands in quotation marks.
  /// - Returns: The bytes between the quotation marks, or the whole cell; `nil` where a text cannot stand without them.
  public func cell(_ text: [UInt8], isQuoted: Bool) -> [UInt8]? {
    var cell: [UInt8] = []
    cell.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      guard position + width <= text.count else { return nil }
      let unit = self.unit(text[...], at: position)
      let length = self.length(text[...], at: position)
      if length == width {
        let isNewline = unit == 0x0A || unit == 0x0D
        if escape == .backslash, unit == DelimitedDialect.backslash || unit == quote || !isQuoted && unit == delimiter,
          isQuoted || quote == nil
        {
          cell += bytes([DelimitedDialect.backslash])
        } else if isQuoted {
          if unit == quote { cell += bytes([unit]) }
        } else if unit == delimiter || unit == quote || isNewline && endsRow(with: unit) {
          return nil
        }
      }
      cell += text[position..<position + length]
      position += length
    }
    return cell
  }

  private func endsRow(with unit: UInt16) -> Bool {
    switch newline {
    case .units(let units): units.first == unit
    case .mixed: true
    }
  }

  /// A row of cells as bytes, without its newline; `nil` where a text cannot stand in its cell.
  ///
  /// - Parameter cells: The texts, and whether each stands in quotation marks.
  public func row(_ cells: [(text: [UInt8], isQuoted: Bool)]) -> [UInt8]? {
    var row: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { row += bytes([delimiter]) }
      let isQuoted = cell.isQuoted && quote != nil
      guard let written = self.cell(cell.text, isQuoted: isQuoted) else { return nil }
      let mark = isQuoted ? quote.map { bytes([$0]) } ?? [] : []
      row += mark + written + mark
    }
    return row
  }
}
