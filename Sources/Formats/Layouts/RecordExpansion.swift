// Records as files hold them, turned into records as layouts describe them.
//
// Two forms leave bytes out: text whose trailing blanks were removed, and tables of OCCURS DEPENDING ON that are not at a
// record's end, behind which everything moves up. An expanded record has every field at its one place: blanks where blanks
// were removed, and blanks in the room of occurrences that it does not have. What the file holds stays beside it
// (`SourceBlock.stored`): bytes are counted, rejected and pointed at there.
// Example with `N PIC 9. A OCCURS 0 TO 3 DEPENDING ON N PIC X. B PIC X(2).`: `1aZZ` becomes `1a␣␣ZZ`.

public import Records

/// Expands the records of one type.
public struct RecordExpansion: Sendable {
  private let layout: RecordLayout
  private let blank: UInt8
  private let segments: [RecordSegment]
  private let counters: [Counter]

  /// The field that holds the number of a table's occurrences.
  private struct Counter: Sendable {
    var number: NumberField
    var offset: Int
    var range: ClosedRange<Int>
  }

  /// An expansion for records of a layout, or `nil` where the file holds every byte of them at its place.
  ///
  /// - Parameters:
  ///   - layout: The layout.
  ///   - areBlanksRemoved: Whether blanks at the records' ends were left out.
  ///   - signs: The sign convention; must be there when a counter is a signed `DISPLAY` number.
  ///   - table: The declared character table, whose space is the blank.
  public init?(_ layout: RecordLayout, areBlanksRemoved: Bool, signs: ZonedSign?, table: CharacterTable) {
    guard areBlanksRemoved || layout.isShifted else { return nil }
    self.layout = layout
    blank = table.space
    guard layout.isShifted else {
      segments = []
      counters = []
      return
    }
    segments = RecordSegment.all(layout.fields, byteCount: layout.byteCount)
    counters = layout.variableTables.compactMap { table_ in
      let field = layout.fields[table_.counter]
      return NumberField(field, signs: signs, table: table).map {
        Counter(number: $0, offset: field.offset, range: table_.least...table_.most)
      }
    }
    precondition(counters.count == layout.variableTables.count, "the number of a table is in a numeric field")
  }

  /// Appends the expanded record to `bytes`; gives whether there is one: appends nothing where the record's length is not
  /// what its own numbers say.
  ///
  /// - Complexity: O(length of the layout).
  func expand(_ record: ArraySlice<UInt8>, into bytes: inout [UInt8]) -> Bool {
    let start = bytes.count
    guard !segments.isEmpty else {
      guard record.count <= layout.byteCount else { return false }
      bytes += record
      bytes.append(contentsOf: repeatElement(blank, count: layout.byteCount - record.count))
      return true
    }
    var position = record.startIndex
    for segment in segments {
      let isPresent = segment.occurrences.allSatisfy { occurrence in
        guard let count = count(of: occurrence.table, in: bytes, at: start) else { return false }
        return occurrence.number <= count
      }
      if isPresent {
        guard record.endIndex - position >= segment.byteCount else {
          bytes.removeSubrange(start...)
          return false
        }
        bytes += record[position..<position + segment.byteCount]
        position += segment.byteCount
      } else {
        bytes.append(contentsOf: repeatElement(blank, count: segment.byteCount))
      }
    }
    guard position == record.endIndex,
      counters.indices.allSatisfy({ count(of: $0, in: bytes, at: start) != nil })
    else {
      bytes.removeSubrange(start...)
      return false
    }
    return true
  }

  /// The record as a file holds it, from an expanded one; `nil` where its own numbers are none.
  ///
  /// - Complexity: O(length of the layout).
  public func contract(_ record: [UInt8]) -> [UInt8]? {
    guard record.count == layout.byteCount else { return nil }
    guard !segments.isEmpty else {
      return Array(record.prefix((record.lastIndex { $0 != blank } ?? -1) + 1))
    }
    var stored: [UInt8] = []
    let counts = counters.indices.map { count(of: $0, in: record, at: 0) }
    for segment in segments {
      var isPresent = true
      for occurrence in segment.occurrences {
        guard let count = counts[occurrence.table] else { return nil }
        if occurrence.number > count { isPresent = false }
      }
      if isPresent { stored += record[segment.offset..<segment.offset + segment.byteCount] }
    }
    return stored
  }

  /// The number of a table's occurrences in a record that is expanded as far as its counter; `nil` where it is none.
  private func count(of table: Int, in bytes: [UInt8], at start: Int) -> Int? {
    let counter = counters[table]
    let place = start + counter.offset
    guard place + counter.number.byteCount <= bytes.count,
      case .number(let digits, _) = counter.number.read(bytes.span, at: place),
      let count = Int(exactly: digits.coefficient), counter.range.contains(count)
    else { return nil }
    return count
  }
}

extension SourceBlock {
  /// The block with its records expanded, each by the expansion of its type; `stored` gives this block back.
  ///
  /// A record of no type, a bad frame and a record that its own numbers contradict stay as they are.
  ///
  /// - Parameters:
  ///   - expansions: One for each record type; `nil` for types that need none.
  ///   - types: The type of each frame, or `nil`.
  /// - Complexity: O(bytes).
  public func expanded(_ expansions: [RecordExpansion?], types: [Int?]) -> SourceBlock {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(self.bytes.count * 2)
    var frames = self.frames
    var isExpanded = [Bool](repeating: false, count: frames.count)
    for (index, frame) in self.frames.enumerated() {
      let start = bytes.count
      if frame.state == .whole, let type = types[index], let expansion = expansions[type],
        expansion.expand(content(index), into: &bytes)
      {
        isExpanded[index] = true
      } else {
        bytes += content(index)
      }
      frames[index].offset = UInt32(start)
      frames[index].byteCount = UInt32(bytes.count - start)
    }
    var block = SourceBlock(
      index: self.index, fileOffset: fileOffset, firstRecordIndex: firstRecordIndex, bytes: bytes, frames: frames)
    block.startsFile = startsFile
    block.keep(stored: self, isExpanded: isExpanded)
    return block
  }
}
