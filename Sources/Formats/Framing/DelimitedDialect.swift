/// How delimited text marks its cells and rows.
///
/// RFC 4180 is `comma` with doubled quotation marks and CR LF. Marks are units of the text: bytes, or the code units of UTF-16.
public struct DelimitedDialect: Sendable, Hashable {
  /// What the text consists of.
  public enum Unit: Sendable, Hashable {
    /// Bytes, of which some are passed over whole.
    case byte(passing: PassedCodes)
    /// Code units of UTF-16.
    case utf16(isBigEndian: Bool)
  }

  /// The units of the characters that have a meaning in cells, whatever the marks are.
  public struct Signs: Sendable, Hashable {
    /// `\\`; no unit of a text where the table has none.
    public let backslash: UInt16
    /// `=`.
    public let equals: UInt16
    /// `0`, which the other digits follow.
    public let zero: UInt16
    /// `-`.
    public let minus: UInt16
    /// `.`.
    public let point: UInt16

    /// Names the units.
    public init(backslash: UInt16, equals: UInt16, zero: UInt16, minus: UInt16, point: UInt16) {
      self.backslash = backslash
      self.equals = equals
      self.zero = zero
      self.minus = minus
      self.point = point
    }

    /// Those of ASCII.
    public static let ascii = Signs(backslash: 0x5C, equals: 0x3D, zero: 0x30, minus: 0x2D, point: 0x2E)

    /// The byte of ASCII that says in a number what a unit says; FF where it can say nothing there.
    @inline(__always)
    func numeral(_ unit: UInt16) -> UInt8 {
      if unit &- zero <= 9 { return 0x30 + UInt8(unit &- zero) }
      return unit == minus ? 0x2D : unit == point ? 0x2E : 0xFF
    }
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
  /// What else the text's units say.
  public let signs: Signs

  /// Makes a dialect.
  public init(
    unit: Unit = .byte(passing: .none), delimiter: UInt16 = 0x2C, quote: UInt16? = 0x22,
    escape: Escape = .doubled, newline: Newline = .units([0x0D, 0x0A]), hasMark: Bool = false,
    readsFormulas: Bool = false, signs: Signs = .ascii
  ) {
    self.unit = unit
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.newline = newline
    self.hasMark = hasMark
    self.readsFormulas = readsFormulas
    self.signs = signs
  }

  /// The bytes of a unit: 1 or 2.
  public var width: Int {
    switch unit {
    case .byte: 1
    case .utf16: 2
    }
  }

  /// Whether numbers stand in bytes of ASCII.
  var hasNumeralsOfASCII: Bool { width == 1 && signs.zero == 0x30 }

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

  /// The bytes at a position that are one character as far as marks are concerned: codes that are passed over count whole.
  @inline(__always)
  func length(_ bytes: ArraySlice<UInt8>, at position: Int) -> Int {
    guard case .byte(let passing) = unit, passing != .none else { return width }
    return passing.length(bytes.span, at: position - bytes.startIndex, end: bytes.count)
  }

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
          if unit == signs.backslash, position + 2 * width <= cell.endIndex {
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
    let open = bytes([signs.equals, quote])
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
        if escape == .backslash, unit == signs.backslash || unit == quote || !isQuoted && unit == delimiter,
          isQuoted || quote == nil
        {
          cell += bytes([signs.backslash])
        } else if isQuoted {
          if unit == quote { cell += bytes([unit]) }
        } else if unit == delimiter || unit == quote || endsRow(with: unit) {
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
    case .mixed: unit == 0x0A || unit == 0x0D
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
