// The scanning kernel for rows in bytes with doubled quotation marks, as nearly all delimited text has: the general scanner's
// answers (`RowScanner`), found eight bytes at a time. No mark is above `greatest`, so that whatever is above is skipped: letters,
// digits, both bytes of double-byte codes. Example: of `山,"` (8E 52 2C 22) no byte is at most 2C before the third.
//
// A word tells the first such byte exactly; what it says of later bytes may be wrong and is not used. Loads of eight bytes end
// inside the range, single ones at `position < end`.

/// The marks of rows in bytes with doubled quotation marks.
struct PlainMarks: Sendable {
  var delimiter: UInt8
  var quote: UInt8
  /// The newline: its first byte, and its last, which is the same where it has one.
  var first: UInt8
  var last: UInt8
  var newlineByteCount: Int
  /// The greatest of the marks, below 40.
  var greatest: UInt8
}

/// Scans a row; as `RowScanner.scan`.
func scanPlainRow(
  _ bytes: Span<UInt8>, _ range: Range<Int>, _ marks: PlainMarks, isLast: Bool, origin: Int, _ cells: inout [Cell]
) -> RowScanner.Row {
  precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "inside the bytes")
  let end = range.upperBound
  let bound = repeated(marks.greatest + 1)
  let quotes = repeated(marks.quote)
  return unsafe bytes.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return .open(inQuotes: false) }
    var position = range.lowerBound
    while true {
      var start = position
      var hasEscapes = false
      let isQuoted = unsafe position < end && base[position] == marks.quote
      if isQuoted {
        position += 1
        start = position
        while true {
          while position + 8 <= end {
            let word = unsafe UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self) ^ quotes
            let found = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if found != 0 {
              position += found.trailingZeroBitCount / 8
              break
            }
            position += 8
          }
          while position < end, unsafe base[position] != marks.quote { position += 1 }
          guard position < end else { return isLast ? .faulty(.openQuote) : .open(inQuotes: true) }
          guard position + 1 < end else {
            if isLast { break }
            return .open(inQuotes: true)
          }
          guard unsafe base[position + 1] == marks.quote else { break }
          hasEscapes = true
          position += 2
        }
      } else {
        scanning: while true {
          while position + 8 <= end {
            let word = unsafe UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self)
            let found = (word &- bound) & ~word & 0x8080_8080_8080_8080
            if found != 0 {
              position += found.trailingZeroBitCount / 8
              break
            }
            position += 8
          }
          while position < end, unsafe base[position] > marks.greatest { position += 1 }
          guard position < end else { break }
          let byte = unsafe base[position]
          if byte == marks.delimiter { break }
          if byte == marks.quote { return .faulty(.strayQuote) }
          if byte == marks.first {
            if marks.newlineByteCount == 1 { break scanning }
            if unsafe position + 1 < end ? base[position + 1] == marks.last : isLast { break scanning }
          }
          position += 1
        }
        // A carriage return at the end of what is there may be the first half of a newline.
        guard isLast || position + marks.newlineByteCount <= end else { return .open(inQuotes: false) }
      }
      cells.append(
        Cell(
          offset: UInt32(truncatingIfNeeded: start - origin), byteCount: UInt32(truncatingIfNeeded: position - start),
          hasDoubledQuotes: hasEscapes))
      if isQuoted { position += 1 }
      guard position < end else {
        return isLast ? .whole(end: position, newlineByteCount: 0) : .open(inQuotes: false)
      }
      let byte = unsafe base[position]
      if byte == marks.delimiter {
        position += 1
        continue
      }
      guard isLast || position + marks.newlineByteCount <= end else { return .open(inQuotes: false) }
      guard byte == marks.first else { return .faulty(.strayQuote) }
      guard marks.newlineByteCount == 2 else { return .whole(end: position, newlineByteCount: 1) }
      guard position + 1 < end else { return .whole(end: position, newlineByteCount: 1) }
      return unsafe base[position + 1] == marks.last
        ? .whole(end: position, newlineByteCount: 2) : .faulty(.strayQuote)
    }
  }
}
