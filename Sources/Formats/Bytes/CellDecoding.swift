// The decoding kernel for cells of delimited text: as for fields (`TextDecoding.swift`), but each of its own length, read where
// it stands. A cell whose bytes are not its text (escaped quotation marks) is unescaped first, by itself.
//
// Everything unsafe here reads inside the block, by a check for each cell, and writes into a working place that has room for
// the worst case of all cells; values are written in order.

internal import Records

extension CharacterCodec {
  /// Decodes one column of some rows, in the tables of the "Shift_JIS" family.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - frames: The rows, as positions of whole frames in it.
  ///   - column: The column.
  ///   - dialect: What makes the text of a cell whose bytes are another.
  ///   - notes: Receives failures, user-defined codes and identified rows.
  /// - Complexity: O(bytes of the cells); three allocations a column, none a value.
  func decodeCells(
    _ block: SourceBlock, frames: [UInt32], column: Int, dialect: DelimitedDialect, notes: inout DecodingNotes
  ) -> Column {
    var ends = [UInt32](repeating: 0, count: frames.count)
    let cells = block.cells.span
    let columnCount = block.columnCount
    // The text of a cell is no longer than its bytes.
    var cellBytes = 0
    for frame in frames { cellBytes += Int(cells[Int(frame) * columnCount + column].byteCount) }
    let room = cellBytes * expansion + 16
    let bytes: [UInt8] = unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { work in
      guard let target = work.baseAddress else { return [] }
      // One end for each place; the pointers are used inside these closures alone.
      let count = unsafe ends.withUnsafeMutableBufferPointer { ends in
        unsafe block.bytes.withUnsafeBufferPointer { source in
          unsafe packed.withUnsafeBufferPointer { table in
            guard let base = source.baseAddress else { return 0 }
            var count = 0
            for row in frames.indices {
              let cell = cells[Int(frames[row]) * columnCount + column]
              let place = (offset: Int(cell.offset), byteCount: Int(cell.byteCount))
              precondition(place.offset + place.byteCount <= source.count, "a cell lies inside its block")
              let number = UInt32(truncatingIfNeeded: row)
              if cell.hasDoubledQuotes {
                let text = dialect.text(of: block.bytes[place.offset..<place.offset + place.byteCount])
                precondition(text.count <= place.byteCount, "a text is no longer than its cell")
                // The array's own bytes are all that is read.
                count = unsafe text.withUnsafeBufferPointer { own in
                  guard let first = own.baseAddress else { return count }
                  return unsafe decodeValue(
                    first, count: own.count, fieldByteCount: own.count, readable: own.count, row: number, table: table,
                    to: target, at: count, notes: &notes)
                }
              } else if place.byteCount > 0 {
                // Inside the block by the check above.
                count = unsafe decodeValue(
                  base + place.offset, count: place.byteCount, fieldByteCount: place.byteCount,
                  readable: source.count - place.offset, row: number, table: table, to: target, at: count,
                  notes: &notes)
              }
              unsafe ends[row] = UInt32(truncatingIfNeeded: count)
            }
            return count
          }
        }
      }
      // The first `count` bytes have been stored.
      return unsafe Array(UnsafeBufferPointer(start: target, count: count))
    }
    return Column(bytes: bytes, ends: ends)
  }
}

/// Copies numbers of cells that are their own canonical text: at most 18 digits, no needless zero, a `-` before a negative one
/// where it may be. Others are empty and their rows stand in `others`; so do cells that are not their own text.
///
/// - Complexity: O(bytes of the cells); two allocations.
func copyNumbers(
  _ block: SourceBlock, frames: [UInt32], column: Int, isSigned: Bool, digits: Int, others: inout [Int]
) -> Column {
  var ends = [UInt32](repeating: 0, count: frames.count)
  let longest = min(18, digits) + 1
  let cells = block.cells.span
  let columnCount = block.columnCount
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: frames.count * longest) { output, count in
    guard let target = output.baseAddress else { return }
    unsafe block.bytes.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      for row in frames.indices {
        let place = cells[Int(frames[row]) * columnCount + column]
        let byteCount = Int(place.byteCount)
        precondition(Int(place.offset) + byteCount <= source.count, "a cell lies inside its block")
        // Inside the block by the check above.
        let cell = unsafe base + Int(place.offset)
        let sign = unsafe byteCount > 1 && isSigned && cell[0] == 0x2D ? 1 : 0
        let length = byteCount - sign
        var isNumber = !place.hasDoubledQuotes && length > 0 && length < longest
        if isNumber {
          let first = unsafe cell[sign]
          isNumber = first != 0x30 || length == 1 && sign == 0
          var position = sign
          while position < byteCount {
            if unsafe cell[position] &- 0x30 > 9 { isNumber = false }
            position += 1
          }
        }
        if isNumber {
          // At most `longest` bytes for each place.
          for index in 0..<byteCount { unsafe target[count + index] = cell[index] }
          count += byteCount
        } else if byteCount > 0 {
          others.append(row)
        }
        ends[row] = UInt32(truncatingIfNeeded: count)
      }
    }
  }
  return Column(bytes: bytes, ends: ends)
}
