// The inverse kernel for hosts. A text has one canonical form: a shift-out and a shift-in around each longest run of
// double-byte characters, in mixed fields; padding behind. Text and field are walked side by side, as in
// `TextMatching.swift`.
//
// Example: `A一` against C1 0E 45 41 0F 40 matches; 0E 0F before the A, or two runs where one would do, do not. Of several kinds of shift codes the first is canonical.

internal import Records

extension CharacterCodec {
  /// Compares texts with one field of some records, as `matches` says.
  func matchesHost(
    _ texts: Column, absentText: [UInt8], _ block: [UInt8], starts: [Int], offset: Int, byteCount: Int,
    isDoubleByte: Bool
  ) -> [Bool] {
    // The pointers are used inside these closures alone.
    unsafe texts.bytes.withUnsafeBufferPointer { text in
      unsafe absentText.withUnsafeBufferPointer { absent in
        unsafe block.withUnsafeBufferPointer { raw in
          unsafe codes.withUnsafeBufferPointer { codes in
            guard let base = raw.baseAddress else { return [] }
            return [Bool](capacity: starts.count) { results in
              for index in starts.indices {
                let start = starts[index] + offset
                let range = texts.range(index)
                precondition(start >= 0 && start + byteCount <= raw.count, "a field lies inside its block")
                precondition(range.upperBound <= text.count, "a value lies inside its arena")
                // Inside the block by the check above.
                let isMatch = unsafe matchesHostValue(
                  range.isEmpty ? absent : text, range.isEmpty ? absent.indices : range, base + start, byteCount,
                  before: start, isDoubleByte: isDoubleByte, codes)
                results.append(isMatch)
              }
            }
          }
        }
      }
    }
  }

  /// Whether a text, encoded and padded, is exactly what stands in a field.
  ///
  /// A mixed field is filled up with half-width spaces, a field of double-byte codes with full-width ones.
  ///
  /// `raw` has `count` readable bytes, and `before` before them; `range` lies inside `text`; `codes` has 65,536 entries.
  @inline(__always)
  private func matchesHostValue(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ raw: UnsafePointer<UInt8>, _ count: Int, before: Int,
    isDoubleByte: Bool, _ codes: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    var position = range.lowerBound
    var offset = 0
    var isShifted = isDoubleByte
    let shifts = writtenShifts
    while position < range.upperBound {
      // Below the end of the value.
      let first = unsafe text[position]
      var next = position + 1
      // A byte of ASCII is its scalar; `codes` has an entry for it.
      let code =
        unsafe first < 0x80
        ? codes[Int(first)] : codeOfCharacter(text, position, range.upperBound, codes, next: &next)
      guard code != 0 || first == 0 else { return false }
      if isShifted != (code > 0xFF) {
        guard !isDoubleByte, unsafe isShift(isShifted ? shifts.end : shifts.begin, raw, &offset, count) else {
          return false
        }
        isShifted.toggle()
      }
      if code > 0xFF {
        guard offset + 1 < count,
          unsafe UnsafeRawPointer(raw + offset).loadUnaligned(as: UInt16.self) == code.byteSwapped
        else { return false }
        offset += 2
      } else {
        guard offset < count, unsafe raw[offset] == UInt8(truncatingIfNeeded: code) else { return false }
        // A control byte that also begins shift codes of two bytes does not stand for itself before the other one.
        if code == shifts.lead, unsafe isAnyShift(raw, offset, count) { return false }
        offset += 1
      }
      position = next
    }
    if isDoubleByte {
      return unsafe isOnlyPairs(
        UInt8(ideographicSpace >> 8), UInt8(ideographicSpace & 0xFF), raw + offset, count - offset)
    }
    if isShifted {
      guard unsafe isShift(shifts.end, raw, &offset, count) else { return false }
    }
    return unsafe countWithoutTrailing(space, raw + offset, count - offset, before: before + offset) == 0
  }

  /// The shift codes that are written, two without meaning where the table has none: it has no double-byte code then.
  /// And the first byte of those that have two, in every table the same; 0100 where none has.
  private var writtenShifts: (begin: ShiftCodes.Shift, end: ShiftCodes.Shift, lead: UInt16) {
    guard case .shiftCodes(let shifts) = form else { return (ShiftCodes.Shift(0), ShiftCodes.Shift(0), 0x100) }
    return (shifts.begin[0], shifts.end, shifts.lead)
  }

  /// Whether any shift code of two bytes stands at `offset`; `raw` has `count` readable bytes.
  @inline(never)
  private func isAnyShift(_ raw: UnsafePointer<UInt8>, _ offset: Int, _ count: Int) -> Bool {
    guard case .shiftCodes(let shifts) = form, offset + 1 < count else { return false }
    // Below the field's length.
    let pair = UInt16(unsafe raw[offset]) << 8 | UInt16(unsafe raw[offset + 1])
    return shifts.all.contains { $0.bytes == pair }
  }

  /// Whether a shift code stands at `offset`, which is then behind it; `raw` has `count` readable bytes.
  @inline(__always)
  private func isShift(
    _ shift: ShiftCodes.Shift, _ raw: UnsafePointer<UInt8>, _ offset: inout Int, _ count: Int
  ) -> Bool {
    let length = shift.bytes > 0xFF ? 2 : 1
    guard offset + length <= count else { return false }
    // Below the field's length.
    let first = UInt16(unsafe raw[offset])
    let held = length == 1 ? first : first << 8 | UInt16(unsafe raw[offset + 1])
    offset += length
    return held == shift.bytes
  }
}
