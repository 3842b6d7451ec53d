// The decoding kernel for IBM hosts: mixed fields, whose double-byte codes stand between shift codes, and fields of
// double-byte codes alone. It fills the working place of `TextDecoding.swift` and obeys its rules.
//
// The idea: a mixed value is read in one of two states. Single bytes are looked up one by one; a shift-out begins a run
// of pairs, which goes on until its shift-in whatever stands there. Example: C1 0E 45 41 0F 40 is A, a run with 一, and a
// space. Only the single-byte state looks at where the padding begins, because 40 inside a run is half of a character.
// What breaks if it is changed: the state decides what a byte means, so after a fault of the shift codes nothing behind
// it can be told, and the search for user-defined codes ends.

internal import Records

extension CharacterCodec {
  /// Decodes one field to `target[at...]` and gives the new end; on failure the old one.
  ///
  /// - A shift-in outside a run and a shift-out inside one are unbalanced, at their place; so is the shift-out whose run
  ///   the field ends in.
  /// - A first byte of a pair before the shift-in, the field's end or nothing but spaces was cut off.
  ///
  /// `source` has `byteCount` readable bytes, and `before` before them; `target` has room for
  /// `byteCount * expansion + 8` from `at` on; `table` has 65,536 entries.
  @inline(never)
  func decodeHostValue(
    _ source: UnsafePointer<UInt8>, _ byteCount: Int, before: Int, isDoubleByte: Bool, isTrimmed: Bool, row: UInt32,
    table: UnsafeBufferPointer<UInt32>, to target: UnsafeMutablePointer<UInt8>, at start: Int,
    notes: inout DecodingNotes
  ) -> Int {
    var single = 0
    var pairs = byteCount
    if isDoubleByte {
      if isTrimmed { pairs = unsafe countWithoutTrailingPairs(ideographicSpace, source, byteCount) }
    } else {
      single = isTrimmed ? unsafe countWithoutTrailing(space, source, byteCount, before: before) : byteCount
    }
    var position = 0
    var end = start
    var run = 0
    var isShifted = isDoubleByte
    var isIdentified = false
    var hasFailed = false
    while position < (isShifted ? pairs : single) {
      // Below the field's length.
      let byte = unsafe source[position]
      guard isShifted else {
        let entry = unsafe table[Int(byte)]
        if entry != PackedCharacter.unassigned {
          // Four bytes of room: three for the character by `expansion`, one at least of the slack.
          unsafe UnsafeMutableRawPointer(target + end).storeBytes(of: entry, as: UInt32.self)
          end += Int(entry >> 24)
        } else if byte == ShiftCode.out {
          run = position
          isShifted = true
        } else {
          if !hasFailed {
            notes.fail(row, byte == ShiftCode.back ? .unbalancedShift : .unassignedCode, position, UInt32(byte), 1)
          }
          if byte == ShiftCode.back { return start }
          hasFailed = true
        }
        position += 1
        continue
      }
      if byte == ShiftCode.back, !isDoubleByte {
        isShifted = false
        position += 1
        continue
      }
      if form == .shiftCodes, byte == ShiftCode.out || byte == ShiftCode.back {
        if !hasFailed { notes.fail(row, .unbalancedShift, position, UInt32(byte), 1) }
        return start
      }
      guard position + 1 < byteCount else {
        // A last space is no half of a character: the run is what has no end.
        if hasFailed { return start }
        if isDoubleByte || byte != space {
          notes.fail(row, .truncatedCharacter, position, UInt32(byte), 1)
        } else {
          notes.fail(row, .unbalancedShift, run, UInt32(ShiftCode.out), 1)
        }
        return start
      }
      let index = Int(byte) << 8 | Int(unsafe source[position + 1])
      // A first byte of 00 begins no pair: its index would be that of a single byte.
      let entry = byte == 0 ? PackedCharacter.unassigned : unsafe table[index]
      if entry &- 1 < PackedCharacter.firstSpecial - 1 {
        // As above.
        unsafe UnsafeMutableRawPointer(target + end).storeBytes(of: entry, as: UInt32.self)
        end += Int(entry >> 24)
      } else if entry >= PackedCharacter.firstSpecial {
        if let after = unsafe appendSpecial(entry, index, position, row, to: target, at: end, notes: &notes) {
          isIdentified = true
          end = after
        } else if !hasFailed {
          hasFailed = true
          notes.fail(row, .undecidedCharacter, position, UInt32(index), 2)
        }
      } else {
        let trail = UInt8(truncatingIfNeeded: index)
        if !isTrail(trail), byte != space || trail != space {
          if hasFailed { return start }
          let rest = byteCount - position
          let isCut =
            trail == space
            ? unsafe countWithoutTrailing(space, source + position, rest, before: before + position) == 1
            : trail == ShiftCode.back && !isDoubleByte
          if isCut {
            notes.fail(row, .truncatedCharacter, position, UInt32(byte), 1)
          } else {
            notes.fail(row, .badTrailByte, position, UInt32(index), 2)
          }
          return start
        }
        if !hasFailed { notes.fail(row, .unassignedCode, position, UInt32(index), 2) }
        hasFailed = true
      }
      position += 2
    }
    if isShifted, !isDoubleByte {
      if !hasFailed { notes.fail(row, .unbalancedShift, run, UInt32(ShiftCode.out), 1) }
      return start
    }
    if hasFailed { return start }
    if isIdentified { notes.identified.append(row) }
    return end
  }

  /// Whether a byte can be the second of a double-byte code.
  private func isTrail(_ byte: UInt8) -> Bool {
    switch form {
    case .leadBytes: byte >= 0x40 && byte != 0x7F && byte <= 0xFC
    case .shiftCodes: byte >= 0x41 && byte <= 0xFE
    }
  }
}

/// The number of bytes left when every pair that is `fill` at the end is dropped; pairs begin at even places.
///
/// `start` points at `count` readable bytes. An odd last byte belongs to no pair, and then nothing is dropped.
private func countWithoutTrailingPairs(_ fill: UInt16, _ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
  guard count & 1 == 0 else { return count }
  var left = count
  while left >= 2 {
    // Inside the value: two bytes are left.
    let pair = unsafe UInt16(start[left - 2]) << 8 | UInt16(start[left - 1])
    guard pair == fill else { return left }
    left -= 2
  }
  return left
}
