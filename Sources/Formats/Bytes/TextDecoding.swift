// The decoding kernel: one field of all records of a block, from one- and two-byte codes to UTF-8.
//
// The idea: values are decoded into a working place large enough for the worst case (`expansion` bytes for each byte
// read, and sixteen bytes of slack), so that a character is one table look-up and one store of four bytes of which 1 to 3
// count; the column then takes just what came out. Runs of ASCII go up to eight bytes at a time, runs of katakana
// and of pairs in loops of their own. Example: 8C AA 41 → the
// entry of 8CAA is 0x03_B77A_E7-like (UTF-8 lowest byte first, length on top), the store writes four bytes, the position
// moves by three; 41 is copied.
// Fields of double-byte codes and the tables of hosts have a kernel of their own (`HostTextDecoding.swift`), the other
// forms the plain way (`WalkedText.swift`).
// What breaks if it is changed: the slack is what makes the wide stores safe; the trailing bytes of a value are
// overwritten by the next value, so values must be written in order. Words assume a little-endian machine.

internal import Records

extension CharacterCodec {
  /// Decodes one field of many records.
  ///
  /// A value that fails is empty in the column and stands once in `notes.failures`. After an undecided or unassigned
  /// code the rest of the value is still searched for user-defined codes; after malformed bytes it is not.
  ///
  /// - Parameters:
  ///   - block: The bytes.
  ///   - starts: The record's first byte in the block, for each row.
  ///   - offset: The field's first byte in the record; the field must lie inside the block.
  ///   - byteCount: The field's length.
  ///   - isDoubleByte: Whether the field holds double-byte codes alone.
  ///   - padding: The padding to remove at the end, or `nil` to keep everything.
  ///   - notes: Receives failures, user-defined codes and identified rows.
  /// - Complexity: O(rows × `byteCount`); three allocations a column, none a value.
  func decodeColumn(
    _ block: [UInt8], starts: [Int], offset: Int = 0, byteCount: Int, isDoubleByte: Bool = false,
    removing padding: FieldPadding?, notes: inout DecodingNotes
  ) -> Column {
    // Decided here once, so that nothing of it is asked for each value.
    switch form {
    case .leadBytes where !isDoubleByte: break
    case .singleBytes, .doubleBytes, .shiftCodes, .leadBytes:
      return decodeHostColumn(
        block, starts: starts, offset: offset, byteCount: byteCount, isDoubleByte: isDoubleByte || form == .doubleBytes,
        isTrimmed: padding != nil, notes: &notes)
    case .extendedUnix, .designations, .utf8, .utf16:
      return decodeWalking(
        block, starts: starts, offset: offset, byteCount: byteCount, isDoubleByte: isDoubleByte, removing: padding,
        notes: &notes)
    }
    var ends = [UInt32](repeating: 0, count: starts.count)
    // Room for the worst case of all values and a word more; a place to work in, not kept.
    let room = starts.count * byteCount * expansion + 16
    let bytes: [UInt8] = unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { work in
      guard let target = work.baseAddress else { return [] }
      // One end for each start; the pointers are used inside these closures alone.
      let count = unsafe ends.withUnsafeMutableBufferPointer { ends in
        unsafe block.withUnsafeBufferPointer { source in
          unsafe packed.withUnsafeBufferPointer { table in
            guard let base = source.baseAddress else { return 0 }
            var count = 0
            for row in starts.indices {
              let start = starts[row] + offset
              precondition(start >= 0 && start + byteCount <= source.count, "a field lies inside its block")
              let floor = count
              var length = byteCount
              switch padding {
              // Safe before decoding: 0x20 is never the second byte of a character.
              case .space: length = unsafe countWithoutTrailing(0x20, base + start, byteCount, before: start)
              case .ideographicSpace: if unsafe isOnlyPairs(0x81, 0x40, base + start, byteCount) { length = 0 }
              case nil: break
              }
              if length > 0 {
                count = unsafe decodeValue(
                  base + start, count: length, fieldByteCount: byteCount, readable: source.count - start,
                  row: UInt32(truncatingIfNeeded: row), table: table, to: target, at: count, notes: &notes)
                if padding == .ideographicSpace {
                  // U+3000 is E3 80 80; UTF-8 cannot hold these three bytes across a character boundary.
                  while count - floor >= 3, unsafe target[count - 1] == 0x80, unsafe target[count - 2] == 0x80,
                    unsafe target[count - 3] == 0xE3
                  { count -= 3 }
                }
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

  /// Decodes `count` bytes to `target[at...]` and gives the new end; on failure the old one.
  ///
  /// `source` has `readable` readable bytes, at least `fieldByteCount`, `target` room for `count * expansion + 16` from
  /// `at` on.
  @inline(__always)
  func decodeValue(
    _ source: UnsafePointer<UInt8>, count: Int, fieldByteCount: Int, readable: Int, row: UInt32,
    table: UnsafeBufferPointer<UInt32>, to target: UnsafeMutablePointer<UInt8>, at start: Int,
    notes: inout DecodingNotes
  ) -> Int {
    var position = 0
    var end = start
    var isIdentified = false
    var hasFailed = false
    let isASCII = self.table.isASCII
    while position < count {
      let byte = unsafe source[position]
      if byte < 0x80, isASCII {
        if position + 8 <= readable {
          // Eight bytes are left in the block and, with the slack, in the output; those that are ASCII and belong to
          // the value count, the lowest byte first.
          let word = unsafe UnsafeRawPointer(source + position).loadUnaligned(as: UInt64.self)
          unsafe UnsafeMutableRawPointer(target + end).storeBytes(of: word, as: UInt64.self)
          let length = min((word & 0x8080_8080_8080_8080).trailingZeroBitCount / 8, count - position)
          position += length
          end += length
          continue
        }
        unsafe target[end] = byte
        end += 1
        position += 1
        continue
      }
      let runStart = position
      // Half-width katakana come in runs; in every table of this form they are A1–DF.
      if byte &- 0xA1 <= 0x3E {
        while position < count {
          // Below the value's length, and the table has an entry for each byte.
          let single = unsafe source[position]
          let entry = unsafe table[Int(single)]
          guard single &- 0xA1 <= 0x3E, entry &- 1 < PackedCharacter.firstSpecial - 1 else { break }
          // Four bytes of room, as above.
          unsafe UnsafeMutableRawPointer(target + end).storeBytes(of: entry, as: UInt32.self)
          end += Int(entry >> 24)
          position += 1
        }
        if position > runStart { continue }
      }
      // Pairs come in runs, too. An entry above 00FF is a pair's own, so that nothing has to be asked of its first byte.
      while position + 1 < count {
        // Two bytes of the value are left; the first byte of a code is its higher one.
        let pair = Int(unsafe UnsafeRawPointer(source + position).loadUnaligned(as: UInt16.self).byteSwapped)
        // Sixteen bits, and the table has an entry for each.
        let entry = unsafe table[pair]
        guard entry &- 1 < PackedCharacter.firstSpecial - 1, pair > 0xFF else { break }
        // Four bytes of room: three for the character by `expansion`, one at least of the slack.
        unsafe UnsafeMutableRawPointer(target + end).storeBytes(of: entry, as: UInt32.self)
        end += Int(entry >> 24)
        position += 2
      }
      if position > runStart { continue }
      // Lead bytes 81–9F and E0–FC; flipping bit 5 makes them one range.
      let isLead = (byte ^ 0x20) &- 0xA1 <= 0x3B
      var index = Int(byte)
      if isLead {
        guard position + 1 < count else {
          if !hasFailed { notes.fail(row, .truncatedCharacter, position, UInt32(byte), 1) }
          return start
        }
        index = index << 8 | Int(unsafe source[position + 1])
      }
      // `index` is below 65,536, the size of the table.
      let entry = unsafe table[index]
      if entry &- 1 < PackedCharacter.firstSpecial - 1 {
        // Four bytes of room: three for the character by `expansion`, one at least of the slack.
        unsafe UnsafeMutableRawPointer(target + end).storeBytes(of: entry, as: UInt32.self)
        end += Int(entry >> 24)
        position += isLead ? 2 : 1
        continue
      }
      if entry >= PackedCharacter.firstSpecial {
        if PackedCharacter.isSequence(entry) {
          if PackedCharacter.isIdentified(entry) { isIdentified = true }
          unsafe appendSequence(entry, index, position, row, to: target, at: &end, notes: &notes)
        } else if !hasFailed {
          hasFailed = true
          noteUndecided(index, position, row, &notes)
          notes.fail(row, .undecidedCharacter, position, UInt32(index), 2)
        } else {
          noteUndecided(index, position, row, &notes)
        }
        position += isLead ? 2 : 1
        continue
      }
      guard isLead else {
        if !hasFailed { notes.fail(row, .unassignedCode, position, UInt32(byte), 1) }
        return start
      }
      let trail = UInt8(truncatingIfNeeded: index)
      guard trail >= 0x40, trail != 0x7F, trail <= 0xFC else {
        if hasFailed { return start }
        // A lead byte before nothing but spaces was cut off and padded; whether the spaces are trimmed is no matter.
        if trail == 0x20,
          unsafe countWithoutTrailing(0x20, source + position, fieldByteCount - position, before: position) == 1
        {
          notes.fail(row, .truncatedCharacter, position, UInt32(byte), 1)
        } else {
          notes.fail(row, .badTrailByte, position, UInt32(index), 2)
        }
        return start
      }
      if !hasFailed { notes.fail(row, .unassignedCode, position, UInt32(index), 2) }
      hasFailed = true
      position += 2
    }
    if hasFailed { return start }
    if isIdentified { notes.identified.append(row) }
    return end
  }

  /// Appends a longer character, or the target of an identified code, which it notes; `end` is then the new end.
  ///
  /// `target` has eight bytes of room from `end` on: four for each byte of the code by `expansion`, or the slack.
  @inline(__always)
  func appendSequence(
    _ entry: UInt32, _ index: Int, _ position: Int, _ row: UInt32, to target: UnsafeMutablePointer<UInt8>,
    at end: inout Int, notes: inout DecodingNotes
  ) {
    if PackedCharacter.isIdentified(entry) {
      notes.uses.append(
        DecodingNotes.Use(
          row: row, code: form.code(at: UInt16(truncatingIfNeeded: index)),
          byteOffset: UInt32(truncatingIfNeeded: position), isDecided: true))
    }
    let word = sequences.words[PackedCharacter.index(entry)]
    // Eight bytes of room; those behind the character are overwritten by the next one.
    unsafe UnsafeMutableRawPointer(target + end).storeBytes(of: word, as: UInt64.self)
    end += PackedCharacter.byteCount(entry)
  }

  /// Notes a code that nobody has decided.
  @inline(never)
  func noteUndecided(_ index: Int, _ position: Int, _ row: UInt32, _ notes: inout DecodingNotes) {
    notes.uses.append(
      DecodingNotes.Use(
        row: row, code: form.code(at: UInt16(truncatingIfNeeded: index)),
        byteOffset: UInt32(truncatingIfNeeded: position), isDecided: false))
  }
}
