// The writing kernel: columns to rows, one store after another from the first byte to the last.
//
// The idea: a row is values with texts between them that are the same in every row: quotation marks, commas, and
// whole columns in which every row is absent. So [a, nil, nil, b] is `"` a `","","","` b `"␍␊`. Room for the longest
// rows there can be is asked for once, and all columns are open at the same time, so that a row needs no lengths
// beforehand.
// What breaks if it is changed: most stores are sixteen bytes wide, of which only the value's count. What is written
// too much is overwritten by the next store, and `slack` is what makes the last ones safe: rows must be written in
// order, and nothing may be stored behind the cursor's sixteen bytes.

internal import Records

/// One column that is written, and what follows it in every row.
private struct RowPart {
  var column: Column
  /// Whether any of its values has a quotation mark.
  var hasQuotes: Bool
  /// Where the text after it stands among the literals.
  var literal: Range<Int>
}

/// A column while its bytes are open; the pointers hold for the closure they were made in.
@unsafe private struct OpenPart {
  var bytes: UnsafePointer<UInt8>
  var byteCount: Int
  var ends: UnsafePointer<UInt32>
  /// Where the next row's value begins; never decreases, never passes `byteCount`.
  var start: Int
  var hasQuotes: Bool
  var literal: UnsafePointer<UInt8>
  var literalCount: Int
}

/// The longest store, and so the room needed after the last row and after the last literal.
private let slack = 16

/// Appends the kept rows: every value in quotation marks, commas between, CR LF at the end.
///
/// All columns have as many values as `keeping`. O(bytes written + rows × columns).
func appendQuotedRows(_ columns: [Column?], keeping: [Bool], to bytes: inout [UInt8]) {
  let rowCount = keeping.count { $0 }
  guard rowCount > 0 else { return }
  let plan = RowPlan(columns)
  var room = rowCount * plan.literals.count + slack
  for part in plan.parts { room += part.column.bytes.count * (part.hasQuotes ? 2 : 1) }
  bytes.append(addingCapacity: room) { (output: inout OutputSpan<UInt8>) in
    unsafe output.withUnsafeMutableBufferPointer { buffer, count in
      guard let base = buffer.baseAddress else { return }
      precondition(buffer.count - count >= room, "room for all rows was asked for")
      unsafe plan.literals.withUnsafeBufferPointer { literals in
        guard let literal = literals.baseAddress else { return }
        var open: [OpenPart] = unsafe []
        unsafe open.reserveCapacity(plan.parts.count)
        // The free part of the array begins after what it holds already.
        count += unsafe write(plan, 0, literal, &open, keeping, to: base + count)
      }
    }
  }
}

/// What a row consists of.
private struct RowPlan {
  var parts: [RowPart] = []
  /// The texts between values, one after another, the one before the first value first, then `slack` bytes.
  var literals: [UInt8] = [0x22]
  /// The length of the text before the first value.
  var leading = 0

  init(_ columns: [Column?]) {
    for (index, column) in columns.enumerated() {
      if let column, !column.bytes.isEmpty {
        endLiteral()
        parts.append(
          RowPart(
            column: column, hasQuotes: holds(0x22, column.bytes.span), literal: literals.count..<literals.count))
      }
      literals += index == columns.count - 1 ? [0x22, 0x0D, 0x0A] : [0x22, 0x2C, 0x22]
    }
    endLiteral()
    literals += Array(repeating: 0, count: slack)
  }

  private mutating func endLiteral() {
    if let last = parts.indices.last {
      parts[last].literal = parts[last].literal.lowerBound..<literals.count
    } else {
      leading = literals.count
    }
  }
}

/// Opens the columns from `index` on, one within another, and writes the rows when all are open; gives the bytes
/// written.
///
/// `output` has room for all rows and `slack` bytes; `literals` are those of the plan.
private func write(
  _ plan: RowPlan, _ index: Int, _ literals: UnsafePointer<UInt8>, _ open: inout [OpenPart], _ keeping: [Bool],
  to output: UnsafeMutablePointer<UInt8>
) -> Int {
  guard index < plan.parts.count else {
    // Exclusive access for the whole loop: the parts are not looked up row by row.
    return unsafe open.withUnsafeMutableBufferPointer { parts in
      unsafe writeRows(parts, keeping, literals, plan.leading, to: output)
    }
  }
  let part = plan.parts[index]
  precondition(part.column.ends.count == keeping.count, "a value for each row")
  // The pointers are used inside these closures alone: everything that follows happens in them.
  return unsafe part.column.bytes.withUnsafeBufferPointer { bytes in
    unsafe part.column.ends.withUnsafeBufferPointer { ends in
      guard let base = bytes.baseAddress, let firstEnd = ends.baseAddress else { return 0 }
      unsafe open.append(
        OpenPart(
          bytes: base, byteCount: bytes.count, ends: firstEnd, start: 0, hasQuotes: part.hasQuotes,
          literal: literals + part.literal.lowerBound, literalCount: part.literal.count))
      return unsafe write(plan, index + 1, literals, &open, keeping, to: output)
    }
  }
}

private func writeRows(
  _ parts: UnsafeMutableBufferPointer<OpenPart>, _ keeping: [Bool], _ leading: UnsafePointer<UInt8>,
  _ leadingCount: Int, to output: UnsafeMutablePointer<UInt8>
) -> Int {
  var cursor = 0
  for row in keeping.indices {
    if keeping[row] {
      unsafe copy(leading, to: output + cursor, leadingCount)
      cursor += leadingCount
    }
    for index in parts.indices {
      let part = unsafe parts[index]
      // There is an end for each row.
      let end = Int(unsafe part.ends[row])
      // So all values together are no longer than the arena, which is what room was asked for.
      precondition(unsafe part.start <= end && end <= part.byteCount, "values stand in order inside their arena")
      unsafe parts[index].start = end
      guard keeping[row] else { continue }
      let count = unsafe end - part.start
      let value = unsafe part.bytes + part.start
      if unsafe part.hasQuotes {
        for position in 0..<count {
          let byte = unsafe value[position]
          if byte == 0x22 {
            unsafe output[cursor] = 0x22
            cursor += 1
          }
          unsafe output[cursor] = byte
          cursor += 1
        }
      } else {
        if unsafe part.start + slack <= part.byteCount {
          // Sixteen bytes of the arena are left, whatever the value's length.
          unsafe copy(value, to: output + cursor, count)
        } else {
          unsafe (output + cursor).update(from: value, count: count)
        }
        cursor += count
      }
      // `slack` bytes follow the last literal.
      unsafe copy(part.literal, to: output + cursor, part.literalCount)
      cursor += unsafe part.literalCount
    }
  }
  return cursor
}

/// Copies `count` bytes, and up to `slack` in all where that is quicker.
///
/// Both places have at least `count` and at least `slack` bytes and do not overlap.
@inline(__always)
private func copy(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, _ count: Int) {
  if count <= slack {
    let word = unsafe UnsafeRawPointer(source).loadUnaligned(as: SIMD16<UInt8>.self)
    unsafe UnsafeMutableRawPointer(target).storeBytes(of: word, as: SIMD16<UInt8>.self)
  } else {
    unsafe target.update(from: source, count: count)
  }
}
