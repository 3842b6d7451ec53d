// The kernels for unsigned DISPLAY numbers, the commonest numeric fields: their digits are their text, so a column is
// checked and copied, and proved, eight bytes at a time. The last word of a field, the only one of a short field, holds
// bytes of the next; they are shifted out before anything is concluded from it. The digits of EBCDIC differ from ASCII's
// in two bits of each byte, which are flipped in the word: F1 is 31 then, and 31 is F1.

internal import Records

/// What a column of unsigned digits turned out to hold beside digits.
struct DigitNotes {
  /// Rows whose field holds something else than digits or all spaces.
  var failedRows: [Int] = []
}

/// Copies one field of many records where it is all digits; all spaces become an empty value.
///
/// A value with any other byte is empty in the column and its row stands in `notes`.
///
/// - Parameters:
///   - starts: The record's first byte in the block, for each row.
///   - offset: The field's first byte in the record.
///   - zero: The byte of the digit 0; the column has ASCII digits.
///   - blank: The space.
/// - Complexity: O(rows × `byteCount`); two allocations.
func digitColumn(
  _ block: [UInt8], starts: [Int], offset: Int, byteCount: Int, zero: UInt8, blank: UInt8, notes: inout DigitNotes
) -> Column {
  let flip = zero ^ 0x30
  var ends = [UInt32](repeating: 0, count: starts.count)
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: starts.count * byteCount + 8) { output, count in
    // Room for every value in full and a word more; never empty, so it has a base.
    guard let target = output.baseAddress else { return }
    unsafe block.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      // One end for each start; the pointer is used inside this closure alone.
      unsafe ends.withUnsafeMutableBufferPointer { ends in
        for row in starts.indices {
          let start = starts[row] + offset
          precondition(start >= 0 && start + byteCount <= source.count, "a field lies inside its block")
          // Inside the block by the check above.
          let field = unsafe base + start
          if unsafe isDigits(field, byteCount, readable: source.count - start, flip: flip) {
            if byteCount <= 8, start + 8 <= source.count {
              // A word is left in the block and in the output; what is too much is overwritten by the next value.
              let word = unsafe UnsafeRawPointer(field).loadUnaligned(as: UInt64.self) ^ repeated(flip)
              unsafe UnsafeMutableRawPointer(target + count).storeBytes(of: word, as: UInt64.self)
            } else if flip != 0 {
              // Room for the whole value.
              for index in 0..<byteCount { unsafe target[count + index] = field[index] ^ flip }
            } else {
              unsafe (target + count).update(from: field, count: byteCount)
            }
            count += byteCount
          } else if unsafe countWithoutTrailing(blank, field, byteCount, before: start) > 0 {
            notes.failedRows.append(row)
          }
          unsafe ends[row] = UInt32(truncatingIfNeeded: count)
        }
      }
    }
  }
  return Column(bytes: bytes, ends: ends)
}

/// Compares texts with one field of many records where the text has as many bytes as the field, or none: all must be
/// digits and stand in the field, or `absent` must stand there.
///
/// - Parameters:
///   - texts: One for each of `starts`.
///   - absent: The field's bytes where a text is empty, `byteCount` of them, or `nil` where nothing can stand there.
///   - starts: The record's first byte in the block, for each text.
///   - offset: The field's first byte in the record.
///   - zero: The byte of the digit 0; texts have ASCII digits.
///   - others: Receives the indexes of all other texts; their results are false.
/// - Complexity: O(`texts` × `byteCount`); one allocation.
func matchDigits(
  _ texts: Column, absent: [UInt8]?, _ block: [UInt8], starts: [Int], offset: Int, byteCount: Int, zero: UInt8,
  others: inout [Int]
) -> [Bool] {
  let flip = zero ^ 0x30
  precondition(texts.ends.count == starts.count, "a text for each record")
  precondition(absent.map { $0.count == byteCount } ?? true, "an absent value fills its field")
  return unsafe [Bool](unsafeUninitializedCapacity: starts.count) { results, count in
    // The pointers are used inside these closures alone.
    unsafe texts.bytes.withUnsafeBufferPointer { text in
      unsafe (absent ?? []).withUnsafeBufferPointer { absent in
        unsafe block.withUnsafeBufferPointer { source in
          guard let base = source.baseAddress else { return }
          var textStart = 0
          for index in starts.indices {
            let start = starts[index] + offset
            let textEnd = Int(texts.ends[index])
            precondition(start >= 0 && start + byteCount <= source.count, "a field lies inside its block")
            precondition(textStart <= textEnd && textEnd <= text.count, "a value lies inside its arena")
            // Inside the block by the check above.
            let field = unsafe base + start
            let readable = source.count - start
            var isMatch = false
            if textEnd - textStart == byteCount, let arena = text.baseAddress {
              let value = unsafe arena + textStart
              isMatch =
                unsafe isDigits(field, byteCount, readable: readable, flip: flip)
                && isEqual(field, value, byteCount, readable: min(readable, text.count - textStart), flip: flip)
            } else if textEnd > textStart {
              others.append(index)
            } else if !absent.isEmpty, let expected = absent.baseAddress {
              isMatch = unsafe isEqual(field, expected, byteCount, readable: byteCount, flip: 0)
            }
            // One result for each of `starts`.
            unsafe (results.baseAddress?.advanced(by: index))?.initialize(to: isMatch)
            textStart = textEnd
          }
          count = starts.count
        }
      }
    }
  }
}

/// Whether `count` bytes, their bits of `flip` flipped, are all 30–39; `start` points at `readable` readable bytes, at
/// least `count`.
@inline(__always)
private func isDigits(_ start: UnsafePointer<UInt8>, _ count: Int, readable: Int, flip: UInt8) -> Bool {
  var position = 0
  while position < count {
    guard position + 8 <= readable else {
      guard unsafe (start[position] ^ flip) &- 0x30 < 10 else { return false }
      position += 1
      continue
    }
    // Eight bytes are readable; those behind the field are shifted out. The high nibble of each byte must be 3, also
    // after adding 6 (which lifts 3A–3F to 40–45); 3x + 6 never carries into the next byte.
    let word = unsafe UnsafeRawPointer(start + position).loadUnaligned(as: UInt64.self) ^ repeated(flip)
    let shift = UInt64(8 * max(0, 8 - (count - position)))
    let wrong = (word ^ repeated(0x30)) | ((word &+ repeated(0x06)) ^ repeated(0x30))
    guard (wrong & repeated(0xF0)) &<< shift == 0 else { return false }
    position += 8
  }
  return true
}

/// Whether two times `count` bytes are the same when the bits of `flip` are flipped on the left; both have `readable`
/// readable bytes, at least `count`.
@inline(__always)
private func isEqual(
  _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int, readable: Int, flip: UInt8
) -> Bool {
  var position = 0
  while position < count {
    guard position + 8 <= readable else {
      guard unsafe left[position] ^ flip == right[position] else { return false }
      position += 1
      continue
    }
    // Eight bytes are readable on both sides; those behind `count` are shifted out.
    let one = unsafe UnsafeRawPointer(left + position).loadUnaligned(as: UInt64.self)
    let other = unsafe UnsafeRawPointer(right + position).loadUnaligned(as: UInt64.self)
    guard (one ^ other ^ repeated(flip)) &<< UInt64(8 * max(0, 8 - (count - position))) == 0 else { return false }
    position += 8
  }
  return true
}
