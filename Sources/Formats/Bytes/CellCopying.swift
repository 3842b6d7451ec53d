// Copies cells of delimited text whose bytes are their text already: UTF-8 that is well formed and holds nothing that
// somebody has to identify. A column is copied first and looked at as a whole; where anything is wrong with any cell, the
// caller decodes cell by cell, which also says what and where.
//
// Everything unsafe here reads inside the block, by a check for each cell, and writes no more bytes than the cells have.

internal import Records

/// The texts of one column of some rows; `nil` where a cell has other bytes than its text, is no well-formed UTF-8, or holds
/// a character of private use or U+FFFD.
///
/// - Complexity: O(bytes of the cells); two allocations a column, none a value.
func copyUnicode(_ block: SourceBlock, frames: [UInt32], column: Int) -> Column? {
  var ends = [UInt32](repeating: 0, count: frames.count)
  let cells = block.cells.span
  let columnCount = block.columnCount
  var byteCount = 0
  for frame in frames {
    let cell = cells[Int(frame) * columnCount + column]
    if cell.hasDoubledQuotes { return nil }
    byteCount += Int(cell.byteCount)
  }
  guard byteCount > 0 else { return Column(bytes: [], ends: ends) }
  var areWhole = true
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { target, count in
    guard let output = target.baseAddress else { return }
    unsafe block.bytes.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      for row in frames.indices {
        let cell = cells[Int(frames[row]) * columnCount + column]
        let length = Int(cell.byteCount)
        precondition(Int(cell.offset) + length <= source.count, "a cell lies inside its block")
        if length > 0 {
          // Inside the block by the check above; the output has room for all cells.
          let from = unsafe base + Int(cell.offset)
          // A cell that begins within a character would make up for one that is cut off before it.
          if unsafe from[0] & 0xC0 == 0x80 { areWhole = false }
          unsafe (output + count).update(from: from, count: length)
          count += length
        }
        ends[row] = UInt32(truncatingIfNeeded: count)
      }
    }
  }
  guard areWhole, (try? UTF8Span(validating: bytes.span)) != nil, !mayHoldUndecided(bytes.span) else { return nil }
  return Column(bytes: bytes, ends: ends)
}

/// Whether well-formed UTF-8 holds a character of private use or U+FFFD, or may do so.
///
/// U+E000 to U+F8FF are EE 80 80 to EF A3 BF, U+FFFD is EF BF BD, and planes 15 and 16 begin with F3 B0 or later.
private func mayHoldUndecided(_ bytes: Span<UInt8>) -> Bool {
  for position in bytes.indices where bytes[position] >= 0xEE {
    switch bytes[position] {
    case 0xEE: return true
    case 0xEF:
      let second = bytes[position + 1]
      if second <= 0xA3 || (second == 0xBF && bytes[position + 2] == 0xBD) { return true }
    case 0xF3: if bytes[position + 1] >= 0xB0 { return true }
    case 0xF4: return true
    default: break
    }
  }
  return false
}
