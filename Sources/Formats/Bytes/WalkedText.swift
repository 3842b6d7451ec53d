// Columns of the forms that no kernel was written for: EUC, ISO/IEC 2022, UTF-8 and UTF-16. Values are decoded code by code
// by a `CodeWalk`; the inverse encodes each text and compares the whole field.

internal import Records

extension CharacterCodec {
  /// Decodes one field of many records, as `decodeColumn` says.
  func decodeWalking(
    _ block: [UInt8], starts: [Int], offset: Int, byteCount: Int, isDoubleByte: Bool, removing padding: FieldPadding?,
    notes: inout DecodingNotes
  ) -> Column {
    var column = Column(reservingValues: starts.count, bytes: starts.count * byteCount)
    for (row, first) in starts.enumerated() {
      let start = first + offset
      precondition(start >= 0 && start + byteCount <= block.count, "a field lies inside its block")
      decode(
        block[start..<start + byteCount], isDoubleByte: isDoubleByte, removing: padding,
        row: UInt32(truncatingIfNeeded: row), to: &column, &notes)
      column.endValue()
    }
    return column
  }

  /// Decodes one field to the end of a column; on failure nothing is added.
  private func decode(
    _ field: ArraySlice<UInt8>, isDoubleByte: Bool, removing padding: FieldPadding?, row: UInt32,
    to column: inout Column, _ notes: inout DecodingNotes
  ) {
    let floor = column.bytes.count
    var hasFailed = false
    var isIdentified = false
    let bytes = field.span
    var walk = CodeWalk(table, isDoubleByte: isDoubleByte)
    func held(_ offset: Int, _ count: Int) -> UInt32 {
      (0..<count).reduce(0) { $0 << 8 | UInt32(field[field.startIndex + offset + $1]) }
    }
    var offset = 0
    while let step = walk.next(in: bytes) {
      switch step {
      case .shift: break
      case .failure(let code, let at, let count):
        if !hasFailed { notes.fail(row, code, at, held(at, count), count) }
        hasFailed = true
      case .code(let index, let count):
        let entry = packed[Int(index)]
        if entry &- 1 < PackedCharacter.firstSpecial - 1 {
          for byte in 0..<(entry >> 24) { column.bytes.append(UInt8(truncatingIfNeeded: entry >> (8 * byte))) }
        } else {
          let state = append(entry, form.code(at: index), row, offset, to: &column, &notes)
          isIdentified = isIdentified || state == .identified
          if state == .undecided || state == .unassigned, !hasFailed {
            hasFailed = true
            notes.fail(
              row, state == .undecided ? .undecidedCharacter : .unassignedCode, offset, held(offset, count), count)
          }
        }
      case .scalar(let scalar, let count):
        if let entry = identifiedScalars[scalar] {
          _ = append(entry, scalar, row, offset, to: &column, &notes)
          isIdentified = true
        } else if UnicodeText.isUndecided(scalar) {
          _ = append(PackedCharacter.undecided, scalar, row, offset, to: &column, &notes)
          if !hasFailed { notes.fail(row, .undecidedCharacter, offset, held(offset, count), count) }
          hasFailed = true
        } else if let scalar = Unicode.Scalar(scalar), let encoded = UTF8.encode(scalar) {
          column.bytes += encoded
        }
      }
      offset = walk.position
    }
    if hasFailed {
      column.bytes.removeSubrange(floor...)
      return
    }
    if let padding {
      column.bytes.removeTrailing(padding.effective(in: form, isDoubleByte: isDoubleByte), from: floor)
    }
    if isIdentified { notes.identified.append(row) }
  }

  private enum Special { case character, identified, undecided, unassigned }

  private func append(
    _ entry: UInt32, _ code: UInt32, _ row: UInt32, _ offset: Int, to column: inout Column,
    _ notes: inout DecodingNotes
  ) -> Special {
    guard entry != PackedCharacter.unassigned else { return .unassigned }
    let isIdentified = PackedCharacter.isIdentified(entry)
    if entry == PackedCharacter.undecided || isIdentified {
      notes.uses.append(
        DecodingNotes.Use(
          row: row, code: code, byteOffset: UInt32(truncatingIfNeeded: offset), isDecided: isIdentified))
    }
    guard PackedCharacter.isSequence(entry) else { return .undecided }
    column.bytes += sequences.bytes(entry)
    return isIdentified ? .identified : .character
  }

  /// Compares texts with one field of some records, as `matches` says.
  func matchesWalking(
    _ texts: Column, absentText: [UInt8], _ block: [UInt8], starts: [Int], offset: Int, byteCount: Int,
    isDoubleByte: Bool, padding: FieldPadding
  ) -> [Bool] {
    let fill = padding.bytes(in: table, isDoubleByte: isDoubleByte)
    return starts.indices.map { row in
      let start = starts[row] + offset
      precondition(start >= 0 && start + byteCount <= block.count, "a field lies inside its block")
      let text = texts.isEmpty(row) ? absentText[...] : texts.bytes[texts.range(row)]
      guard let written = encode(text, isDoubleByte: isDoubleByte), written.count <= byteCount,
        block[start..<start + written.count].elementsEqual(written)
      else { return false }
      let rest = block[(start + written.count)..<start + byteCount]
      guard rest.count % fill.count == 0 else { return false }
      return rest.enumerated().allSatisfy { $0.element == fill[$0.offset % fill.count] }
    }
  }
}

extension [UInt8] {
  /// Removes the padding at the end of a UTF-8 text that begins at `floor`.
  fileprivate mutating func removeTrailing(_ padding: FieldPadding, from floor: Int) {
    switch padding {
    case .space: while count > floor, last == 0x20 { removeLast() }
    case .ideographicSpace:
      // U+3000 is E3 80 80; UTF-8 cannot hold these three bytes across a character boundary.
      while count - floor >= 3, self[count - 1] == 0x80, self[count - 2] == 0x80, self[count - 3] == 0xE3 {
        removeLast(3)
      }
    }
  }
}
