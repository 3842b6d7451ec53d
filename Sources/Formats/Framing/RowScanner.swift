/// Finds the cells of one row.
struct RowScanner: Sendable {
  private let dialect: DelimitedDialect
  private let width: Int
  private let delimiter: UInt16
  /// No unit of a text is this where there are no quotation marks.
  private let quote: UInt16
  private let hasQuotes: Bool
  private let isBackslashed: Bool
  private let readsFormulas: Bool
  private let passing: PassedCodes
  private let backslash: UInt16
  private let equals: UInt16
  /// The units of the newline; empty where each row may have another.
  private let ending: [UInt16]
  /// The marks where rows are of the commonest form, which is scanned by a kernel.
  private let plain: PlainMarks?
  /// The bytes of the longest newline.
  let longestNewline: Int

  init(_ dialect: DelimitedDialect) {
    self.dialect = dialect
    width = dialect.width
    delimiter = dialect.delimiter
    hasQuotes = dialect.quote != nil
    quote = dialect.quote ?? 0
    isBackslashed = dialect.escape == .backslash
    readsFormulas = dialect.readsFormulas
    if case .byte(let codes) = dialect.unit { passing = codes } else { passing = .none }
    backslash = dialect.signs.backslash
    equals = dialect.signs.equals
    switch dialect.newline {
    case .units(let units):
      ending = units
      longestNewline = units.count * dialect.width
    case .mixed:
      ending = []
      longestNewline = 2 * dialect.width
    }
    plain = RowScanner.plainMarks(dialect)
  }

  private static func plainMarks(_ dialect: DelimitedDialect) -> PlainMarks? {
    guard case .byte(passing: .none) = dialect.unit, dialect.escape == .doubled, !dialect.readsFormulas,
      let quote = dialect.quote, case .units(let units) = dialect.newline, let first = units.first,
      let last = units.last,
      let greatest = ([dialect.delimiter, quote] + units).max(), greatest < 0x40
    else { return nil }
    return PlainMarks(
      delimiter: UInt8(dialect.delimiter), quote: UInt8(quote), first: UInt8(first), last: UInt8(last),
      newlineByteCount: units.count, greatest: UInt8(greatest))
  }

  /// What the scan of one row came to.
  enum Row {
    /// The row's end without its newline, and the newline's length.
    case whole(end: Int, newlineByteCount: Int)
    case faulty(FrameState)
    /// More bytes are needed to tell.
    case open(inQuotes: Bool)
  }

  /// Scans a row.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - range: From the row's first byte to the last that may be looked at.
  ///   - isLast: Whether the file ends there.
  ///   - origin: What the offsets of cells count from.
  ///   - cells: Receives the cells, also those of a row that turns out to be none.
  func scan(
    _ bytes: Span<UInt8>, _ range: Range<Int>, isLast: Bool, origin: Int, _ cells: inout [Cell]
  ) -> Row {
    if let plain, !range.isEmpty { return scanPlainRow(bytes, range, plain, isLast: isLast, origin: origin, &cells) }
    var position = range.lowerBound
    let end = range.upperBound - (range.upperBound - range.lowerBound) % width
    // A byte that makes no unit is no row.
    if position == end { return isLast ? .faulty(.partial) : .open(inQuotes: false) }
    while true {
      var isQuoted = hasQuotes && position < end && unit(bytes, position) == quote
      var hasEscapes = false
      if isQuoted {
        position += width
      } else if readsFormulas, hasQuotes, position + width < end, unit(bytes, position) == equals,
        unit(bytes, position + width) == quote
      {
        isQuoted = true
        position += 2 * width
      }
      let start = position
      if isQuoted {
        scanning: while true {
          guard position < end else { return isLast ? .faulty(.openQuote) : .open(inQuotes: true) }
          let unit = unit(bytes, position)
          if isBackslashed, unit == backslash {
            guard position + width < end else { return isLast ? .faulty(.openQuote) : .open(inQuotes: true) }
            let next = self.unit(bytes, position + width)
            guard next == quote || next == backslash || next == delimiter else {
              return .faulty(.badEscape)
            }
            hasEscapes = true
            position += 2 * width
            continue
          }
          guard unit == quote else {
            position += step(bytes, position, end)
            continue
          }
          guard !isBackslashed else { break scanning }
          guard position + width < end || isLast else { return .open(inQuotes: true) }
          guard position + width < end, self.unit(bytes, position + width) == quote else { break scanning }
          hasEscapes = true
          position += 2 * width
        }
      } else {
        while true {
          guard position < end else { break }
          let unit = unit(bytes, position)
          if unit == delimiter { break }
          if hasQuotes {
            if unit == quote { return .faulty(.strayQuote) }
          } else if isBackslashed, unit == backslash {
            guard position + width < end else { return isLast ? .faulty(.badEscape) : .open(inQuotes: false) }
            let next = self.unit(bytes, position + width)
            guard next == backslash || next == delimiter else { return .faulty(.badEscape) }
            hasEscapes = true
            position += 2 * width
            continue
          }
          if unit == 0x0A || unit == 0x0D || unit == ending.first, isNewline(bytes, position, end, isLast) { break }
          position += step(bytes, position, end)
        }
        // A carriage return at the end of what is there may be the first half of a newline.
        guard isLast || position + longestNewline <= range.upperBound else { return .open(inQuotes: false) }
      }
      cells.append(
        Cell(
          offset: UInt32(truncatingIfNeeded: start - origin), byteCount: UInt32(truncatingIfNeeded: position - start),
          hasDoubledQuotes: hasEscapes || readsFormulas))
      if isQuoted { position += width }
      guard position < end else {
        return isLast ? .whole(end: position, newlineByteCount: 0) : .open(inQuotes: false)
      }
      if unit(bytes, position) == delimiter {
        position += width
        continue
      }
      guard isLast || position + longestNewline <= range.upperBound else { return .open(inQuotes: false) }
      return isNewline(bytes, position, end, isLast)
        ? .whole(end: position, newlineByteCount: newlineByteCount(bytes, position, end)) : .faulty(.strayQuote)
    }
  }

  /// The first newline in a range, for the end of a bad line.
  func newline(in bytes: [UInt8], range: Range<Int>, isLast: Bool) -> (offset: Int, byteCount: Int)? {
    let span = bytes.span
    let end = bytes.count - (bytes.count - range.lowerBound) % width
    var position = range.lowerBound
    while position < range.upperBound, position + width <= end {
      let unit = unit(span, position)
      if unit == 0x0A || unit == 0x0D || unit == ending.first, isNewline(span, position, end, isLast) {
        // Half a newline at the end of what is there may be all of it.
        let length = newlineByteCount(span, position, end)
        guard isLast || ending.isEmpty || length == longestNewline else { return nil }
        return ending.isEmpty || length == longestNewline ? (position, length) : nil
      }
      position += step(span, position, end)
    }
    return nil
  }

  @inline(__always)
  private func unit(_ bytes: Span<UInt8>, _ position: Int) -> UInt16 {
    if width == 1 { return UInt16(bytes[position]) }
    guard case .utf16(let isBigEndian) = dialect.unit else { return 0 }
    let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  /// The bytes of the character at a position.
  @inline(__always)
  private func step(_ bytes: Span<UInt8>, _ position: Int, _ end: Int) -> Int {
    width == 1 ? passing.length(bytes, at: position, end: end) : width
  }

  /// Whether a newline stands at `position`; at the end of the file it may be cut off.
  @inline(__always)
  private func isNewline(_ bytes: Span<UInt8>, _ position: Int, _ end: Int, _ isLast: Bool) -> Bool {
    let unit = unit(bytes, position)
    if ending.isEmpty { return unit == 0x0A || unit == 0x0D }
    guard unit == ending[0] else { return false }
    guard ending.count == 2 else { return true }
    return position + width < end ? self.unit(bytes, position + width) == ending[1] : isLast
  }

  /// The bytes of the newline at `position`.
  private func newlineByteCount(_ bytes: Span<UInt8>, _ position: Int, _ end: Int) -> Int {
    if ending.isEmpty {
      let isPair =
        unit(bytes, position) == 0x0D && position + width < end && unit(bytes, position + width) == 0x0A
      return isPair ? 2 * width : width
    }
    return min(ending.count * width, end - position)
  }
}
