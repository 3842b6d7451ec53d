// The inverse kernel for IBM hosts. A text has one canonical form: a shift-out and a shift-in around each longest run of
// double-byte characters, in mixed fields; padding behind. Text and field are walked side by side, as in
// `TextMatching.swift`.
//
// Example: `A一` against C1 0E 45 41 0F 40 matches; 0E 0F before the A, or two runs where one would do, do not.

internal import Records

extension CharacterCodec {
  /// Whether a text, encoded and padded, is exactly what stands in a field.
  ///
  /// A mixed field is filled up with half-width spaces, a field of double-byte codes with full-width ones.
  ///
  /// `raw` has `count` readable bytes, and `before` before them; `range` lies inside `text`; `codes` has 65,536 entries.
  @inline(never)
  func matchesHostValue(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ raw: UnsafePointer<UInt8>, _ count: Int, before: Int,
    isDoubleByte: Bool, _ codes: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    var position = range.lowerBound
    var offset = 0
    var isShifted = isDoubleByte
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
        guard !isDoubleByte, offset < count else { return false }
        // Below the field's length, as the reads that follow.
        guard unsafe raw[offset] == (isShifted ? ShiftCode.back : ShiftCode.out) else { return false }
        isShifted.toggle()
        offset += 1
      }
      if code > 0xFF {
        guard offset + 1 < count,
          unsafe UnsafeRawPointer(raw + offset).loadUnaligned(as: UInt16.self) == code.byteSwapped
        else { return false }
        offset += 2
      } else {
        guard offset < count, unsafe raw[offset] == UInt8(truncatingIfNeeded: code) else { return false }
        offset += 1
      }
      position = next
    }
    if isDoubleByte {
      return unsafe isOnlyPairs(
        UInt8(ideographicSpace >> 8), UInt8(ideographicSpace & 0xFF), raw + offset, count - offset)
    }
    if isShifted {
      guard offset < count, unsafe raw[offset] == ShiftCode.back else { return false }
      offset += 1
    }
    return unsafe countWithoutTrailing(space, raw + offset, count - offset, before: before + offset) == 0
  }
}
