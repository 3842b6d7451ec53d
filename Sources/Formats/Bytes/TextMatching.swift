// The inverse kernel: does a text, encoded and padded, give exactly the bytes that stand in the field? Nothing is
// written; text and bytes are walked side by side, up to eight bytes at a time while both are ASCII.
//
// Example: `12番地` against 31 32 94 D4 92 6E 20 20. The first word of the text has two ASCII bytes, which are compared
// in one step; 番 and 地 are looked up and compared as pairs; the rest must be padding.
// Fields of double-byte codes and tables with shift codes are walked in `HostTextMatching.swift`.
// What breaks if it is changed: a word may be loaded only where eight bytes of arena and field are left, whatever the
// value's length; the bytes behind the value are masked away before anything is concluded from them.

internal import Records

extension CharacterCodec {
  /// Compares texts with one field of some records.
  ///
  /// A text that has no inverse (a scalar the table cannot write, an identification target that is not injective, a
  /// text longer than the field) does not match.
  ///
  /// - Parameters:
  ///   - texts: What the field must have held, UTF-8.
  ///   - absentText: What it must have held where the text is empty.
  ///   - block: The bytes.
  ///   - starts: The record's first byte in the block, for each text.
  ///   - offset: The field's first byte in the record.
  ///   - byteCount: The field's length.
  ///   - isDoubleByte: Whether the field holds double-byte codes alone.
  ///   - padding: What fills the field up.
  /// - Complexity: O(`texts` × `byteCount`); one allocation.
  func matches(
    _ texts: Column, absentText: [UInt8] = [], _ block: [UInt8], starts: [Int], offset: Int = 0, byteCount: Int,
    isDoubleByte: Bool = false, padding: FieldPadding
  ) -> [Bool] {
    precondition(texts.ends.count == starts.count, "a text for each record")
    // Decided here once, so that nothing of it is asked for each value.
    switch form {
    case .leadBytes where !isDoubleByte: break
    case .singleBytes, .doubleBytes, .shiftCodes, .leadBytes:
      return matchesHost(
        texts, absentText: absentText, block, starts: starts, offset: offset, byteCount: byteCount,
        isDoubleByte: isDoubleByte || form == .doubleBytes)
    case .extendedUnix, .designations, .utf8, .utf16:
      return matchesWalking(
        texts, absentText: absentText, block, starts: starts, offset: offset, byteCount: byteCount,
        isDoubleByte: isDoubleByte, padding: padding)
    }
    return unsafe [Bool](unsafeUninitializedCapacity: starts.count) { results, count in
      // The pointers are used inside these closures alone. A pointer of an empty array is never read from.
      unsafe texts.bytes.withUnsafeBufferPointer { text in
        unsafe absentText.withUnsafeBufferPointer { absent in
          unsafe block.withUnsafeBufferPointer { raw in
            unsafe codes.withUnsafeBufferPointer { codes in
              guard let base = raw.baseAddress else { return }
              var textStart = 0
              for index in starts.indices {
                let start = starts[index] + offset
                let textEnd = Int(texts.ends[index])
                precondition(start >= 0 && start + byteCount <= raw.count, "a field lies inside its block")
                precondition(textStart <= textEnd && textEnd <= text.count, "a value lies inside its arena")
                let isMatch =
                  textStart == textEnd
                  ? unsafe matchesValue(
                    absent, 0, absent.count, base + start, byteCount, before: start, readable: raw.count - start, codes,
                    padding)
                  : unsafe matchesValue(
                    text, textStart, textEnd, base + start, byteCount, before: start, readable: raw.count - start,
                    codes,
                    padding)
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
  }

  /// `raw` has `readable` readable bytes, at least `count`, and `before` before them; `start..<end` lies inside `text`.
  @inline(__always)
  private func matchesValue(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ raw: UnsafePointer<UInt8>, _ count: Int,
    before: Int, readable: Int, _ codes: UnsafeBufferPointer<UInt16>, _ padding: FieldPadding
  ) -> Bool {
    var position = start
    var offset = 0
    while position < end, let base = text.baseAddress {
      // `position` is below the end of the value, `offset` is checked against the field.
      guard offset < count else { return false }
      let first = unsafe text[position]
      if first < 0x80, table.isASCII {
        guard position + 8 <= text.count, offset + 8 <= readable else {
          guard unsafe raw[offset] == first else { return false }
          position += 1
          offset += 1
          continue
        }
        // Eight bytes are left in the arena and in the block.
        let left = unsafe UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self)
        let right = unsafe UnsafeRawPointer(raw + offset).loadUnaligned(as: UInt64.self)
        // The lowest byte comes first: as many as are ASCII, at least one, and belong to value and field.
        let ascii = (left & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
        let length = min(ascii, end - position, count - offset)
        guard (left ^ right) &<< UInt64(64 - 8 * length) == 0 else { return false }
        position += length
        offset += length
        continue
      }
      var next = position
      let code = unsafe codeOfCharacter(text, position, end, codes, next: &next)
      if code > 0xFF {
        // Two bytes of the field are left; the first byte of a code is its higher one.
        guard offset + 1 < count,
          unsafe UnsafeRawPointer(raw + offset).loadUnaligned(as: UInt16.self) == code.byteSwapped
        else { return false }
        offset += 2
      } else {
        // U+0000 is the one scalar whose code is 0.
        guard code != 0 || first == 0, unsafe raw[offset] == UInt8(truncatingIfNeeded: code) else { return false }
        offset += 1
      }
      position = next
    }
    switch padding {
    case .space: return unsafe countWithoutTrailing(0x20, raw + offset, count - offset, before: before + offset) == 0
    case .ideographicSpace: return unsafe isOnlyPairs(0x81, 0x40, raw + offset, count - offset)
    }
  }

  /// The code of a character that is not ASCII, as `code(_:_:_:next:)` gives it, quickly where it has three bytes and no
  /// variation selector; `codes` has 65,536 entries.
  @inline(__always)
  func codeOfCharacter(
    _ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int, _ codes: UnsafeBufferPointer<UInt16>,
    next: inout Int
  ) -> UInt16 {
    // Below the end of the value.
    let first = unsafe text[position]
    next = position + 3
    guard first & 0xF0 == 0xE0, next <= end, sequenceCodes.isEmpty || !(unsafe mayFollow(text, next, end)) else {
      return unsafe code(text, position, end, next: &next)
    }
    // The common case: one scalar of three bytes, which end at `next`.
    let second = UInt32(unsafe text[position + 1] & 0x3F)
    let third = UInt32(unsafe text[position + 2] & 0x3F)
    // Sixteen bits, and `codes` has an entry for each.
    return unsafe codes[Int(UInt32(first & 0x0F) << 12 | second << 6 | third)]
  }

  /// Whether the second scalar of a character of two may begin at `position`: a variation selector (EF B8 for U+FE00–FE0F, F3
  /// for U+E0100–E01EF) or a sound mark (U+309A is E3 82 9A). The accents of JIS X 0213 follow no character of three bytes.
  @inline(__always)
  private func mayFollow(_ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int) -> Bool {
    // Inside the value by the comparison before each look.
    guard position + 1 < end else { return false }
    let first = unsafe text[position]
    if first == 0xF3 { return true }
    let second = unsafe text[position + 1]
    if first == 0xEF { return second == 0xB8 }
    return first == 0xE3 && second == 0x82 && position + 2 < end && (unsafe text[position + 2]) == 0x9A
  }

  /// The code of the character at `position`, with its variation selector if one follows, or 0; `next` is then where
  /// the text goes on. `position..<end` lies inside `text`.
  @inline(never)
  private func code(_ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int, next: inout Int) -> UInt16 {
    guard let scalar = unsafe CharacterCodec.scalar(text, position, end) else { return 0 }
    next = position + scalar.byteCount
    if !sequenceCodes.isEmpty, next < end, let following = unsafe CharacterCodec.scalar(text, next, end),
      let code = self.code(of: scalar.value, second: following.value), following.value != 0
    {
      next += following.byteCount
      return code
    } else if next < end, let following = unsafe CharacterCodec.scalar(text, next, end),
      VariationSelector.contains(following.value)
    {
      // A selector belongs to the character before it: without a code of their own the two have none.
      return 0
    }
    return self.code(of: scalar.value, second: 0) ?? 0
  }

  /// Reads one scalar of two to four bytes; `nil` where the value ends inside it or is no UTF-8.
  @inline(__always)
  private static func scalar(
    _ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int
  ) -> (value: UInt32, byteCount: Int)? {
    // The buffer's own bounds checks are off in release; `end` is inside it and every index is below `end`.
    let first = UInt32(unsafe text[position])
    let length = first < 0x80 ? 1 : first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 0, position + length <= end else { return nil }
    if length == 1 { return (first, 1) }
    var value = first & (0x7F >> UInt32(length))
    for index in 1..<length {
      value = value << 6 | UInt32(unsafe text[position + index]) & 0x3F
    }
    return (value, length)
  }
}
