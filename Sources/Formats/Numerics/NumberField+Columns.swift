internal import Records

extension NumberField {
  /// Reads one field of many records as canonical text.
  ///
  /// Unsigned `DISPLAY` integers keep their digits as they are; every other number is `-12.50`-like: no leading
  /// zeros, the point where the picture has it. A blank `DISPLAY` field and a failed one are empty.
  ///
  /// - Parameters:
  ///   - block: The bytes.
  ///   - starts: The record's first byte in the block, for each row.
  ///   - offset: The field's first byte in the record.
  ///   - notes: Receives the failures.
  /// - Complexity: O(rows × `byteCount`); does not allocate per value.
  func decodeColumn(_ block: [UInt8], starts: [Int], offset: Int = 0, notes: inout DecodingNotes) -> Column {
    let bytes = block.span
    if isPlainDigits {
      var digits = DigitNotes()
      let column = digitColumn(
        block, starts: starts, offset: offset, byteCount: byteCount, zero: zero, blank: blank, notes: &digits)
      for row in digits.failedRows {
        guard case .failed(let failure) = read(bytes, at: starts[row] + offset) else {
          preconditionFailure("the two readers of digits agree")
        }
        notes.failures.append(DecodingNotes.Failure(row: UInt32(row), failure: failure))
      }
      return column
    }
    var ends: [UInt32] = []
    ends.reserveCapacity(starts.count)
    let texts = [UInt8](capacity: starts.count * longestText) { out in
      for row in starts.indices {
        if let word = word(bytes, at: starts[row] + offset) {
          NumberField.appendText(word, scale: shape.scale, to: &out)
          ends.append(UInt32(truncatingIfNeeded: out.count))
          continue
        }
        switch read(bytes, at: starts[row] + offset) {
        case .number(let number, let scale): number.appendText(scale: scale, to: &out)
        case .blank: break
        case .failed(let failure):
          notes.failures.append(DecodingNotes.Failure(row: UInt32(row), failure: failure))
        }
        ends.append(UInt32(truncatingIfNeeded: out.count))
      }
    }
    return Column(bytes: texts, ends: ends)
  }

  /// Compares texts with one field of many records, as `matches` does with one.
  ///
  /// - Parameters:
  ///   - texts: One for each of `starts`.
  ///   - absentText: The text where one of them is empty.
  /// - Complexity: O(`texts` × `byteCount`); does not allocate per value.
  func matches(
    _ texts: Column, absentText: [UInt8], _ block: [UInt8], starts: [Int], offset: Int
  ) -> [Bool] {
    let bytes = block.span
    let values = texts.bytes.span
    let absent = absentText.span
    if isPlainDigits {
      let field = write(absent, absent.indices).map { written in (0..<byteCount).map { written[$0] } }
      var others: [Int] = []
      var results = matchDigits(
        texts, absent: field, block, starts: starts, offset: offset, byteCount: byteCount, zero: zero, others: &others)
      for index in others {
        results[index] = matches(values, texts.range(index), bytes, at: starts[index] + offset)
      }
      return results
    }
    return [Bool](capacity: starts.count) { results in
      for index in starts.indices {
        let range = texts.range(index)
        let start = starts[index] + offset
        if let isMatch = matchesWord(values, range, bytes, at: start) {
          results.append(isMatch)
        } else {
          results.append(
            range.isEmpty
              ? matches(absent, absent.indices, bytes, at: start) : matches(values, range, bytes, at: start))
        }
      }
    }
  }
}
