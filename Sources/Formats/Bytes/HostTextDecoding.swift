// The decoding kernel for hosts: mixed fields, whose double-byte codes stand between shift codes (of one byte or two, of
// several kinds in JEF), fields of double-byte codes alone, and of single bytes. It stores characters as the kernel of `TextDecoding.swift` does and obeys its rules.
//
// The idea: a mixed value is read in one of two states. Single bytes are looked up one by one; a shift-out begins a run
// of pairs, which goes on until its shift-in whatever stands there. Example: C1 0E 45 41 0F 40 is A, a run with 一, and a
// space. Only the single-byte state looks at where the padding begins, because 40 inside a run is half of a character.
// What breaks if it is changed: the state decides what a byte means, so after a fault of the shift codes nothing behind
// it can be told, and the search for user-defined codes ends.

internal import Records

extension CharacterCodec {
  /// Decodes one field of many records, as `decodeColumn` says.
  func decodeHostColumn(
    _ block: [UInt8], starts: [Int], offset: Int, byteCount: Int, isDoubleByte: Bool, isTrimmed: Bool,
    notes: inout DecodingNotes
  ) -> Column {
    var ends: [UInt32] = []
    ends.reserveCapacity(starts.count)
    let room = starts.count * byteCount * expansion + 16
    let bytes: [UInt8] = unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { work in
      guard let target = work.baseAddress else { return [] }
      // The pointers are used inside these closures alone.
      let count = unsafe block.withUnsafeBufferPointer { source in
        unsafe packed.withUnsafeBufferPointer { table in
          guard let base = source.baseAddress else { return 0 }
          var count = 0
          for (row, first) in starts.enumerated() {
            let start = first + offset
            precondition(start >= 0 && start + byteCount <= source.count, "a field lies inside its block")
            // Inside the block by the check above.
            count = unsafe decodeHostValue(
              base + start, byteCount, before: start, isDoubleByte: isDoubleByte, isTrimmed: isTrimmed,
              row: UInt32(truncatingIfNeeded: row), table: table, to: target, at: count, notes: &notes)
            ends.append(UInt32(truncatingIfNeeded: count))
          }
          return count
        }
      }
      // The first `count` bytes have been stored.
      return unsafe Array(UnsafeBufferPointer(start: target, count: count))
    }
    return Column(bytes: bytes, ends: ends)
  }

  /// Decodes one field to `target[at...]` and gives the new end; on failure the old one.
  ///
  /// - A shift-in outside a run and a shift-out inside one are unbalanced, at their place; so is the shift-out whose run
  ///   the field ends in.
  /// - A first byte of a pair before the shift-in, the field's end or nothing but spaces was cut off.
  ///
  /// `source` has `byteCount` readable bytes, and `before` before them; `target` has room for
  /// `byteCount * expansion + 16` from `at` on; `table` has 65,536 entries.
  @inline(__always)
  private func decodeHostValue(
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
        if entry &- 1 < PackedCharacter.firstSpecial - 1 {
          // Four bytes of room: three for the character by `expansion`, one at least of the slack.
          unsafe UnsafeMutableRawPointer(target + end).storeBytes(of: entry, as: UInt32.self)
          end += Int(entry >> 24)
          position += 1
          continue
        }
        if entry == PackedCharacter.shift {
          let shift = unsafe shift(source, position, byteCount)
          if shift.byteCount > 0 {
            guard shift.begins else {
              if !hasFailed { unsafe fail(.unbalancedShift, source, position, shift.byteCount, row, &notes) }
              return start
            }
            run = position
            isShifted = true
            position += shift.byteCount
            continue
          }
          // A control byte that is also the first of a shift code of two.
          let plain = self.table.singles[Int(byte)]
          if plain != PackedCharacter.unassigned {
            // As above.
            unsafe UnsafeMutableRawPointer(target + end).storeBytes(of: plain, as: UInt32.self)
            end += Int(plain >> 24)
            position += 1
            continue
          }
        }
        if !hasFailed { notes.fail(row, .unassignedCode, position, UInt32(byte), 1) }
        hasFailed = true
        position += 1
        continue
      }
      if position + 1 < byteCount {
        let index = Int(byte) << 8 | Int(unsafe source[position + 1])
        // A first byte of 00 begins no pair: its index would be that of a single byte.
        let entry = byte == 0 ? PackedCharacter.unassigned : unsafe table[index]
        if entry &- 1 < PackedCharacter.firstSpecial - 1 {
          // As above.
          unsafe UnsafeMutableRawPointer(target + end).storeBytes(of: entry, as: UInt32.self)
          end += Int(entry >> 24)
          position += 2
          continue
        }
        if PackedCharacter.isSequence(entry) {
          if PackedCharacter.isIdentified(entry) { isIdentified = true }
          unsafe appendSequence(entry, index, position, row, to: target, at: &end, notes: &notes)
          position += 2
          continue
        }
        if entry == PackedCharacter.undecided {
          noteUndecided(index, position, row, &notes)
          if !hasFailed { notes.fail(row, .undecidedCharacter, position, UInt32(index), 2) }
          hasFailed = true
          position += 2
          continue
        }
      }
      let shift = unsafe shift(source, position, byteCount)
      if shift.byteCount > 0 {
        // One kind of run may follow another; the only kind there is may not.
        guard !isDoubleByte, !shift.begins || shift.mayFollow else {
          if !hasFailed { unsafe fail(.unbalancedShift, source, position, shift.byteCount, row, &notes) }
          return start
        }
        isShifted = shift.begins
        position += shift.byteCount
        continue
      }
      guard position + 1 < byteCount else {
        // A last space is no half of a character: the run is what has no end.
        if hasFailed { return start }
        if isDoubleByte || byte != space {
          notes.fail(row, .truncatedCharacter, position, UInt32(byte), 1)
        } else {
          unsafe failRun(source, run, byteCount, row, &notes)
        }
        return start
      }
      let index = Int(byte) << 8 | Int(unsafe source[position + 1])
      let trail = UInt8(truncatingIfNeeded: index)
      if !isTrail(trail), byte != space || trail != space {
        if hasFailed { return start }
        let rest = byteCount - position
        let isCut =
          trail == space
          ? unsafe countWithoutTrailing(space, source + position, rest, before: before + position) == 1
          : unsafe !isDoubleByte && self.shift(source, position + 1, byteCount).ends
        if isCut {
          notes.fail(row, .truncatedCharacter, position, UInt32(byte), 1)
        } else {
          notes.fail(row, .badTrailByte, position, UInt32(index), 2)
        }
        return start
      }
      if !hasFailed { notes.fail(row, .unassignedCode, position, UInt32(index), 2) }
      // Nothing of the form begins with 00; what stands behind it cannot be told.
      if byte == 0 { return start }
      hasFailed = true
      position += 2
    }
    if isShifted, !isDoubleByte {
      if !hasFailed { unsafe failRun(source, run, byteCount, row, &notes) }
      return start
    }
    if hasFailed { return start }
    if isIdentified { notes.identified.append(row) }
    return end
  }

  /// What shift code stands at a position, if any.
  private struct Shift {
    /// 0 where none stands.
    var byteCount = 0
    /// Whether it begins a run.
    var begins = false
    /// Whether it may stand inside a run, as one kind of several.
    var mayFollow = false
    /// Whether it ends a run.
    var ends: Bool { byteCount > 0 && !begins }
  }

  /// `source` has `count` readable bytes.
  private func shift(_ source: UnsafePointer<UInt8>, _ position: Int, _ count: Int) -> Shift {
    guard case .shiftCodes(let shifts) = form, position < count else { return Shift() }
    // Below `count`.
    let first = UInt16(unsafe source[position])
    let pair = position + 1 < count ? first << 8 | UInt16(unsafe source[position + 1]) : 0
    func stands(_ shift: ShiftCodes.Shift) -> Bool { shift.bytes == (shift.byteCount == 1 ? first : pair) }
    if stands(shifts.end) { return Shift(byteCount: shifts.end.byteCount) }
    for begin in shifts.begin where stands(begin) {
      return Shift(byteCount: begin.byteCount, begins: true, mayFollow: shifts.begin.count > 1)
    }
    return Shift()
  }

  /// Notes a fault at one or two bytes of `source`, which has them.
  private func fail(
    _ code: FindingCode, _ source: UnsafePointer<UInt8>, _ position: Int, _ count: Int, _ row: UInt32,
    _ notes: inout DecodingNotes
  ) {
    var bytes: UInt32 = 0
    // The shift code stands there.
    for offset in 0..<count { bytes = bytes << 8 | UInt32(unsafe source[position + offset]) }
    notes.fail(row, code, position, bytes, count)
  }

  /// Notes that the run whose shift code stands at `run` has no end.
  private func failRun(
    _ source: UnsafePointer<UInt8>, _ run: Int, _ count: Int, _ row: UInt32, _ notes: inout DecodingNotes
  ) {
    unsafe fail(.unbalancedShift, source, run, max(1, shift(source, run, count).byteCount), row, &notes)
  }

  /// Whether a byte can be the second of a double-byte code.
  private func isTrail(_ byte: UInt8) -> Bool {
    switch form {
    case .leadBytes: byte >= 0x40 && byte != 0x7F && byte <= 0xFC
    case .singleBytes, .doubleBytes, .shiftCodes: byte >= (table.isEBCDIC ? 0x41 : 0x21) && byte <= 0xFE
    case .extendedUnix, .designations, .utf8, .utf16: preconditionFailure("this kernel reads hosts' codes")
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
